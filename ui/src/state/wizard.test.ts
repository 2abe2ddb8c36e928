import { beforeEach, expect, test, vi } from 'vitest';
import { unfinishedImport } from '../api/client';
import { pretend } from '../api/fake/wire';
import { place } from './place.svelte';
import { wizard } from './wizard.svelte';

const FILE = { id: 1, name: 'réponses_octobre.xlsx', pasted: false, sort: 'table' as const };
const COSTS = { id: 2, name: 'coûts.csv', pasted: false, sort: 'table' as const };

beforeEach(() => {
  wizard.close();
  pretend('?delay=0');
});

test('a dropped file is read and checked at once, wherever the reader was', async () => {
  await wizard.offer([FILE]);
  expect(place.screen).toBe('imports');
  expect(wizard.stage).toBe('columns');
  expect(wizard.outcome?.written).toBe(false);
  expect(wizard.taken).toBe(149);
  expect(wizard.setAside).toBe(15);
});

test('accepting writes and ends', async () => {
  await wizard.offer([FILE]);
  await wizard.accept();
  expect(wizard.stage).toBe('done');
  expect(wizard.outcome?.written).toBe(true);
});

test('what is missing keeps the check waiting, and saying it starts the check', async () => {
  vi.useFakeTimers();
  try {
    const offered = wizard.offer([COSTS]);
    await vi.runAllTimersAsync();
    await offered;
    expect(wizard.obstacle).toBe('needs');
    expect(wizard.outcome).toBeNull();
    wizard.setConstant(0, 'campaign', 'BTP26');
    wizard.setConstant(0, 'posting_date', '02/09/2026');
    await vi.runAllTimersAsync();
    expect(wizard.outcome?.written).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

test('a change makes the last check stale', async () => {
  await wizard.offer([FILE]);
  wizard.setField(0, 'D', null);
  expect(wizard.stale).toBe(true);
  expect(wizard.ready).toBe(false);
  await wizard.accept();
  expect(wizard.stage).toBe('columns');
});

test('files dropped during an import join it', async () => {
  await wizard.offer([FILE]);
  await wizard.offer([COSTS]);
  expect(wizard.sheets.map((plan) => plan.draft.file)).toEqual(['réponses_octobre.xlsx', 'coûts.csv']);
});

test('cancelling while nothing runs leaves the import', async () => {
  await wizard.offer([FILE]);
  await wizard.cancel();
  expect(wizard.stage).toBe('closed');
  expect(wizard.sheets).toEqual([]);
});

test('cancelling a check stops it and says that nothing was written', async () => {
  pretend('?delay=5');
  const offered = wizard.offer([FILE]);
  await vi.waitFor(() => expect(wizard.progress).not.toBeNull());
  await wizard.cancel();
  await offered;
  expect(wizard.cancelled).toBe(true);
  expect(wizard.outcome).toBeNull();
  expect(wizard.busy).toBe('no');
});

/** Waits until a change was checked. */
const checked = () => vi.waitFor(() => expect(wizard.ready).toBe(true), { timeout: 4000 });

test('a correction of all cells alike brings their rows in, and taking it back puts them aside again', async () => {
  await wizard.offer([FILE]);
  const before = wizard.setAside;
  wizard.correct(0, { letter: 'B', row: null, raw: '31/09/2026', cause: null, action: 'replace', value: '30/09/2026' });
  await checked();
  expect(wizard.setAside).toBe(before - 12);
  expect(wizard.undo()).toBe(true);
  await checked();
  expect(wizard.setAside).toBe(before);
  expect(wizard.redo()).toBe(true);
  await checked();
  expect(wizard.setAside).toBe(before - 12);
});

test('nothing is left to take back at the beginning', async () => {
  await wizard.offer([FILE]);
  expect(wizard.undo()).toBe(false);
  expect(wizard.redo()).toBe(false);
});

test('reading dates the other way looks at the sheet again', async () => {
  await wizard.offer([FILE]);
  wizard.setReading(0, { order: 'month_first' });
  await checked();
  expect(wizard.sheets[0]?.draft.options.find((one) => one.option === 'order')?.proven).toBe('chosen');
});

test('what was said is kept for the next start, and a file that was only dropped is not', async () => {
  const found = () => unfinishedImport('fr');
  await wizard.offer([FILE]);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await found()).toBeNull();
  wizard.setField(0, 'D', null);
  await vi.waitFor(async () => expect(await found()).not.toBeNull(), { timeout: 3000 });
});

test('leaving asks first where something would be forgotten', async () => {
  await wizard.offer([FILE]);
  wizard.setField(0, 'D', null);
  await checked();
  await wizard.cancel();
  expect(wizard.leaving).toBe(true);
  expect(wizard.stage).toBe('columns');
  wizard.close();
  expect(wizard.stage).toBe('closed');
  await vi.waitFor(async () => expect(await unfinishedImport('fr')).toBeNull());
});

test('an import taken up again has its corrections', async () => {
  pretend('?delay=0&unfinished');
  await wizard.resume();
  expect(wizard.sheets[0]?.corrections).toHaveLength(1);
  expect(wizard.sheets[0]?.constants).toEqual({ campaign: 'BTP26' });
  expect(wizard.ready).toBe(true);
});

test('cells pasted from a spreadsheet are kept at once: there is no file to drop again', async () => {
  await wizard.offer([{ id: 101, name: 'Collage', pasted: true, sort: 'table' as const }]);
  await vi.waitFor(async () => expect(await unfinishedImport('fr')).not.toBeNull(), { timeout: 3000 });
});
