import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, emit } from '../api/fake/wire';
import { backOnce } from '../state/notify';
import { violations } from '../testing/axe';
import { closeWindow, openScreen, says, seen } from '../testing/page';

vi.setConfig({ testTimeout: 30_000 });
afterEach(closeWindow);

async function trayBox(): Promise<HTMLInputElement> {
  const box = await seen<HTMLInputElement>('in-tray');
  await vi.waitFor(() => (flushSync(), expect(box.disabled).toBe(false)));
  return box;
}

test('staying in the notification area is off, is switched on, and taken back', async () => {
  await openScreen('settings');
  const box = await trayBox();
  expect(box.checked).toBe(false);
  expect(box.closest('.choice')?.textContent).toContain('zone de notification quand la fenêtre est fermée');
  box.click();
  await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain('Fermer la fenêtre laissera Baromail')));
  expect(box.checked).toBe(true);
  expect(await violations()).toEqual([]);
  expect(backOnce()).toBe(true);
  await vi.waitFor(() => (flushSync(), expect(box.checked).toBe(false)));
});

const NO_TRAY = { code: 'not_found', message: 'Votre bureau ne montre pas de zone de notification.', remedy: 'Installez l’extension AppIndicator.', field: null };

test('without a notification area the box is greyed, and says what is missing', async () => {
  await openScreen('settings');
  const undo = answering('tray_state', () => Promise.resolve({ on: false, problem: NO_TRAY }));
  emit('data-changed', null);
  await says('background', 'Installez l’extension AppIndicator.');
  const box = await seen<HTMLInputElement>('in-tray');
  expect([box.disabled, box.checked]).toEqual([true, false]);
  expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toContain('ne montre pas de zone');
  expect(await violations()).toEqual([]);
  undo();
});

test('what was asked for where a notification area was can be switched off where none is', async () => {
  await openScreen('settings');
  const undo = answering('tray_state', () => Promise.resolve({ on: true, problem: NO_TRAY }));
  emit('data-changed', null);
  await says('background', 'AppIndicator');
  const box = await trayBox();
  expect(box.checked).toBe(true);
  box.click();
  await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain('Fermer la fenêtre quittera Baromail')));
  undo();
});

test('a notification area that goes at that moment leaves the box as it was', async () => {
  await openScreen('settings');
  const box = await trayBox();
  const undo = answering('keep_in_tray', () => Promise.reject(NO_TRAY));
  box.click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('ne montre pas de zone de notification'));
  await vi.waitFor(() => (flushSync(), expect(box.checked).toBe(false)));
  undo();
});
