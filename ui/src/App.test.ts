import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { templates } from './api/client';
import { emit, pretend } from './api/fake/wire';
import App from './App.svelte';
import { language } from './messages/index.svelte';
import { closeExplain } from './state/explain.svelte';
import { go, place } from './state/place.svelte';
import { begin, session, setLang } from './state/session.svelte';
import { wizard } from './state/wizard.svelte';

let app: Record<string, unknown> | null = null;

async function open(search: string): Promise<void> {
  localStorage.clear();
  pretend(search);
  session.start = null;
  wizard.close();
  go('dashboard');
  language.now = 'fr';
  app = mount(App, { target: document.body });
  await begin();
  flushSync();
}

const byId = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
const seen = (id: string) =>
  vi.waitFor(() => {
    flushSync();
    const element = byId(id);
    if (!element) throw new Error(`${id} is not on the page`);
    return element;
  });

afterEach(async () => {
  closeExplain();
  if (app) await unmount(app);
  app = null;
  document.body.replaceChildren();
});

test('the dashboard shows eight figures in French, and tells the program that it does', async () => {
  await open('?delay=0&lang=fr');
  const tile = await seen('tile-response_rate');
  expect(tile.textContent).toContain('3,28\u00a0%');
  expect(document.querySelectorAll('[data-testid^="tile-"]')).toHaveLength(8);
  expect(tile.querySelector('[role=img]')?.getAttribute('aria-label')).toContain('seuil de rentabilité 2,13\u00a0%');
  await vi.waitFor(() => expect(document.documentElement.getAttribute('data-ready')).toBe('yes'));
});

test('an unknown figure shows a dash, why, and what to drop', async () => {
  await open('?delay=0&lang=fr');
  const tile = await seen('tile-undelivered_rate');
  expect(tile.querySelector('.value')?.textContent).toBe('–');
  expect(tile.textContent).toContain('Aucun fichier de non distribués importé');
  expect(tile.textContent).toContain('Déposer un fichier de non distribués');
});

test('the language switches at once, figures included', async () => {
  await open('?delay=0&lang=fr');
  await seen('tile-response_rate');
  setLang('en');
  await vi.waitFor(() => {
    flushSync();
    expect(byId('tile-response_rate')?.textContent).toContain('Response rate');
  });
  expect(byId('tile-response_rate')?.textContent).toContain('3.28%');
  expect(document.documentElement.lang).toBe('en');
});

test('a figure is explained, and Escape gives the focus back to it', async () => {
  await open('?delay=0&lang=fr');
  const button = (await seen('tile-response_rate')).querySelector('button');
  button?.focus();
  button?.click();
  const panel = await seen('explain-panel');
  await vi.waitFor(() => expect(panel.textContent).toContain('164\u00a0répondants'));
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  flushSync();
  expect(byId('explain-panel')).toBeNull();
  expect(document.activeElement).toBe(button);
});

test('the first start offers files and the demonstration, which leads to figures', async () => {
  await open('?delay=0&lang=fr&empty');
  (await seen('demo-button')).click();
  await seen('tile-response_rate');
  expect(byId('first-start')).toBeNull();
});

test('files dropped on any screen open the import', async () => {
  await open('?delay=0&lang=fr');
  byId('nav-settings')?.click();
  await seen('settings-screen');
  emit('files-hover', true);
  await seen('drop-veil');
  emit('files-offered', [{ id: 1, name: 'réponses_octobre.xlsx', pasted: false, sort: 'table' as const }]);
  (await seen('import-accept')).click();
  expect((await seen('import-done')).textContent).toContain('149\u00a0lignes prises en compte');
});

test('a template and a backup that are opened are asked about, one after the other, and nothing is done before a yes', async () => {
  await open('?delay=0&lang=fr');
  const named = async () => (await templates('fr')).map((item) => item.name);
  const before = await named();
  emit('files-offered', [
    { id: 21, name: 'Sellsy.baromail-template', pasted: false, sort: 'template' as const },
    { id: 22, name: 'copie.baromail', pasted: false, sort: 'backup' as const },
  ]);
  const yes = await seen('take-template');
  expect(byId('restore-plan')).toBeNull();
  expect(await named()).toEqual(before);
  yes.click();
  expect((await seen('restore-plan')).textContent).toContain('Vous perdriez');
  expect(byId('take-template')).toBeNull();
  expect(await named()).toEqual([...before, 'Export Sellsy']);
  expect(place.screen).toBe('dashboard');
});

test('a file of data that does not open says what to do', async () => {
  await open('?delay=0&lang=fr&problem');
  await vi.waitFor(() => {
    flushSync();
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Remettez la clé');
  });
});

test('keys that a browser would take are kept from it', async () => {
  await open('?delay=0&lang=fr');
  for (const key of [{ key: 'F5' }, { key: 'r', ctrlKey: true }, { key: 'p', ctrlKey: true }, { key: 'f', ctrlKey: true }]) {
    const event = new KeyboardEvent('keydown', { ...key, cancelable: true });
    window.dispatchEvent(event);
    expect(event.defaultPrevented, key.key).toBe(true);
  }
});

test('files given at the start are offered once, whatever becomes of their import', async () => {
  const offer = vi.spyOn(wizard, 'offer');
  await open('?delay=0&lang=fr');
  if (session.start) session.start = { ...session.start, offered: [{ id: 1, name: 'mailing.xlsx', pasted: false, sort: 'table' as const }] };
  flushSync();
  await seen('import-accept');
  flushSync();
  expect(offer).toHaveBeenCalledTimes(1);
  offer.mockRestore();
});
