/** What the palette offers. */
import { toFailure, type ChartItem, type ContactLine } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { screens } from '../screens';
import { draw } from '../state/analysis-chart.svelte';
import { aims, AIMS_TABS, aimsTabName } from '../state/aims.svelte';
import { calls } from '../state/calls.svelte';
import { openDemo } from '../state/demo.svelte';
import { openExplain } from '../state/explain.svelte';
import { figures } from '../state/figures.svelte';
import { newBoard } from '../state/boards.svelte';
import { backUp } from '../state/backups';
import { guide, openGuide, openGuideHere } from '../state/guide.svelte';
import { troubled } from '../state/notify';
import { overlay } from '../state/overlay.svelte';
import { home, HOME_TABS, tabName } from '../state/imports-home.svelte';
import { go, SCREENS } from '../state/place.svelte';
import { printHere } from './keys';
import { question } from '../state/question.svelte';
import { session, setLang, setTheme } from '../state/session.svelte';
import { chooseFiles } from '../state/files';
import { isDark } from '../theme/theme';

export interface Entry {
  id: string;
  name: string;
  group: string;
  keys: string | null;
  act: () => void;
}

/** Returns everything that can be opened or done, screens first. */
export function paletteEntries(campaigns: readonly { code: string; name: string }[], charts: readonly ChartItem[]): Entry[] {
  const m = words();
  const entry = (id: string, name: string, group: string, act: () => void, keys: string | null = null): Entry => ({ id, name, group, keys, act });
  return [
    ...SCREENS.map((key) =>
      entry(`screen-${key}`, screens[key].title[language.now], m.palette.screens, () => go(key), key === 'settings' ? `${m.shortcuts.ctrl} ,` : null),
    ),
    ...actions(entry),
    ...HOME_TABS.filter((tab) => tab !== 'history').map((tab) => entry(`imports-${tab}`, tabName(tab), screens.imports.title[language.now], () => ((home.tab = tab), go('imports')))),
    ...AIMS_TABS.map((tab) => entry(`aims-${tab}`, aimsTabName(tab), screens.aims.title[language.now], () => ((aims.tab = tab), go('aims')))),
    entry('points', m.points.title, screens.calls.title[language.now], () => ((calls.tab = 'points'), go('calls'))),
    ...campaigns.map(({ code, name }) => entry(`campaign-${code}`, name, m.palette.campaigns, () => go('campaigns', code))),
    ...charts.map(({ name, title }) => entry(`chart-${name}`, title, m.palette.charts, () => (draw({ shown: true, name }), go('analyses')))),
    ...figures.now.map(({ key, name }) =>
      entry(`figure-${key}`, name, m.palette.figures, () => openExplain(key, name, question())),
    ),
    ...(guide.pages[language.now] ?? []).map(({ id, title }) => entry(`guide-${id}`, title, screens.guide.title[language.now], () => openGuide(id))),
  ];
}

/** Returns the way to each of the contacts that were found. */
export function contactEntries(people: readonly ContactLine[]): Entry[] {
  const name = (one: ContactLine) => [one.name, one.person, one.town].filter(Boolean).join(', ');
  const group = screens.contacts.title[language.now];
  return people.map((one) => ({ id: `contact-${one.contact}`, name: name(one), group, keys: null, act: () => go('contacts', String(one.contact)) }));
}

type Make = (id: string, name: string, group: string, act: () => void, keys?: string | null) => Entry;

function actions(entry: Make): Entry[] {
  const m = words();
  const dark = isDark(session.theme);
  const other = language.now === 'fr' ? 'en' : 'fr';
  const list = [
    entry('import', m.shortcuts.import, m.palette.actions, () => void chooseFiles(), `${m.shortcuts.ctrl} O`),
    entry('theme', dark ? m.theme.toLight : m.theme.toDark, m.palette.actions, () => setTheme(dark ? 'light' : 'dark')),
    entry('lang', m.lang.toggle, m.palette.actions, () => setLang(other)),
    entry('guide-here', m.guide.here, m.palette.actions, () => openGuideHere(), 'F1'),
    entry('shortcuts', m.shortcuts.title, m.palette.actions, () => (overlay.shortcuts = true), '?'),
  ];
  const demo = () => void openDemo().then(() => go('dashboard'), (error: unknown) => troubled(toFailure(error)));
  if (session.start?.empty) return [...list, entry('demo', m.palette.demo, m.palette.actions, demo)];
  return [
    ...list,
    entry('print', m.palette.print, m.palette.actions, printHere, `${m.shortcuts.ctrl} P`),
    entry('new-board', m.boards.createTitle, m.palette.actions, newBoard),
    entry('export', m.palette.export, m.palette.actions, () => go('settings', 'exports')),
    entry('back-up', m.palette.backUp, m.palette.actions, () => void backUp()),
  ];
}
