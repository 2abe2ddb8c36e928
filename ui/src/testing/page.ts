/** The whole window over the fake wire, for tests of a screen. */
import { flushSync, mount, unmount } from 'svelte';
import { vi } from 'vitest';
import { pretend } from '../api/fake/wire';
import App from '../App.svelte';
import { language } from '../messages/index.svelte';
import { closeExplain } from '../state/explain.svelte';
import { go, type ScreenKey } from '../state/place.svelte';
import { clearFilters } from '../state/question.svelte';
import { begin, session } from '../state/session.svelte';

let app: Record<string, unknown> | null = null;

/** Opens the window on a screen; `search` is what the fake reads, `told` hears each of its answers. */
export async function openScreen(screen: ScreenKey, search = '', told?: (answer: unknown) => void): Promise<void> {
  localStorage.clear();
  pretend(`?delay=0&lang=fr${search}`, told);
  session.start = null;
  clearFilters();
  go(screen);
  language.now = 'fr';
  app = mount(App, { target: document.body });
  await begin();
  flushSync();
}

/** Takes the window away, between two tests. */
export async function closeWindow(): Promise<void> {
  closeExplain();
  if (app) await unmount(app);
  app = null;
  document.body.replaceChildren();
}

export const byId = <T extends HTMLElement = HTMLElement>(id: string) => document.querySelector<T>(`[data-testid="${id}"]`);

/** Waits for something to be on the page. */
export const seen = <T extends HTMLElement = HTMLElement>(id: string): Promise<T> =>
  vi.waitFor(() => {
    flushSync();
    const element = byId<T>(id);
    if (!element) throw new Error(`${id} is not on the page`);
    return element;
  });

/** Waits until a part of the page says something. */
export const says = (id: string, text: string): Promise<void> =>
  vi.waitFor(
    () => {
      flushSync();
      const told = byId(id)?.textContent ?? '';
      if (!told.includes(text)) throw new Error(`${id} says “${told}”`);
    },
    { timeout: 4000 },
  );

/** Chooses an option of a list. */
export function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

/** Writes into a field. */
export function write(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
