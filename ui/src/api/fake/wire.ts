/**
 * A wire without a program behind it, for looking at screens in a browser and for tests; the built program never holds it.
 *
 * In the address: `?empty` nothing imported yet, `?unfinished` an import was left, `?bare` nothing remembered, `?key` no key yet, `?problem` the file does not open, `?lang=en`, `?theme=dark`.
 */
import type { AnalysisQuestion, AppError, BoardItem, BoardView, ChartQuestion, ContactsQuestion, DealMove, FieldEdit, FollowUpEdit, MergeEdit, NoteEdit, OfferedFile, OrdersQuestion, PipelineQuestion, Preferences, Question, SavedView, ScenarioView, SimulatorQuestion, TableLineEdit } from '../bindings';
import { aimCommands } from './aims';
import { boardCommands } from './boards';
import { analysisAnswer, analysisText, catalogue } from './analysis';
import { callCommands } from './calls';
import { chartItems, namedChart } from './drawings';
import { campaignItems, campaignPage, cellCommands, changeCampaign } from './campaigns';
import { costCommands } from './costs';
import { filterValues, explanation } from './figures';
import { importCommands, type ImportArgs } from './importing';
import { cohortAnswer, longAnswer } from './long';
import { opinionCommands } from './opinions';
import { peopleCommands } from './people';
import { reportCommands } from './reports';
import { rowCommands } from './rows';
import { scheduleCommands } from './schedule';
import { simulatorCommands } from './simulator';

/** All that any command takes; each reads what is its own. */
interface Args extends ImportArgs {
  program: string | null;
  dialect: string | null;
  format: string;
  code: string;
  campaign: string;
  key: string;
  role: string | null;
  index: number;
  measure: string;
  months: number;
  question: Question & ContactsQuestion & PipelineQuestion & OrdersQuestion & SimulatorQuestion;
  scenario: ScenarioView;
  asked: AnalysisQuestion & ChartQuestion;
  views: SavedView[];
  band: string | null;
  value: string;
  edits: FieldEdit[];
  fields: FieldEdit[];
  name: string;
  names: string[];
  why: string;
  corrections: number[];
  add: string[];
  remove: string[];
  lines: TableLineEdit[];
  preferences: Preferences;
  edit: FollowUpEdit & NoteEdit & MergeEdit;
  contact: number;
  kept: number;
  duplicate: number;
  one: number;
  other: number;
  made: string[];
  to: DealMove;
  number: number;
  day: string | null;
  appointment: number;
  outcome: string | null;
  board: BoardView;
  items: BoardItem[];
  id: number;
  event: string;
  handler: number;
  eventId: number;
}

interface Options {
  empty: boolean;
  key: boolean;
  problem: boolean;
  unfinished: boolean;
  bare: boolean;
  lang: string | null;
  theme: string | null;
  zoom: number;
  /** How long an answer takes, in milliseconds. */
  delay: number;
}

const PROBLEM: AppError = {
  code: 'key',
  message: 'Le fichier de données ne s’ouvre pas\u00a0: la clé ou le fichier, l’un des deux ne va pas.',
  remedy: 'Remettez la clé et le fichier de la même sauvegarde, puis réessayez.',
  field: null,
};

const callbacks = new Map<number, (event: unknown) => void>();
const listeners = new Map<string, Set<number>>();
let numbers = 0;

/** A picture of one point, as PNG: what is copied must be a picture, or the clipboard refuses it. */
const POINT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Calls what listens to an event, as the program would. */
export function emit(event: string, payload: unknown): void {
  for (const id of listeners.get(event) ?? []) callbacks.get(id)?.({ event, id, payload });
}

/** Answers one command otherwise until it is called back, for tests of what goes wrong. */
export function answering(command: string, answer: (args: Record<string, unknown>) => unknown): () => void {
  const wire = (window as unknown as { __TAURI_INTERNALS__: { invoke: (name: string, args: Record<string, unknown>) => unknown } }).__TAURI_INTERNALS__;
  const before = wire.invoke;
  wire.invoke = (name, args) => (name === command ? answer(args) : before(name, args));
  return () => (wire.invoke = before);
}

function read(search: string): Options {
  const asked = new URLSearchParams(search);
  return {
    empty: asked.has('empty'),
    key: asked.has('key'),
    problem: asked.has('problem'),
    unfinished: asked.has('unfinished'),
    bare: asked.has('bare'),
    lang: asked.get('lang'),
    theme: asked.get('theme'),
    zoom: 100,
    delay: Number(asked.get('delay') ?? 40),
  };
}

