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
