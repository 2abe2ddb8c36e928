import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { flushSync } from 'svelte';
import { language } from '../../messages/index.svelte';
import { open, opened } from '../../state/campaign-tab.svelte';
import { backOnce, forthOnce } from '../../state/notify';
import { go, place } from '../../state/place.svelte';
import { filters } from '../../state/question.svelte';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../../testing/page';

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

test('the opinions of a campaign are read in its page, and searched on their own screen', async () => {
  await openCampaign();
  (await seen('tab-opinions')).click();
  await seen('campaign-opinion-list');
  expect(document.querySelectorAll('[data-testid="campaign-opinion-list"] li .mark b').length).toBeGreaterThan(1);
  (await seen('read-opinions')).click();
  await vi.waitFor(() => expect(place.screen).toBe('opinions'));
});

test('a cost is written by hand, changed, deleted, and each is taken back', async () => {
  await openCampaign();
  (await seen('tab-costs')).click();
  await says('costs-total', '6\u202f300');
  (await seen('add-cost')).click();
  const form = await seen('cost-editor');
  form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(document.querySelector('#cost-item-told')?.textContent).toContain('Choisissez le poste'));
  choose(await seen<HTMLSelectElement>('cost-item'), 'list');
  write(await seen<HTMLInputElement>('cost-amount'), '200,50');
  form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await says('costs-total', '6\u202f501');
  backOnce();
  await says('costs-total', '6\u202f300');
  forthOnce();
  await says('costs-total', '6\u202f501');
  (await seen('edit-cost-1')).click();
  const edited = await seen('cost-editor');
  write(await seen<HTMLInputElement>('cost-amount'), '400');
  edited.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await says('costs-total', '6\u202f521');
  (await seen('remove-cost-1')).click();
  await says('costs-total', '6\u202f121');
  backOnce();
  await says('costs-total', '6\u202f521');
  backOnce();
  await says('costs-total', '6\u202f501');
  (await seen('correct-cost:3')).click();
  await seen('row-editor');
}, 20_000);

test('a cell is given another offer by hand, which is named, said beside its field when it cannot be, and taken back', async () => {
  await openCampaign();
  (await seen('tab-cells')).click();
  await says('campaign-cells', 'Lettre, audit offert');
  const keep = async (value: string) => {
    (await seen('edit-cell-B')).click();
    const form = await seen('cell-editor');
    await vi.waitFor(() => expect(document.querySelector('#cell-offer-told')?.textContent).toContain('«\u00a0audit offert\u00a0»'));
    write(await seen<HTMLInputElement>('cell-offer'), value);
    form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  };
  await keep('x'.repeat(121));
  await vi.waitFor(() => (flushSync(), expect(document.querySelector('#cell-offer-told')?.textContent).toBe('Cent vingt signes au plus.')));
  expect(byId<HTMLInputElement>('cell-offer')?.value).toHaveLength(121);
  expect(await violations()).toEqual([]);
  write(await seen<HTMLInputElement>('cell-offer'), 'Visite gratuite');
  (await seen('cell-editor')).dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await says('campaign-cells', 'Lettre, Visite gratuiteà la main');
  backOnce();
  await says('campaign-cells', 'Lettre, audit offert');
  forthOnce();
  await says('campaign-cells', 'Lettre, Visite gratuite');
  await keep('');
  await says('campaign-cells', 'Lettre, audit offert');
}, 30_000);

test('deals and orders of a campaign are sorted, and lead to their contact and to the figure', async () => {
  await openCampaign();
  (await seen('tab-sales')).click();
  await seen('campaign-deals');
  await seen('campaign-orders');
  const first = () => document.querySelector('[data-testid="campaign-orders"] tbody td')?.textContent;
  (await seen('sort-orders-reference')).click();
  await vi.waitFor(() => expect(first()).toBe('F2026-100'));
  (await seen('sort-orders-reference')).click();
  await vi.waitFor(() => expect(first()).toBe('F2026-313'));
  (await seen('explain-orders')).click();
  await seen('explain-panel');
  document.querySelector<HTMLElement>('[data-testid^="order-contact-"]')?.click();
  await vi.waitFor(() => expect(place.screen).toBe('contacts'));
}, 30_000);

test('a campaign without costs, sales or opinions says what to do', async () => {
  await openScreen('campaigns');
  go('campaigns', 'CH26');
  (await seen('tab-costs')).click();
  await says('campaign-costs', 'Aucun coût connu');
  (await seen('tab-sales')).click();
  await says('campaign-sales', 'Aucune commande attribuée');
}, 20_000);

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
