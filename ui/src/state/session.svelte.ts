/** The program as it was found at the start, the preferences, and whether what is stored has changed since. */
import { savePreferences, start, toFailure, type Failure, type Start } from '../api/client';
import { isLang, language, type Lang } from '../messages/index.svelte';
import type { Theme } from '../messages/words';
import { isTheme, showTheme } from '../theme/theme';

export const session = $state<{
  start: Start | null;
  failure: Failure | null;
  theme: Theme;
  /** How large everything is shown, in percent. */
  zoom: number;
  /** Goes up whenever what is stored has changed: what is open asks again. */
  version: number;
}>({ start: null, failure: null, theme: 'system', zoom: 100, version: 0 });

/** Asks the program for its state, and takes up language and theme of the last time. */
export async function begin(): Promise<void> {
  session.failure = null;
  try {
    const found = await start();
    speak(isLang(found.lang) ? found.lang : 'fr');
    if (isTheme(found.theme)) session.theme = found.theme;
    session.zoom = found.zoom;
    showTheme(session.theme);
    session.start = found;
  } catch (error) {
    session.failure = toFailure(error);
  }
}

/** Looks again at what is stored, after a change. */
export async function refresh(): Promise<void> {
  session.version += 1;
  try {
    session.start = await start();
  } catch (error) {
    console.error(error);
  }
}

function speak(lang: Lang): void {
  language.now = lang;
  document.documentElement.lang = lang;
}

/** Switches the language at once and keeps it. */
export function setLang(lang: Lang): void {
  speak(lang);
  void keepPreferences();
}

/** Switches the theme at once and keeps it. */
export function setTheme(theme: Theme): void {
  session.theme = theme;
  showTheme(theme);
  void keepPreferences();
}

/** The sizes that can be chosen, in percent. */
export const ZOOMS = [75, 90, 100, 110, 125, 150, 175, 200] as const;

/** Shows everything in this size, at once, and keeps it. */
export function setZoom(percent: number): void {
  session.zoom = percent;
  void keepPreferences();
}

/** Shows everything one size larger or smaller; nothing for as the system has it. */
export function zoomBy(step: -1 | 0 | 1): void {
  const next = step > 0 ? ZOOMS.find((one) => one > session.zoom) : ZOOMS.findLast((one) => one < session.zoom);
  setZoom(step === 0 ? 100 : (next ?? session.zoom));
}

async function keepPreferences(): Promise<void> {
  try {
    await savePreferences({ lang: language.now, theme: session.theme, zoom: session.zoom });
  } catch (error) {
    console.warn('preferences could not be kept', error);
  }
}
