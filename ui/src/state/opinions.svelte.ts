/** Which opinions are shown; other screens set it before they lead there. */
import type { OpinionQuestion } from '../api/client';
import { go } from './place.svelte';

export const NO_OPINION_FILTER: OpinionQuestion = { campaign: null, moment: null, group: null, tag: null, search: '', from: null, to: null };

export const asked = $state<{ question: OpinionQuestion }>({ question: { ...NO_OPINION_FILTER } });

/** Keeps some opinions alone, whatever was asked before. */
export function showOpinions(only: Partial<OpinionQuestion>): void {
  asked.question = { ...NO_OPINION_FILTER, ...only };
  go('opinions');
}
