import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { boards, openBoard } from '../../state/boards.svelte';
import { question } from '../../state/question.svelte';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../../testing/page';

beforeEach(() => {
  boards.changing = false;
  openBoard(1);
});
afterEach(closeWindow);

const names = () => [...document.querySelectorAll<HTMLElement>('[data-part]')].map((one) => one.dataset.part ?? '');
const part = (key: string) => seen(`part-figure/${key}/`);
const ctrl = (key: string) => (window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true })), flushSync());

async function press(key: string, on: HTMLElement, shiftKey = false): Promise<void> {
  on.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  flushSync();
}

async function startChanging(): Promise<void> {
  await openScreen('dashboard');
  await seen('tile-revenue');
  (await seen('change-board')).click();
  await part('revenue');
}

const becomes = (check: () => void) => vi.waitFor(() => (flushSync(), check()));

test('by keyboard a part is taken, moved and put down, said aloud, and Ctrl+Z and Ctrl+Y walk back and forth', async () => {
  await startChanging();
  const before = names();
  const revenue = await part('revenue');
  await press('Enter', revenue);
  await says('board-said', '«\u00a0Chiffre d’affaires\u00a0» est pris');
  await press('ArrowLeft', await part('revenue'));
  await press('ArrowLeft', await part('revenue'));
  await says('board-said', 'place 2 sur 12');
  await press('Enter', await part('revenue'));
  const after = [before[0], 'figure/revenue/', before[1], before[2], ...before.slice(4)];
  await becomes(() => expect(names()).toEqual(after));
  expect(document.activeElement).toBe(byId('part-figure/revenue/'));
  await becomes(() => expect(document.body.textContent).toContain('Déplacé'));
  ctrl('z');
  await becomes(() => expect(names()).toEqual(before));
  await becomes(() => expect(document.body.textContent).toContain('Annulé'));
  ctrl('y');
  await becomes(() => expect(names()).toEqual(after));
});

test('Escape gives up a move; Maj and the arrows size within what can be read; Suppr removes and the next keeps the focus', async () => {
  await startChanging();
  const before = names();
  await press('Enter', await part('roi_revenue'));
  await press('ArrowRight', await part('roi_revenue'));
  expect(names()).not.toEqual(before);
  await press('Escape', await part('roi_revenue'));
  expect(names()).toEqual(before);
  await press('ArrowLeft', await part('roi_revenue'), true);
  await says('board-said', '3\u00a0colonnes');
  await press('ArrowRight', await part('roi_revenue'), true);
  await says('board-said', '4\u00a0colonnes');
  await press('ArrowDown', await part('roi_revenue'), true);
  await says('board-said', 'sur 2\u00a0lignes');
  expect(byId('part-figure/roi_revenue/')?.getAttribute('aria-label')).toContain('4\u00a0colonnes sur 2\u00a0lignes');
  await press('Delete', await part('roi_revenue'));
  await becomes(() => expect(names()).toEqual(before.filter((key) => key !== 'figure/roi_revenue/')));
  await becomes(() => expect(document.activeElement).toBe(byId('part-figure/revenue/')));
});

test('a figure and a chart by a dimension are added, the same one only once', async () => {
  await startChanging();
  (await seen('remove-figure/revenue/')).click();
  await becomes(() => expect(names()).not.toContain('figure/revenue/'));
  (await seen('add-part')).click();
  (await seen('confirm-part')).click();
  await becomes(() => expect(document.querySelector('.dialog')?.textContent).toContain('Choisissez d’abord'));
  const pick = async (text: string) => {
    (await seen<HTMLInputElement>('part-name')).click();
    const option = await vi.waitFor(() => {
      flushSync();
      const found = [...document.querySelectorAll<HTMLElement>('[role=option]')].find((one) => one.textContent?.startsWith(text));
      if (!found) throw new Error(`nothing like ${text}`);
      return found;
    });
    option.dispatchEvent(new MouseEvent('pointerup', { bubbles: true, cancelable: true }));
    flushSync();
  };
  await pick('Chiffre d’affaires');
  (await seen('confirm-part')).click();
  await becomes(() => expect(names().at(-1)).toBe('figure/revenue/'));
  (await seen('add-part')).click();
  await pick('Chiffre d’affaires');
  (await seen('confirm-part')).click();
  await becomes(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('déjà sur ce tableau'));
  document.querySelector<HTMLInputElement>('.dialog input[value=chart]')?.click();
  flushSync();
  await pick('Chiffre d’affaires');
  choose(await seen<HTMLSelectElement>('part-by'), 'month');
  (await seen('confirm-part')).click();
  await becomes(() => expect(names().at(-1)).toBe('chart/revenue/month'));
  (await seen('add-part')).click();
  document.querySelector<HTMLInputElement>('.dialog input[value=chart]')?.click();
  flushSync();
  await pick('Petits graphiques');
  await seen('part-figure');
  choose(await seen<HTMLSelectElement>('part-by'), 'departement');
  (await seen('confirm-part')).click();
  await becomes(() => expect(names().at(-1)).toBe('chart/small_multiples:response_rate/departement'));
});

