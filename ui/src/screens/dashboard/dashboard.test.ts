import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { isChanged, question } from '../../state/question.svelte';
import { byId, closeWindow, openScreen, says } from '../../testing/page';

afterEach(closeWindow);

function press(name: string): void {
  const found = [...document.querySelectorAll<HTMLButtonElement>('button')].find((one) => one.textContent?.trim().startsWith(name));
  found?.click();
  flushSync();
}

async function choose(rule: string): Promise<void> {
  press('Attribution');
  const radio = await vi.waitFor(() => {
    flushSync();
    const found = document.querySelector<HTMLInputElement>(`input[name=attribution][value=${rule}]`);
    if (!found) throw new Error(`no rule ${rule}`);
    return found;
  });
  radio.click();
  flushSync();
}

test('the rule of attribution stands beside figures of orders, is chosen in the bar, kept, and reset', async () => {
  await openScreen('dashboard');
  await says('tile-revenue', 'attribution\u00a0: dernière lettre');
  expect(byId('tile-response_rate')?.textContent).not.toContain('attribution');
  expect(question().attribution).toBeNull();
  await choose('equal');
  await says('tile-revenue', 'attribution\u00a0: parts égales');
  expect(question().attribution).toBe('equal');
  expect(JSON.parse(localStorage.getItem('baromail.filters') ?? '{}')).toMatchObject({ attribution: 'equal' });
  expect(isChanged()).toBe(true);
  press('Tout afficher');
  await says('tile-revenue', 'attribution\u00a0: dernière lettre');
  expect(question().attribution).toBeNull();
});

test('the rule that the file has anyway is no change', async () => {
  await openScreen('dashboard');
  await says('tile-revenue', 'dernière lettre');
  await choose('code');
  expect(question().attribution).toBe('code');
  document.querySelector<HTMLInputElement>('input[name=attribution][value=last]')?.click();
  flushSync();
  expect(question().attribution).toBeNull();
  expect(isChanged()).toBe(false);
});
