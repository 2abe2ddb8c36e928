import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { pretend } from '../../api/fake/wire';
import App from '../../App.svelte';
import { language } from '../../messages/index.svelte';
import { go } from '../../state/place.svelte';
import { begin, session, setLang } from '../../state/session.svelte';
import { violations } from '../../testing/axe';

let app: Record<string, unknown> | null = null;

async function open(search: string): Promise<void> {
  pretend(search);
  session.start = null;
  go('long');
  language.now = 'fr';
  app = mount(App, { target: document.body });
  await begin();
  flushSync();
}

const seen = (selector: string, text = '') =>
  vi.waitFor(() => {
    flushSync();
    const element = document.querySelector<HTMLElement>(selector);
    if (!element?.textContent.includes(text)) throw new Error(`${selector} does not say ${text}`);
    return element;
  });

afterEach(async () => {
  if (app) await unmount(app);
  app = null;
  document.body.replaceChildren();
  go('dashboard');
});

test('a cell is empty until its month is over, and darker the larger its number', async () => {
  await open('?delay=0&lang=fr');
  const grid = await seen('[data-testid=cohort-grid]', 'mars 2026');
  const rows = [...grid.querySelectorAll('tbody tr')];
  expect(rows).toHaveLength(3);
  const last = [...(rows[2]?.querySelectorAll('td') ?? [])].at(-1);
  expect(last?.textContent.trim()).toBe('pas encore écoulé');
  expect(rows[0]?.querySelector('.shade-1')?.textContent).toContain('1,50\u00a0%');
  expect(rows[0]?.querySelector('.shade-4')).not.toBeNull();
});

test('the measure of the months is chosen by one click, and money is written as money', async () => {
  await open('?delay=0&lang=fr');
  await seen('[data-testid=cohort-grid]');
  document.querySelector<HTMLInputElement>('input[value=revenue]')?.click();
  await seen('[data-testid=cohort-grid] tbody', '7\u202f300\u00a0€');
  expect(document.querySelector('[data-testid=cohort-grid] tfoot')).toBeNull();
});

test('a month stands beside the year before, in points for a share and in percent for money', async () => {
  await open('?delay=0&lang=fr');
  const table = await seen('[data-testid=month-table]', 'juin 2026');
  expect(table.textContent).toContain('+0,50\u00a0pt');
  expect(table.textContent).toContain('×\u00a01,24');
  const select = document.querySelector<HTMLSelectElement>('#long-figure');
  if (!select) throw new Error('the figures can be chosen');
  select.value = 'revenue';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await seen('[data-testid=month-table]', '+9,50\u00a0%');
  setLang('en');
  await seen('[data-testid=month-table]', 'June 2026');
});

test('without a mailing the screen says what to import', async () => {
  await open('?delay=0&lang=fr');
  await seen('[data-testid=long-screen]');
  if (app) await unmount(app);
  document.body.replaceChildren();
  await open('?delay=0&lang=fr&empty');
  session.start = session.start && { ...session.start, empty: false };
  await seen('[data-testid=long-screen]', 'Aucun envoi à suivre');
});

test('axe finds nothing wrong', async () => {
  await open('?delay=0&lang=fr');
  await seen('[data-testid=month-table]');
  expect(await violations()).toEqual([]);
});
