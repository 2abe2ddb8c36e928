import { expect, test } from 'vitest';
import en from 'virtual:guide-en';
import fr from 'virtual:guide-fr';
import { en as enWords } from '../messages/en';
import { fr as frWords } from '../messages/fr';
import { screens } from '../screens';
import { search } from './search';
import { plain, type Block, type GuidePage, type Inline } from './tree';

const inner = (block: Block): Block[] => (block.kind === 'list' ? block.items.flat() : block.kind === 'quote' ? block.blocks : []);
const deep = (blocks: readonly Block[]): Block[] => blocks.flatMap((block) => [block, ...deep(inner(block))]);
const lines = (page: GuidePage): Inline[][] =>
  deep(page.blocks).flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return [block.inside];
    return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [];
  });
const spans = (line: readonly Inline[]): Inline[] => line.flatMap((one) => ('inside' in one ? [one, ...spans(one.inside)] : [one]));
const all = (page: GuidePage) => lines(page).flatMap(spans);

const GUIDES = [['fr', fr], ['en', en]] as const;

test.each(GUIDES)('every screen has its page: %s', (_, pages) => {
  const ids = pages.map((page) => page.id);
  expect(Object.keys(screens).filter((key) => !ids.includes(key))).toEqual([]);
});

test.each(GUIDES)('every link leads to a page and a heading: %s', (_, pages) => {
  const targets = new Set(pages.flatMap((page) => [page.id, ...page.blocks.flatMap((block) => (block.kind === 'heading' ? [`${page.id}#${block.id}`] : []))]));
  const lost = pages.flatMap((page) => all(page).flatMap((one) => (one.kind === 'link' && !targets.has(one.to) ? [`${page.id}: ${one.to}`] : [])));
  expect(lost).toEqual([]);
});

/** Every sentence of the window. */
function told(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [1, 2].map((n) => String(words(n, String(n))));
  return Object.values(words as object).flatMap(told);
}

test.each([['fr', fr, frWords], ['en', en, enWords]] as const)('what the guide calls by its name on the screen is called so there: %s', (lang, pages, words) => {
  const shown = [...told(words), ...Object.values(screens).map((screen) => screen.title[lang])].map((text) => text.toLowerCase());
  const own = pages.filter((page) => page.id !== 'figures');
  const unknown = own.flatMap((page) => all(page).flatMap((one) => (one.kind === 'em' && !shown.some((text) => text.startsWith(plain(one.inside).toLowerCase())) ? [`${page.id}: ${plain(one.inside)}`] : [])));
  expect(unknown).toEqual([]);
});

test('the French guide keeps the spaces of French signs', () => {
  const wrong = fr.flatMap((page) =>
    all(page).flatMap((one) => {
      if (one.kind !== 'text') return [];
      const text = one.text;
      return /['"]|\.\.\.| [;:!?%»]|« /.test(text) ? [`${page.id}: ${text}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('words are found whatever their accents and capitals, and headings come first', () => {
  const found = search(fr, 'CLE sauvegarde');
  expect(found.length).toBeGreaterThan(0);
  expect(search(fr, 'à rattacher')[0]?.to).toBe('imports#à-rattacher');
  const [before, word, after] = search(fr, 'bitlocker')[0]?.around ?? [];
  expect([before?.endsWith('('), word, after?.startsWith(', FileVault')]).toEqual([true, 'BitLocker', true]);
  expect(search(fr, 'cœur de cible inexistant')).toEqual([]);
  expect(search(en, '')).toEqual([]);
});
