/** Keeps an unfinished import for the next start, a moment after each change. */
import { saveImportDraft, type DraftToSave } from '../api/client';
import { language } from '../messages/index.svelte';

/** How long after a change, in milliseconds: short enough that nothing is lost, long enough not to write at each key. */
const PAUSE = 600;

export class DraftKeeper {
  /** Whether the reader has said something that would be lost. */
  said = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Keeps what is drafted once the hands rest. */
  keep(draft: () => DraftToSave): void {
    this.said = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // The import goes on without it; only taking it up again after a break would be lost.
      saveImportDraft(draft(), language.now).catch((error: unknown) => console.warn('the unfinished import could not be kept', error));
    }, PAUSE);
  }

  /** Keeps nothing more. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
