/** The options of a report as they are being changed: kept a moment after the last change, with the way back. */
import { saveReportOptions, toFailure, type ReportOptions, type ReportWish } from '../../api/client';
import { words } from '../../messages/index.svelte';
import { told, troubled, type Step } from '../../state/notify';

/** How long nothing must change before the options are kept. */
const REST = 700;

export function wishOf(options: ReportOptions): ReportWish {
  const { parts, landscape, accent, lang, remarks, sender, board } = options;
  return { parts, landscape, accent, lang, remarks, sender, board };
}

/** What is to be kept once nothing changes any more. */
let waiting: { template: string; timer: ReturnType<typeof setTimeout>; keep: () => void } | null = null;

/** Keeps at once what still waits: the screen is left, or another template's options change. */
export function keepNow(): void {
  const last = waiting;
  waiting = null;
  if (!last) return;
  clearTimeout(last.timer);
  last.keep();
}

/** Keeps options once nothing changes any more; `before` is what is kept until then. */
export function keepSoon(template: string, before: ReportWish, now: ReportWish, lang: string, show: (wish: ReportWish) => void): void {
  if (waiting?.template === template) clearTimeout(waiting.timer);
  else keepNow();
  waiting = { template, timer: setTimeout(keepNow, REST), keep: () => void keep(template, before, now, lang, show, 'done') };
}

async function keep(template: string, before: ReportWish, now: ReportWish, lang: string, show: (wish: ReportWish) => void, step: Step): Promise<void> {
  try {
    await saveReportOptions(template, now, lang);
    show(now);
    const m = words();
    const way = { label: m.do.undo, act: () => void keep(template, now, before, lang, show, step === 'back' ? 'again' : 'back') };
    told(step === 'back' ? m.reports.back : m.reports.kept, way, step);
  } catch (error) {
    troubled(toFailure(error));
  }
}
