/** How far the reader had scrolled, by place and list: brought back with it, between starts too. */
import { keep, kept } from './keep';

const MOST = 60;
/** How long what is to be scrolled has to come, in milliseconds. */
const PATIENCE = 4000;

type Tops = [string, number][];
const isTops = (value: unknown): value is Tops => Array.isArray(value) && value.every((one) => Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'number');

const tops = new Map<string, number>(kept('scrolled', isTops) ?? []);
let later: ReturnType<typeof setTimeout> | undefined;

/** Returns how far something was scrolled, in pixels. */
export const scrolledTo = (name: string): number => tops.get(name) ?? 0;

/** Notes how far something is scrolled; the latest of many are kept. */
export function noteScroll(name: string, top: number): void {
  tops.delete(name);
  if (top > 0) tops.set(name, top);
  for (const oldest of tops.keys()) {
    if (tops.size <= MOST) break;
    tops.delete(oldest);
  }
  clearTimeout(later);
  later = setTimeout(() => keep('scrolled', [...tops]), 400);
}

/** Scrolls an element to where it was, as soon as what it shows is long enough, and follows it from then on; `focus` is what had the focus there. */
export const keepScroll = (name: string, focus: string | null = null) => (element: HTMLElement): (() => void) => {
  const wanted = scrolledTo(name);
  let focused = focus === null;
  let coming = true;

  function stop() {
    coming = false;
    watch.disconnect();
    clearTimeout(end);
  }
  function bring() {
    if (!coming) return;
    element.scrollTop = wanted;
    const target = focused ? null : [...element.querySelectorAll<HTMLElement>('[data-testid]')].find((one) => one.dataset['testid'] === focus);
    if (target) {
      target.focus({ preventScroll: true });
      focused = true;
    }
    if (focused && Math.abs(element.scrollTop - wanted) < 2) stop();
  }
  const onScroll = () => {
    // Until what was there has come, the element stands where its first few lines let it.
    if (!coming) noteScroll(name, element.scrollTop);
  };

  const watch = new MutationObserver(bring);
  const end = setTimeout(stop, PATIENCE);
  watch.observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });
  element.addEventListener('scroll', onScroll, { passive: true });
  // Whoever goes on by themselves is left alone.
  for (const own of ['wheel', 'pointerdown', 'keydown'] as const) element.addEventListener(own, stop, { passive: true });
  bring();
  return () => {
    stop();
    element.removeEventListener('scroll', onScroll);
    for (const own of ['wheel', 'pointerdown', 'keydown'] as const) element.removeEventListener(own, stop);
  };
};
