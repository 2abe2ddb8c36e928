import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering } from '../../api/fake/wire';
import { show } from '../../state/pipeline.svelte';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../../testing/page';

beforeEach(() => {
  show({ tab: 'board', salesperson: null, campaign: null, state: null, sort: 'days', reversed: false });
});
afterEach(closeWindow);

const column = (at: number) => document.querySelector<HTMLElement>(`[data-column="${at}"]`);
const stands = (deal: number, at: number) =>
  vi.waitFor(() => {
    flushSync();
    expect(column(at)?.querySelector(`[data-card="${deal}"]`)).not.toBeNull();
  });

const pointer = (type: string, target: Element, x: number, y: number) => target.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0, clientX: x, clientY: y }));

test('each stage says how many deals, for how much, and how long they stay', async () => {
  await openScreen('pipeline');
  await seen('deal-1');
  expect(column(0)?.textContent).toContain('Contact');
  expect(column(0)?.textContent).toContain('4\u00a0opportunités');
  expect(column(0)?.textContent).toContain('médiane 9\u00a0jours');
  expect(byId('deal-1')?.textContent).toContain('60\u00a0jours');
});

test('a card moves by Shift and an arrow key, and Ctrl+Z brings it back', async () => {
  await openScreen('pipeline');
  const card = await seen('deal-1');
  card.focus();
  card.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }));
  await stands(1, 1);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
  await stands(1, 0);
});

test('a card stands where it goes before the program answers, and comes back where it could not go', async () => {
  await openScreen('pipeline');
  let answer: ((error: unknown) => void) | undefined;
  const stop = answering('move_deal', () => new Promise((_, reject) => (answer = reject)));
  const card = await seen('deal-1');
  card.focus();
  card.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }));
  flushSync();
  expect(column(1)?.querySelector('[data-card="1"]')).not.toBeNull();
  expect(document.activeElement).toBe(byId('deal-1'));
  answer?.({ code: 'storage', message: 'Disque plein.', remedy: '', field: null });
  await stands(1, 0);
  stop();
});

test('a card dragged by the pointer is dropped where it is let go of, and Escape lets go of it', async () => {
  await openScreen('pipeline');
  const card = await seen('deal-1');
  card.setPointerCapture = vi.fn();
  document.elementsFromPoint = () => [column(2) as Element];
  pointer('pointerdown', card, 10, 10);
  pointer('pointermove', card, 12, 11);
  flushSync();
  expect(column(2)?.classList.contains('over')).toBe(false);
  pointer('pointermove', card, 300, 40);
  flushSync();
  expect(card.setPointerCapture).toHaveBeenCalled();
  expect(column(2)?.classList.contains('over')).toBe(true);
  card.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  pointer('pointerup', card, 300, 40);
  flushSync();
  expect(column(0)?.contains(byId('deal-1'))).toBe(true);
  pointer('pointerdown', card, 10, 10);
  pointer('pointermove', card, 300, 40);
  pointer('pointerup', card, 300, 40);
  await stands(1, 2);
});

test('a deal is closed as won by its menu, with a reason', async () => {
  await openScreen('pipeline');
  choose(await seen<HTMLSelectElement>('move-1'), '3');
  write(await seen<HTMLInputElement>('end-reason'), 'Délai tenu');
  (await seen('end-save')).click();
  await stands(1, 3);
  expect(byId('deal-1')?.textContent).toContain('Délai tenu');
});

test('the table sorts by its headings and keeps deals of one state', async () => {
  show({ tab: 'table' });
  await openScreen('pipeline');
  await says('deal-table', 'Menuiserie Petit');
  (await seen('sort-deals-amount')).click();
  await vi.waitFor(() => {
    flushSync();
    // The highest come first, and the arrow says so.
    expect(byId('sort-deals-amount')?.closest('th')?.getAttribute('aria-sort')).toBe('descending');
  });
  const lost = [...document.querySelectorAll<HTMLInputElement>('[data-testid=pipeline-screen] input[type=radio]')].find((one) => one.value === 'lost');
  lost?.click();
  await vi.waitFor(() => {
    flushSync();
    expect(document.querySelectorAll('[data-testid=deal-table] tbody tr')).toHaveLength(1);
  });
});

test('the agenda shows a week from Monday, and an appointment is settled and unsettled', async () => {
  show({ tab: 'agenda' });
  await openScreen('pipeline');
  await says('agenda', 'Semaine 48');
  expect(document.querySelector('.days li h3')?.textContent).toBe('lun. 23\u00a0nov.');
  await says('unsettled', '1\u00a0rendez-vous passé dont l’issue manque');
  choose(await seen<HTMLSelectElement>('settle-1'), 'held');
  await vi.waitFor(() => {
    flushSync();
    expect(byId('unsettled')).toBeNull();
  });
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
  await seen('unsettled');
  (await seen('week-after')).click();
  await says('agenda', '3\u00a0déc.');
  (await seen('save-calendar')).click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('Agenda enregistré'));
});

test('without deals or appointments the screen says what to do', async () => {
  await openScreen('pipeline', '&empty');
  await says('pipeline-screen', 'Importez un fichier d’opportunités');
  show({ tab: 'agenda' });
  await says('pipeline-screen', 'Importez un fichier de rendez-vous');
});

test('no part of the pipeline breaks a rule of accessibility', async () => {
  await openScreen('pipeline');
  await seen('deal-1');
  expect(await violations()).toEqual([]);
  show({ tab: 'table' });
  await seen('deal-table');
  expect(await violations()).toEqual([]);
  show({ tab: 'agenda' });
  await seen('unsettled');
  expect(await violations()).toEqual([]);
});
