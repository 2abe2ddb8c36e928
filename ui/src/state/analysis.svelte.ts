/** What the analyses are asked: figures, groupings, order, and values that are kept alone; remembered between starts. */
import type { AnalysisQuestion, GroupValue, Question, Wanted } from '../api/client';
import { keep, kept } from './keep';
import { clearFilters, filter, isFiltered, question } from './question.svelte';

/** Figures side by side, as many as the program answers. */
export const MOST_FIGURES = 6;

/** A value that is kept alone, with its name. */
type Only = Wanted & { label: string };

export interface Analysed {
  keys: string[];
  by: string[];
  sort: string | null;
  descending: boolean;
  only: Only[];
}

export function isAnalysed(value: unknown): value is Analysed {
  const found = value as Analysed | null;
  return typeof found === 'object' && found !== null && [found.keys, found.by, found.only].every(Array.isArray);
}

const FIRST: Analysed = { keys: ['response_rate', 'cost_per_response', 'revenue'], by: ['campaign'], sort: null, descending: false, only: [] };

export const analysed = $state<Analysed>(kept('analysis', isAnalysed) ?? { ...FIRST });

/** Changes what is asked. */
export function ask(change: Partial<Analysed>): void {
  Object.assign(analysed, change);
  if (analysed.sort !== null && !analysed.keys.includes(analysed.sort)) analysed.sort = null;
  keep('analysis', analysed);
}

/** Groups by one dimension, or by two; the same twice is once. */
export function groupBy(first: string, second: string): void {
  ask({ by: [first, second].filter((name, at, all) => name !== '' && all.indexOf(name) === at) });
}

/** Sorts by a figure: the highest first, then the lowest, then by the groups' names again. */
export function sortBy(key: string | null): void {
  if (key === null || analysed.sort !== key) ask({ sort: key, descending: key !== null || (analysed.sort === null && !analysed.descending) });
  else if (analysed.descending) ask({ descending: false });
  else ask({ sort: null, descending: false });
}

/** Keeps one value alone: campaigns and cells by the filters that every screen has. */
export function keepOnly({ dimension, value, label }: GroupValue): void {
  if (dimension === 'campaign' && value !== null) filter({ campaigns: [value] });
  else if (dimension === 'cell' && value !== null) filter({ cells: [value] });
  else ask({ only: [...analysed.only.filter((one) => one.dimension !== dimension), { dimension, value, label }] });
}

export function dropOnly(dimension: string): void {
  ask({ only: analysed.only.filter((one) => one.dimension !== dimension) });
}

/** Returns whether anything is filtered out. */
export function isNarrowed(): boolean {
  return isFiltered() || analysed.only.length > 0;
}

export function showAll(): void {
  clearFilters();
  ask({ only: [] });
}

/** Returns the values asked for: one kept alone takes the place of what the filters take of its dimension. */
function wanted(): Wanted[] {
  const kept = analysed.only.map(({ dimension, value }) => ({ dimension, value }));
  return [...question().only.filter((one) => !kept.some(({ dimension }) => dimension === one.dimension)), ...kept];
}

/** Returns what the program is asked for a page. */
export function analysisQuestion(offset: number): AnalysisQuestion {
  return {
    question: { ...question(), only: wanted() },
    keys: [...analysed.keys],
    by: [...analysed.by],
    sort: analysed.sort,
    descending: analysed.descending,
    offset,
  };
}

/** Returns the question of one group alone: its values take the place of what was asked of their dimensions. */
export function questionOf(group: readonly GroupValue[]): Question {
  const asked: Question = { ...question(), only: wanted() };
  for (const { dimension, value } of group) {
    asked.only = asked.only.filter((one) => one.dimension !== dimension);
    if (dimension === 'campaign') asked.campaigns = value === null ? [] : [value];
    if (dimension === 'cell') asked.cells = value === null ? [] : [value];
    if (value === null || (dimension !== 'campaign' && dimension !== 'cell')) asked.only.push({ dimension, value });
  }
  return asked;
}
