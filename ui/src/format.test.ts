import { describe, expect, test } from 'vitest';
import { date, dateTime, fold, growth, money, moneyDecimals, month, monthEnd, number, percent, phone, shortDate, typed, value } from './format';

// The same cases as the program's own tests (crates/domain/src/format.rs); spaces and signs after CLDR 48.
describe('numbers', () => {
  test.each([
    ['0', 0, '0', '0'],
    ['999', 0, '999', '999'],
    ['1000', 0, '1\u202f000', '1,000'],
    ['1234567.5', 1, '1\u202f234\u202f567,5', '1,234,567.5'],
    ['-1234.5', 2, '\u22121\u202f234,50', '\u22121,234.50'],
    ['-0.004', 2, '0,00', '0.00'],
    ['2.345', 2, '2,35', '2.35'],
    ['123456789012345678.25', 2, '123\u202f456\u202f789\u202f012\u202f345\u202f678,25', '123,456,789,012,345,678.25'],
  ])('%s with %i decimals', (text, decimals, fr, en) => {
    expect(number(text, decimals, 'fr')).toBe(fr);
    expect(number(text, decimals, 'en')).toBe(en);
  });
});

test('a share is written from its fraction text, exactly', () => {
  expect(percent('0.024', 2, 'fr')).toBe('2,40\u00a0%');
  expect(percent('0.024', 2, 'en')).toBe('2.40%');
  expect(percent('0.032850', 2, 'fr')).toBe('3,29\u00a0%');
  expect(percent('-0.5', 0, 'fr')).toBe('\u221250\u00a0%');
});

test('a gain shows its sign, and zero has none', () => {
  expect(growth('2.14', 'fr')).toBe('+214,00\u00a0%');
  expect(growth('-1', 'fr')).toBe('\u2212100,00\u00a0%');
  expect(growth('0', 'en')).toBe('0.00%');
});

test.each([
  ['6750', 'EUR', '6\u202f750\u00a0€', '€6,750'],
  ['1000', 'EUR', '1\u202f000\u00a0€', '€1,000'],
  ['999.99', 'EUR', '999,99\u00a0€', '€999.99'],
  ['100', 'EUR', '100\u00a0€', '€100'],
  ['37.5', 'EUR', '37,50\u00a0€', '€37.50'],
  ['-1234.5', 'EUR', '\u22121\u202f235\u00a0€', '\u2212€1,235'],
])('%s %s as money', (text, currency, fr, en) => {
  expect(money(text, currency, 'fr')).toBe(fr);
  expect(money(text, currency, 'en')).toBe(en);
});

test('money has no decimals from a thousand on', () => {
  expect([moneyDecimals('999.5'), moneyDecimals('1000.5'), moneyDecimals('45.3'), moneyDecimals('45')]).toEqual([2, 0, 2, 2]);
});

test('each unit is written in its way', () => {
  expect(value('0.0328', 'ratio', null, 'fr')).toBe('3,28\u00a0%');
  expect(value('44.444444', 'points', null, 'fr')).toBe('+44,4');
  expect(value('-12', 'points', null, 'en')).toBe('\u221212.0');
  expect(value('41', 'days', null, 'fr')).toBe('41\u00a0j');
  expect(value('41.5', 'days', null, 'en')).toBe('41.5\u00a0d');
  expect(value('3.14', 'times', null, 'fr')).toBe('3,14');
  expect(value('5000', 'count', null, 'fr')).toBe('5\u202f000');
  expect(value('0.333333334', 'count', null, 'fr')).toBe('0,33');
  expect(value('12.5', 'count', null, 'en')).toBe('12.5');
});

test('days are written as each language does', () => {
  expect(date('2026-03-01', 'fr')).toBe('1er\u00a0mars 2026');
  expect(date('2026-03-02', 'fr')).toBe('2\u00a0mars 2026');
  expect(date('2026-03-01', 'en')).toBe('1\u00a0March 2026');
  expect(shortDate('2026-09-11', 'fr')).toBe('11\u00a0sept. 2026');
  expect(month('2026-09', 'fr')).toBe('septembre 2026');
  expect(dateTime('2026-09-02T14:30:00', 'fr')).toBe('2\u00a0sept. 2026, 14\u00a0h\u00a030');
});

test('a month ends on its last day, also in leap years', () => {
  expect(['2026-09', '2026-12', '2026-02', '2028-02'].map(monthEnd)).toEqual(['2026-09-30', '2026-12-31', '2026-02-28', '2028-02-29']);
});

test('searching forgets accents and case', () => {
  expect(fold('Éléphant Œuvre')).toBe('elephant oeuvre');
});

test('a value is typed whole and without groups', () => {
  expect([typed('0.024', 'ratio', 'fr'), typed('0.0245', 'ratio', 'en'), typed('0.03', 'ratio', 'fr')]).toEqual(['2,4\u00a0%', '2.45%', '3\u00a0%']);
  expect([typed('36000', 'money', 'fr'), typed('36000.5', 'money', 'en'), typed('-5', 'points', 'fr')]).toEqual(['36000', '36000.5', '\u22125']);
});

test('a French number is read in pairs, another as it was written', () => {
  expect([phone('0472001234'), phone('04.72.00.12.34'), phone('+33 4 72 00 12 34'), phone('36 36')]).toEqual(['04\u00a072\u00a000\u00a012\u00a034', '04\u00a072\u00a000\u00a012\u00a034', '+33 4 72 00 12 34', '36 36']);
});
