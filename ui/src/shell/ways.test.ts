/** Every change that is made by hand has a way back and a way forth again. */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emit } from '../api/fake/wire';
import { aims } from '../state/aims.svelte';
import { open as openPart } from '../state/campaign-tab.svelte';
import { home } from '../state/imports-home.svelte';
import { backOnce, forthOnce } from '../state/notify';
import { go } from '../state/place.svelte';
import { wizard } from '../state/wizard.svelte';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../testing/page';

beforeEach(() => openPart({ tab: 'summary', figure: 'response_rate' }));
afterEach(async () => {
  wizard.close();
  await closeWindow();
});

const button = (text: string, within: string) => vi.waitFor(() => (flushSync(), [...(byId(within)?.querySelectorAll('button') ?? [])].find((one) => one.textContent?.trim() === text || one.getAttribute('aria-label') === text) ?? Promise.reject(new Error(`no ${text}`))));
const until = (check: () => void) => vi.waitFor(() => (flushSync(), check()), { timeout: 5000 });
const submit = (id: string) => byId(id)?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));

test('the role of a cell', async () => {
  await openScreen('campaigns');
  openPart({ tab: 'cells' });
  go('campaigns', 'BTP26');
  const role = () => byId<HTMLSelectElement>('role-B')?.value;
  choose(await seen<HTMLSelectElement>('role-B'), 'holdout');
  await until(() => expect(document.querySelector('[data-sonner-toast]')?.textContent).toContain('Cellule B\u00a0: sans envoi'));
  backOnce();
  await until(() => expect(role()).toBe('test'));
  forthOnce();
  await until(() => expect(role()).toBe('holdout'));
});

test('a campaign: what is wrong stands beside its field, a refresh leaves what is typed, an empty field empties', async () => {
  await openScreen('campaigns');
  go('campaigns', 'BTP26');
  (await seen('edit-campaign')).click();
  const sector = await seen<HTMLInputElement>('campaign-sector-field');
  expect(sector.value).toBe('travaux');
  write(sector, '');
  write(await seen<HTMLInputElement>('campaign-margin_rate-field'), 'beaucoup');
  emit('data-changed', null);
  await new Promise((resolve) => setTimeout(resolve, 50));
  flushSync();
  expect(sector.value).toBe('');
  submit('campaign-editor');
  await until(() => expect(document.querySelector('#edit-margin_rate-told')?.textContent).toContain('Écrivez un taux'));
  expect(sector.value).toBe('');
  write(await seen<HTMLInputElement>('campaign-margin_rate-field'), '35 %');
  submit('campaign-editor');
  await until(() => expect(byId('campaign-editor')).toBeNull());
  const facts = () => byId('campaign-summary')?.textContent ?? '';
  await until(() => expect(facts()).not.toContain('travaux'));
  expect(facts()).toContain('35');
  backOnce();
  await until(() => expect(facts()).toContain('travaux'));
  forthOnce();
  await until(() => expect(facts()).not.toContain('travaux'));
});

test('a target that is written, and one that is changed', async () => {
  aims.tab = 'targets';
  await openScreen('aims');
  (await seen('edit-own1')).click();
  write(await seen<HTMLInputElement>('target-value'), '2,5 %');
  submit('target-editor');
  await says('targets', '131\u00a0%');
  backOnce();
  await says('targets', '82\u00a0%');
  forthOnce();
  await says('targets', '131\u00a0%');
});

test('what a word means', async () => {
  home.tab = 'words';
  await openScreen('imports');
  await says('import-screen', '«\u00a0chaud\u00a0»');
  (await button('Supprimer · chaud', 'import-screen')).click();
  const text = () => byId('import-screen')?.textContent;
  await until(() => expect(text()).not.toContain('«\u00a0chaud\u00a0»'));
  backOnce();
  await says('import-screen', '«\u00a0chaud\u00a0»');
});

test('a template that is deleted, and a mapping that is forgotten', async () => {
  home.tab = 'templates';
  await openScreen('imports');
  const text = () => byId('import-screen')?.textContent;
  for (const [name, way] of [['Retours centre d’appels', 'Supprimer'], ['coûts.csv', 'Oublier']] as const) {
    await says('import-screen', name);
    (await button(`${way} · ${name}`, 'import-screen')).click();
    (await seen('remove-yes')).click();
    await until(() => expect(text()).not.toContain(name));
    backOnce();
    await says('import-screen', name);
    forthOnce();
    await until(() => expect(text()).not.toContain(name));
  }
});

test('the watched folder', async () => {
  home.tab = 'watched';
  await openScreen('imports');
  await says('watched', 'À importer');
  (await button('Changer de dossier…', 'watched')).click();
  await says('watched', 'Autre dossier');
  backOnce();
  await says('watched', 'À importer');
  (await seen('switch-watched')).click();
  await says('watched', 'Surveiller ce dossier');
  backOnce();
  await says('watched', 'Ne plus surveiller');
});

test('what is put back among what deserves attention', async () => {
  aims.tab = 'attention';
  await openScreen('aims');
  await says('dismissed', '1\u00a0alerte écartée');
  document.querySelector<HTMLButtonElement>('[data-testid=dismissed] button')?.click();
  await until(() => expect(byId('dismissed')).toBeNull());
  backOnce();
  await says('dismissed', '1\u00a0alerte écartée');
});

test('a row that is taken from its piece', async () => {
  home.tab = 'waiting';
  await openScreen('imports');
  (await seen('match-1')).click();
  (await seen('join-412')).click();
  await until(() => expect(byId('match-1')).toBeNull());
  const made = [...document.querySelectorAll<HTMLElement>('#content label, #content [role=radio]')].find((one) => one.textContent?.includes('Rattachées à la main'));
  (made?.querySelector('input') ?? made)?.click();
  await says('import-screen', 'BTP26-A-00412');
  (await button('Détacher', 'import-screen')).click();
  await until(() => expect(byId('import-screen')?.textContent).not.toContain('BTP26-A-00412'));
  backOnce();
  await says('import-screen', 'BTP26-A-00412');
});

test('an import, from the page that says that it is done', async () => {
  home.tab = 'history';
  await openScreen('imports');
  emit('files-offered', [{ id: 1, name: 'réponses_octobre.xlsx', pasted: false, sort: 'table' }]);
  await until(() => expect(byId('import-accept')).not.toBeNull());
  byId('import-accept')?.click();
  await until(() => expect(byId('import-done')).not.toBeNull());
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
  await until(() => expect([...document.querySelectorAll('[data-sonner-toast]')].some((one) => one.textContent?.includes('annulé'))).toBe(true));
});
