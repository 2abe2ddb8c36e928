import { beforeEach, expect, test } from 'vitest';
import type { Question, Wanted } from '../api/client';
import { opened } from './campaign-tab.svelte';
import { explained } from './explain.svelte';
import { drill } from './drill';
import { pipeline } from './pipeline.svelte';
import { go, place } from './place.svelte';
import { calls } from './calls.svelte';
import { long } from './long.svelte';
import { clearFilters, filters, ofLongView } from './question.svelte';

const asked: Question = { lang: 'fr', campaigns: ['BTP26'], cells: [], from: '2026-01-01', to: '2026-12-31', basis: 'posting', attribution: null, only: [{ dimension: 'departement', value: '38' }] };
const mark = (to: string, value: string, also: Wanted | null = null) => ({ link: { to, value, also }, label: 'X' });

beforeEach(() => {
  go('analyses');
  clearFilters();
});

test('a campaign, a cell, a stage and a figure have places of their own', () => {
  drill(mark('campaign', 'CH26'), asked);
  expect([place.screen, place.campaign]).toEqual(['campaigns', 'CH26']);
  drill(mark('cell', 'B'), asked);
  expect([place.campaign, opened.tab]).toEqual(['BTP26', 'cells']);
  drill(mark('stage', 'Devis'), asked);
  expect([place.screen, pipeline.campaign]).toEqual(['pipeline', 'BTP26']);
  drill(mark('figure', 'cost_per_piece'), asked);
  expect(explained.now?.key).toBe('cost_per_piece');
});

test('anything else narrows the filters of the dashboard, in place of what stood for the same', () => {
  drill(mark('departement', '69'), asked);
  expect(place.screen).toBe('dashboard');
  expect(filters).toMatchObject({ campaigns: ['BTP26'], from: '2026-01', to: '2026-12', only: [{ dimension: 'departement', value: '69' }] });
  drill(mark('month', '2026-09'), asked);
  expect(filters).toMatchObject({ from: '2026-09', to: '2026-09', only: [{ dimension: 'departement', value: '38' }] });
  drill(mark('cell', 'B'), { ...asked, campaigns: [] });
  expect(filters).toMatchObject({ cells: ['B'], campaigns: [] });
});

test('a point of a small chart narrows the filters to its group and its place, in place of what stood for both', () => {
  drill(mark('campaign', 'CH26', { dimension: 'month', value: '2026-09' }), asked);
  expect(place.screen).toBe('dashboard');
  expect(filters).toMatchObject({ campaigns: ['CH26'], from: '2026-09', to: '2026-09', only: [{ dimension: 'departement', value: '38' }] });
  drill(mark('sector', 'BTP', { dimension: 'departement', value: '69' }), asked);
  expect(filters.only).toEqual([{ dimension: 'sector', value: 'BTP' }, { dimension: 'departement', value: '69' }]);
});

test('retention leads to its cohorts of the same letters, the gains of the score to the calls', () => {
  calls.tab = 'points';
  drill(mark('calls', ''), asked);
  expect([place.screen, calls.tab]).toEqual(['calls', 'list']);
  drill(mark('cohorts', 'retention'), asked);
  expect([place.screen, long.measure]).toEqual(['long', 'retention']);
  expect(ofLongView.now).toMatchObject({ campaigns: ['BTP26'], from: null, to: null, only: [{ dimension: 'departement', value: '38' }] });
});

test('a mark that leads nowhere changes nothing', () => {
  drill({ link: null, label: 'X' }, asked);
  expect(place.screen).toBe('analyses');
  expect(filters.only).toEqual([]);
});
