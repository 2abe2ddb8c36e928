/** The import under way: offered files, how they are understood, what they will change; it survives a change of screen. */
import * as wire from '../api/client';
import { toFailure, type Failure, type FieldChoice, type ImportOutcome, type OfferedFile, type Progress } from '../api/client';
import { count } from '../format';
import { language, words } from '../messages/index.svelte';
import { DraftKeeper } from './draft';
import { withKey } from './key.svelte';
import { troubled } from './notify';
import { Past } from './past';
import { choice, choices, identity, isReadOtherwise, lookedAgain, obstacle, plans, resumed, underTemplate, withAdded, withColumnReading, withCorrection, type SheetPlan } from './plan';
import { go } from './place.svelte';
import { refresh } from './session.svelte';
import { announce } from './undo';

export type Stage = 'closed' | 'reading' | 'columns' | 'done';
/** The two sides of the import under way: how it is understood, and what it will change. */
export type View = 'columns' | 'check';

/** How long the reader's hands must rest before a change is checked, in milliseconds. */
const REST = 350;
/** The same after a correction: several are often made one after the other. */
const REST_CORRECTING = 900;

class Wizard {
  stage = $state<Stage>('closed');
  view = $state<View>('columns');
  /** The list that is open in the check: `issues`, `rows`, or the fate of rows. */
  list = $state('issues');
  /** The group of issues that is open. */
  group = $state('');
  files = $state.raw<OfferedFile[]>([]);
  fields = $state.raw<FieldChoice[]>([]);
  unreadable = $state.raw<wire.UnreadableFile[]>([]);
  passedOver = $state.raw<wire.PassedOver[]>([]);
  sheets = $state<SheetPlan[]>([]);
  active = $state(0);
  outcome = $state.raw<ImportOutcome | null>(null);
  /** Whether something was changed since the last check. */
  stale = $state(false);
  progress = $state.raw<Progress | null>(null);
  busy = $state<'no' | 'checking' | 'writing'>('no');
  failure = $state.raw<Failure | null>(null);
  cancelled = $state(false);
  /** Whether leaving waits for a yes, because something would be forgotten. */
  leaving = $state(false);
  readonly obstacle = $derived(obstacle(this.sheets));
  readonly taken = $derived((this.outcome?.sheets ?? []).reduce((sum, sheet) => sum + sheet.new + sheet.changed, 0));
  readonly setAside = $derived((this.outcome?.sheets ?? []).reduce((sum, sheet) => sum + sheet.setAside, 0));
  readonly ready = $derived(this.outcome !== null && !this.stale && this.busy === 'no');
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  /** The sheets of the last check, in its order. */
  #checked = $state.raw<string[]>([]);
  #past = new Past<SheetPlan[]>();
  #keeper = new DraftKeeper();

  /** Takes up files; while columns are chosen they join those already there. */
  async offer(files: OfferedFile[]): Promise<void> {
    if (files.length === 0) return;
    if (this.busy === 'writing' || !(await withKey())) return;
    const joins = this.stage === 'columns';
    if (!joins) this.#clear();
    const known = new Set(this.files.map((file) => file.id));
    this.files = [...this.files, ...files.filter((file) => !known.has(file.id))];
    go('imports');
    await this.read();
    if (files.some((file) => file.pasted)) this.#keep();
  }

  /** Takes an unfinished import up again, where it was left. */
  async resume(): Promise<void> {
    if (!(await withKey())) return;
    const left = await wire.resumeImport(language.now);
    this.#clear();
    this.files = left.files;
    this.view = left.step === 'check' ? 'check' : 'columns';
    this.#keeper.said = true;
    go('imports');
    await this.read((drafts) => resumed(drafts, left.choices));
  }

