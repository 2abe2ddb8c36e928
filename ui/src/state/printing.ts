/** What is printed and how: a dashboard as it is seen, with its filters, or a report. */
import { lasting, oneOf, textOrNothing } from './lasting.svelte';
import { go } from './place.svelte';

/** What the reports screen shows; found again there. */
export const report = lasting<{ view: string; template: string; period: string | null; zoom: number }>(
  'report',
  { view: 'report', template: 'summary', period: null, zoom: 1 },
  { view: oneOf(['report', 'schedule']), template: (value) => typeof value === 'string', period: textOrNothing, zoom: oneOf([0, 1, 2, 3, 4]) },
);

/** The template to open with, this once. */
let wanted: string | null = null;

/** Opens the open dashboard as it will be printed. */
export function printBoard(): void {
  wanted = 'dashboard';
  go('reports');
}

/** Opens the summary of a campaign, or of what is chosen among all. */
export function printSummary(campaign: string | null): void {
  wanted = 'summary';
  go('reports', campaign);
}

/** Returns the template to open with: what was asked for elsewhere, else the one that was chosen last. */
export function takeTemplate(): string {
  const template = wanted ?? report.template;
  if (wanted !== null) report.view = 'report';
  wanted = null;
  return template;
}

/** How long the system's dialog may take to come. */
const PATIENCE = 3000;

/** Asks for the system's print dialog, and tells whether it came: the page then loses the focus, or is made ready for paper. */
export async function dialogCame(print: () => Promise<unknown>): Promise<boolean> {
  if (!document.hasFocus()) return print().then(() => true);
  return new Promise((resolve, reject) => {
    const signs = ['beforeprint', 'blur'] as const;
    const stop = () => {
      clearTimeout(patience);
      for (const sign of signs) window.removeEventListener(sign, seen);
    };
    const seen = () => {
      stop();
      resolve(true);
    };
    const patience = setTimeout(() => {
      stop();
      resolve(!document.hasFocus());
    }, PATIENCE);
    for (const sign of signs) window.addEventListener(sign, seen);
    print().catch((error: unknown) => {
      stop();
      reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}
