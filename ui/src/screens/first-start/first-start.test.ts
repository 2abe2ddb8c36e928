import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { houseSettings } from '../../api/client';
import { violations } from '../../testing/axe';
import { byId, closeWindow, openScreen, says, seen } from '../../testing/page';
import { leaveTour } from '../../state/tour.svelte';

afterEach(async () => {
  leaveTour();
  flushSync();
  await closeWindow();
});

test('the first start says where data and key will be, and in which language', async () => {
  await openScreen('dashboard', '&empty&key');
  await says('first-start', 'baromail.db.key');
  document.querySelector<HTMLInputElement>('[data-testid="first-start"] input[value="en"]')?.click();
  await says('first-start', 'It will be kept beside it');
});

test('a role that is chosen before there is a key is kept once there is one', async () => {
  await openScreen('dashboard', '&empty&key');
  (await seen('first-role-salesperson')).click();
  (await seen('demo-button')).click();
  (await seen('create-key')).click();
  await vi.waitFor(() => (flushSync(), expect(byId('first-start')).toBeNull()));
  expect((await houseSettings('fr')).role).toBe('salesperson');
});

test('sample spreadsheets are saved, and the notice says where', async () => {
  await openScreen('dashboard', '&empty');
  (await seen('save-samples')).click();
  await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain('Documents/Exemples Baromail')));
});

test('the first start breaks no rule of accessibility', async () => {
  await openScreen('dashboard', '&empty&key');
  await says('first-start', 'Vos données');
  expect(await violations()).toEqual([]);
});
