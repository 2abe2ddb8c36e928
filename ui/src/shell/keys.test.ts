import { afterEach, expect, test, vi } from 'vitest';
import { figureText } from './copy';
import { place } from '../state/place.svelte';
import { byId, closeWindow, openScreen, seen } from '../testing/page';

afterEach(closeWindow);

function press(key: string, on: EventTarget = window): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true });
  on.dispatchEvent(event);
  return event;
}

test('Ctrl+P shows the open dashboard as it will be printed', async () => {
  await openScreen('dashboard');
  await seen('tile-response_rate');
  expect(press('p').defaultPrevented).toBe(true);
  await vi.waitFor(() => expect(place.screen).toBe('reports'));
  await vi.waitFor(async () => expect((await seen<HTMLSelectElement>('report-template')).value).toBe('dashboard'));
});

test('Ctrl+S on the reports saves the PDF', async () => {
  await openScreen('reports');
  await seen('save-report');
  await vi.waitFor(() => expect(byId<HTMLButtonElement>('save-report')?.disabled).toBe(false));
  press('s');
  await vi.waitFor(() => expect(document.querySelector('[data-sonner-toast]')?.textContent).toContain('.pdf'));
});

test('Ctrl+F goes into the search of the screen, else to its first filter', async () => {
  await openScreen('contacts');
  const search = await seen('search-contacts');
  press('f');
  expect(document.activeElement).toBe(search);
  byId('nav-dashboard')?.click();
  await seen('tile-response_rate');
  press('f');
  expect(document.activeElement?.classList.contains('chip')).toBe(true);
});

test('Ctrl+C on a tile copies its figure with its name', async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
  await openScreen('dashboard');
  const button = (await seen('tile-response_rate')).querySelector('button') as HTMLElement;
  button.focus();
  expect(press('c', button).defaultPrevented).toBe(true);
  await vi.waitFor(() => expect(copied).toEqual(['Taux de réponse\u00a0: 3,28\u00a0%']));
  // Elsewhere the key stays what it is.
  expect(press('c', document.body).defaultPrevented).toBe(false);
});

test('a figure of a table is copied with its line and its column', () => {
  const page = new DOMParser().parseFromString('<table><thead><tr><th>Cellule</th><th>Taux</th></tr></thead><tbody><tr><th>A1</th><td><button class="link">3,2&nbsp;%</button></td></tr></tbody></table>', 'text/html');
  document.body.replaceChildren(...page.body.childNodes);
  const link = document.querySelector('.link') as Element;
  expect(figureText(link)).toBe('A1, Taux\u00a0: 3,2\u00a0%');
});
