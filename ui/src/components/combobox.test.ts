import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import Combobox from './Combobox.svelte';

let combobox: Record<string, unknown> | null = null;
afterEach(async () => {
  if (combobox) await unmount(combobox);
  combobox = null;
  document.body.replaceChildren();
});

const OPTIONS = [{ value: '', name: 'ignorer' }, { value: 'reference', name: 'référence' }, { value: 'channel', name: 'canal' }];

function show(value: string): { chosen: string[]; field: HTMLInputElement } {
  const chosen: string[] = [];
  combobox = mount(Combobox, { target: document.body, props: { label: 'Devient', value, options: OPTIONS, none: 'rien', onchange: (next) => void chosen.push(next) } });
  flushSync();
  const field = document.querySelector('input');
  if (!field) throw new Error('there is a field');
  return { chosen, field };
}

async function take(field: HTMLInputElement, name: string): Promise<void> {
  field.click();
  await vi.waitFor(() => {
    flushSync();
    if (!document.querySelector('[role=option]')) throw new Error('the list is closed');
  });
  const option = [...document.querySelectorAll<HTMLElement>('[role=option]')].find((one) => one.textContent?.trim() === name);
  option?.dispatchEvent(new MouseEvent('pointerup', { bubbles: true, cancelable: true }));
  flushSync();
  for (let turn = 0; turn < 4; turn += 1) await tick();
}

test('an option without a value can be taken like the others', async () => {
  const { chosen, field } = show('reference');
  await take(field, 'ignorer');
  expect(chosen).toEqual(['']);
});

test('a field that keeps no choice is empty again once one was taken', async () => {
  const { chosen, field } = show('none of them');
  await take(field, 'canal');
  expect(chosen).toEqual(['channel']);
  expect(field.value).toBe('');
});
