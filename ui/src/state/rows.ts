/** Leaving rows out and correcting them, from wherever it is offered; each with its way back. */
import { correctRow, leaveRowsOut, putRowsBack, takeCorrectionsBack, toFailure, type FieldEdit } from '../api/client';
import { count } from '../format';
import { language, words } from '../messages/index.svelte';
import { next, told, troubled, type Step } from './notify';
import { refresh } from './session.svelte';

/** Leaves rows out; what cannot be is thrown, to be said beside its field. */
export async function leaveOut(names: string[], why: string, step: Step = 'done'): Promise<void> {
  await leaveRowsOut(names, why, language.now);
  const m = words();
  told(m.rows.wasLeftOut(names.length, count(names.length, language.now)), { label: m.do.undo, act: () => void putBack(names, why, next(step)) }, step);
  await refresh();
}

/** Puts rows back; with the reason at hand they can be left out again. */
export async function putBack(names: string[], why: string, step: Step = 'done'): Promise<void> {
  await quietly(async () => {
    await putRowsBack(names, language.now);
    const m = words();
    told(m.rows.wasPutBack, { label: m.do.undo, act: () => void quietly(() => leaveOut(names, why, next(step))) }, step);
    await refresh();
  });
}

/** Corrects fields of a row; what cannot be is thrown, to be said beside its field. */
export async function correct(name: string, fields: FieldEdit[], why: string, step: Step = 'done'): Promise<void> {
  const made = await correctRow(name, fields, why, language.now);
  const m = words();
  told(m.rows.wasCorrected, { label: m.do.undo, act: () => void takeBack(name, made, fields, why, next(step)) }, step);
  await refresh();
}

/** Takes corrections back; with what was given at hand they can be made again. */
export async function takeBack(name: string, corrections: number[], fields: FieldEdit[], why: string, step: Step = 'done'): Promise<void> {
  await quietly(async () => {
    await takeCorrectionsBack(corrections, language.now);
    const m = words();
    told(m.rows.wasTakenBack, { label: m.do.undo, act: () => void quietly(() => correct(name, fields, why, next(step))) }, step);
    await refresh();
  });
}

async function quietly(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    troubled(toFailure(error));
  }
}
