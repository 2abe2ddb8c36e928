import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { openExplain } from '../state/explain.svelte';
import { home } from '../state/imports-home.svelte';
import { go } from '../state/place.svelte';
import { question } from '../state/question.svelte';
import { violations } from '../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../testing/page';

vi.setConfig({ testTimeout: 30_000 });

afterEach(async () => {
  await closeWindow();
  home.tab = 'history';
});

async function rowsOpen(): Promise<void> {
  await openScreen('dashboard');
  openExplain('response_rate', 'Taux de réponse', question());
  (await shows('Voir les lignes')).click();
  await seen('leave-response:1');
}

const shows = (text: string) =>
  vi.waitFor(() => {
    const found = [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === text);
    if (!found) throw new Error(`no button says ${text}`);
    return found;
  });
const gone = (id: string) => vi.waitFor(() => (flushSync(), expect(byId(id)).toBeNull()), { timeout: 4000 });
const press = (key: string, more: KeyboardEventInit = {}) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

test('a row is left out with a reason, and Ctrl+Z puts it back', async () => {
  await rowsOpen();
  byId('leave-response:1')?.click();
  await seen('leave-out-form');
  byId('leave-out')?.click();
  await says('leave-out-form', 'Dites pourquoi');
  expect(await violations()).toEqual([]);
  write(await seen<HTMLInputElement>('row-why'), 'adresse de test');
  byId('leave-out')?.click();
  await gone('leave-response:1');
  await gone('leave-out-form');
  press('z', { ctrlKey: true });
  await seen('leave-response:1');
  press('y', { ctrlKey: true });
  await gone('leave-response:1');
  press('z', { ctrlKey: true });
  await seen('leave-response:1');
});

test('a row is corrected by what its fields hold; what is wrong stands beside the field', async () => {
  await rowsOpen();
  byId('correct-response:2')?.click();
  await seen('row-editor');
  expect(await violations()).toEqual([]);
  write(await seen<HTMLInputElement>('row-why'), 'rappelé ce matin');
  byId('save-row')?.click();
  await says('row-editor', 'Aucun champ n’a changé');
  choose(await seen<HTMLSelectElement>('row-interest'), 'refusal');
  document.querySelector<HTMLButtonElement>('.day-field button')?.click();
  byId('save-row')?.click();
  await says('row-editor', 'ne peut pas être vide');
});

test('what was decided by hand is listed, and goes back one by one', async () => {
  await rowsOpen();
  byId('leave-response:1')?.click();
  write(await seen<HTMLInputElement>('row-why'), 'doublon');
  byId('leave-out')?.click();
  await gone('leave-out-form');
  byId('correct-response:2')?.click();
  choose(await seen<HTMLSelectElement>('row-interest'), 'refusal');
  write(await seen<HTMLInputElement>('row-why'), 'relu');
  byId('save-row')?.click();
  await gone('row-editor');
  home.tab = 'hand';
  go('imports');
  await says('left-out', 'doublon');
  await says('corrected', 'niveau d’intérêt\u00a0: positif → refus');
  expect(await violations()).toEqual([]);
  byId('put-back-response:1')?.click();
  await gone('left-out');
  byId('take-back-1')?.click();
  await gone('corrected');
  await shows('Voir les chiffres');
});
