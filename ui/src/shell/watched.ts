/** Tells, wherever the reader is, what became of a file in the watched folder. */
import type { WatchedFile } from '../api/client';
import { words } from '../messages/index.svelte';
import { told, warned } from '../state/notify';
import { go } from '../state/place.svelte';

/** Shows a short notice; what is to be corrected leads to the imports. */
export function tellOf({ file, ending, sentence }: WatchedFile): void {
  // What went well names its file; what went wrong may not.
  if (ending === 'done') told(sentence, { label: words().do.open, act: () => go('imports') });
  else warned(file, sentence);
}
