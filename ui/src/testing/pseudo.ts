/** A language that nobody speaks: every sentence stands in brackets, so that what is not in them was never translated. */

const OPEN = '⟦';
const CLOSE = '⟧';
const INNERMOST = new RegExp(`${OPEN}[^${OPEN}${CLOSE}]*${CLOSE}`, 'gu');

/** Returns words with each sentence in brackets, those that take a number too. */
export function pseudo<T>(words: T): T {
  if (typeof words === 'string') return `${OPEN}${words}${CLOSE}` as T;
  if (typeof words === 'function') return ((...told: unknown[]) => pseudo((words as (...told: unknown[]) => unknown)(...told))) as T;
  if (typeof words !== 'object' || words === null) return words;
  if (Array.isArray(words)) return words.map(pseudo) as T;
  return Object.fromEntries(Object.entries(words).map(([key, inner]) => [key, pseudo(inner)])) as T;
}

/** Returns the names under which words stand: what has a word of its own must not be shown by its name. */
export function namesIn(words: unknown): string[] {
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, inner]) => [key, ...namesIn(inner)]);
}

/** What the program answered, in words of its own: its sentences, names of files, of people and of campaigns. */
export class Answers {
  readonly #texts = new Set<string>();
  readonly #looked = new Map<string, string>();
  readonly #names: ReadonlySet<string>;
  #longestFirst: RegExp | null = null;

  constructor(words: unknown) {
    this.#names = new Set(namesIn(words));
  }

  /** Takes in all text of an answer; of a drawing, what is written on it. */
  take(answer: unknown): void {
    if (typeof answer === 'string') this.#add(answer);
    else if (typeof answer === 'object' && answer !== null) Object.values(answer).forEach((inner) => this.take(inner));
  }

  #add(text: string): void {
    if (text.startsWith('<svg')) {
      const drawn = new DOMParser().parseFromString(text, 'image/svg+xml');
      const written = drawn.createTreeWalker(drawn, NodeFilter.SHOW_TEXT);
      while (written.nextNode()) this.#add(written.currentNode.textContent ?? '');
      drawn.querySelectorAll('[aria-label]').forEach((one) => this.#add(one.getAttribute('aria-label') ?? ''));
    } else if (/\p{L}{2}/u.test(text) && !this.#names.has(text)) {
      this.#texts.add(text.replaceAll(/\s+/g, ' ').trim());
      this.#longestFirst = null;
      this.#looked.clear();
    }
  }

  /** Returns a text without what the program said in it, as whole words. */
  without(text: string): string {
    const before = this.#looked.get(text);
    if (before !== undefined) return before;
    this.#longestFirst ??= new RegExp(
      `(?<!\\p{L})(?:${[...this.#texts].sort((a, b) => b.length - a.length).map((one) => one.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('|') || '$^'})(?!\\p{L})`,
      'gu',
    );
    // A hyphen that does not break is the page's own.
    const rest = text.replaceAll('\u2011', '-').replaceAll(this.#longestFirst, ' ');
    this.#looked.set(text, rest);
    return rest;
  }
}

/** Months and days of the week, which `Intl` says. */
const CALENDAR = new Set(
  Array.from({ length: 12 }, (_, at) => new Date(2026, at, at + 1)).flatMap((month, at) => {
    const weekday = new Date(2026, 0, at + 1);
    const written = (['long', 'short'] as const).map((style) => `${new Intl.DateTimeFormat('fr-FR', { month: style }).format(month)} ${new Intl.DateTimeFormat('fr-FR', { weekday: style }).format(weekday)}`);
    return written.join(' ').split(/\P{L}+/u);
  }),
);

/** No words of the page: the program's own name, the first of a month, a key, and what a day is typed into. */
const SAME = new Set(['Baromail', 'er', 'alt', 'jj', 'mm', 'aaaa']);
const ADDRESS = /https:\/\/\S+/g;

/** Returns what of a text is neither in brackets nor from the program nor a date: words that nobody can translate. */
export function untranslated(text: string, answers: Answers): string {
  let rest = text.replaceAll(ADDRESS, ' ').replaceAll(/\s+/g, ' ').trim();
  while (rest !== (rest = rest.replaceAll(INNERMOST, ' ')));
  if (!/\p{L}{2}/u.test(rest)) return '';
  const said = answers.without(rest).match(/\p{L}{2,}/gu) ?? [];
  return said.some((word) => !CALENDAR.has(word) && !SAME.has(word)) ? rest.trim() : '';
}

/** Text of other places: the guide's pages, which stand in both languages whole, and signs on keys. */
const ELSEWHERE = 'style, script, kbd, [data-testid="guide-page"], [data-testid^="guide-to-"], [data-testid="guide-found"]';

const SPOKEN = ['aria-label', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt'];

/** Returns whatever is written or said on the page that no language holds, one line each with where it stands. */
export function untranslatedOn(page: Element, answers: Answers): string[] {
  const found = new Set<string>();
  const look = (text: string, where: Element, as: string) => {
    const rest = untranslated(text, answers);
    if (rest !== '') found.add(`${where.tagName.toLowerCase()}${where.className && typeof where.className === 'string' ? `.${where.className.split(' ')[0]}` : ''}${as}: ${rest}`);
  };
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (around && !around.closest(ELSEWHERE)) look(texts.currentNode.textContent ?? '', around, '');
  }
  for (const spoken of SPOKEN) {
    for (const element of page.querySelectorAll(`[${spoken}]`)) {
      if (!element.closest(ELSEWHERE)) look(element.getAttribute(spoken) ?? '', element, ` ${spoken}`);
    }
  }
  return [...found];
}
