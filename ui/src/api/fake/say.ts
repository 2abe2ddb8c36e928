/** Returns the sentence of a language. */
export const say = (lang: string, fr: string, en: string): string => (lang === 'en' ? en : fr);