/** Puts the fake where the program's own wire would be; `told` hears each answer. */
export function pretend(search: string = location.search, told: (answer: unknown) => void = () => undefined): void {
  const options = read(search);
  const state = { ...options, views: [] as SavedView[], roles: new Map<string, string | null>(), campaigns: new Map<string, FieldEdit[]>(), role: 'manager' };

  const commands: Record<string, (args: Args) => unknown> = {
    start: () => ({
      version: '0.1.0',
      released: '2026-11-20',
      database: '/home/camille/.local/share/fr.baromail.Baromail/baromail.db',
      keyFile: '/home/camille/.local/share/fr.baromail.Baromail/baromail.db.key',
      empty: state.empty,
      needsKey: state.key,
      offered: [],
      problem: options.problem ? PROBLEM : null,
      lang: options.lang ?? 'fr',
      theme: options.theme,
      zoom: options.zoom,
      today: '2026-11-23',
    }),
    create_key: () => void (state.key = false),
    save_preferences: ({ preferences }) => {
      options.lang = preferences.lang;
      options.theme = preferences.theme;
      options.zoom = preferences.zoom;
    },
    save_samples: ({ lang }) => (lang === 'fr' ? '/home/camille/Documents/Exemples Baromail' : '/home/camille/Documents/Baromail samples'),
    mark_ready: () => document.documentElement.setAttribute('data-ready', 'yes'),
    campaigns: ({ lang }) => (state.empty ? [] : campaignItems(lang)),
    campaign: ({ code, lang }) => campaignPage(code, lang, state.roles, state.campaigns),
    change_campaign: ({ code, edits, lang }) => {
      changeCampaign(state.campaigns, code, edits);
      emit('data-changed', null);
      return campaignPage(code, lang, state.roles, state.campaigns);
    },
    change_cell: ({ campaign, key, role, lang }) => {
      state.roles.set(key, role);
      return campaignPage(campaign, lang, state.roles, state.campaigns);
    },
    ...cellCommands(() => emit('data-changed', null)),
    ...costCommands(state, () => emit('data-changed', null)),
    ...boardCommands(state),
    ...simulatorCommands(),
    catalogue: ({ lang }) => catalogue(lang),
    analysis: ({ asked }) => analysisAnswer(asked, state.empty),
    analysis_csv: ({ asked }) => analysisText(asked),
    saved_views: () => state.views,
    save_views: ({ views }) => (state.views = views),
    chart_list: ({ lang }) => chartItems(lang),
    chart: ({ asked }) => namedChart(asked),
    save_picture: () => true,
    picture_of: () => [...atob(POINT)].map((letter) => letter.charCodeAt(0)),
    explain: ({ key, question }) => explanation(key, question),
    ...rowCommands(),
    ...opinionCommands(state),
    ...aimCommands(state),
    ...callCommands(state),
    ...peopleCommands(state, () => emit('data-changed', null)),
    filter_values: ({ lang }) => (state.empty ? [] : filterValues(lang)),
    cohorts: ({ measure, question }) => (state.empty ? { ...cohortAnswer(measure, question), rows: [], all: [] } : cohortAnswer(measure, question)),
    long_view: ({ months, question }) => longAnswer(months, question),
    ...importCommands(state),
    export_told: ({ program }) => (state.empty ? { path: '', tables: [] } : program !== null ? { path: `/home/camille/${program}.xlsx`, tables: [{ name: 'Contacts', rows: 4800 }, { name: 'Relances', rows: 3 }] } : { path: '/home/camille/donnees.xlsx', tables: [{ name: 'Plis', rows: 5000 }, { name: 'Réponses', rows: 139 }] }),
    export_figures: ({ question, dialect }) => (question.campaigns.length === 0 ? null : { path: `/home/camille/${question.campaigns.join('+')} ${dialect ?? ''}.csv`, tables: [{ name: 'Indicateurs', rows: 84 }] }),
    export_programs: () => ['Dolibarr', 'EspoCRM', 'HubSpot', 'Odoo', 'Pipedrive', 'Salesforce', 'Sellsy'],
    export_cancel: () => null,
    ...reportCommands(),
    ...scheduleCommands(),
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
        try {
          const answer = (await command(args)) ?? null;
          told(answer);
          return answer;
        } catch (error) {
          told(error);
          throw error;
        }
      },
    },
    __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => undefined },
    fakeWire: {
      offer: (files: OfferedFile[]) => emit('files-offered', files),
      hover: (over: boolean) => emit('files-hover', over),
    },
  });
}
