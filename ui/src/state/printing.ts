/** What the reports screen opens with: a dashboard is printed there as it is seen, with its filters. */
import { go } from './place.svelte';

const USUAL = 'summary';
let wanted = USUAL;

/** Opens the open dashboard as it will be printed. */
export function printBoard(): void {
  wanted = 'dashboard';
  go('reports');
}

/** Returns the template to open with, once. */
export function takeTemplate(): string {
  const template = wanted;
  wanted = USUAL;
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
