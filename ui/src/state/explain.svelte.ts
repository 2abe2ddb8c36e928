/** Which figure is being explained, for which question, and where the focus goes back to. */
import type { Question } from '../api/client';

interface Explained {
  key: string;
  /** Its name, in the language of the moment it was asked. */
  name: string;
  /** What it is the figure of, where that is not everything: a cell. */
  about: string | null;
  question: Question;
}

export const explained = $state<{ now: Explained | null }>({ now: null });
let origin: HTMLElement | null = null;

/** Opens the explanation of a figure. */
export function openExplain(key: string, name: string, question: Question, about: string | null = null): void {
  if (!explained.now) origin = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  explained.now = { key, name, about, question };
}

/** Closes it; the focus returns to the figure. */
export function closeExplain(): void {
  explained.now = null;
  origin?.focus();
  origin = null;
}
