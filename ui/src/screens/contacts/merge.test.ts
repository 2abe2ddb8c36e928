import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask, askForAll, DUPLICATES } from '../../state/contacts.svelte';
import { keptWins } from '../../state/merge';
import { go, place } from '../../state/place.svelte';
import { violations } from '../../testing/axe';
import { byId, closeWindow, openScreen, says, seen, write } from '../../testing/page';

beforeEach(() => {
  askForAll();
  ask({ text: '', order: 'name', reversed: false });
});
afterEach(closeWindow);

const ctrlZ = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));

async function gone(text: string): Promise<void> {
  await vi.waitFor(() => {
    flushSync();
    expect(byId('contacts-screen')?.textContent).not.toContain(text);
  });
}

async function openPairs(): Promise<void> {
  await openScreen('contacts');
  (await seen('duplicates')).click();
  await says('duplicates-view', '4\u00a0paires proposées, dont 2\u00a0sûres');
}

test('the surest pair stands side by side, with what would go over', async () => {
  await openPairs();
  await says('pair', 'Même nom, même e-mail');
  await says('goes-over', 'Passera à la fiche de Menuiserie Petit\u00a0: 2\u00a0plis, 1\u00a0réponse.');
  (await seen('keep-1')).click();
  await says('goes-over', 'Passera à la fiche de SARL Menuiserie Petit\u00a0: 4\u00a0plis, 2\u00a0réponses, 3\u00a0commandes, 1\u00a0note.');
  // What stands follows who is kept, until somebody chooses.
  expect(byId<HTMLInputElement>('take-phone-1')?.checked).toBe(true);
  (await seen('take-phone-0')).click();
  flushSync();
  expect(byId<HTMLInputElement>('take-phone-0')?.checked).toBe(true);
});

test('a pair is merged, the next one follows, and Ctrl+Z brings it back', async () => {
  await openPairs();
  (await seen('merge')).click();
  await says('duplicates-view', '3\u00a0paires proposées, dont 1\u00a0sûre');
  await says('pair', 'Même nom, même SIRET');
  ctrlZ();
  await says('duplicates-view', '4\u00a0paires proposées');
});

test('who is no duplicate is not proposed again, unless that is taken back', async () => {
  await openPairs();
  (await seen('not-a-duplicate')).click();
  await says('duplicates-view', '3\u00a0paires proposées');
  await gone('SARL Menuiserie Petit');
  ctrlZ();
  await says('duplicates-view', '4\u00a0paires proposées');
});

test('two chosen by hand are merged, shown on the page of the one kept, and separated again', async () => {
  await openScreen('contacts');
  go('contacts', '1');
  (await seen('merge-with')).click();
  write(await seen<HTMLInputElement>('search-other'), 'etoile');
  (await seen('other-6')).click();
  await says('pair', 'Choisis à la main');
  expect(place.campaign).toBe('1+6');
  (await seen('merge')).click();
  await says('merged', 'Garage de l’Étoile');
  expect(place.campaign).toBe('1');
  // Whoever was merged leads to the one who was kept, and the way back passes them by.
  go('contacts', '6');
  await vi.waitFor(() => {
    flushSync();
    expect(place.campaign).toBe('1');
  });
  (await seen('separate-6')).click();
  await gone('Fiches fusionnées');
  ctrlZ();
  await says('merged', 'Garage de l’Étoile');
});

test('the arrow keys walk the pairs', async () => {
  await openPairs();
  const first = await seen('pair-0');
  first.focus();
  first.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  await says('pair', 'Même nom, même SIRET');
  await vi.waitFor(() => expect(document.activeElement).toBe(byId('pair-1')));
});

test('without duplicates the screen says so', async () => {
  await openScreen('contacts', '&empty');
  go('contacts', DUPLICATES);
  await says('contacts-screen', 'Aucun doublon');
});

test('only what differs and is chosen of the other wins', () => {
  const part = (name: string, differs: boolean) => ({ part: name, name, kept: 'a', duplicate: 'b', differs });
  const parts = [part('email', true), part('phone', true), part('city', false)];
  expect(keptWins(parts, 0, {})).toEqual([]);
  expect(keptWins(parts, 0, { email: 1, phone: 0, city: 1 })).toEqual(['email']);
  expect(keptWins(parts, 1, { email: 1, phone: 0 })).toEqual(['phone']);
});

test('neither the pairs nor the choice of the other breaks a rule of accessibility', async () => {
  await openPairs();
  await seen('pair');
  expect(await violations()).toEqual([]);
  go('contacts', '1');
  (await seen('merge-with')).click();
  write(await seen<HTMLInputElement>('search-other'), 'etoile');
  await seen('other-6');
  expect(await violations()).toEqual([]);
});
