/** What figures are asked about: campaigns, cells, months, basis, attribution and other dimensions, kept between starts. */
import type { Question, Wanted } from '../api/client';
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
  /** Values of other dimensions; those of one are alternatives. */
  only: Wanted[];
}

/** Everything that is there. */
export const NONE: Filters = { campaigns: [], cells: [], from: null, to: null, basis: 'posting', attribution: null, only: [] };

export function isFilters(value: unknown): value is Filters {
  const filters = value as Partial<Filters> | null;
  return (
    typeof filters === 'object' &&
    filters !== null &&
    Array.isArray(filters.campaigns) &&
    Array.isArray(filters.cells) &&
    (filters.only === undefined || Array.isArray(filters.only)) &&
    (filters.basis === 'posting' || filters.basis === 'event') &&
    (filters.attribution == null || ATTRIBUTIONS.includes(filters.attribution))
  );
}

/** A set of filters, kept under a name of its own. */
export class Filtering {
  readonly now = $state<Filters>({ ...NONE });
  #name = '';
  #chosenBefore = false;

  constructor(name: string) {
    this.turnTo(name);
  }

  /** Turns to what was last chosen under another name. */
  turnTo(name: string): void {
    if (name === this.#name) return;
    this.#name = name;
    const before = kept(name, isFilters);
    this.#chosenBefore = before !== null;
    Object.assign(this.now, NONE, before);
  }

  /** Begins with the newest campaign, until the filters are changed; campaigns that are gone are let go of. */
  beginWith(newestFirst: readonly string[]): void {
    const gone = this.now.campaigns.some((code) => !newestFirst.includes(code));
    if (gone || (!this.#chosenBefore && newestFirst.length > 1)) this.change({ ...NONE, campaigns: newestFirst.slice(0, 1) });
  }

  /** Changes some of the filters; a change of campaign lets go of the cells. */
  change(change: Partial<Filters>): void {
    Object.assign(this.now, change.campaigns ? { cells: [], ...change } : change);
    this.#chosenBefore = true;
    keep(this.#name, this.now);
  }

  /** Shows everything again. */
  clear(): void {
    this.change({ ...NONE });
  }

  /** Returns whether anything is filtered out. */
  isFiltered(): boolean {
    const { campaigns, cells, only, from, to } = this.now;
    return [campaigns, cells, only].some((list) => list.length > 0) || from !== null || to !== null;
  }

  /** Returns whether anything is asked otherwise than at first: the filters can then be reset. */
  isChanged(): boolean {
    return this.isFiltered() || this.now.basis !== NONE.basis || this.now.attribution !== NONE.attribution;
  }

  /** Returns the filters as the program asks for them. */
  question(): Question {
    const { campaigns, cells, from, to, basis, attribution, only } = this.now;
    return {
      lang: language.now,
      campaigns: [...campaigns],
      cells: [...cells],
      from: from && `${from}-01`,
      to: to && monthEnd(to),
      basis,
      attribution,
      only: only.map(({ dimension, value }) => ({ dimension, value })),
    };
  }
}

/** Those of the open dashboard and the analyses. */
const own = new Filtering('filters');
/** Those of the long view, which begins with everything: one campaign alone has no seasons. */
export const ofLongView = new Filtering('long-filters');

/** Turns to the filters of a dashboard; those of the first have no number. */
export const turnFilters = (board: number): void => own.turnTo(board === 1 ? 'filters' : `filters-${board}`);

export const filters = own.now;
export const beginWith = (newestFirst: readonly string[]): void => own.beginWith(newestFirst);
export const filter = (change: Partial<Filters>): void => own.change(change);
export const clearFilters = (): void => own.clear();
export const isFiltered = (): boolean => own.isFiltered();
export const isChanged = (): boolean => own.isChanged();
export const question = (): Question => own.question();
