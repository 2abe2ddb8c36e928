/** The two languages of the program. */
export type Lang = 'fr' | 'en';

/**
 * Returns which form a count takes: French is singular under 2 (0, 1, 1.5), English at 1 alone.
 */
export function isSingular(count: number, lang: Lang): boolean {
  return lang === 'fr' ? Math.abs(count) < 2 : count === 1;
}

/** A noun in both numbers. */
export interface Noun {
  one: string;
  many: string;
}

/** Returns the noun that goes with a count, without the count. */
export function noun(count: number, words: Noun, lang: Lang): string {
  return isSingular(count, lang) ? words.one : words.many;
}
