/** Which part of the Imports screen is open. */
import { words } from '../messages/index.svelte';
import { lasting, oneOf } from './lasting.svelte';

export const HOME_TABS = ['history', 'waiting', 'hand', 'templates', 'words', 'watched', 'backups'] as const;
export type HomeTab = (typeof HOME_TABS)[number];

export const home = lasting<{ tab: HomeTab }>('imports-home', { tab: 'history' }, { tab: oneOf(HOME_TABS) });

/** Returns the name of a part. */
export function tabName(tab: HomeTab): string {
  const m = words();
  const names: Record<HomeTab, string> = { history: m.history.tab, waiting: m.waiting.tab, hand: m.rows.tab, templates: m.memory.tab, words: m.memory.wordsTab, watched: m.watched.tab, backups: m.backups.tab };
  return names[tab];
}
