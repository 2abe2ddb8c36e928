/** The mailings that are being thought through, kept between starts; each change can be taken back. */
import { deleteScenario, saveScenario, toFailure, type Failure, type ScenarioView, type SimulatorField, type SimulatorQuestion } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { keep, kept } from './keep';
import { next, told, troubled, type Step } from './notify';

/** Mailings side by side at most. */
export const MOST = 3;
const LETTERS = ['A', 'B', 'C'];

interface State {
  /** With whose real figures it begins: a campaign's, or all. */
  campaign: string | null;
  scenarios: ScenarioView[];
  shown: number;
  otherRate: string;
}

function isState(value: unknown): value is State {
  const state = value as Partial<State> | null;
  return typeof state === 'object' && state !== null && Array.isArray(state.scenarios) && state.scenarios.every((one) => Array.isArray(one.values)) && typeof state.shown === 'number' && typeof state.otherRate === 'string';
}

export const simulator = $state<State>(kept('simulator', isState) ?? { campaign: null, scenarios: [], shown: 0, otherRate: '' });

/** Those that were kept by name; the screen brings them. */
export const keptScenarios = $state<{ now: ScenarioView[] }>({ now: [] });

function settle(change: Partial<State>): void {
  Object.assign(simulator, change);
  keep('simulator', $state.snapshot(simulator));
}

/** Changes what is thought through, says it, and offers the way back. */
function turn(change: Partial<State>, said: string, step: Step = 'done'): void {
  const before: State = $state.snapshot(simulator);
  settle(change);
  told(said, { label: words().do.undo, act: () => turn(before, words().simulator.undone, next(step)) }, step, 'simulator');
}

export const show = (shown: number): void => settle({ shown });
export const setOtherRate = (otherRate: string): void => settle({ otherRate });

/** Returns what is called so, until it has a name of its own. */
export const nameOf = (scenario: ScenarioView, at: number): string => scenario.name || words().simulator.scenario(LETTERS[at] ?? '');

const isTheShown = (_: ScenarioView, at: number) => at === simulator.shown;
const withShown = (change: Partial<ScenarioView>): ScenarioView[] => simulator.scenarios.map((one, at) => (isTheShown(one, at) ? { ...one, ...change } : one));

/** Takes a value as it is typed or slid: what is asked for follows at once. */
export function setValue(key: string, value: string): void {
  const values = simulator.scenarios[simulator.shown]?.values ?? [];
  settle({ scenarios: withShown({ values: [...values.filter((one) => one.key !== key), { key, value }] }) });
}

/** Keeps the way back from a value that was set, once the hand has left it. */
export function valueSet(before: ScenarioView, name: string): void {
  const at = simulator.shown;
  const now = $state.snapshot(simulator.scenarios[at]);
  if (!now || JSON.stringify(before.values) === JSON.stringify(now.values)) return;
  const put = (one: ScenarioView) => settle({ scenarios: simulator.scenarios.map((own, place) => (place === at ? one : own)) });
  const back = (to: ScenarioView, from: ScenarioView, said: string, step: Step) => {
    if (step !== 'done') put(to);
    told(said, { label: words().do.undo, act: () => back(from, to, words().simulator.undone, next(step)) }, step, 'simulator');
  };
  back(now, before, name, 'done');
}

const valuesOf = (fields: readonly SimulatorField[]) => fields.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]));

/** Begins with real figures, where nothing was thought through yet. */
export function beginWith(fields: readonly SimulatorField[]): void {
  if (simulator.scenarios.length === 0) settle({ scenarios: [{ id: null, name: '', values: valuesOf(fields) }], shown: 0 });
}

/** Fills the shown mailing with the real figures of a campaign, or of all. */
export function fill(campaign: string | null, fields: readonly SimulatorField[], said: string): void {
  turn({ campaign, scenarios: withShown({ values: valuesOf(fields) }) }, said);
}

/** Adds a mailing that begins as the shown one. */
export function add(): void {
  const own = simulator.scenarios[simulator.shown];
  if (!own || simulator.scenarios.length >= MOST) return;
  const at = simulator.scenarios.length;
  const copy: ScenarioView = { id: null, name: '', values: $state.snapshot(own.values) };
  turn({ scenarios: [...simulator.scenarios, copy], shown: at }, words().simulator.added(nameOf(copy, at)));
}

/** Takes the shown mailing away. */
export function drop(): void {
  const own = simulator.scenarios[simulator.shown];
  if (!own || simulator.scenarios.length < 2) return;
  turn({ scenarios: simulator.scenarios.filter((one, at) => !isTheShown(one, at)), shown: 0 }, words().simulator.dropped(nameOf(own, simulator.shown)));
}

/** Opens a scenario that was kept in the place of the shown one. */
export function open(scenario: ScenarioView): void {
  turn({ scenarios: withShown($state.snapshot(scenario)) }, words().simulator.opened(scenario.name));
}

/** Keeps the shown mailing under a name; returns what kept it from being done. */
export async function save(name: string): Promise<Failure | null> {
  const own = simulator.scenarios[simulator.shown];
  if (!own) return null;
  const before = keptScenarios.now.find(({ id }) => id !== null && id === own.id);
  // Under another name it is another one.
  const id = before?.name === name ? before.id : null;
  return put({ ...$state.snapshot(own), id, name }, words().simulator.kept(name), 'done', id === null ? null : before);
}

async function put(scenario: ScenarioView, said: string, step: Step, before: ScenarioView | null | undefined): Promise<Failure | null> {
  try {
    const made = await saveScenario(scenario, language.now);
    keptScenarios.now = made.kept;
    if (step === 'done') settle({ scenarios: withShown({ id: made.id, name: scenario.name }) });
    const now = { ...scenario, id: made.id };
    const back = () => (before ? put(before, words().simulator.undone, next(step), now) : forget(now, words().simulator.undone, next(step)));
    told(said, { label: words().do.undo, act: () => void back() }, step);
    return null;
  } catch (error) {
    const failure = toFailure(error);
    if (step !== 'done') troubled(failure);
    return failure;
  }
}

/** Deletes a scenario that was kept. */
export async function forget(scenario: ScenarioView, said = words().simulator.forgotten(scenario.name), step: Step = 'done'): Promise<void> {
  if (scenario.id === null) return;
  try {
    keptScenarios.now = await deleteScenario(scenario.id, language.now);
    told(said, { label: words().do.undo, act: () => void put(scenario, words().simulator.undone, next(step), null) }, step);
  } catch (error) {
    troubled(toFailure(error));
  }
}

/** Returns what is asked of the program. */
export function asked(currency: string): SimulatorQuestion {
  const { scenarios, shown, otherRate } = simulator;
  return { lang: language.now, currency, scenarios: $state.snapshot(scenarios), shown, otherRate };
}
