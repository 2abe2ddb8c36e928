import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { analysed, analysisQuestion, ask, questionOf, sortBy } from '../../state/analysis.svelte';
import { filter } from '../../state/question.svelte';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen } from '../../testing/page';

beforeEach(() => ask({ keys: ['response_rate', 'revenue'], by: ['campaign'], sort: null, descending: false, only: [] }));
afterEach(closeWindow);

test('figures stand by group with their intervals, and an unknown one is a dash that says why', async () => {
  await openScreen('analyses');
  await says('analysis-table', '3,28\u00a0%');
  await says('analysis-table', '2,82\u00a0% – 3,81\u00a0%');
  const unknown = [...document.querySelectorAll('[data-testid=analysis-table] button')].find((one) => one.textContent?.startsWith('–'));
  expect(unknown?.getAttribute('title')).toContain('importé');
  expect(byId('analysis-table')?.textContent).toContain('provisoire');
});

test('two groupings stand side by side, and the same one twice is one', async () => {
  await openScreen('analyses');
  choose(await seen<HTMLSelectElement>('group-then-by'), 'month');
  await says('analysis-table', 'sept. 2026');
  expect(analysed.by).toEqual(['campaign', 'month']);
  choose(await seen<HTMLSelectElement>('group-by'), 'month');
  expect(analysed.by).toEqual(['month']);
});

test('a figure is explained for its group alone', async () => {
  filter({ campaigns: ['BTP26', 'CH26'], cells: [] });
  ask({ only: [{ dimension: 'sector', value: 'Menuiserie', label: 'Menuiserie' }] });
  const asked = questionOf([
    { dimension: 'campaign', value: 'CH26', label: 'CH26' },
    { dimension: 'sector', value: null, label: 'inconnu' },
    { dimension: 'month', value: '2026-03', label: 'mars 2026' },
  ]);
  expect(asked.campaigns).toEqual(['CH26']);
  expect(asked.only).toEqual([{ dimension: 'sector', value: null }, { dimension: 'month', value: '2026-03' }]);
  ask({ only: [] });
  await openScreen('analyses');
  await says('analysis-table', '3,28\u00a0%');
  document.querySelector<HTMLButtonElement>('[data-testid=analysis-table] td button')?.click();
  expect((await seen('explain-panel')).getAttribute('aria-label')).toContain('Taux de réponse · BTP26');
});

test('a value kept alone takes the place of what the filters take of its dimension', () => {
  filter({ only: [{ dimension: 'sector', value: 'Maçonnerie' }, { dimension: 'departement', value: '69' }] });
  ask({ only: [{ dimension: 'sector', value: 'Menuiserie', label: 'Menuiserie' }] });
  const { only } = analysisQuestion(0).question;
  filter({ only: [] });
  ask({ only: [] });
  expect(only).toEqual([{ dimension: 'departement', value: '69' }, { dimension: 'sector', value: 'Menuiserie' }]);
});

test('a group can be kept alone and let go of again', async () => {
  ask({ by: ['sector'] });
  await openScreen('analyses');
  await says('analysis-table', 'Menuiserie');
  [...document.querySelectorAll<HTMLButtonElement>('[data-testid=analysis-table] th button')].find((one) => one.textContent === 'Menuiserie')?.click();
  await vi.waitFor(() => {
    flushSync();
    expect(byId('analysis-table')?.querySelectorAll('tbody tr')).toHaveLength(1);
  });
  document.querySelector<HTMLButtonElement>('[aria-label="Ne plus filtrer sur «\u00a0Menuiserie\u00a0»"]')?.click();
  await says('analysis-table', 'Maçonnerie');
});

test('a column sorts the highest first, then the lowest, then by name again', () => {
  const orders = [1, 2, 3].map(() => (sortBy('revenue'), [analysed.sort, analysed.descending]));
  expect(orders).toEqual([['revenue', true], ['revenue', false], [null, false]]);
  sortBy(null);
  expect(analysisQuestion(0)).toMatchObject({ sort: null, descending: true });
});

test('cells of one campaign have a verdict, and those of several say why they have none', async () => {
  ask({ by: ['cell'] });
  await openScreen('analyses');
  await vi.waitFor(() => {
    flushSync();
    expect(document.body.textContent).toContain('Un verdict porte sur une campagne entière');
  });
  filter({ campaigns: ['BTP26'] });
  await says('verdicts', 'La cellule B est meilleure');
});

test('many groups come page by page, and a new question begins at the first', async () => {
  ask({ by: ['departement'] });
  await openScreen('analyses');
  await says('analyses-screen', '1 à 100 sur 120');
  document.querySelector<HTMLButtonElement>('[aria-label="Page suivante"]')?.click();
  await says('analyses-screen', '101 à 120 sur 120');
  sortBy('revenue');
  await says('analyses-screen', '1 à 100 sur 120');
});

test('the table is copied as the program writes it', async () => {
  let copied = '';
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void (copied = text) } });
  await openScreen('analyses');
  await says('analysis-table', '3,28');
  (await seen('copy-csv')).click();
  await vi.waitFor(() => expect(copied).toContain('BTP26;0,0328'));
});

test('without data, without a figure, and filtered out, the screen says what to do', async () => {
  await openScreen('analyses', '&empty');
  await says('analyses-screen', 'Importez un fichier d’envoi');
  await closeWindow();
  ask({ keys: [] });
  await openScreen('analyses');
  await says('analyses-screen', 'Choisissez un ou plusieurs chiffres');
});

test('the screen breaks no rule of accessibility', async () => {
  ask({ by: ['cell', 'month'] });
  await openScreen('analyses');
  await says('analysis-table', '3,28');
  expect(await violations()).toEqual([]);
});

test('figures of orders name the rule by which they are credited, and only they', async () => {
  await openScreen('analyses');
  await says('rule', 'Chiffre d’affaires\u00a0: attribution, dernière lettre.');
  ask({ keys: ['response_rate'] });
  await vi.waitFor(() => {
    flushSync();
    expect(byId('rule')).toBeNull();
    expect(document.body.textContent).not.toContain('Attribution');
  });
});

test('all figures of what is filtered are exported from here', async () => {
  await openScreen('analyses');
  await says('analysis-table', '3,28');
  filter({ campaigns: ['CH26'] });
  (await seen('export-shown')).click();
  await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain('1\u00a0tableau, 84\u00a0lignes\u00a0: /home/camille/CH26')));
});
