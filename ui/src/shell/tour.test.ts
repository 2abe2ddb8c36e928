import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { violations } from '../testing/axe';
import { byId, closeWindow, openScreen, says, seen } from '../testing/page';
import { leaveTour } from '../state/tour.svelte';

afterEach(async () => {
  leaveTour();
  flushSync();
  await closeWindow();
});

const gone = (id: string) => vi.waitFor(() => (flushSync(), expect(byId(id)).toBeNull()));

/** The first start as a newcomer goes through it, up to the first figures. */
async function firstFigures(): Promise<void> {
  await openScreen('dashboard', '&empty');
  (await seen('demo-button')).click();
  await seen('tour');
}

test('the tour begins with the first figures, has five stops, and does not come back', async () => {
  await firstFigures();
  for (const place of [1, 2, 3, 4, 5]) {
    await says('tour', `étape ${place} sur 5`);
    (await seen('tour-next')).click();
    flushSync();
  }
  await gone('tour');
  expect(localStorage.getItem('baromail.tour')).toBe('true');
});

test('the tour holds the focus, goes by arrows, and Escape leaves it for good', async () => {
  await firstFigures();
  await vi.waitFor(() => (flushSync(), expect(document.activeElement).toBe(byId('tour-next'))));
  const press = (key: string) => (document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })), flushSync());
  press('ArrowRight');
  await says('tour', 'étape 2 sur 5');
  press('ArrowLeft');
  await says('tour', 'étape 1 sur 5');
  press('Escape');
  await gone('tour');
  expect(localStorage.getItem('baromail.tour')).toBe('true');
});

test('the tour is seen again from the settings, on the dashboard', async () => {
  await openScreen('settings');
  (await seen('start-tour')).click();
  await says('tour', 'étape 1 sur 5');
  await seen('dashboard-screen');
});

test('the tour breaks no rule of accessibility', async () => {
  await firstFigures();
  expect(await violations()).toEqual([]);
});
