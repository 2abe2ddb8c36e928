/** Which opinions are shown; other screens set it before they lead there. What was searched for is not kept. */
import type { OpinionQuestion } from '../api/client';
import { lasting, textOrNothing } from './lasting.svelte';
import { go } from './place.svelte';

export const NO_OPINION_FILTER: OpinionQuestion = { campaign: null, moment: null, group: null, tag: null, search: '', from: null, to: null };

const filter = lasting<OpinionQuestion>(
  'opinions',
  NO_OPINION_FILTER,
  { campaign: textOrNothing, moment: textOrNothing, group: textOrNothing, tag: textOrNothing, search: () => false, from: textOrNothing, to: textOrNothing },
  ['search'],
);

export const asked = {
  get question(): OpinionQuestion {
    // A copy, so that whoever asks by it is asked again by a change of any part.
    return { ...filter };
  },
  set question(now: OpinionQuestion) {
    Object.assign(filter, now);
  },
};

/** Keeps some opinions alone, whatever was asked before. */
export function showOpinions(only: Partial<OpinionQuestion>): void {
  asked.question = { ...NO_OPINION_FILTER, ...only };
  go('opinions');
}
