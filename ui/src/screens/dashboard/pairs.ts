/** Sets charts side by side, two to a row, each as wide as its shape asks, so that both are equally high. */
import type { Picture } from '../../api/client';

export interface Pair {
  charts: Picture[];
  /** The widths, as a grid writes them. */
  columns: string;
}

/** Returns how broad a drawing is against its height. */
function breadth({ svg }: Picture): number {
  const [, , width = 0, height = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(/[\s,]+/).map(Number);
  return width > 0 && height > 0 ? Math.min(3.5, Math.max(1, width / height)) : 2;
}

/** Returns the charts in rows of two, in their order. */
export function pairs(charts: readonly Picture[]): Pair[] {
  const rows: Pair[] = [];
  for (let at = 0; at < charts.length; at += 2) {
    const row = charts.slice(at, at + 2);
    rows.push({ charts: row, columns: row.map((chart) => `minmax(0, ${breadth(chart).toFixed(2)}fr)`).join(' ') });
  }
  return rows;
}
