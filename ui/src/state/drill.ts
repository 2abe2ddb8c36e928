/** Where a mark of a chart leads: to what it stands for, looked at alone. */
import type { Mark, Question, Wanted } from '../api/client';
import { calls } from './calls.svelte';
import { open } from './campaign-tab.svelte';
import { openExplain } from './explain.svelte';
import { COHORT_MEASURES, long } from './long.svelte';
import { show } from './pipeline.svelte';
import { go, place } from './place.svelte';
import { filter, filters, ofLongView, type Filters } from './question.svelte';

/** Leads to a campaign, to its cells, to the pipeline, to a figure, to cohorts or calls; anything else, and two values at once, become the filters of the dashboard. */
export function drill({ link, label }: Pick<Mark, 'link' | 'label'>, asked: Question): void {
  if (!link) return;
  const { to, value, also } = link;
  const only = asked.campaigns.length === 1 ? (asked.campaigns[0] ?? null) : null;
  if (to === 'figure') return openExplain(value, label, asked, only);
  if (to === 'calls') {
    calls.tab = 'list';
    return go('calls');
  }
  if (to === 'cohorts') {
    ofLongView.change({ ...filtersOf(asked), from: null, to: null });
    long.measure = COHORT_MEASURES.find((one) => one === value) ?? long.measure;
    return go('long');
  }
  if (also) {
    narrow([{ dimension: to, value }, also], asked);
    return go('dashboard');
  }
  if (to === 'campaign') return go('campaigns', value);
  if (to === 'stage') {
    show({ tab: 'board', campaign: only });
    return go('pipeline');
  }
  if (to === 'cell' && only !== null) {
    open({ tab: 'cells' });
    return go('campaigns', only);
  }
  narrow([{ dimension: to, value }], asked);
  go('dashboard');
}

/** Keeps campaigns alone where filters are chosen, else on the dashboard. */
export function onlyCampaigns(campaigns: string[]): void {
  if (place.screen !== 'analyses') go('dashboard');
  filter({ campaigns });
}

/** Returns the filters that a question was asked with. */
function filtersOf(asked: Question): Filters {
  const months = { from: asked.from?.slice(0, 7) ?? null, to: asked.to?.slice(0, 7) ?? null };
  const only = asked.only.map(({ dimension, value }) => ({ dimension, value }));
  return { campaigns: [...asked.campaigns], cells: [...asked.cells], ...months, basis: asked.basis === 'event' ? 'event' : 'posting', attribution: filters.attribution, only };
}

/** Each value takes the place of what was asked of its dimension. */
function narrow(values: readonly Wanted[], asked: Question): void {
  const next = filtersOf(asked);
  for (const { dimension, value } of values) {
    next.only = next.only.filter((one) => one.dimension !== dimension);
    if (dimension === 'month') Object.assign(next, { from: value, to: value });
    else if (dimension === 'campaign' && value !== null) next.campaigns = [value];
    else if (dimension === 'cell' && value !== null) next.cells = [value];
    else next.only.push({ dimension, value });
  }
  filter(next);
}
