import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { simulator } from '../../state/simulator.svelte';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../../testing/page';

beforeEach(() => {
  Object.assign(simulator, { campaign: null, scenarios: [], shown: 0, otherRate: '' });
});
afterEach(closeWindow);

const becomes = (check: () => void) => vi.waitFor(() => (flushSync(), check()));
const ctrl = (key: string) => (window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true })), flushSync());
const field = (key: string) => seen<HTMLInputElement>(`assumed-${key}`);

async function set(key: string, text: string): Promise<void> {
  const own = await field(key);
  write(own, text);
  own.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

test('it begins with the real figures, says which are unknown, and what lacks for a figure', async () => {
  await openScreen('simulator');
  expect((await field('response_rate')).value).toBe('2,4');
  expect((await field('closing_rate')).value).toBe('33,33');
  expect((await field('margin_rate')).value).toBe('');
  await says('simulator-unknown', 'Inconnu, à estimer\u00a0: Taux de marge brute');
  await says('simulated-new_customers', '12');
  await says('simulated-roi_margin', 'Il manque\u00a0: taux de marge brute');
});

test('a slider and a field are one value, each move asks the program, and Ctrl+Z walks back', async () => {
  await openScreen('simulator');
  await set('margin_rate', '40');
  await says('simulated-roi_margin', '+113,33\u00a0%');
  await says('simulated-break_even_response_rate', '1,13\u00a0%');
  const slider = await seen<HTMLInputElement>('slide-response_rate');
  write(slider, '4.8');
  slider.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
  expect((await field('response_rate')).value).toBe('4,8');
  await says('simulated-response_lines', '240');
  ctrl('z');
  await says('simulated-response_lines', '120');
  expect((await field('response_rate')).value).toBe('2,4');
  ctrl('y');
  await says('simulated-response_lines', '240');
});

test('what cannot be taken is said beside its field and nothing typed is lost', async () => {
  await openScreen('simulator');
  await set('response_rate', 'beaucoup');
  await becomes(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('pourcentage'));
  expect((await field('response_rate')).value).toBe('beaucoup');
  expect((await field('response_rate')).getAttribute('aria-invalid')).toBe('true');
});

test('mailings stand side by side, three at most, and one is taken away and comes back', async () => {
  await openScreen('simulator');
  (await seen('add-scenario')).click();
  await becomes(() => expect(document.querySelectorAll('[data-testid="simulator-results"] thead th').length).toBe(3));
  await set('pieces', '10000');
  await becomes(() => expect(byId('simulated-response_lines')?.textContent).toContain('120240'));
  (await seen('add-scenario')).click();
  await becomes(() => expect(byId('add-scenario')).toBeNull());
  (await seen('drop-scenario')).click();
  await becomes(() => expect(document.querySelectorAll('[data-testid="simulator-results"] thead th').length).toBe(3));
  ctrl('z');
  await becomes(() => expect(document.querySelectorAll('[data-testid="simulator-results"] thead th').length).toBe(4));
});

test('a scenario is kept by name, opened again, deleted, and each is taken back', async () => {
  await openScreen('simulator');
  (await seen('keep-scenario')).click();
  await becomes(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('Il faut un nom'));
  write(await seen<HTMLInputElement>('scenario-name'), 'Prudent');
  await set('pieces', '3000');
  (await seen('keep-scenario')).click();
  await seen('open-scenario');
  await set('pieces', '8000');
  choose(await seen<HTMLSelectElement>('open-scenario'), '1');
  await becomes(() => expect(byId<HTMLInputElement>('assumed-pieces')?.value).toContain('3'));
  (await seen('forget-scenario')).click();
  await becomes(() => expect(byId('open-scenario')).toBeNull());
  ctrl('z');
  await seen('open-scenario');
});

test('the other letter’s rate says how many pieces would tell', async () => {
  await openScreen('simulator');
  write(await seen<HTMLInputElement>('other-rate'), '3');
  await says('simulator-test', '11\u202f455\u00a0plis par lettre');
});

test('the simulator breaks no rule of accessibility', async () => {
  await openScreen('simulator');
  await seen('simulator-results');
  expect(await violations()).toEqual([]);
});
