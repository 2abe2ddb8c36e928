/** What the long view shows: which cohorts, how many months, and the figure that is drawn month by month. */
import type { CohortMeasure } from '../messages/words';
import { lasting, oneOf, textOrNothing } from './lasting.svelte';

export const COHORT_MEASURES: readonly CohortMeasure[] = ['response', 'revenue', 'retention'];
export const PERIODS = ['12', '24'];

export const long = lasting<{ measure: CohortMeasure; period: string; figure: string | null }>(
  'long',
  { measure: 'response', period: '12', figure: null },
  { measure: oneOf(COHORT_MEASURES), period: oneOf(PERIODS), figure: textOrNothing },
);
