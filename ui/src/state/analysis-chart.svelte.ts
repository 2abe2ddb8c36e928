/** Which chart the analyses show, of which figure and by what; remembered between starts. */
import { keep, kept } from './keep';

export interface Charted {
  /** Whether charts are shown rather than the table. */
  shown: boolean;
  name: string;
  figure: string;
  by: string;
  /** The second grouping, for charts that take two; without it, the usual one. */
  along: string;
  /** Whether each of several small charts has an axis of its own. */
  ownScales: boolean;
}

const FIRST: Charted = { shown: false, name: 'funnel', figure: 'response_rate', by: '', along: '', ownScales: false };

export function isCharted(value: unknown): value is Charted {
  const found = value as Charted | null;
  return typeof found === 'object' && found !== null && typeof found.shown === 'boolean' && [found.name, found.figure, found.by].every((text) => typeof text === 'string');
}

export const charted = $state<Charted>({ ...FIRST, ...kept('analysis-chart', isCharted) });

/** Shows a chart that was kept, perhaps before charts could be asked all this. */
export const drawKept = (before: Charted): void => draw({ ...FIRST, ...before });

/** Shows another chart, or the same of something else. */
export function draw(change: Partial<Charted>): void {
  Object.assign(charted, change);
  keep('analysis-chart', charted);
}
