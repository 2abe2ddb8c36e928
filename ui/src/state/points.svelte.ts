/** The table of points while it is being changed: nothing is written before it is saved. */
import { checkScoreTable, resetScoreTable, saveScoreTable, scoreTable, toFailure, type Failure, type ScoreTable, type TableCheck, type TableLineEdit } from '../api/client';
import { language } from '../messages/index.svelte';
import type { Criterion } from '../messages/desk/words';

export type { PointsDraft };

/** A line with a number of its own, so that the field that is written in stays the same. */
export interface DraftLine extends TableLineEdit {
  id: number;
}

class PointsDraft {
  lines = $state<DraftLine[]>([]);
  check = $state.raw<TableCheck | null>(null);
  table = $state.raw<ScoreTable | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  readonly dirty = $derived(this.table !== null && text(this.lines) !== text(this.table.lines));
  #ids = 0;
  #turn = 0;

  /** Reads the table as it is kept; what was not saved is let go of. */
  async load(): Promise<void> {
    try {
      this.#take(await scoreTable(language.now));
    } catch (error) {
      this.failure = toFailure(error);
    }
  }

  /** Lets go of everything, as before the first look. */
  forget(): void {
    this.#turn += 1;
    this.table = null;
    this.check = null;
    this.failure = null;
    this.lines = [];
  }

  #take(table: ScoreTable): void {
    this.#turn += 1;
    this.table = table;
    this.check = table.check;
    this.failure = null;
    this.lines = table.lines.map((line) => ({ ...line, id: ++this.#ids }));
  }

  of(criterion: Criterion): DraftLine[] {
    return this.lines.filter((line) => line.criterion === criterion);
  }

  /** Returns what is wrong at a place of a line. */
  problem(line: DraftLine, place: 'when' | 'points'): string | null {
    const at = this.lines.indexOf(line);
    return this.check?.problems.find((one) => one.line === at && one.place === place)?.text ?? null;
  }

  /** Puts a line first of its criterion, and returns it. */
  add(criterion: Criterion, when: string): DraftLine {
    const line: DraftLine = { id: ++this.#ids, criterion, when, points: '' };
    const first = this.lines.findIndex((one) => one.criterion === criterion);
    const at = when === '' && first >= 0 ? first : last(this.lines, criterion) + 1;
    this.lines.splice(at, 0, line);
    void this.look();
    return line;
  }

  remove(line: DraftLine): void {
    this.lines = this.lines.filter((one) => one.id !== line.id);
    void this.look();
  }

  /** Puts a line before the one above it of the same criterion: the first that holds gives its points. */
  up(line: DraftLine): void {
    const at = this.lines.findIndex((one) => one.id === line.id);
    const above = this.lines.slice(0, at).findLastIndex((one) => one.criterion === line.criterion);
    if (above < 0) return;
    const [moved] = this.lines.splice(at, 1);
    if (moved) this.lines.splice(above, 0, moved);
    void this.look();
  }

  /** Asks what the table as it stands is worth; of several answers the last question's counts. */
  async look(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const check = await checkScoreTable(plain(this.lines), language.now);
      if (turn === this.#turn) this.check = check;
    } catch (error) {
      this.failure = toFailure(error);
    }
  }

  /** Saves, and returns the table as it was before; nothing where something is still wrong. */
  async save(): Promise<TableLineEdit[] | null> {
    return this.#put(plain(this.lines));
  }

  /** Puts an earlier table back. */
  async restore(lines: TableLineEdit[]): Promise<boolean> {
    return (await this.#put(lines)) !== null;
  }

  async #put(lines: TableLineEdit[]): Promise<TableLineEdit[] | null> {
    const before = plain(this.table?.lines ?? []);
    this.busy = true;
    try {
      const check = await saveScoreTable(lines, language.now);
      this.#turn += 1;
      this.check = check;
      if (check.problems.length > 0) return null;
      await this.load();
      return before;
    } catch (error) {
      this.failure = toFailure(error);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Puts the program's own table back, and returns the one before. */
  async reset(): Promise<TableLineEdit[] | null> {
    const before = plain(this.table?.lines ?? []);
    try {
      this.#take(await resetScoreTable(language.now));
      return before;
    } catch (error) {
      this.failure = toFailure(error);
      return null;
    }
  }
}

/** The one draft: what was not saved is still there after a look at another screen. */
export const pointsDraft = new PointsDraft();

const plain = (lines: readonly TableLineEdit[]): TableLineEdit[] => lines.map(({ criterion, when, points }) => ({ criterion, when, points }));
const text = (lines: readonly TableLineEdit[]): string => JSON.stringify(plain(lines));
const last = (lines: readonly DraftLine[], criterion: string): number => lines.findLastIndex((one) => one.criterion === criterion);
