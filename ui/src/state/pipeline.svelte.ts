/** Which part of the pipeline is open, whose deals it shows, and in what order. */
import type { PipelineQuestion } from '../api/client';
import type { DealSort } from '../messages/people/words';
import { keep, kept } from './keep';

export const TABS = ['board', 'table', 'agenda'] as const;
export type PipelineTab = (typeof TABS)[number];

interface Shown {
  tab: PipelineTab;
  salesperson: string | null;
  campaign: string | null;
  state: string | null;
  sort: string;
  reversed: boolean;
}

function isShown(value: unknown): value is Shown {
  const shown = value as Shown | null;
  return typeof shown === 'object' && shown !== null && TABS.includes(shown.tab) && typeof shown.sort === 'string';
}

/** The columns of deals that hold numbers: they begin with the highest. */
export const DEAL_NUMBERS: readonly DealSort[] = ['amount', 'days'];

/** Returns whether values fall down the table. */
export const isFalling = (by: DealSort, reversed: boolean): boolean => DEAL_NUMBERS.includes(by) !== reversed;

export const pipeline = $state<Shown>(kept('pipeline', isShown) ?? { tab: 'board', salesperson: null, campaign: null, state: null, sort: 'days', reversed: false });

/** Shows the open deals, the longest wait first. */
export const showWaiting = (): void => show({ tab: 'table', campaign: null, salesperson: null, state: 'open', sort: 'days', reversed: false });

/** Changes what is shown, and keeps it. */
export function show(change: Partial<Shown>): void {
  Object.assign(pipeline, change);
  keep('pipeline', { ...pipeline });
}

/** Returns the question that goes with what is shown. */
export function asked(page = 0): PipelineQuestion {
  const { salesperson, campaign, state, sort, reversed } = pipeline;
  return { salesperson, campaign, state, sort, reversed, page };
}
