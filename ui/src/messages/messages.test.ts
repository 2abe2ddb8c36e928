import { describe, expect, test } from 'vitest';
import { en } from './en';
import { fr } from './fr';
import { isSingular } from './plural';

/** Returns every sentence of a language; sentences that take a number are asked for 0, 1, 2 and 12. */
function sentences(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') {
    return [0, 1, 2, 12].map((n) => [`${path}(${n})`, String(words(n, String(n)))]);
  }
  return Object.entries(words as object).flatMap(([key, inner]) => sentences(inner, path ? `${path}.${key}` : key));
}

describe('French typography', () => {
  test.each(sentences(fr))('%s', (_path, text) => {
    expect(text, 'typographic apostrophe').not.toMatch(/['"]/);
    expect(text, 'one sign for three dots').not.toContain('...');
    expect(text, 'a narrow no-break space before ; ! ?').not.toMatch(/[^\u202f][;!?]/);
    expect(text, 'a no-break space before :').not.toMatch(/[^\u00a0]:/);
    expect(text, 'a no-break space before %').not.toMatch(/[^\u00a0]%/);
    expect(text, 'no-break spaces inside « »').not.toMatch(/«[^\u00a0]|[^\u00a0]»/);
    expect(text, 'a number stays with its noun').not.toMatch(/\d (?!(?:sur|à|au|et) )\p{Ll}/u);
    expect(text.trim(), 'something is said').not.toBe('');
  });
});

test.each(sentences(en))('English has curly quotes: %s', (_path, text) => {
  expect(text).not.toMatch(/['"]|\.\.\./);
  expect(text.trim()).not.toBe('');
});

test('French is singular under 2, English at 1 alone', () => {
  expect([0, 1, 1.5, 2].map((n) => isSingular(n, 'fr'))).toEqual([true, true, true, false]);
  expect([0, 1, 1.5, 2].map((n) => isSingular(n, 'en'))).toEqual([false, true, false, false]);
  expect(fr.imports.lines(0, '0')).toBe('0\u00a0ligne');
  expect(en.imports.lines(0, '0')).toBe('0 rows');
});
