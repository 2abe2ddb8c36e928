/** The guide: its pages, read when it is first opened, and the page that belongs to where the reader is. */
import { untrack } from 'svelte';
import type { GuidePage } from '../guide/tree';
import type { Lang } from '../messages/index.svelte';
import { closeExplain, explained } from './explain.svelte';
import { go, place } from './place.svelte';
import { session } from './session.svelte';

export const guide = $state<{ search: string; pages: Partial<Record<Lang, readonly GuidePage[]>> }>({ search: '', pages: {} });

const READ: Record<Lang, () => Promise<{ default: GuidePage[] }>> = {
  fr: () => import('virtual:guide-fr'),
  en: () => import('virtual:guide-en'),
};

/** Reads the guide of a language, once. */
export async function readGuide(lang: Lang): Promise<void> {
  // Whoever asks from an effect must not be asked again once the pages are there.
  if (untrack(() => guide.pages[lang])) return;
  const { default: pages } = await READ[lang]();
  guide.pages = { ...guide.pages, [lang]: pages };
}

/** Opens a page of the guide, given as `page` or `page#heading`. */
export function openGuide(to = 'start'): void {
  guide.search = '';
  go('guide', to);
}

/** Opens the page of what is on the screen. */
export function openGuideHere(): void {
  const figure = explained.now?.key;
  if (figure !== undefined) {
    closeExplain();
    openGuide(`figures#${figure}`);
  } else if (session.start?.empty && place.screen === 'dashboard') openGuide('start');
  else if (place.screen === 'campaigns' && place.campaign !== null) openGuide('campaign');
  else if (place.screen !== 'guide') openGuide(place.screen);
}
