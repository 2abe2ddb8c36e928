import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { pretend } from '../../api/fake/wire';
import App from '../../App.svelte';
import { language } from '../../messages/index.svelte';
import { go } from '../../state/place.svelte';
import { filters, ofLongView } from '../../state/question.svelte';
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
  ofLongView.clear();
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

test('the bar of filters narrows the grid, keeps to this screen, and is reset', async () => {
  await open('?delay=0&lang=fr');
  const rows = () => document.querySelectorAll('[data-testid=cohort-grid] tbody tr').length;
  await seen('[data-testid=cohort-grid]', 'mars 2026');
  expect(rows()).toBe(3);
  const chip = (name: string) => [...document.querySelectorAll<HTMLButtonElement>('button')].find((one) => one.textContent.trim().startsWith(name));
  expect(chip('Période')).toBeUndefined();
  (await vi.waitFor(() => {
    flushSync();
    const found = chip('Département');
    if (!found) throw new Error('no filter by département');
    return found;
  })).click();
  await seen('[aria-label="Département"]', 'et 12\u00a0autres, moins fréquents');
  document.querySelector<HTMLInputElement>('[role=group][aria-label="Département"] input')?.click();
  await vi.waitFor(() => {
    flushSync();
    expect(rows()).toBe(1);
  });
  expect(ofLongView.question().only).toEqual([{ dimension: 'departement', value: '01' }]);
  expect(filters.only).toEqual([]);
  chip('Tout afficher')?.click();
  await vi.waitFor(() => {
    flushSync();
    expect(rows()).toBe(3);
  });
});

test('what no file says can be asked for too', async () => {
  await open('?delay=0&lang=fr');
  await seen('[data-testid=month-table]');
  ofLongView.change({ only: [{ dimension: 'sector', value: null }, { dimension: 'sector', value: 'Menuiserie' }] });
  await seen('.chip.on', '2\u00a0choisis');
});

test('axe finds nothing wrong', async () => {
  await open('?delay=0&lang=fr');
  await seen('[data-testid=month-table]');
  expect(await violations()).toEqual([]);
});
