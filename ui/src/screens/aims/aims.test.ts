import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aims, type AimsTab } from '../../state/aims.svelte';
import { place } from '../../state/place.svelte';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../../testing/page';

beforeEach(() => (aims.tab = 'attention'));
afterEach(closeWindow);

async function open(tab: AimsTab, search = ''): Promise<void> {
  aims.tab = tab;
  await openScreen('aims', search);
}

const button = (text: string, within: ParentNode = document) => [...within.querySelectorAll('button')].find((one) => one.textContent?.trim() === text || one.getAttribute('aria-label') === text);
/** Presses the way back of the last notice. */
const undo = () =>
  vi.waitFor(() => {
    flushSync();
    const way = [...document.querySelectorAll<HTMLButtonElement>('[data-sonner-toast] [data-button]')][0];
    if (!way) throw new Error('no notice');
    way.click();
  });
const gone = (id: string) => vi.waitFor(() => (flushSync(), expect(byId(id)).toBeNull()));

test('what deserves attention says what to do and leads there', async () => {
  await open('attention');
  await says('attention', 'Demandez un avoir au loueur du fichier');
  button('Voir la liste d’appels')?.click();
  expect(place.screen).toBe('calls');
});

test('what is dismissed can be taken back at once, and later', async () => {
  await open('attention');
  await says('attention', '12\u00a0prospects chauds');
  await says('dismissed', '1\u00a0alerte écartée');
  [...document.querySelectorAll<HTMLButtonElement>('[data-testid=attention] button')].find((one) => one.getAttribute('aria-label')?.startsWith('Écarter\u00a0: 12'))?.click();
  await says('dismissed', '2\u00a0alertes écartées');
  await undo();
  await says('dismissed', '1\u00a0alerte écartée');
  [...document.querySelectorAll<HTMLButtonElement>('[data-testid=dismissed] button')][0]?.click();
  await gone('dismissed');
});

test('targets show what was reached of them, and whether a miss is proven', async () => {
  await open('targets');
  await says('targets', '82\u00a0%');
  await says('targets', 'manqué, établi');
  await says('targets', 'non atteint, peut-être le hasard');
  await says('targets', 'en cours');
  button('3,28\u00a0%', byId('targets') ?? document)?.click();
  expect((await seen('explain-panel')).getAttribute('aria-label')).toContain('Taux de réponse');
});

test('a target is changed, and a wrong value is told beside its field', async () => {
  await open('targets');
  (await seen('edit-own1')).click();
  const field = await seen<HTMLInputElement>('target-value');
  expect(field.value).toBe('4\u00a0%');
  write(field, 'beaucoup');
  (await seen('save-target')).click();
  await says('target-editor', 'Écrivez une valeur dans l’unité du chiffre');
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.getAttribute('role')).toBe('alert');
  write(field, '2,5 %');
  (await seen('save-target')).click();
  await gone('target-editor');
  await says('targets', '131\u00a0%');
});

test('a target that is deleted can be had back, written by hand or imported', async () => {
  await open('targets');
  for (const name of ['own1', 't1']) {
    (await seen(`delete-${name}`)).click();
    await gone(`delete-${name}`);
    await undo();
    await vi.waitFor(() => (flushSync(), expect(document.querySelectorAll('[data-testid=targets] tbody tr')).toHaveLength(3)));
  }
});

test('without targets the screen says what to do, and one is written there', async () => {
  await open('targets', '&empty');
  await says('aims-screen', 'Donnez-vous un objectif');
  (await seen('add-target')).click();
  (await seen('save-target')).click();
  await says('target-editor', 'Choisissez un chiffre dans la liste');
});

test('a reference is added, changed, and its original is had back', async () => {
  await open('references');
  (await seen('edit-jicmail-2024-cold')).click();
  const field = await seen<HTMLInputElement>('reference-value');
  expect(field.value).toBe('0,9\u00a0%');
  write(field, '1,1 %');
  (await seen('save-reference')).click();
  await says('references', '1,10\u00a0%');
  (await seen('take-back-jicmail-2024-cold')).click();
  await says('references', '0,90\u00a0%');
  (await seen('add-reference')).click();
  (await seen('save-reference')).click();
  await says('reference-editor', 'Écrivez un taux');
  write(await seen<HTMLInputElement>('reference-value'), '2 %');
  write(await seen<HTMLInputElement>('reference-source'), 'Ma fédération');
  choose(document.querySelector<HTMLSelectElement>('#reference-list_type') ?? new HTMLSelectElement(), 'cold');
  (await seen('save-reference')).click();
  await says('references', 'Ma fédération');
});

test('a reference that is left out can be had back, and one is found by its words', async () => {
  await open('references');
  (await seen('delete-roas')).click();
  await says('left-out', '1\u00a0référence supprimée');
  button('Rétablir «\u00a0Collaborative Marketing Club\u00a0»')?.click();
  await gone('left-out');
  write(await seen<HTMLInputElement>('find-reference'), 'collab detail');
  await vi.waitFor(() => (flushSync(), expect(document.querySelectorAll('[data-testid=references] tbody tr')).toHaveLength(1)));
  write(await seen<HTMLInputElement>('find-reference'), 'météo');
  await says('aims-screen', 'Aucune référence ne correspond');
});

test.each(['attention', 'targets', 'references'] as const)('%s breaks no rule of accessibility, its dialog neither', async (tab) => {
  await open(tab);
  await says('aims-screen', tab === 'attention' ? 'prospects' : tab === 'targets' ? 'manqué' : 'JICMAIL');
  expect(await violations()).toEqual([]);
  if (tab === 'attention') return;
  (await seen(tab === 'targets' ? 'edit-own1' : 'add-reference')).click();
  await seen(tab === 'targets' ? 'target-editor' : 'reference-editor');
  expect(await violations()).toEqual([]);
});
