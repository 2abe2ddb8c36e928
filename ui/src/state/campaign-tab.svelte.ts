/** Which part of a campaign's page is open, and which figure its map shows; remembered between starts. */
import { CAMPAIGN_TABS, type CampaignTab } from '../messages/words';
import { keep, kept } from './keep';

interface Opened {
  tab: CampaignTab;
  figure: string;
}

function isOpened(value: unknown): value is Opened {
  const found = value as Opened | null;
  return typeof found === 'object' && found !== null && CAMPAIGN_TABS.includes(found.tab) && typeof found.figure === 'string';
}

export const opened = $state<Opened>(kept('campaign-tab', isOpened) ?? { tab: 'summary', figure: 'response_rate' });

/** Opens a part, or puts another figure on the map. */
export function open(change: Partial<Opened>): void {
  Object.assign(opened, change);
  keep('campaign-tab', opened);
}
