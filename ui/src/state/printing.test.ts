import { afterEach, expect, test, vi } from 'vitest';
import { dialogCame } from './printing';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a dialog that takes the focus, or the page made ready for paper, is a dialog that came', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  for (const sign of ['blur', 'beforeprint']) {
    const came = dialogCame(() => Promise.resolve(void window.dispatchEvent(new Event(sign))));
    expect(await came, sign).toBe(true);
  }
});

test('where nothing happens within three seconds no dialog came', async () => {
  vi.useFakeTimers();
  const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const none = dialogCame(() => Promise.resolve());
  await vi.advanceTimersByTimeAsync(3000);
  expect(await none).toBe(false);
  const late = dialogCame(() => Promise.resolve());
  focus.mockReturnValue(false);
  await vi.advanceTimersByTimeAsync(3000);
  expect(await late).toBe(true);
});

test('what fails is told as what failed', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  await expect(dialogCame(() => Promise.reject(new Error('no printer')))).rejects.toThrow('no printer');
});
