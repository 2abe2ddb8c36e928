/** Exports from any screen: how text files are written, and what is said of what was written. */
import { exportFigures, toFailure, type Exported, type Question } from '../api/client';
import { count } from '../format';
import { language, words } from '../messages/index.svelte';
import { keep, kept } from './keep';
import { told, troubled } from './notify';

/** How numbers and days are written into text: for a French spreadsheet program, or for any other. */
export const DIALECTS = ['french', 'international'] as const;
export type Dialect = (typeof DIALECTS)[number];

const isDialect = (value: unknown): value is Dialect => DIALECTS.includes(value as Dialect);

export const exporting = $state<{ dialect: Dialect | null }>({ dialect: kept('dialect', isDialect) });

/** Returns the chosen dialect; until one is chosen, that which readers of the language expect. */
export const dialect = (): Dialect => exporting.dialect ?? (language.now === 'fr' ? 'french' : 'international');

export function chooseDialect(next: string): void {
  if (!isDialect(next)) return;
  exporting.dialect = next;
  keep('dialect', next);
}

/** Says what was written, and where. */
export function tellExported(done: Exported): void {
  const m = words();
  const rows = done.tables.reduce((sum, table) => sum + table.rows, 0);
  told(done.tables.length === 0 ? m.exports.nothing : m.exports.done(done.path, done.tables.length, rows, count(rows, language.now)));
}

/** Exports the figures of a question, and says so; a dialog that is closed says nothing. */
export async function figuresOf(question: Question): Promise<void> {
  try {
    const done = await exportFigures(question, dialect());
    if (done) tellExported(done);
  } catch (error) {
    troubled(toFailure(error));
  }
}
