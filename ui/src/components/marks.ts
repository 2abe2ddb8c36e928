/** Finds the mark that a pointer or an arrow key means. */
import type { Mark } from '../api/bindings';
import type { Box } from './svg';

/** The middle of a mark, in the drawing's coordinates. */
export function middle(mark: Mark): { x: number; y: number } {
  return { x: (mark.x ?? 0) + (mark.width ?? 0) / 2, y: (mark.y ?? 0) + (mark.height ?? 0) / 2 };
}

/** Returns how far a point is from a mark; 0 within it. */
function distance(mark: Mark, x: number, y: number): number {
  const left = mark.x ?? 0;
  const top = mark.y ?? 0;
  const dx = Math.max(left - x, 0, x - left - (mark.width ?? 0));
  const dy = Math.max(top - y, 0, y - top - (mark.height ?? 0));
  return Math.hypot(dx, dy);
}

/** Returns the number of the mark under or nearest to a point, within reach of it; else -1. */
export function nearest(marks: readonly Mark[], x: number, y: number, reach: number): number {
  let best = -1;
  let closest = reach;
  marks.forEach((mark, index) => {
    const away = distance(mark, x, y);
    if (away <= closest && (best < 0 || away < closest)) {
      best = index;
      closest = away;
    }
  });
  return best;
}

/** Returns the mark that a key moves to, or nothing where the key does not walk. */
export function walk(key: string, from: number, marks: readonly Mark[]): number | null {
  const last = marks.length - 1;
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, from + 1);
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowDown':
    case 'ArrowUp':
      return otherSeries(key === 'ArrowDown' ? 1 : -1, from, marks);
    default:
      return null;
  }
}

/** Up and down go to the next series at the same place, by its name or else the nearest, or step where there is but one. */
function otherSeries(step: number, from: number, marks: readonly Mark[]): number {
  const here = marks[from];
  const series = [...new Set(marks.map((mark) => mark.series))];
  if (!here || series.length < 2) return Math.min(marks.length - 1, Math.max(0, from + step));
  const wanted = series[(series.indexOf(here.series) + step + series.length) % series.length];
  const same = here.label === '' ? -1 : marks.findIndex((mark) => mark.series === wanted && mark.label === here.label);
  if (same >= 0) return same;
  let best = from;
  let closest = Infinity;
  marks.forEach((mark, index) => {
    const away = Math.abs(middle(mark).x - middle(here).x);
    if (mark.series === wanted && away < closest) {
      best = index;
      closest = away;
    }
  });
  return best;
}

/** Returns a mark's middle in percent of the drawing, for what floats over it. */
export function placed(mark: Mark, box: Box): { left: number; top: number } {
  const { x, y } = middle(mark);
  return { left: ((x - box.x) / box.width) * 100, top: (((mark.y ?? y) - box.y) / box.height) * 100 };
}
