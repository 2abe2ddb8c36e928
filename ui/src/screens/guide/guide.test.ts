import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { violations } from '../../testing/axe';
import { byId, closeWindow, openScreen, says, seen, write } from '../../testing/page';
import { place } from '../../state/place.svelte';

afterEach(closeWindow);

const press = (key: string) => (window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true })), flushSync());

test('F1 opens the page of the screen, and Escape returns to it', async () => {
  await openScreen('pipeline');
  press('F1');
  await says('guide-page', 'Vos opportunités par étape');
  press('Escape');
  expect(place.screen).toBe('pipeline');
});

test('F1 over an explained figure opens what the catalogue says of it', async () => {
  await openScreen('dashboard');
  (await seen('tile-response_rate')).querySelector('button')?.click();
  await seen('explain-panel');
  press('F1');
  await vi.waitFor(() => (flushSync(), expect(document.activeElement?.id).toBe('guide-response_rate')));
  expect(document.activeElement?.textContent).toContain('Taux de réponse');
  expect(byId('explain-panel')).toBeNull();
});

test('what is looked for is found and opened by Enter', async () => {
  await openScreen('guide');
  const field = await seen<HTMLInputElement>('guide-search');
  await seen('guide-page');
  write(field, 'imprimeur');
  await says('guide-found', 'La facture de l’imprimeur');
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await says('guide-page', 'Les coûts s’ajoutent');
  expect(place.campaign).toBe('recipes#la-facture-de-limprimeur-arrive-plus-tard');
});

test('links lead to other pages, and a screen opens from its page', async () => {
  await openScreen('guide');
  await says('guide-page', 'Votre premier fichier');
  document.querySelector<HTMLButtonElement>('[data-to="dashboard"]')?.click();
  await says('guide-page', 'Lire un chiffre');
  (await seen('guide-open-screen')).click();
  flushSync();
  expect(place.screen).toBe('dashboard');
});

test('the guide breaks no rule of accessibility', async () => {
  await openScreen('guide');
  await says('guide-page', 'Installer');
  expect(await violations()).toEqual([]);
});
