/** Where a mark of a chart leads: to what it stands for, looked at alone. */
import type { Mark, Question } from '../api/client';
import { open } from './campaign-tab.svelte';
import { openExplain } from './explain.svelte';
import { show } from './pipeline.svelte';
import { go } from './place.svelte';
import { filter } from './question.svelte';

/** Leads to a campaign, to its cells, to the pipeline, to a figure; anything else becomes the filter of the dashboard. */
export function drill({ link, label }: Pick<Mark, 'link' | 'label'>, asked: Question): void {
  if (!link) return;
  const { to, value } = link;
  const only = asked.campaigns.length === 1 ? (asked.campaigns[0] ?? null) : null;
  if (to === 'figure') return openExplain(value, label, asked, only);
  if (to === 'campaign') return go('campaigns', value);
  if (to === 'stage') {
    show({ tab: 'board', campaign: only });
    return go('pipeline');
  }
  if (to === 'cell' && only !== null) {
    open({ tab: 'cells' });
    return go('campaigns', only);
  }
  narrow(to, value, asked);
  go('dashboard');
}

function narrow(to: string, value: string, asked: Question): void {
  const months = { from: asked.from?.slice(0, 7) ?? null, to: asked.to?.slice(0, 7) ?? null };
  const period = to === 'month' ? { from: value, to: value } : months;
  const others = asked.only.filter(({ dimension }) => dimension !== to).map(({ dimension, value: kept }) => ({ dimension, value: kept }));
  const only = to === 'month' || to === 'cell' ? others : [...others, { dimension: to, value }];
  filter({ campaigns: [...asked.campaigns], cells: to === 'cell' ? [value] : [...asked.cells], ...period, basis: asked.basis === 'event' ? 'event' : 'posting', only });
}
