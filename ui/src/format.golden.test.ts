/** The golden table of numbers, money and dates: the program (`tests/tests/format.rs`) reads the same lines. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { date, money, month, number, percent, shortDate, shortMonth } from './format';
import type { Lang } from './messages/plural';

const table = readFileSync('../tests/golden/format.tsv', 'utf8');
const lines = table.trimEnd().split('\n').slice(1).map((line) => line.split('\t') as [string, string, string, string, string]);

function written(what: string, value: string, extra: string, lang: Lang): string {
  switch (what) {
    case 'number':
      return number(value, Number(extra), lang);
    case 'percent':
      return percent(value, Number(extra), lang);
    case 'money':
      return money(value, extra, lang);
    case 'date':
      return date(value, lang);
    case 'short date':
      return shortDate(value, lang);
    case 'month':
      return month(value.slice(0, 7), lang);
    case 'short month':
      return shortMonth(value.slice(0, 7), lang);
    default:
      throw new Error(`no such kind of line: ${what}`);
  }
}

test('the table is there', () => {
  expect(lines.length).toBeGreaterThan(20);
});

test.each(lines)('%s %s %s', (what, value, extra, french, english) => {
  expect(written(what, value, extra, 'fr')).toBe(french);
  expect(written(what, value, extra, 'en')).toBe(english);
});
