import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calls } from '../../state/calls.svelte';
import { go } from '../../state/place.svelte';
import { pointsDraft } from '../../state/points.svelte';
import { violations } from '../../testing/axe';
import { byId, closeWindow, openScreen, says, seen, write } from '../../testing/page';

beforeEach(() => {
  Object.assign(calls, { tab: 'list', band: null });
  pointsDraft.forget();
});
afterEach(closeWindow);

async function points(): Promise<void> {
  calls.tab = 'points';
  await openScreen('calls');
  await seen('points-table');
}

test('each shows the sum of its score, why to call, the number and what was said', async () => {
  await openScreen('calls');
  await says('calls-screen', 'Secteur 20 + Taille 15 + Fonction 15 + Canal 15 + Rapidité 15 + Demande 20');
  await says('calls-screen', 'parle de «\u00a0devis\u00a0»');
  await says('calls-screen', '04\u00a072\u00a000\u00a012\u00a034');
  await says('calls-screen', '412\u00a0personnes');
});

test('only what is in view is drawn, though the list says how long it is', async () => {
  await openScreen('calls');
  await says('calls-screen', 'Dernier contact');
  const drawn = document.querySelectorAll('[aria-setsize="412"]');
  expect(drawn.length).toBeGreaterThan(3);
  expect(drawn.length).toBeLessThan(40);
});

test('each band says how many bought, with its interval, and the sentence whether the score separates', async () => {
  await openScreen('calls');
  await says('band-hot', '25,4\u00a0%');
  await says('band-hot', '20,3\u00a0% – 31,3\u00a0%');
  await says('band-hot', '61 sur 240\u00a0ont acheté');
  await says('band-cold', '1 sur 170\u00a0a acheté');
  await says('separation', 'l’écart est établi');
});

test('the list is saved as a spreadsheet, or as cards for the telephone', async () => {
  await openScreen('calls');
  for (const [button, ending] of [['save-calls', 'xlsx'], ['save-cards', 'vcf']] as const) {
    const press = await seen<HTMLButtonElement>(button);
    await vi.waitFor(() => (flushSync(), expect(press.disabled).toBe(false)));
    press.click();
    await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain(`a_appeler_2026-11-23.${ending}`)));
  }
});

test('a band can be kept alone', async () => {
  await openScreen('calls');
  (await seen('band-warm')).click();
  await says('calls-screen', '112\u00a0personnes');
  expect(byId('band-warm')?.getAttribute('aria-pressed')).toBe('true');
});

test('a change of points is saved as a whole, and can be taken back', async () => {
  await points();
  write(await seen<HTMLInputElement>('points-sector-*'), '6');
  (await seen('save-points')).click();
  await vi.waitFor(() => {
    flushSync();
    expect(document.body.textContent).toContain('Barème enregistré');
  });
  expect(byId('points-table')?.textContent).toContain('modifié par vous');
  [...document.querySelectorAll<HTMLButtonElement>('[data-sonner-toast] [data-button]')].at(-1)?.click();
  await says('points-table', 'barème d’origine');
});

test('what is wrong stands beside its field, and nothing is saved', async () => {
  await points();
  const field = await seen<HTMLInputElement>('points-sector-*');
  write(field, 'vingt');
  await says('points-table', 'Écrivez un nombre entier de 0 à 50.');
  const told = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  expect([field.getAttribute('aria-invalid'), told?.textContent]).toEqual(['true', 'Écrivez un nombre entier de 0 à 50.']);
  expect((await seen<HTMLButtonElement>('save-points')).disabled).toBe(true);
  write(field, '50');
  await says('wrong-fit', '50 au plus');
});

test('a line is added where it is written at once, and what is not saved can be let go of', async () => {
  await points();
  (await seen('add-request')).click();
  await vi.waitFor(() => {
    flushSync();
    expect(document.activeElement?.id).toMatch(/^when-/);
  });
  const cancel = [...document.querySelectorAll<HTMLButtonElement>('[data-testid=points-table] .bar button')].find((one) => one.textContent === 'Annuler');
  cancel?.click();
  await vi.waitFor(() => {
    flushSync();
    expect(byId('save-points')).toBeNull();
  });
});

test('what is not saved is still there after a look at another screen', async () => {
  await points();
  write(await seen<HTMLInputElement>('points-sector-*'), '6');
  await seen('save-points');
  go('settings');
  flushSync();
  go('calls');
  expect((await seen<HTMLInputElement>('points-sector-*')).value).toBe('6');
  await seen('save-points');
});

test('without responses the screen says what to do', async () => {
  await openScreen('calls', '&empty');
  await says('calls-screen', 'Importez un fichier de réponses');
});

test('neither list nor points break a rule of accessibility', async () => {
  await openScreen('calls');
  await says('calls-screen', 'Dernier contact');
  expect(await violations()).toEqual([]);
  await closeWindow();
  await points();
  write(await seen<HTMLInputElement>('points-sector-*'), 'vingt');
  await says('points-table', 'Écrivez un nombre entier');
  expect(await violations()).toEqual([]);
});
