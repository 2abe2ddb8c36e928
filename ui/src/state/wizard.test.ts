import { beforeEach, expect, test, vi } from 'vitest';
import { pretend } from '../api/fake/wire';
import { place } from './place.svelte';
import { wizard } from './wizard.svelte';

const FILE = { id: 1, name: 'réponses_octobre.xlsx' };
const COSTS = { id: 2, name: 'coûts.csv' };

beforeEach(() => {
  wizard.close();
  pretend('?delay=0');
});

test('a dropped file is read and checked at once, wherever the reader was', async () => {
  await wizard.offer([FILE]);
  expect(place.screen).toBe('imports');
  expect(wizard.stage).toBe('columns');
  expect(wizard.outcome?.written).toBe(false);
  expect(wizard.taken).toBe(161);
  expect(wizard.setAside).toBe(3);
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
  expect(wizard.outcome).toBeNull();
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
