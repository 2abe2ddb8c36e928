/** Tells, wherever the reader is, what the program did by itself: a file of the watched folder, scheduled reports. */
import type { ScheduleRun, WatchedFile } from '../api/client';
import { words } from '../messages/index.svelte';
import { told, warned } from '../state/notify';
import { go } from '../state/place.svelte';

/** Shows a short notice; what is to be corrected leads to the imports. */
export function tellOf({ file, ending, sentence }: WatchedFile): void {
  // What went well names its file; what went wrong may not.
  if (ending === 'done') told(sentence, { label: words().do.open, act: () => go('imports') });
  else warned(file, sentence);
}

/** Says which scheduled reports were made, and what kept others from it; both lead to the reports. */
export function tellOfReports({ problems, sentence }: ScheduleRun): void {
  const m = words();
  if (problems.length > 0) warned(m.schedule.title, sentence);
  else told(sentence, { label: m.schedule.toSchedule, act: () => go('reports') });
}
