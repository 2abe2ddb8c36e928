import { expect, test } from 'vitest';
import { draftOf } from '../api/fake/imports';
import { asked, choices, fieldOf, missing, obstacle, plans } from './plan';

const drafts = draftOf([1, 2], 'fr').sheets;

test('a recognised sheet is taken, and nothing is sent that the program proposed itself', () => {
  const [responses] = plans(drafts, []);
  expect(responses?.take).toBe(true);
  expect(responses && choices([responses])).toEqual([{ fileId: 1, sheet: 'Retours', kind: 'responses', columns: [], constants: [] }]);
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
