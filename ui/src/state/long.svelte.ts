/** Which cohorts the long view shows. */
import type { CohortMeasure } from '../messages/words';

export const COHORT_MEASURES: readonly CohortMeasure[] = ['response', 'revenue', 'retention'];

export const long = $state<{ measure: CohortMeasure }>({ measure: 'response' });
