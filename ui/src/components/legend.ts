/** What can be left out of a drawing: its lines, its costs and what they may be, the parts of its whole. */
import type { Mark, Picture } from '../api/bindings';

/** A name of the legend, with how it is drawn. */
export interface Entry {
  name: string;
  ink: string;
  /** Of a line; nothing for an unbroken one. */
  dash: string | null;
  /** How opaque an area is; nothing for a line. */
  area: number | null;
}

/** Returns what a mark belongs to: its line, or itself where the drawing has parts. */
export const nameOf = (mark: Mark, kind: string): string | null => (kind === 'shares' ? mark.label : mark.series);

/** Returns the elements of a drawing that a name stands for. */
export function groupsOf(name: string, picture: Picture, drawing: Element): Element[] {
  if (picture.kind !== 'shares') return [...drawing.querySelectorAll('g[role=group]')].filter((group) => group.getAttribute('aria-label') === name);
  const at = picture.marks.findIndex((mark) => mark.label === name);
  return [...drawing.querySelectorAll(`g[data-mark="${at}"]`)];
}

/** Returns the legend of a drawing; one that has nothing to leave out has none. */
export function legendOf(picture: Picture, drawing: Element): Entry[] {
  const { kind, marks } = picture;
  const named = kind === 'staircase' ? [...drawing.querySelectorAll('g[role=group]')].map((group) => group.getAttribute('aria-label')) : kind === 'lines' || kind === 'shares' ? marks.map((mark) => nameOf(mark, kind)) : [];
  const names = [...new Set(named.flatMap((name) => name ?? []))];
  return names.length > 1 ? names.map((name) => ({ name, ...sample(groupsOf(name, picture, drawing)) })) : [];
}

const isSeries = (paint: string | null) => paint?.startsWith('var(--series') ?? false;

/** Returns how the first line of some elements is drawn, else their first area. */
function sample(groups: Element[]): Omit<Entry, 'name'> {
  const all = (shape: string) => groups.flatMap((group) => [...group.querySelectorAll(shape)]);
  const line = all('path').find((path) => isSeries(path.getAttribute('stroke')));
  if (line) return { ink: line.getAttribute('stroke') ?? '', dash: line.getAttribute('stroke-dasharray'), area: null };
  const area = all('rect').find((rect) => isSeries(rect.getAttribute('fill')));
  return { ink: area?.getAttribute('fill') ?? 'var(--ink-soft)', dash: null, area: Number(area?.getAttribute('fill-opacity') ?? 1) };
}
