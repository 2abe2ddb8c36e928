/** The import under way: offered files, how they are understood, what they will change; it survives a change of screen. */
import * as wire from '../api/client';
import { toFailure, type Failure, type FieldChoice, type ImportOutcome, type OfferedFile, type Progress } from '../api/client';
import { language } from '../messages/index.svelte';
import { withKey } from './key.svelte';
import { troubled } from './notify';
import { choices, obstacle, plans, type SheetPlan } from './plan';
import { go } from './place.svelte';
import { refresh } from './session.svelte';

export type Stage = 'closed' | 'reading' | 'columns' | 'done';

/** How long the reader's hands must rest before a change is checked, in milliseconds. */
const REST = 350;

class Wizard {
  stage = $state<Stage>('closed');
  files = $state.raw<OfferedFile[]>([]);
  fields = $state.raw<FieldChoice[]>([]);
  unreadable = $state.raw<wire.UnreadableFile[]>([]);
  sheets = $state<SheetPlan[]>([]);
  active = $state(0);
  outcome = $state.raw<ImportOutcome | null>(null);
  progress = $state.raw<Progress | null>(null);
  busy = $state<'no' | 'checking' | 'writing'>('no');
  failure = $state.raw<Failure | null>(null);
  cancelled = $state(false);
  readonly obstacle = $derived(obstacle(this.sheets));
  readonly taken = $derived(
    (this.outcome?.sheets ?? []).reduce((sum, sheet) => sum + sheet.new + sheet.changed, 0),
  );
  readonly setAside = $derived((this.outcome?.sheets ?? []).reduce((sum, sheet) => sum + sheet.setAside, 0));
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();

  /** Takes up files; while columns are being chosen they join those already there. */
  async offer(files: OfferedFile[]): Promise<void> {
    if (files.length === 0) return;
    if (this.busy === 'writing' || !(await withKey())) return;
    const joins = this.stage === 'columns';
    if (!joins) this.#clear();
    const known = new Set(this.files.map((file) => file.id));
    this.files = [...this.files, ...files.filter((file) => !known.has(file.id))];
    go('imports');
    await this.read();
  }

  /** Asks how the files are understood, in the language in use; what was said about a sheet is kept. */
  async read(): Promise<void> {
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
      this.sheets = plans(draft.sheets, this.sheets);
      this.active = Math.min(this.active, Math.max(0, this.sheets.length - 1));
      this.stage = 'columns';
      await this.check();
    } catch (error) {
      this.failure = toFailure(error);
      this.stage = 'columns';
    }
  }

  setKind(at: number, kind: string): void {
    this.#change(at, (plan) => ((plan.kind = kind || null), (plan.take = true)));
  }

  setField(at: number, letter: string, field: string | null): void {
    this.#change(at, (plan) => (plan.edits[letter] = field));
  }

  setConstant(at: number, field: string, value: string): void {
    this.#change(at, (plan) => (plan.constants[field] = value));
  }

  setTaken(at: number, take: boolean): void {
    this.#change(at, (plan) => (plan.take = take));
  }

  /** A change makes the last check stale; it is made anew once the hands rest. */
  #change(at: number, apply: (plan: SheetPlan) => unknown): void {
    const plan = this.sheets[at];
    if (!plan) return;
    apply(plan);
    this.outcome = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), REST);
  }

  /** Finds out what the import would change, without writing. */
  async check(): Promise<void> {
    const turn = ++this.#turn;
    if (this.busy === 'checking') await wire.importCancel().catch(() => undefined);
    await this.#running;
    if (turn !== this.#turn) return;
    this.outcome = null;
    if (this.obstacle !== null) return;
    this.#running = this.#run('checking', async (told) => {
      const outcome = await wire.importPreview(choices($state.snapshot(this.sheets)), language.now, told);
      if (turn === this.#turn) this.outcome = outcome;
    });
    await this.#running;
  }

  /** Writes what was checked. */
  async accept(): Promise<void> {
    if (this.busy !== 'no' || !this.outcome) return;
    clearTimeout(this.#timer);
    await this.#run('writing', async (told) => {
      this.outcome = await wire.importAccept(choices($state.snapshot(this.sheets)), language.now, told);
      this.stage = 'done';
    });
    if (this.stage === 'done') await refresh();
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

  /** Stops what is under way; where nothing is, leaves the import. */
  async cancel(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.busy === 'no') {
      this.close();
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
    this.#clear();
    this.stage = 'closed';
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.files = [];
    this.sheets = [];
    this.unreadable = [];
    this.active = 0;
    this.outcome = null;
    this.failure = null;
    this.cancelled = false;
  }
}

export const wizard = new Wizard();

/** Opens the system's dialog and takes up the files chosen there. */
export async function chooseFiles(): Promise<void> {
  try {
    await wizard.offer(await wire.pickFiles());
  } catch (error) {
    troubled(toFailure(error));
  }
}
