/** What a person says of a cell, over its files: kept with its way back. */
import { saveCell, toFailure, type FieldEdit } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { next, told, troubled, type Step } from './notify';

/** Keeps it; what cannot be is thrown, to be said beside its field. `before` is what was said by hand until now. */
export async function keepCell(code: string, key: string, edits: FieldEdit[], before: FieldEdit[], step: Step = 'done'): Promise<void> {
  await saveCell(code, key, edits, language.now);
  const m = words();
  const swap = (to: Step) => keepCell(code, key, before, edits, to).catch((error: unknown) => troubled(toFailure(error)));
  told(step === 'back' ? m.cells.undone : m.cells.saved, { label: m.do.undo, act: () => void swap(next(step)) }, step);
}
