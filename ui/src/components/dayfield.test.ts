import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { language } from '../messages/index.svelte';
import DayField from './DayField.svelte';

let field: Record<string, unknown> | null = null;
afterEach(async () => {
  if (field) await unmount(field);
  field = null;
  document.body.replaceChildren();
});

function show(value: string): string[] {
  const told: string[] = [];
  field = mount(DayField, { target: document.body, props: { id: 'day', label: 'Du', value, today: '2026-11-26', onchange: (iso) => void told.push(iso) } });
  flushSync();
  return told;
}

const parts = () => [...document.querySelectorAll('.day-part')].map((part) => part.textContent?.trim());

test('a day stands in the order of the language', () => {
  language.now = 'fr';
  show('2026-03-02');
  expect(parts()).toEqual(['02', '03', '2026']);
});

test('its parts are named in the language, and so is what is empty', () => {
  language.now = 'fr';
  show('');
  const said = [...document.querySelectorAll('.day-part')].map((part) => [part.getAttribute('aria-label'), part.getAttribute('aria-valuetext')]);
  expect(said).toEqual([['jour', 'vide'], ['mois', 'vide'], ['année', 'vide']]);
});

test('a day is moved by the arrow keys, and taken away by its button', () => {
  language.now = 'fr';
  const told = show('2026-03-02');
  const day = document.querySelector<HTMLElement>('.day-part');
  day?.focus();
  day?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
  flushSync();
  expect(told.at(-1)).toBe('2026-03-03');
  document.querySelector<HTMLButtonElement>('[aria-label="Effacer, Du"]')?.click();
  expect(told.at(-1)).toBe('');
});
