import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { flushSync } from 'svelte';
import { answering, emit } from '../api/fake/wire';
import { ask, askForAll } from '../state/contacts.svelte';
import { byId, closeWindow, openScreen, seen } from '../testing/page';

beforeEach(() => {
  askForAll();
  ask({ text: '', order: 'name', reversed: false });
});
afterEach(closeWindow);

const escape = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));

function scroll(element: HTMLElement, top: number): void {
  element.scrollTop = top;
  element.dispatchEvent(new Event('scroll'));
  flushSync();
}

const content = () => document.getElementById('content') as HTMLElement;
const box = () => document.querySelector<HTMLElement>('#content .box') as HTMLElement;

test('the way back leads to the same line of the list, and to the button that was left', async () => {
  await openScreen('contacts');
  await seen('contact-1');
  scroll(box(), 52 * 20_000);
  const far = await seen('contact-20005');
  far.focus();
  far.click();
  await seen('contact-view');
  escape();
  const again = await seen('contact-20005');
  expect(box().scrollTop).toBe(52 * 20_000);
  await vi.waitFor(() => expect(document.activeElement).toBe(again));
});

test('a screen is found as it was left, one of many begins at its top', async () => {
  await openScreen('campaigns');
  const first = await vi.waitFor(() => document.querySelector<HTMLElement>('#content [data-testid^="open-"]') ?? Promise.reject(new Error('no campaign')));
  scroll(content(), 300);
  first.click();
  await seen('campaign-screen');
  expect(content().scrollTop).toBe(0);
  scroll(content(), 500);
  escape();
  await vi.waitFor(() => expect(content().scrollTop).toBe(300));
});

test('others that are asked for are read from the first', async () => {
  await openScreen('contacts');
  await seen('contact-1');
  scroll(box(), 52 * 500);
  await seen('contact-510');
  byId('sort-town')?.click();
  await vi.waitFor(() => {
    flushSync();
    expect(box().scrollTop).toBe(0);
  });
});

test('a list that is asked again keeps its lines and the focus until the next ones come', async () => {
  await openScreen('contacts');
  await seen('contact-1');
  scroll(box(), 52 * 500);
  const row = await seen('contact-510');
  row.focus();
  const { invoke } = (window as unknown as { __TAURI_INTERNALS__: { invoke: (name: string, args: unknown) => unknown } }).__TAURI_INTERNALS__;
  // The first page comes, the one in view is still on its way.
  const stop = answering('contacts', (args) => ((args['question'] as { page: number }).page === 0 ? invoke('contacts', args) : new Promise(() => undefined)));
  emit('data-changed', null);
  await new Promise((resolve) => setTimeout(resolve, 50));
  flushSync();
  expect(byId('contact-510')).toBe(row);
  expect(document.activeElement).toBe(row);
  stop();
});
