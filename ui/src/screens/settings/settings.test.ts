import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { filter } from '../../state/question.svelte';
import { violations } from '../../testing/axe';
import { choose, closeWindow, openScreen, says, seen, write } from '../../testing/page';

afterEach(closeWindow);

function typed(field: HTMLInputElement, text: string): void {
  write(field, text);
  field.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

test('a longer short cycle proposes two reports a month, and can be taken back', async () => {
  await openScreen('settings');
  await says('rhythm', 'un rapport par mois');
  typed(await seen<HTMLInputElement>('short-cycle'), '45');
  await says('rhythm', 'deux rapports par mois');
  await vi.waitFor(() => {
    const way = document.querySelector<HTMLButtonElement>('[data-sonner-toast] [data-button]');
    if (!way) throw new Error('no notice');
    way.click();
  });
  await says('rhythm', 'un rapport par mois');
});

test('days that are no days are told beside the field', async () => {
  await openScreen('settings');
  const field = await seen<HTMLInputElement>('short-cycle');
  typed(field, 'un mois');
  await says('house-settings', 'entre 1 et 365');
  expect([field.getAttribute('aria-invalid'), field.value]).toEqual(['true', 'un mois']);
});

test('the sales cycle begins where it is said to', async () => {
  await openScreen('settings');
  const first = await seen<HTMLInputElement>('cycle-first_response');
  first.click();
  await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain('Réglage enregistré')));
  expect(first.checked).toBe(true);
});

test('an order is credited by the rule that is chosen', async () => {
  await openScreen('settings');
  const rule = await seen<HTMLSelectElement>('attribution');
  choose(rule, 'decay');
  await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain('Réglage enregistré')));
  expect((await seen<HTMLSelectElement>('attribution')).value).toBe('decay');
});

test('everything is shown larger and smaller by keys, and as the system has it again', async () => {
  await openScreen('settings');
  const size = await seen<HTMLSelectElement>('zoom');
  const press = (init: KeyboardEventInit) => (document.body.dispatchEvent(new KeyboardEvent('keydown', { ctrlKey: true, bubbles: true, cancelable: true, ...init })), flushSync());
  press({ key: '+' });
  press({ key: '+', shiftKey: true });
  expect([size.value, size.selectedOptions[0]?.textContent]).toEqual(['125', '125\u00a0%']);
  press({ key: '-' });
  expect(size.value).toBe('110');
  press({ key: 'à', code: 'Digit0' });
  expect(size.value).toBe('100');
  choose(size, '200');
  press({ key: '=' });
  expect(size.value).toBe('200');
});

test('the settings break no rule of accessibility', async () => {
  await openScreen('settings');
  await says('rhythm', 'rapport');
  expect(await violations()).toEqual([]);
});

test('an export says what it wrote and where, and a dialog that is closed says nothing', async () => {
  await openScreen('settings');
  (await seen<HTMLButtonElement>('export-figures')).click();
  await vi.waitFor(() => (flushSync(), expect(document.querySelector<HTMLButtonElement>('[data-testid="export-told"]')?.disabled).toBe(false)));
  expect(document.body.textContent).not.toMatch(/\d\s+tableaux|Rien à exporter/);
  (await seen<HTMLButtonElement>('export-told')).click();
  await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain('2\u00a0tableaux, 5\u202f139\u00a0lignes\u00a0: /home/camille/donnees.xlsx')));
  expect(await violations()).toEqual([]);
  choose(await seen<HTMLSelectElement>('export-program'), 'HubSpot');
  (await seen<HTMLButtonElement>('export-for-program')).click();
  await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain('4\u202f803\u00a0lignes\u00a0: /home/camille/HubSpot.xlsx')));
});

test('figures leave with the filters that are set, or without them, and text in the dialect that is chosen', async () => {
  await openScreen('settings');
  expect(document.querySelector('[data-testid="export-filtered"]')).toBeNull();
  filter({ campaigns: ['CH26'] });
  const filtered = await seen<HTMLInputElement>('export-filtered');
  const said = (text: string) => vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain(text)));
  (await seen<HTMLButtonElement>('export-figures')).click();
  await said('/home/camille/CH26 french.csv');
  choose(await seen<HTMLSelectElement>('export-dialect'), 'international');
  (await seen<HTMLButtonElement>('export-figures')).click();
  await said('/home/camille/CH26 international.csv');
  expect(await violations()).toEqual([]);
  filtered.click();
  flushSync();
  // Without filters the fake's dialog is closed: nothing more is said.
  const told = () => document.body.textContent?.match(/\/home\/camille\/CH26/g)?.length;
  const before = told();
  (await seen<HTMLButtonElement>('export-figures')).click();
  await vi.waitFor(() => (flushSync(), expect(document.querySelector<HTMLButtonElement>('[data-testid="export-told"]')?.disabled).toBe(false)));
  expect(told()).toBe(before);
});

test('about tells the version, where newer ones are and the licences', async () => {
  await openScreen('settings');
  await says('about', 'Baromail 0.');
  await says('about', 'github.com/baromail/baromail/releases');
  await says('about', 'Apache-2.0');
});
