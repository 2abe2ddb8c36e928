/** Where the reader is: a screen and, within it, a campaign or a contact; the way back is remembered. */
import { keep, kept } from './keep';
import { noteScroll } from './scrolled';

export const SCREENS = ['dashboard', 'campaigns', 'contacts', 'calls', 'pipeline', 'opinions', 'analyses', 'aims', 'long', 'simulator', 'imports', 'reports', 'settings', 'guide'] as const;
export type ScreenKey = (typeof SCREENS)[number];

export interface Place {
  screen: ScreenKey;
  /** Code of the campaign, number of the contact, or page of the guide, that is open where the screen shows one. */
  campaign: string | null;
}

/** Returns whether a text names a screen. */
export function isScreen(text: string): text is ScreenKey {
  return (SCREENS as readonly string[]).includes(text);
}

function isPlace(value: unknown): value is Place {
  const place = value as Place | null;
  return typeof place === 'object' && place !== null && isScreen(place.screen);
}

export const place = $state<Place>(kept('place', isPlace) ?? { screen: 'dashboard', campaign: null });
const trail: (Place & { focus: string | null })[] = [];
/** What had the focus where the reader came back to. */
let backTo: string | null = null;

/** Opens a screen. */
export function go(screen: ScreenKey, campaign: string | null = null): void {
  if (place.screen === screen && place.campaign === campaign) return;
  trail.push({ screen: place.screen, campaign: place.campaign, focus: focusNow() });
  if (trail.length > 50) trail.shift();
  // One of many is read from its top; a screen is found as it was left.
  if (campaign !== null) noteScroll(placeName({ screen, campaign }), 0);
  settle({ screen, campaign }, null);
}

/** Shows another place instead of this one, which the way back passes by. */
export function goInstead(screen: ScreenKey, campaign: string | null): void {
  settle({ screen, campaign }, null);
}

/** Returns to the place before, and tells whether there was one. */
export function goBack(): boolean {
  const before = trail.pop();
  if (!before) return false;
  settle({ screen: before.screen, campaign: before.campaign }, before.focus);
  return true;
}

/** Returns what a place is called where something of it is kept. */
export const placeName = ({ screen, campaign }: Place): string => (campaign === null ? screen : `${screen}/${campaign}`);

/** Returns what had the focus in this place, where the reader came back to it. */
export const focusBack = (): string | null => backTo;

function focusNow(): string | null {
  const focused = document.activeElement?.closest<HTMLElement>('#content [data-testid]');
  return focused?.dataset['testid'] ?? null;
}

function settle(next: Place, focus: string | null): void {
  backTo = focus;
  place.screen = next.screen;
  place.campaign = next.campaign;
  keep('place', next);
}
