/** Costs by hand: written, changed and deleted, each with its way back. */
import { deleteCost, saveCost, toFailure, type CostLine, type FieldEdit } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { COST_FIELDS, type CostField } from '../messages/campaigns/words';
import { byHand } from './by-hand';
import { next, told, troubled, type Step } from './notify';

const said = (line: CostLine): Record<CostField, string> => ({ item: line.item, amount: line.amount, day: line.day ?? '', note: line.text ?? '' });
const edits = (line: CostLine): FieldEdit[] => COST_FIELDS.map((field) => ({ field, value: said(line)[field] }));

/** Keeps a cost, new where none was before; what cannot be is thrown, to be said beside its field. */
export async function keepCost(code: string, before: CostLine | null, fields: FieldEdit[], step: Step = 'done', number = before?.own ?? null): Promise<void> {
  const made = await saveCost(code, number, fields, language.now);
  const m = words();
  const again = { label: m.do.undo, act: () => void quietly(() => keepCost(code, before, fields, 'again', made)) };
  const back = async () => {
    await (before ? saveCost(code, made, edits(before), language.now) : deleteCost(code, made, language.now));
    told(m.costs.undone, again, next(step));
  };
  told(m.costs.saved, { label: m.do.undo, act: () => void quietly(back) }, step);
}

/** Deletes a cost that was written by hand. */
export async function dropCost(code: string, line: CostLine): Promise<void> {
  const number = line.own;
  if (number === null) return;
  const m = words();
  const back = () => saveCost(code, number, edits(line), language.now);
  await byHand(() => deleteCost(code, number, language.now), m.costs.removed, back, m.costs.undone);
}

async function quietly(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    troubled(toFailure(error));
  }
}