  /** Asks how the files are understood, in the language in use; what was said about a sheet is kept. */
  async read(planned = (drafts: wire.SheetDraft[]) => plans(drafts, this.sheets)): Promise<void> {
    if (this.sheets.length === 0) this.stage = 'reading';
    this.failure = null;
    try {
      const lang = language.now;
      const [draft, fields] = await Promise.all([
        wire.importDraft(this.files.map((file) => file.id), lang),
        wire.fieldChoices(lang),
      ]);
      this.fields = fields;
      this.unreadable = draft.unreadable;
      this.passedOver = draft.passedOver;
      this.sheets = planned(draft.sheets);
      this.active = Math.min(this.active, Math.max(0, this.sheets.length - 1));
      await Promise.all(this.sheets.map((plan, at) => (isReadOtherwise(plan) ? this.#look(at) : undefined)));
      this.stage = 'columns';
      await this.check();
    } catch (error) {
      this.failure = toFailure(error);
      this.stage = 'columns';
    }
  }

  setKind(at: number, kind: string): void {
    this.#change(at, (plan) => ((plan.kind = kind || null), (plan.take = true)), { look: true });
  }

  setField(at: number, letter: string, field: string | null): void {
    this.#change(at, (plan) => (plan.edits[letter] = field));
  }

  setConstant(at: number, field: string, value: string): void {
    this.#change(at, (plan) => (plan.constants[field] = value), { typing: true });
  }

  /** Adds a value for the whole sheet, or takes one away. */
  setAdded(at: number, field: string, on: boolean): void {
    this.#change(at, (plan) => Object.assign(plan, withAdded(plan, field, on)));
  }

  /** Takes a sheet as a template has it; without one, as the program proposes. */
  setTemplate(at: number, chosen: wire.SheetChoice | null): void {
    this.#change(at, (plan) => Object.assign(plan, underTemplate(plan.draft, chosen)), { look: true });
  }

  setTaken(at: number, take: boolean): void {
    this.#change(at, (plan) => (plan.take = take));
  }

  setReading(at: number, change: Partial<wire.ReadingChoice>): void {
    this.#change(at, (plan) => Object.assign(plan.reading, change), { look: true });
  }

  setColumnReading(at: number, letter: string, change: Partial<wire.ColumnReading>): void {
    this.#change(at, (plan) => Object.assign(plan, { columnReadings: withColumnReading(plan.columnReadings, letter, change) }));
  }

  correct(at: number, correction: wire.Correction): void {
    this.#change(at, (plan) => Object.assign(plan, { corrections: withCorrection(plan.corrections, correction) }), { rest: REST_CORRECTING });
  }

  /** Takes a correction back. */
  uncorrect(at: number, correction: wire.Correction): void {
    this.#change(at, (plan) => Object.assign(plan, { corrections: plan.corrections.filter((one) => one !== correction) }), { rest: REST_CORRECTING });
  }

  /** Takes the last change back; returns whether there was one. */
  undo(): boolean {
    return this.#restore((now) => this.#past.back(now));
  }

  /** Makes the last change taken back once more. */
  redo(): boolean {
    return this.#restore((now) => this.#past.forth(now));
  }

  #restore(step: (now: SheetPlan[]) => SheetPlan[] | undefined): boolean {
    const next = this.busy === 'writing' ? undefined : step(this.#plans());
    if (!next) return false;
    this.sheets = next;
    this.#later(REST);
    return true;
  }

  #plans(): SheetPlan[] {
    return $state.snapshot(this.sheets) as SheetPlan[];
  }

  /** A change makes the last check stale; it is made anew once the hands rest. */
  #change(at: number, apply: (plan: SheetPlan) => unknown, how: { look?: boolean; typing?: boolean; rest?: number } = {}): void {
    const plan = this.sheets[at];
    if (!plan || this.busy === 'writing') return;
    if (!how.typing || !this.stale) this.#past.remember(this.#plans());
    apply(plan);
    this.#later(how.rest ?? REST, how.look ? at : null);
  }

  #later(rest: number, look: number | null = null): void {
    this.stale = true;
    this.#keep();
    clearTimeout(this.#timer);
    const first = look === null ? () => Promise.resolve() : () => this.#look(look);
    this.#timer = setTimeout(() => void first().then(() => this.check(), (error: unknown) => (this.failure = toFailure(error))), rest);
  }

  #keep(): void {
    this.#keeper.keep(() => ({
      files: this.files.map((file) => file.id),
      choices: this.#plans().filter((plan) => plan.take).map(choice),
      step: this.view,
    }));
  }

  /** Looks again at a sheet that is read or named otherwise than it was found. */
  async #look(at: number): Promise<void> {
    const plan = this.sheets[at];
    if (!plan) return;
    const draft = await wire.importSheet(choice($state.snapshot(plan) as SheetPlan), language.now);
    const now = this.sheets[at];
    if (now && identity(now.draft) === identity(draft)) now.draft = lookedAgain(now, draft);
  }

  /** Returns what the last check or import said of a sheet, and under which number. */
  resultOf(plan: SheetPlan | undefined): { index: number; sheet: wire.SheetOutcome } | null {
    const index = plan ? this.#checked.indexOf(identity(plan.draft)) : -1;
    const sheet = this.outcome?.sheets[index];
    return sheet ? { index, sheet } : null;
  }

  /** Finds out what the import would change, without writing. */
  async check(): Promise<void> {
    const turn = ++this.#turn;
    if (this.busy === 'checking') await wire.importCancel().catch(() => undefined);
    await this.#running;
    if (turn !== this.#turn) return;
    if (this.obstacle !== null) {
      this.outcome = null;
      return;
    }
    this.#running = this.#run('checking', async (told) => {
      const asked = choices(this.#plans());
      const outcome = await wire.importPreview(asked, language.now, told);
      if (turn !== this.#turn) return;
      this.#checked = asked.map(identity);
      this.outcome = outcome;
      this.stale = false;
    });
    await this.#running;
  }

  /** Writes what was checked. */
  async accept(): Promise<void> {
    if (!this.ready || this.taken === 0) return;
    clearTimeout(this.#timer);
    this.#keeper.stop();
    await this.#run('writing', async (told) => {
      this.outcome = await wire.importAccept(choices(this.#plans()), language.now, told);
      this.stage = 'done';
    });
    if (this.stage !== 'done' || !this.outcome) return;
    announce(this.outcome, words().imports.doneText(this.taken, count(this.taken, language.now)));
    await refresh();
  }

  async #run(busy: 'checking' | 'writing', work: (told: (progress: Progress) => void) => Promise<void>): Promise<void> {
    this.busy = busy;
    this.failure = null;
    this.cancelled = false;
    this.progress = null;
    try {
      await work((progress) => {
        this.progress = progress;
      });
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'cancelled') this.cancelled = true;
      else this.failure = failure;
    } finally {
      this.busy = 'no';
      this.progress = null;
    }
  }

  /** Stops what is under way; where nothing is, leaves the import, after a yes where something was said. */
  async cancel(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.busy === 'no') {
      if (this.#keeper.said && this.stage === 'columns') this.leaving = true;
      else this.close();
      return;
    }
    try {
      await wire.importCancel();
    } catch (error) {
      troubled(toFailure(error));
    }
  }

  /** Leaves the import; nothing stays written that was not accepted. */
  close(): void {
    const forget = this.#keeper.said && this.stage === 'columns';
    this.#clear();
    this.stage = 'closed';
    if (forget) wire.discardImportDraft(language.now).catch((error: unknown) => troubled(toFailure(error)));
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#keeper = (this.#keeper.stop(), new DraftKeeper());
    this.#past = new Past();
    Object.assign(this, { view: 'columns', list: 'issues', group: '', files: [], sheets: [], unreadable: [], passedOver: [], active: 0, outcome: null, failure: null, cancelled: false, stale: false, leaving: false });
  }
}

export const wizard = new Wizard();
