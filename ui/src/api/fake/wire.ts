/**
 * A wire without a program behind it, for looking at screens in a browser and for tests; the built program never holds it.
 *
 * In the address: `?empty` nothing imported yet, `?key` no key yet, `?problem` the file does not open, `?lang=en`, `?theme=dark`.
 */
import type { AppError, CampaignEdit, OfferedFile, Preferences, Progress, Question, SheetChoice } from '../bindings';
import { campaignItems, campaignPage } from './campaigns';
import { dashboardAnswer, explanation, rowPage } from './figures';
import { draftOf, fieldChoices, history, outcomeOf } from './imports';
import { pageSvg } from './pages';

/** All that any command takes; each reads what is its own. */
interface Args {
  lang: string;
  code: string;
  campaign: string;
  key: string;
  role: string | null;
  page: number;
  id: number;
  index: number;
  files: number[];
  choices: SheetChoice[];
  question: Question;
  preferences: Preferences;
  edit: CampaignEdit;
  progress: Told;
  event: string;
  handler: number;
  eventId: number;
}
type Told = { onmessage: (progress: Progress) => void };

interface Options {
  empty: boolean;
  key: boolean;
  problem: boolean;
  lang: string | null;
  theme: string | null;
  /** How long an answer takes, in milliseconds. */
  delay: number;
}

const PROBLEM: AppError = {
  code: 'key',
  message: 'Le fichier de données ne s’ouvre pas\u00a0: la clé ou le fichier, l’un des deux ne va pas.',
  remedy: 'Remettez la clé et le fichier de la même sauvegarde, puis réessayez.',
};
const CANCELLED: AppError = { code: 'cancelled', message: 'Annulé.', remedy: '' };

const callbacks = new Map<number, (event: unknown) => void>();
const listeners = new Map<string, Set<number>>();
let numbers = 0;

/** Calls what listens to an event, as the program would. */
export function emit(event: string, payload: unknown): void {
  for (const id of listeners.get(event) ?? []) callbacks.get(id)?.({ event, id, payload });
}

function read(search: string): Options {
  const asked = new URLSearchParams(search);
  return {
    empty: asked.has('empty'),
    key: asked.has('key'),
    problem: asked.has('problem'),
    lang: asked.get('lang'),
    theme: asked.get('theme'),
    delay: Number(asked.get('delay') ?? 40),
  };
}

/** Puts the fake where the program's own wire would be. */
export function pretend(search: string = location.search): void {
  const options = read(search);
  const state = { ...options, cancel: false, undone: new Set<number>(), roles: new Map<string, string | null>() };

  async function work(told: Told, file: string, rows: number): Promise<void> {
    state.cancel = false;
    const steps = options.delay === 0 ? 2 : 20;
    for (let step = 1; step <= steps; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, options.delay));
      if (state.cancel) throw CANCELLED;
      const share = step / steps;
      const phase = share < 0.6 ? 'reading' : share < 0.85 ? 'joining' : 'saving';
      told.onmessage({ phase, file, rows: Math.round(rows * share), share, rowsPerSecond: 41_250, secondsLeft: Math.ceil((1 - share) * 3) });
    }
  }

  const commands: Record<string, (args: Args) => unknown> = {
    start: () => ({
      version: '0.1.0',
      database: '/home/camille/.local/share/fr.baromail.app/baromail.db',
      empty: state.empty,
      needsKey: state.key,
      offered: [],
      problem: options.problem ? PROBLEM : null,
      lang: options.lang,
      theme: options.theme,
      today: '2026-11-23',
    }),
    create_key: () => void (state.key = false),
    save_preferences: ({ preferences }) => {
      options.lang = preferences.lang;
      options.theme = preferences.theme;
    },
    mark_ready: () => document.documentElement.setAttribute('data-ready', 'yes'),
    campaigns: ({ lang }) => (state.empty ? [] : campaignItems(lang)),
    campaign: ({ code, lang }) => campaignPage(code, lang, state.roles),
    change_campaign: ({ code, edit, lang }) => ({
      ...campaignPage(code, lang, state.roles),
      name: edit.name ?? code,
    }),
    change_cell: ({ campaign, key, role, lang }) => {
      state.roles.set(key, role);
      return campaignPage(campaign, lang, state.roles);
    },
    dashboard: ({ question }) => dashboardAnswer(question),
    explain: ({ key, question }) => explanation(key, question),
    rows_behind: ({ page, question }) => rowPage(page, question.lang),
    pick_files: (): OfferedFile[] => [{ id: 1, name: 'réponses_octobre.xlsx' }],
    field_choices: ({ lang }) => fieldChoices(lang),
    import_draft: ({ files, lang }) => draftOf(files, lang),
    import_preview: async ({ choices, lang, progress }) => {
      await work(progress, 'réponses_octobre.xlsx', 168);
      return outcomeOf(choices, lang, false);
    },
    import_accept: async ({ choices, lang, progress }) => {
      await work(progress, 'réponses_octobre.xlsx', 168);
      state.empty = false;
      return outcomeOf(choices, lang, true);
    },
    import_cancel: () => void (state.cancel = true),
    save_set_aside: () => '/home/camille/Documents/lignes mises de côté.xlsx',
    imports: () => (state.empty ? [] : history(state.undone)),
    undo_import: ({ id }) => {
      state.undone.add(id);
      return history(state.undone);
    },
    load_demo: async ({ lang, progress }) => {
      await work(progress, 'envoi_chauffage.xlsx', 5_000);
      state.empty = false;
      return outcomeOf([], lang, true);
    },
    report_pages: () => 2,
    report_page: ({ index }) => pageSvg(index),
    save_report: ({ code }) => `/home/camille/Documents/Baromail/${code} synthèse.pdf`,
    open_report: () => null,
    print_report: () => window.print(),
    'plugin:event|listen': ({ event, handler }) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(handler));
      return handler;
    },
    'plugin:event|unlisten': ({ event, eventId }) => void listeners.get(event)?.delete(eventId),
  };

  Object.assign(window, {
    __TAURI_INTERNALS__: {
      transformCallback: (call: (event: unknown) => void) => {
        numbers += 1;
        callbacks.set(numbers, call);
        return numbers;
      },
      unregisterCallback: (id: number) => callbacks.delete(id),
      invoke: async (name: string, args: Args) => {
        const command = commands[name];
        if (!command) throw new Error(`the fake has no command ${name}`);
        if (!name.startsWith('plugin:') && options.delay > 0) await new Promise((resolve) => setTimeout(resolve, options.delay));
        return (await command(args)) ?? null;
      },
    },
    __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => undefined },
    fakeWire: {
      offer: (files: OfferedFile[]) => emit('files-offered', files),
      hover: (over: boolean) => emit('files-hover', over),
    },
  });
}
