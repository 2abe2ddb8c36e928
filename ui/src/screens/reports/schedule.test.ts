import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, emit } from '../../api/fake/wire';
import { backOnce } from '../../state/notify';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen } from '../../testing/page';

vi.setConfig({ testTimeout: 30_000 });
afterEach(closeWindow);

async function openSchedule(): Promise<void> {
  await openScreen('reports');
  await vi.waitFor(() => {
    flushSync();
    const radio = document.querySelector<HTMLInputElement>('input[value="schedule"]');
    if (!radio) throw new Error('the choice is not on the page');
    radio.click();
  });
  await seen('schedule');
}

test('the rhythm of the cycle is proposed with its reason, and kept until it is taken back', async () => {
  await openSchedule();
  await says('schedule-why', '24\u00a0jours');
  await says('schedule', 'Rien n’est programmé');
  await says('history', 'Aucun rapport');
  expect((await seen<HTMLSelectElement>('schedule-rhythm')).value).toBe('twice_monthly');
  expect(await violations()).toEqual([]);
  (await seen<HTMLInputElement>('schedule-closes')).click();
  (await seen('schedule-add')).click();
  await says('schedule-item', 'Rapport de période, le 1er et le 16, et clôture');
  await says('schedule-item', 'Prochain rapport\u00a0: 1er\u00a0décembre 2026');
  expect(await violations()).toEqual([]);
  expect(backOnce()).toBe(true);
  await says('schedule', 'Rien n’est programmé');
});

test('a summary goes with the end of a window alone, and a period never', async () => {
  await openSchedule();
  const offered = async () => [...(await seen<HTMLSelectElement>('schedule-rhythm')).options].map((one) => one.value);
  expect(await offered()).toEqual(['twice_monthly', 'monthly', 'weekly']);
  choose(await seen<HTMLSelectElement>('schedule-template'), 'summary');
  flushSync();
  expect(await offered()).toEqual(['window_end']);
  expect(byId('schedule-closes')).toBeNull();
});

test('off, another folder and removed are each taken back', async () => {
  await openSchedule();
  (await seen('schedule-add')).click();
  (await seen<HTMLInputElement>('schedule-on')).click();
  await says('schedule-item', 'Arrêtée');
  expect(backOnce()).toBe(true);
  await says('schedule-item', 'Prochain rapport');
  (await seen('schedule-folder')).click();
  await says('schedule-item', '/media/camille/Rapports');
  expect(backOnce()).toBe(true);
  await says('schedule-item', '/home/camille/Documents/Baromail');
  (await seen('schedule-remove')).click();
  await says('schedule', 'Rien n’est programmé');
  expect(backOnce()).toBe(true);
  await seen('schedule-item');
});

test('what waits is made, stands in the history, and is taken off the list and back', async () => {
  await openSchedule();
  (await seen('schedule-add')).click();
  await says('schedule', '1\u00a0rapport attend');
  (await seen('schedule-make')).click();
  await says('history', 'du 1er novembre 2026 au 15 novembre 2026');
  await says('history', 'en retard, attendu le 1er\u00a0novembre');
  const lines = () => document.querySelectorAll('[data-testid="made"]').length;
  expect(lines()).toBe(2);
  (await seen('made-off')).click();
  await vi.waitFor(() => {
    flushSync();
    expect(lines()).toBe(1);
  });
  expect(backOnce()).toBe(true);
  await vi.waitFor(() => {
    flushSync();
    expect(lines()).toBe(2);
  });
  (await seen('made-again')).click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('Rapport refait'));
});

test('what the program made by itself is told wherever the reader is', async () => {
  await openScreen('dashboard');
  emit('reports-made', { made: [], problems: [], passedOver: 0, sentence: '2 rapports faits, 1 en retard.' });
  await vi.waitFor(() => expect(document.body.textContent).toContain('2 rapports faits, 1 en retard.'));
});

test('opening with the session is off, is switched on, and taken back', async () => {
  await openSchedule();
  const box = await seen<HTMLInputElement>('at-login');
  await vi.waitFor(() => (flushSync(), expect(box.disabled).toBe(false)));
  expect(box.checked).toBe(false);
  box.click();
  await vi.waitFor(() => (flushSync(), expect(document.body.textContent).toContain('Baromail s’ouvrira avec votre session')));
  expect(box.checked).toBe(true);
  expect(backOnce()).toBe(true);
  await vi.waitFor(() => (flushSync(), expect(box.checked).toBe(false)));
});

test('where the system refuses, the box shows again what really holds', async () => {
  await openSchedule();
  const box = await seen<HTMLInputElement>('at-login');
  await vi.waitFor(() => (flushSync(), expect(box.disabled).toBe(false)));
  const undo = answering('open_at_login', () => Promise.reject({ code: 'refused', message: 'Le système a refusé.', remedy: 'Vérifiez vos droits.', field: null }));
  box.click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('Le système a refusé.'));
  await vi.waitFor(() => (flushSync(), expect(box.checked).toBe(false)));
  undo();
});
