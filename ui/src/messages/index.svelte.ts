/** The words of the language in use; reading them in markup follows every change of language at once. */
import { en } from './en';
import { fr } from './fr';
import type { Lang } from './plural';
import type { Words } from './words';

export type { Lang } from './plural';
export type { Words } from './words';

const ALL: Record<Lang, Words> = { fr, en };

/** The language in use. */
export const language = $state<{ now: Lang }>({ now: 'fr' });

/** Returns the words of the language in use. */
export function words(): Words {
  return ALL[language.now];
}

/** Returns whether a text names a language. */
export function isLang(text: string | null | undefined): text is Lang {
  return text === 'fr' || text === 'en';
}
