import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { namedChart } from '../api/fake/drawings';
import { violations } from '../testing/axe';
import Chart from '../components/Chart.svelte';

const ASKED = { by: null, along: null, ownScales: false, width: 560, height: 240, question: { lang: 'fr', campaigns: [], cells: [], from: null, to: null, basis: 'posting', attribution: null, only: [] } };
let shown: Record<string, unknown> | null = null;

function show(name: string, more: object = {}) {
  const picture = namedChart({ name, ...ASKED });
  shown = mount(Chart, { target: document.body, props: { picture, ...more } });
  flushSync();
  return picture;
}

afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
  document.body.replaceChildren();
});

const points = () => document.querySelectorAll('.layer [role=img]').length;

test('a line that is left out takes its points with it, and the last one stays', () => {
  show('response_curve');
  const all = points();
  const chips = document.querySelectorAll<HTMLButtonElement>('[data-testid=chart-legend] button');
  expect(chips.length).toBe(3);
  chips.forEach((chip) => (chip.click(), flushSync()));
  expect([...chips].filter((chip) => chip.getAttribute('aria-pressed') === 'true').length).toBe(1);
  expect(points()).toBeLessThan(all);
  expect(document.querySelectorAll('.ink g[visibility=hidden]').length).toBe(2);
  chips[0]?.click();
  flushSync();
  expect(document.querySelectorAll('.ink g[visibility=hidden]').length).toBe(1);
});

test('a chart that is drawn anew keeps what was left out, the point that has the focus, and the table', async () => {
  const props = $state({ picture: namedChart({ name: 'response_curve', ...ASKED }) });
  shown = mount(Chart, { target: document.body, props });
  flushSync();
  document.querySelector<HTMLButtonElement>('[data-testid=chart-legend] button')?.click();
  flushSync();
  const point = document.querySelectorAll<SVGElement>('.layer [role=img]')[2];
  point?.focus();
  props.picture = { ...props.picture, svg: props.picture.svg.replace('<svg', '<svg data-mark="9"') };
  flushSync();
  expect(document.querySelectorAll('.ink g[visibility=hidden]').length).toBe(1);
  expect(document.activeElement).toBe(point);
  [...document.querySelectorAll<HTMLButtonElement>('.tools button')].at(-1)?.click();
  flushSync();
  expect(document.querySelector('figure table')).not.toBeNull();
  props.picture = { ...props.picture };
  flushSync();
  expect(document.querySelector('figure table')).not.toBeNull();
});

test('of the staircase what it costs or what it may cost is left out, by mouse and keyboard', () => {
  show('cost_staircase');
  const all = points();
  const chips = [...document.querySelectorAll<HTMLButtonElement>('[data-testid=chart-legend] button')];
  expect(chips.map((chip) => chip.textContent?.trim())).toEqual(expect.arrayContaining(['Coût', 'Seuil de rentabilité']));
  const limit = chips.find((chip) => chip.textContent?.trim().startsWith('Seuil'));
  expect(limit?.tagName).toBe('BUTTON');
  limit?.focus();
  expect(document.activeElement).toBe(limit);
  limit?.click();
  flushSync();
  const left = [...document.querySelectorAll('.ink g[visibility=hidden]')].map((group) => group.getAttribute('aria-label'));
  expect(new Set(left)).toEqual(new Set(['Seuil de rentabilité']));
  expect(left.length).toBeGreaterThan(1);
  expect(points()).toBe(all);
});

test('a part of the costs is left out of the bar and of its rows', () => {
  show('cost_shares');
  const chips = [...document.querySelectorAll<HTMLButtonElement>('[data-testid=chart-legend] button')];
  expect(chips.map((chip) => chip.textContent?.trim())).toContain('Impression');
  const all = points();
  chips.find((chip) => chip.textContent?.trim() === 'Impression')?.click();
  flushSync();
  expect(points()).toBe(all - 1);
  const left = [...document.querySelectorAll('.ink g[visibility=hidden]')].map((group) => group.getAttribute('aria-label'));
  expect(left).toHaveLength(1);
  expect(left[0]).toMatch(/^Impression/);
});

test('the legend shows each line as it is drawn', () => {
  show('response_curve');
  const lines = [...document.querySelectorAll('[data-testid=chart-legend] path')].map((path) => [path.getAttribute('stroke'), path.getAttribute('stroke-dasharray')]);
  expect(lines.slice(0, 2)).toEqual([['var(--series-1)', null], ['var(--series-2)', '9 4']]);
});

test('a département that is chosen by Enter is handed on', () => {
  const onpick = vi.fn();
  const picture = show('map:response_rate', { onpick });
  const first = document.querySelector<SVGElement>('.layer [role=img]');
  first?.focus();
  flushSync();
  first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(onpick).toHaveBeenCalledWith(picture.marks[0]);
});

test.each(['small_multiples:response_rate', 'cost_staircase', 'funnel', 'cohort_retention', 'map:response_rate'])('%s has points, a table, a summary and nothing that axe finds', async (name) => {
  const picture = show(name, { onsave: () => undefined });
  expect(points()).toBe(picture.marks.length);
  expect(points()).toBeGreaterThan(2);
  expect(document.querySelector('figcaption')?.textContent).toBe(picture.summary);
  expect(await violations()).toEqual([]);
});
