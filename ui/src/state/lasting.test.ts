import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { lasting, oneOf, textOrNothing } from './lasting.svelte';

beforeEach(() => localStorage.clear());

const begin = () => lasting<{ tab: string; band: string | null; search: string }>('probe', { tab: 'list', band: null, search: '' }, { tab: oneOf(['list', 'points']), band: textOrNothing, search: () => true }, ['search']);

test('a choice is found again at the next start, what was searched for is not kept', () => {
  const first = begin();
  Object.assign(first, { tab: 'points', band: 'hot', search: 'Durand' });
  flushSync();
  expect(localStorage.getItem('baromail.probe')).not.toContain('Durand');
  expect({ ...begin() }).toEqual({ tab: 'points', band: 'hot', search: '' });
});

test('what no longer fits begins as usual, the rest stays', () => {
  localStorage.setItem('baromail.probe', JSON.stringify({ tab: 'gone', band: 'warm', other: 1 }));
  expect({ ...begin() }).toEqual({ tab: 'list', band: 'warm', search: '' });
  localStorage.setItem('baromail.probe', '[1');
  expect({ ...begin() }).toEqual({ tab: 'list', band: null, search: '' });
});
