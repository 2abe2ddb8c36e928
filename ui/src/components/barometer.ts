/** Places a figure, its interval, its reference and its break-even on one scale, in percent of the track. */
import type { Figure } from '../api/bindings';

/** A stretch of the track. */
export interface Stretch {
  from: number;
  width: number;
}

export interface Geometry {
  mark: number | null;
  interval: Stretch | null;
  band: Stretch | null;
  /** Where the yellow stamp stands. */
  stamp: number | null;
  /** Where zero is, on a scale that starts below it. */
  zero: number | null;
}

/** The least width of a band, in percent of the track. */
const LEAST = 2;

/** Where the program says no end of the scale, it is this many times the highest value. */
const ROOM = 1.3;

type Scaled = Pick<Figure, 'value' | 'low' | 'high' | 'reference' | 'breakEven' | 'scaleMin' | 'scaleMax'>;

/** A reference without an interval is still to be seen: its band has a least width, around its place. */
function visible(band: Stretch | null): Stretch | null {
  if (!band || band.width >= LEAST) return band;
  return { from: Math.min(100 - LEAST, Math.max(0, band.from + band.width / 2 - LEAST / 2)), width: LEAST };
}

/** Returns the places on the track, or nothing where there is nothing to compare the value with. */
export function geometry(figure: Scaled): Geometry | null {
  const stands = figure.low !== null || figure.reference !== null || figure.breakEven !== null;
  if (!stands && !(Number(figure.scaleMin ?? 0) < 0)) return null;
  const min = Number(figure.scaleMin ?? 0);
  const span = Number(figure.scaleMax ?? ROOM * Math.max(0, ...[figure.value, figure.high, figure.reference?.high].map((end) => Number(end ?? 0)))) - min;
  if (!(span > 0)) return null;
  const at = (text: string) => Math.min(100, Math.max(0, ((Number(text) - min) / span) * 100));
  const stretch = (low: string | null, high: string | null): Stretch | null =>
    low === null || high === null ? null : { from: at(low), width: Math.max(0, at(high) - at(low)) };
  return {
    mark: figure.value === null ? null : at(figure.value),
    interval: stretch(figure.low, figure.high),
    band: figure.reference && visible(stretch(figure.reference.low, figure.reference.high)),
    stamp: figure.breakEven && at(figure.breakEven.low),
    zero: min < 0 ? at('0') : null,
  };
}

/** Returns one end of the scale for figures that stand below each other, so that their marks can be compared by eye. */
export function commonEnd(figures: readonly Scaled[]): string {
  const ends = figures.flatMap(({ value, high, reference, breakEven }) => [value, high, reference?.high, breakEven?.high]);
  return String(1.1 * Math.max(0, ...ends.map((end) => Number(end ?? 0))));
}
