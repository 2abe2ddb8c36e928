import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { violations } from '../../testing/axe';
import { byId, closeWindow, openScreen, says, seen, write } from '../../testing/page';
import { place } from '../../state/place.svelte';

afterEach(closeWindow);

async function openLicences(): Promise<void> {
  await openScreen('settings');
  (await seen('open-licences')).click();
  await seen('search-licences');
}

test('the version stands with its day', async () => {
  await openScreen('settings');
  await says('about', 'Baromail 0.1.0, du 20\u00a0novembre 2026');
});

test('a component is found and its licence is read', async () => {
  await openLicences();
  write(await seen<HTMLInputElement>('search-licences'), 'sqlcipher');
  const one = byId('licences')?.querySelector<HTMLButtonElement>('li button');
  one?.click();
  flushSync();
  await says('licences', 'Zetetic');
  await says('licences', 'Redistribution and use in source and binary forms');
});

test('Escape returns from the licences to the settings', async () => {
  await openLicences();
  (document.activeElement as HTMLElement | null)?.blur();
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
  flushSync();
  expect([place.screen, place.campaign]).toEqual(['settings', null]);
});

test('the licences break no rule of accessibility', async () => {
  await openLicences();
  write(await seen<HTMLInputElement>('search-licences'), 'inter');
  expect(await violations()).toEqual([]);
});
