/** Sets charts side by side, two to a row, each as wide as it was drawn, so that their letters are equally large. */
import type { Picture } from '../../api/client';

export interface Pair {
  charts: Picture[];
  /** The widths, as a grid writes them. */
  columns: string;
}

/** Returns the width for which a drawing was made. */
function drawnWidth({ svg }: Picture): number {
  const width = Number((/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(/[\s,]+/)[2]);
  return width > 0 ? width : 400;
}

/** Returns the charts in rows of two, in their order. */
export function pairs(charts: readonly Picture[]): Pair[] {
  const rows: Pair[] = [];
  for (let at = 0; at < charts.length; at += 2) {
    const row = charts.slice(at, at + 2);
    rows.push({ charts: row, columns: row.map((chart) => `minmax(0, ${drawnWidth(chart)}fr)`).join(' ') });
  }
  return rows;
}
