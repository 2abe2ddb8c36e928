/** Finds words in the guide, accents and case aside. */
import { fold } from '../format';
import { plain, textOf, type GuidePage } from './tree';

/** A stretch of a page that holds what was looked for. */
export interface Found {
  /** Where it is, as `page` or `page#heading`. */
  to: string;
  page: string;
  /** The heading above it; nothing at the top of a page. */
  heading: string | null;
  /** The words around, in three: before, found, after. */
  around: [string, string, string];
}

interface Stretch {
  to: string;
  page: string;
  heading: string | null;
  text: string;
}

/** Letters that are shown on each side of what was found. */
const AROUND = 56;
const MOST = 40;

/** Returns where all words that are looked for stand together; headings that hold them come first. */
export function search(pages: readonly GuidePage[], asked: string): Found[] {
  const words = fold(asked).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const all = pages.flatMap(stretches);
  const holds = (text: string) => words.every((word) => fold(text).includes(word));
  const title = (one: Stretch) => `${one.page} ${one.heading ?? ''}`;
  const titled = all.filter((one) => holds(one.heading ?? one.page));
  const others = all.filter((one) => !titled.includes(one) && holds(`${title(one)} ${one.text}`));
  return [...titled, ...others].slice(0, MOST).map((one) => ({ to: one.to, page: one.page, heading: one.heading, around: around(one.text, words) }));
}

function stretches(page: GuidePage): Stretch[] {
  let now: Stretch = { to: page.id, page: page.title, heading: null, text: '' };
  const all = [now];
  for (const block of page.blocks) {
    if (block.kind === 'heading') {
      now = { to: `${page.id}#${block.id}`, page: page.title, heading: plain(block.inside), text: '' };
      all.push(now);
    } else if (block.kind !== 'picture') now.text += `${textOf(block)} `;
  }
  return all;
}

/** Cuts the text about the first word; folding keeps no letter's place, so that places are looked for letter by letter. */
function around(text: string, words: readonly string[]): Found['around'] {
  const folded = [...text].map((letter) => fold(letter) || letter);
  const joined = folded.join('');
  const at = words.map((word) => joined.indexOf(word)).filter((place) => place >= 0).sort((a, b) => a - b)[0];
  if (at === undefined) return [text.slice(0, 2 * AROUND).trim(), '', ''];
  const word = words.find((one) => joined.startsWith(one, at)) ?? '';
  const letters = [...text];
  const place = (folds: number) => {
    let sum = 0;
    return folded.findIndex((one) => (sum += one.length) > folds);
  };
  const from = place(at);
  const to = at + word.length >= joined.length ? letters.length : place(at + word.length);
  const begin = Math.max(0, from - AROUND);
  const cut = (a: number, b: number) => letters.slice(a, b).join('');
  return [`${begin > 0 ? '…' : ''}${cut(begin, from)}`, cut(from, to), `${cut(to, to + AROUND)}${to + AROUND < letters.length ? '…' : ''}`];
}
