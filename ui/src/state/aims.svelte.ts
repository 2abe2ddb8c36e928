/** Which part of the targets and references is open. */
import { words } from '../messages/index.svelte';
import { lasting, oneOf } from './lasting.svelte';

export const AIMS_TABS = ['attention', 'targets', 'references'] as const;
export type AimsTab = (typeof AIMS_TABS)[number];

export const aims = lasting<{ tab: AimsTab }>('aims', { tab: 'attention' }, { tab: oneOf(AIMS_TABS) });

/** Returns the name of a part. */
export function aimsTabName(tab: AimsTab): string {
  return words().aims[tab];
}
