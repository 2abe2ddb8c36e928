/** What figures are asked about: campaigns, cells, months, basis and attribution, kept between starts. */
import type { Question } from '../api/client';
import { monthEnd } from '../format';
import { language } from '../messages/index.svelte';
import { ATTRIBUTIONS, type Attribution } from '../messages/desk/words';
import type { Basis } from '../messages/words';
import { keep, kept } from './keep';

export interface Filters {
  campaigns: string[];
  cells: string[];
  /** ISO months, `2026-09`. */
  from: string | null;
  to: string | null;
  basis: Basis;
  /** To which letters orders are credited; nothing: as the setting of the file says. */
  attribution: Attribution | null;
}

const NONE: Filters = { campaigns: [], cells: [], from: null, to: null, basis: 'posting', attribution: null };

function isFilters(value: unknown): value is Filters {
  const filters = value as Filters | null;
  return (
    typeof filters === 'object' &&
    filters !== null &&
    Array.isArray(filters.campaigns) &&
    Array.isArray(filters.cells) &&
    (filters.basis === 'posting' || filters.basis === 'event') &&
    (filters.attribution == null || ATTRIBUTIONS.includes(filters.attribution))
  );
}

export const filters = $state<Filters>({ ...NONE, ...kept('filters', isFilters) });

let chosenBefore = kept('filters', isFilters) !== null;

/** Begins with the newest campaign, until the filters are changed; campaigns that are gone are let go of. */
export function beginWith(newestFirst: readonly string[]): void {
  const gone = filters.campaigns.some((code) => !newestFirst.includes(code));
  if (gone || (!chosenBefore && newestFirst.length > 1)) filter({ ...NONE, campaigns: newestFirst.slice(0, 1) });
}

/** Changes some of the filters; a change of campaign lets go of the cells. */
export function filter(change: Partial<Filters>): void {
  Object.assign(filters, change.campaigns ? { cells: [], ...change } : change);
  chosenBefore = true;
  keep('filters', filters);
}

/** Shows everything again. */
export function clearFilters(): void {
  filter({ ...NONE });
}

/** Returns whether anything is filtered out. */
export function isFiltered(): boolean {
  return filters.campaigns.length > 0 || filters.cells.length > 0 || filters.from !== null || filters.to !== null;
}

/** Returns whether anything is asked otherwise than at first: the filters can then be reset. */
export function isChanged(): boolean {
  return isFiltered() || filters.basis !== NONE.basis || filters.attribution !== NONE.attribution;
}

/** Returns the filters as the program asks for them. */
export function question(): Question {
  return {
    lang: language.now,
    campaigns: [...filters.campaigns],
    cells: [...filters.cells],
    from: filters.from && `${filters.from}-01`,
    to: filters.to && monthEnd(filters.to),
    basis: filters.basis,
    attribution: filters.attribution,
    only: [],
  };
}
