import { afterEach, expect, test, vi } from 'vitest';
import { Failure, toFailure } from '../api/client';
import { detailsOf } from '../api/details';
import { answering, emit } from '../api/fake/wire';
import { byId, closeWindow, openScreen, seen } from '../testing/page';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeWindow();
});

/** What goes to the clipboard, which the tests' document lacks. */
function clipboard(): string[] {
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
  return copied;
}

test('a screen that breaks off says that nothing is lost, and opens again where one was', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  // An answer that no screen is made for.
  await openScreen('campaigns');
  const stop = answering('campaign', () => ({ code: 'CH-26' }));
  const first = await vi.waitFor(() => document.querySelector<HTMLElement>('#content [data-testid^="open-"]') ?? Promise.reject(new Error('no campaign')));
  first.click();
  const broken = await seen('broken');
  expect(broken.textContent).toContain('L’écran «\u00a0Campagnes\u00a0» s’est interrompu.');
  expect(broken.textContent).toContain('Rien n’est perdu');
  const copied = clipboard();
  byId('copy-details')?.click();
  await vi.waitFor(() => expect(copied).toHaveLength(1));
  expect(copied[0]).toContain('Baromail 0.1.0');
  expect(copied[0]).toContain('screen: campaigns');
  expect(copied[0]).toContain('TypeError');
  stop();
  byId('reopen')?.click();
  await seen('campaign-screen');
  expect(byId('broken')).toBeNull();
});

test('an unforeseen error says what failed, that nothing was lost, and can be copied', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const copied = clipboard();
  await openScreen('reports');
  const stop = answering('contacts', () => Promise.reject('invalid args `question`: unknown "Dupont, 06 12 34 56 78" at line 1234'));
  byId('nav-contacts')?.click();
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('Rien n’est perdu'));
  byId('copy-details')?.click();
  await vi.waitFor(() => expect(copied[0]).toContain('command: contacts'));
  expect(copied[0]).not.toContain('Dupont');
  stop();
});

test('what the reader can mend has no details', () => {
  const failure = toFailure({ code: 'refused', message: 'Ce taux n’est pas un nombre.', remedy: 'Écrivez 3,2.', field: 'rate' }, 'saveTarget');
  expect(failure.details).toBeNull();
  expect(toFailure({ code: 'storage', message: 'Disque plein.', remedy: '', field: null }, 'saveTarget').details).toContain('command: saveTarget');
});

test('details hold no name, number or address', () => {
  const told = detailsOf('saveNote', 'unexpected', new Error('near "Garage Le Goff" and camille@garage.fr, 0612345678'));
  for (const secret of ['Goff', 'camille', '0612345678']) expect(told).not.toContain(secret);
});

test('what broke off inside the program is said, and what waited for it fails', async () => {
  await openScreen('dashboard');
  await seen('tile-response_rate');
  const stop = answering('contacts', () => new Promise(() => undefined));
  byId('nav-contacts')?.click();
  await seen('contacts-screen');
  emit('broke', 'crates/store/src/directory.rs:12:3, thread main');
  await vi.waitFor(() => expect(byId('contacts-screen')?.querySelector('[role=alert]')?.textContent).toContain('Rien n’est perdu'), { timeout: 4000 });
  stop();
});

test('an error of a click that nothing catches is said', async () => {
  await openScreen('dashboard');
  window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new Failure('unexpected', '', '', null, 'details') }));
  await vi.waitFor(() => expect(document.querySelector('[data-sonner-toast]')?.textContent).toContain('Rien n’est perdu'));
});
