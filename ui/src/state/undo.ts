/** Undoing imports and giving them back, from wherever it is offered. */
import { redoImport, toFailure, undoImport, type ImportItem, type ImportOutcome } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { told, troubled } from './notify';
import { refresh } from './session.svelte';

/** Undoes an import, with those that build on it where the reader agreed; returns the history, or nothing where it failed. */
export async function undo(item: Pick<ImportItem, 'id' | 'file'>, withDependents: boolean): Promise<ImportItem[] | null> {
  try {
    const history = await undoImport(item.id, withDependents, language.now);
    const m = words();
    told(m.history.undoneToast(item.file), { label: m.history.redo, act: () => void redo(item) });
    await refresh();
    return history;
  } catch (error) {
    troubled(toFailure(error));
    return null;
  }
}

/** Gives back what an undo took; returns the history, or nothing where it failed. */
export async function redo(item: Pick<ImportItem, 'id' | 'file'>): Promise<ImportItem[] | null> {
  try {
    const history = await redoImport(item.id, language.now);
    told(words().history.redone(item.file));
    await refresh();
    return history;
  } catch (error) {
    troubled(toFailure(error));
    return null;
  }
}

/** Says that an import is done, with the way back at hand. */
export function announce(outcome: ImportOutcome, text: string): void {
  // The last sheet goes first: it may build on those before it.
  const runs = outcome.sheets.flatMap((sheet) => (sheet.importId === null ? [] : [{ id: sheet.importId, file: sheet.file }])).reverse();
  const unique = runs.filter((run, at) => runs.findIndex((one) => one.id === run.id) === at);
  const act = async () => {
    for (const run of unique) if (!(await undo(run, false))) return;
  };
  told(text, unique.length > 0 ? { label: words().do.undo, act: () => void act() } : undefined);
}