test('a second dashboard begins with a model, has its own filters, refuses a taken name, and comes back when its end is undone', async () => {
  await startChanging();
  (await seen('new-board')).click();
  write(await seen<HTMLInputElement>('new-board-name'), 'Tableau de bord');
  (await seen('make-board')).click();
  await becomes(() => expect(document.querySelector('.dialog')?.textContent).toContain('existe déjà'));
  write(await seen<HTMLInputElement>('new-board-name'), 'Lundi');
  (await seen('from-salesperson')).click();
  (await seen('make-board')).click();
  await says('dashboard-screen', 'Lundi');
  await becomes(() => expect(names()[0]).toBe('notices/notices/'));
  expect(question().campaigns).toEqual(['BTP26']);
  choose(await seen<HTMLSelectElement>('which-board'), '1');
  await becomes(() => expect(names()[0]).toBe('figure/response_rate/'));
  choose(await seen<HTMLSelectElement>('which-board'), '2');
  (await seen('delete-board')).click();
  await becomes(() => expect(byId('which-board')).toBeNull());
  ctrl('z');
  await says('dashboard-screen', 'Lundi');
});

test('the filters of one dashboard are not those of another', async () => {
  await openScreen('dashboard');
  await seen('tile-revenue');
  const { filter } = await import('../../state/question.svelte');
  filter({ basis: 'event' });
  openBoard(7);
  expect(question().basis).toBe('posting');
  filter({ campaigns: ['CH26'] });
  openBoard(1);
  expect(question()).toMatchObject({ basis: 'event', campaigns: [] });
  openBoard(7);
  expect(question()).toMatchObject({ basis: 'posting', campaigns: ['CH26'] });
});

test('a press on the corner sizes, a move beyond the threshold moves', async () => {
  await startChanging();
  const grid = await seen('board-grid');
  Object.defineProperty(grid, 'clientWidth', { configurable: true, value: 1188 });
  HTMLElement.prototype.setPointerCapture = () => undefined;
  const at = (element: HTMLElement, type: string, clientX: number, clientY: number) => {
    element.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0, clientX, clientY }));
    flushSync();
  };
  const corner = await seen('corner-figure/revenue/');
  at(corner, 'pointerdown', 0, 0);
  at(corner, 'pointermove', 310, 140);
  at(corner, 'pointerup', 310, 140);
  await says('board-said', '6\u00a0colonnes sur 2\u00a0lignes');
  const before = names();
  const place = (key: string, left: number) => {
    const cell = byId(`part-${key}`)?.closest<HTMLElement>('[data-cell]');
    if (cell) cell.getBoundingClientRect = () => new DOMRect(left, 0, 100, 100);
  };
  for (const [index, key] of before.entries()) place(key, index * 200);
  const first = await part('response_rate');
  at(first, 'pointerdown', 50, 50);
  at(first, 'pointermove', 52, 51);
  at(first, 'pointerup', 52, 51);
  expect(names()).toEqual(before);
  at(first, 'pointerdown', 50, 50);
  at(first, 'pointermove', 450, 50);
  at(first, 'pointerup', 450, 50);
  await becomes(() => expect(names().slice(0, 3)).toEqual([before[1], before[2], before[0]]));
});

test('neither the dashboard nor its changing breaks a rule of accessibility', async () => {
  await startChanging();
  expect(await violations()).toEqual([]);
  (await seen('add-part')).click();
  await seen('part-name');
  expect(await violations()).toEqual([]);
});
