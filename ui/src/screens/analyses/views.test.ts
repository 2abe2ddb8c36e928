import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { analysed, ask } from '../../state/analysis.svelte';
import { charted, draw } from '../../state/analysis-chart.svelte';
import { place } from '../../state/place.svelte';
import { question } from '../../state/question.svelte';
import { askedNow, isFree, renamed, show } from '../../state/views';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen } from '../../testing/page';

beforeEach(() => {
  ask({ keys: ['response_rate', 'revenue'], by: ['campaign'], sort: null, descending: false, only: [] });
  draw({ shown: false, name: 'funnel', figure: 'response_rate', by: '', along: '', ownScales: false });
});
afterEach(closeWindow);

test('any chart of the list is drawn, with the figure and grouping that it takes', async () => {
  await openScreen('analyses');
  (await vi.waitFor(() => document.querySelector<HTMLInputElement>('input[value=charts]') ?? Promise.reject(new Error('no switch')))).click();
  await says('analyses-screen', 'Du courrier au client');
  expect(byId('chart-by')).toBeNull();
  choose(await seen<HTMLSelectElement>('chart-name'), 'months');
  await says('analyses-screen', 'Taux de réponse par mois');
  choose(await seen<HTMLSelectElement>('chart-by'), 'campaign');
  expect(charted).toMatchObject({ shown: true, name: 'months', by: 'campaign' });
  expect(await violations()).toEqual([]);
}, 30_000);

test('small charts side by side are asked by two groupings, each on its own axis where it is ticked', async () => {
  draw({ shown: true, name: 'small_multiples' });
  await openScreen('analyses');
  await says('analyses-screen', 'Petits graphiques côte à côte');
  choose(await seen<HTMLSelectElement>('chart-by'), 'sector');
  choose(await seen<HTMLSelectElement>('chart-along'), 'campaign');
  (await seen<HTMLInputElement>('own-scales')).click();
  await vi.waitFor(() => expect(charted).toMatchObject({ by: 'sector', along: 'campaign', ownScales: true }));
  await says('analyses-screen', 'sector, campaign, échelles propres');
  choose(await seen<HTMLSelectElement>('chart-name'), 'months');
  await says('analyses-screen', 'Taux de réponse par mois');
  expect([byId('chart-along'), byId('own-scales')]).toEqual([null, null]);
});

test('a funnel that some campaigns do not tell names those that do, and keeps them alone', async () => {
  draw({ shown: true, name: 'funnel' });
  await openScreen('analyses');
  await says('told-by', 'Manque\u00a0: Chauffage');
  (await seen('only-these')).click();
  await vi.waitFor(() => expect(question().campaigns).toEqual(['BTP26']));
  await vi.waitFor(() => expect(byId('told-by')).toBeNull());
  expect(place.screen).toBe('analyses');
});

test('without a campaign charts say what to do', async () => {
  draw({ shown: true, name: 'small_multiples' });
  await openScreen('analyses', '&empty');
  await says('analyses-screen', 'Importez un fichier d’envoi');
  expect(byId('chart-name')).toBeNull();
});

test('a chart that was kept before it could be asked all this is asked as it was then', () => {
  draw({ along: 'sector', ownScales: true });
  const { analysed: kept, filters } = JSON.parse(askedNow()) as Record<string, unknown>;
  const asked = JSON.stringify({ analysed: kept, filters, charted: { shown: true, name: 'months', figure: 'revenue', by: '' } });
  expect(show({ name: 'Mois', asked })).toBe(true);
  expect(charted).toMatchObject({ name: 'months', along: '', ownScales: false });
});

test('a view is kept, shown again, renamed and deleted, and the deletion undone', async () => {
  await openScreen('analyses');
  const keep = await seen<HTMLButtonElement>('view-keep');
  await vi.waitFor(() => expect(keep.disabled).toBe(false));
  keep.click();
  const field = await vi.waitFor(() => document.querySelector<HTMLInputElement>('#view-name') ?? Promise.reject(new Error('no dialog')));
  field.value = 'Par campagne';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  (await seen('view-save')).click();
  await says('saved-views', 'Par campagne');
  ask({ by: ['month'] });
  await seen('view-keep');
  document.querySelector<HTMLButtonElement>('[data-testid=saved-views] .chip')?.click();
  await seen('view-rename');
  expect(analysed.by).toEqual(['campaign']);
  (await seen('view-delete')).click();
  await vi.waitFor(() => expect(byId('saved-views')?.textContent).not.toContain('Par campagne'));
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
  await says('saved-views', 'Par campagne');
});

test('names are told apart without case, and what cannot be read changes nothing', () => {
  const views = [{ name: 'Par mois', asked: askedNow() }];
  expect(isFree(views, ' par MOIS ', null)).toBe(false);
  expect(isFree(views, 'par mois', 'Par mois')).toBe(true);
  expect(isFree(views, ' ', null)).toBe(false);
  expect(renamed(views, 'Par mois', 'B')[0]?.name).toBe('B');
  const before = askedNow();
  for (const asked of ['', '{}', '{"analysed":{}}']) expect(show({ name: 'X', asked })).toBe(false);
  expect(askedNow()).toBe(before);
});
