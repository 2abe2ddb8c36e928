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

type Scaled = Pick<Figure, 'value' | 'low' | 'high' | 'reference' | 'breakEven' | 'scaleMin' | 'scaleMax'>;

/** Returns the places on the track, or nothing where there is no scale or nothing to compare the value with. */
export function geometry(figure: Scaled): Geometry | null {
  if (figure.scaleMax === null) return null;
  const stands = figure.low !== null || figure.reference !== null || figure.breakEven !== null;
  if (!stands && !(Number(figure.scaleMin ?? 0) < 0)) return null;
  const min = Number(figure.scaleMin ?? 0);
  const span = Number(figure.scaleMax) - min;
  if (!(span > 0)) return null;
  const at = (text: string) => Math.min(100, Math.max(0, ((Number(text) - min) / span) * 100));
  const stretch = (low: string | null, high: string | null): Stretch | null =>
    low === null || high === null ? null : { from: at(low), width: Math.max(0, at(high) - at(low)) };
  return {
    mark: figure.value === null ? null : at(figure.value),
    interval: stretch(figure.low, figure.high),
    band: figure.reference && stretch(figure.reference.low, figure.reference.high),
    stamp: figure.breakEven && at(figure.breakEven.low),
    zero: min < 0 ? at('0') : null,
  };
}
