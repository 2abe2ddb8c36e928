import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { flushSync } from 'svelte';
import { language } from '../../messages/index.svelte';
import { open, opened } from '../../state/campaign-tab.svelte';
import { go, place } from '../../state/place.svelte';
import { filters } from '../../state/question.svelte';
import { violations } from '../../testing/axe';
import { byId, closeWindow, openScreen, says, seen } from '../../testing/page';

beforeEach(() => open({ tab: 'summary', figure: 'response_rate' }));
afterEach(closeWindow);

async function openCampaign(): Promise<void> {
  await openScreen('campaigns');
  go('campaigns', 'BTP26');
  await vi.waitFor(() => expect(byId('campaign-summary')).not.toBeNull(), { timeout: 5000 });
}

test('each part of a campaign has its charts, in both languages, and nothing that axe finds', async () => {
  await openCampaign();
  for (const [part, title, english] of [
    ['summary', 'Du courrier au client', 'From letter to customer'],
    ['cells', 'Taux de réponse par secteur', 'Response rate by sector'],
    ['costs', 'L’escalier des coûts', 'The staircase of costs'],
    ['sales', 'Du courrier au client', 'From letter to customer'],
    ['map', 'Taux de réponse par département', 'Response rate by département'],
  ] as const) {
    (await seen(`tab-${part}`)).click();
    await says(`campaign-${part}`, title);
    language.now = 'en';
    await says(`campaign-${part}`, english);
    language.now = 'fr';
    await says(`campaign-${part}`, title);
    expect(await violations()).toEqual([]);
  }
}, 60_000);

test('the part that is open is kept for the next start', async () => {
  await openCampaign();
  (await seen('tab-costs')).click();
  await seen('campaign-costs');
  expect(JSON.parse(localStorage.getItem('baromail.campaign-tab') ?? '{}')).toMatchObject({ tab: 'costs' });
  expect(opened.tab).toBe('costs');
});

test('the opinions of a campaign are read on their own screen', async () => {
  await openCampaign();
  (await seen('tab-opinions')).click();
  (await seen('read-opinions')).click();
  await vi.waitFor(() => expect(place.screen).toBe('opinions'));
});

test('a département of the map becomes the filter of the dashboard', async () => {
  await openCampaign();
  (await seen('tab-map')).click();
  await says('campaign-map', 'Taux de réponse par département');
  const spot = await vi.waitFor(() => {
    const found = [...document.querySelectorAll<SVGElement>('.layer [role=img]')].find((one) => one.getAttribute('aria-label')?.includes('69 '));
    if (!found) throw new Error('Rhône is not on the map');
    return found;
  });
  spot.focus();
  flushSync();
  spot.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await vi.waitFor(() => expect(place.screen).toBe('dashboard'));
  expect(filters.only).toEqual([{ dimension: 'departement', value: '69' }]);
  expect(byId('campaign-map')).toBeNull();
});
