import { afterEach, expect, test, vi } from 'vitest';
import { flushSync } from 'svelte';
import { overlay } from '../state/overlay.svelte';
import { place } from '../state/place.svelte';
import { byId, closeWindow, openScreen, seen, write } from '../testing/page';

afterEach(async () => {
  overlay.palette = false;
  await closeWindow();
});

async function choose(text: string): Promise<void> {
  overlay.palette = true;
  flushSync();
  const field = await vi.waitFor(() => document.querySelector<HTMLInputElement>('.dialog input[role=combobox]') ?? Promise.reject(new Error('no palette')));
  write(field, text);
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  flushSync();
}

test('a dashboard is begun, data exported, and what is open printed from the palette', async () => {
  await openScreen('dashboard');
  await seen('tile-response_rate');
  await choose('nouveau tableau de bord');
  await seen('new-board-name');
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  document.querySelector<HTMLElement>('.dialog button[aria-label="Fermer"]')?.click();
  await choose('exporter les donnees');
  await vi.waitFor(() => (flushSync(), expect(byId('exports')?.contains(document.activeElement)).toBe(true)));
  byId('nav-dashboard')?.click();
  await seen('tile-response_rate');
  await choose('imprimer ce qui');
  expect(place.screen).toBe('reports');
});

test('a backup is made from any screen, and said', async () => {
  await openScreen('contacts', '&bare');
  await choose('faire une sauvegarde');
  await vi.waitFor(() => expect([...document.querySelectorAll('[data-sonner-toast]')].some((one) => /sauvegarde/i.test(one.textContent ?? ''))).toBe(true));
});
