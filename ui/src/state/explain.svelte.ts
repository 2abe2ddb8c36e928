/** Which figure is being explained, for which question, and where the focus goes back to. */
import type { Question } from '../api/client';

export const explained = $state<{ now: { key: string; name: string; question: Question } | null }>({ now: null });
let origin: HTMLElement | null = null;

/** Opens the explanation of a figure. */
export function openExplain(key: string, name: string, question: Question): void {
  if (!explained.now) origin = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  explained.now = { key, name, question };
}

/** Closes it; the focus returns to the figure. */
export function closeExplain(): void {
  explained.now = null;
  origin?.focus();
  origin = null;
}
