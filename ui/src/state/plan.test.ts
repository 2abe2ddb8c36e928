import { expect, test } from 'vitest';
import { draftOf } from '../api/fake/imports';
import type { Correction } from '../api/client';
import { AS_FOUND, asked, choice, choices, correctionOf, fieldOf, lookedAgain, missing, obstacle, plans, resumed, sayable, stateOf, withAdded, withColumnReading, withCorrection } from './plan';

const drafts = draftOf([1, 2], 'fr').sheets;

test('a recognised sheet is taken, and nothing is sent that the program proposed itself', () => {
  const [responses] = plans(drafts, []);
  expect(responses?.take).toBe(true);
  expect(responses && choices([responses])).toEqual([{ fileId: 1, sheet: 'Retours', kind: 'responses', columns: [], constants: [], reading: AS_FOUND, columnReadings: [], corrections: [], template: null }]);
});

test('only a changed column is sent, an ignored one without a field', () => {
  const [responses] = plans(drafts, []);
  if (!responses) throw new Error('the fake offers a sheet');
  responses.edits['D'] = null;
  expect(fieldOf(responses, 'D')).toBeNull();
  expect(fieldOf(responses, 'A')).toBe('reference');
  expect(choices([responses])[0]?.columns).toEqual([{ letter: 'D', field: null }]);
});

test('what a sheet cannot say is asked for, until a value or a column gives it', () => {
  const all = plans(drafts, []);
  const costs = all[1];
  if (!costs) throw new Error('the fake offers two sheets');
  expect(missing(costs)).toEqual(['campaign', 'posting_date']);
  expect(obstacle(all)).toBe('needs');
  costs.constants['campaign'] = ' BTP26 ';
  costs.edits['A'] = 'posting_date';
  expect(asked(costs)).toEqual(['campaign']);
  expect(obstacle(all)).toBeNull();
  expect(choices(all)[1]?.constants).toEqual([{ field: 'campaign', value: 'BTP26' }]);
});

test('an unknown sheet beside known ones is left out, alone it is asked about', () => {
  const unknown = { ...drafts[0], kind: null } as (typeof drafts)[number];
  expect(plans([unknown, ...drafts.slice(1)], [])[0]?.take).toBe(false);
  const alone = plans([unknown], []);
  expect(alone[0]?.take).toBe(true);
  expect(obstacle(alone)).toBe('kind');
});

test('reading again keeps what was said about the same sheet', () => {
  const before = plans(drafts, []);
  if (before[1]) before[1].constants['campaign'] = 'BTP26';
  expect(plans(draftOf([1, 2], 'en').sheets, before)[1]?.constants).toEqual({ campaign: 'BTP26' });
  expect(obstacle([])).toBe('nothing');
});

test('a sheet is ready once nothing is missing and nothing is unsure', () => {
  const [responses, costs] = plans(drafts, []);
  if (!responses || !costs) throw new Error('the fake offers two sheets');
  expect([responses, costs].map(stateOf)).toEqual(['check', 'needs']);
  responses.edits['D'] = 'interest';
  expect(stateOf(responses)).toBe('ready');
});

test('a value for the whole sheet is sent once it is said, and forgotten when taken away', () => {
  const [plan] = plans(drafts, []);
  if (!plan) throw new Error('the fake offers a sheet');
  Object.assign(plan, withAdded(plan, 'campaign', true));
  expect(sayable(plan)).toEqual(['campaign']);
  expect(choice(plan).constants).toEqual([]);
  plan.constants['campaign'] = ' BTP26 ';
  expect(choice(plan).constants).toEqual([{ field: 'campaign', value: 'BTP26' }]);
  expect(withAdded(plan, 'campaign', false)).toEqual({ added: [], constants: {} });
});

test('an import taken up again is as it was left', () => {
  const [plan] = plans(drafts, []);
  if (!plan) throw new Error('the fake offers a sheet');
  plan.edits['D'] = null;
  plan.constants['campaign'] = 'BTP26';
  plan.added = ['campaign'];
  plan.reading.order = 'month_first';
  plan.corrections = [fix({ raw: '31/09/2026' })];
  const kept = choice(plan);
  const again = resumed(drafts, [kept]);
  expect(again.map((one) => one.take)).toEqual([true, false]);
  expect(again[0] && choice(again[0])).toEqual(kept);
});

const fix = (on: Partial<Correction>): Correction => ({ letter: 'B', row: null, raw: null, cause: null, action: 'replace', value: '30/09/2026', ...on });

test('the last correction on a cell holds, and a second one on the same cells replaces the first', () => {
  const [plan] = plans(drafts, []);
  if (!plan) throw new Error('the fake offers a sheet');
  const alike = fix({ raw: '31/09/2026' });
  plan.corrections = withCorrection(withCorrection([], alike), fix({ row: 47, value: '29/09/2026' }));
  expect(correctionOf(plan, { letter: 'B', row: 47, raw: '31/09/2026' })?.value).toBe('29/09/2026');
  expect(correctionOf(plan, { letter: 'B', row: 52, raw: '31/09/2026' })?.value).toBe('30/09/2026');
  expect(correctionOf(plan, { letter: 'C', row: 47, raw: '31/09/2026' })).toBeUndefined();
  expect(withCorrection([alike], fix({ raw: '31/09/2026', value: '01/10/2026' }))).toHaveLength(1);
});

test('a text that a correction wrote can be corrected again', () => {
  const twice = withCorrection([fix({ raw: '31/02/2026', value: '28/02/2026' })], fix({ raw: '28/02/2026', value: '05/03/2026' }));
  expect(twice.map(({ raw, value }) => [raw, value])).toEqual([['31/02/2026', '05/03/2026'], ['28/02/2026', '05/03/2026']]);
});

test('a column read otherwise keeps both its ways, and is forgotten with neither', () => {
  const first = withColumnReading([], 'B', { order: 'month_first' });
  expect(withColumnReading(first, 'B', { mark: 'point' })).toEqual([{ letter: 'B', order: 'month_first', mark: 'point' }]);
  expect(withColumnReading(first, 'B', { order: null })).toEqual([]);
});

test('a value that was asked for and said stays to be changed when the sheet is looked at again', () => {
  const costs = plans(drafts, [])[1];
  if (!costs) throw new Error('the fake offers two sheets');
  costs.constants['campaign'] = 'BTP26';
  expect(lookedAgain(costs, { ...costs.draft, needs: ['posting_date'] }).needs).toEqual(['posting_date', 'campaign']);
});
