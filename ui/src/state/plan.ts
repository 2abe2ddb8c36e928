/** How the reader wants a sheet to be taken in, beside what the program proposed; pure, so that it can be tested. */
import type { ColumnReading, Correction, IssueGroup, ReadingChoice, SheetChoice, SheetDraft } from '../api/client';

export interface SheetPlan {
  draft: SheetDraft;
  /** Whether the sheet is to be imported. */
  take: boolean;
  kind: string | null;
  /** Fields chosen by the reader, by the column's letter; nothing stands for ignored. */
  edits: Record<string, string | null>;
  /** Values for the whole sheet, by field. */
  constants: Record<string, string>;
  /** Fields for which the reader wants to say a value that the program did not ask for. */
  added: string[];
  reading: ReadingChoice;
  columnReadings: ColumnReading[];
  /** In the order in which they were made. */
  corrections: Correction[];
  /** The template that was applied. */
  template: string | null;
}

export type SheetState = 'ready' | 'check' | 'needs' | 'left';

/** Returns what tells a group of issues from the others, whatever its place. */
export const groupKey = (group: Pick<IssueGroup, 'code' | 'letter'>) => `${group.code}\n${group.letter ?? ''}`;

/** Nothing is read otherwise than the program found. */
export const AS_FOUND: ReadingChoice = { order: null, mark: null, encoding: null, separator: null, headingRow: null, epoch: null };

export const identity = (of: { fileId: number; sheet: string }) => `${of.fileId}\n${of.sheet}`;

/** Returns plans for new drafts, keeping what the reader had already said about the same sheets. */
export function plans(drafts: readonly SheetDraft[], before: readonly SheetPlan[]): SheetPlan[] {
  const known = new Map(before.map((plan) => [identity(plan.draft), plan]));
  const anyKind = drafts.some((draft) => draft.kind !== null);
  return drafts.map((draft) => {
    const old = known.get(identity(draft));
    if (old) return { ...old, draft };
    return { draft, take: draft.kind !== null || !anyKind, kind: draft.kind, edits: {}, constants: {}, added: [], reading: { ...AS_FOUND }, columnReadings: [], corrections: [], template: null };
  });
}

/** Returns plans for the sheets of an import that is taken up again, as they were left. */
export function resumed(drafts: readonly SheetDraft[], kept: readonly SheetChoice[]): SheetPlan[] {
  const by = new Map(kept.map((choice) => [identity(choice), choice]));
  return plans(drafts, []).map((plan) => {
    const choice = by.get(identity(plan.draft));
    return choice ? asChosen(plan, choice) : { ...plan, take: false };
  });
}

/** Returns a plan as a choice has it: that of a template, or of an import that is taken up again. */
export function asChosen(plan: SheetPlan, chosen: SheetChoice): SheetPlan {
  const constants = Object.fromEntries(chosen.constants.map(({ field, value }) => [field, value]));
  return {
    ...plan,
    take: true,
    kind: chosen.kind || null,
    edits: Object.fromEntries(chosen.columns.map(({ letter, field }) => [letter, field])),
    constants,
    added: Object.keys(constants).filter((field) => !plan.draft.needs.includes(field)),
    reading: chosen.reading,
    columnReadings: chosen.columnReadings,
    corrections: chosen.corrections,
    template: chosen.template ?? null,
  };
}

/** Returns a sheet as a template has it; without one, as the program proposes. */
export function underTemplate(draft: SheetDraft, chosen: SheetChoice | null): SheetPlan | undefined {
  const fresh = plans([draft], [])[0];
  return fresh && chosen ? asChosen(fresh, chosen) : fresh;
}

/** Returns the values for the whole sheet with one more field to say, or one less. */
export function withAdded(plan: SheetPlan, field: string, on: boolean): Pick<SheetPlan, 'added' | 'constants'> {
  if (on) return { added: [...plan.added, field], constants: plan.constants };
  const kept = Object.entries(plan.constants).filter(([key]) => key !== field);
  return { added: plan.added.filter((one) => one !== field), constants: Object.fromEntries(kept) };
}

/** Returns the field that a column becomes: the reader's choice, else the proposal. */
export function fieldOf(plan: SheetPlan, letter: string): string | null {
  if (letter in plan.edits) return plan.edits[letter] ?? null;
  return plan.draft.columns.find((column) => column.letter === letter)?.field ?? null;
}

/** Returns the fields that a column gives. */
export function given(plan: SheetPlan): Set<string | null> {
  return new Set(plan.draft.columns.map((column) => fieldOf(plan, column.letter)));
}

/** Returns the values that still have to be said for a sheet: neither a column nor a constant gives them. */
export function missing(plan: SheetPlan): string[] {
  return asked(plan).filter((field) => !plan.constants[field]?.trim());
}

/** Returns the values to ask for: those that no column gives. */
export function asked(plan: SheetPlan): string[] {
  const known = given(plan);
  return plan.draft.needs.filter((field) => !known.has(field));
}

/** Returns what can be said for the whole sheet: what is asked for, then what the reader added. */
export function sayable(plan: SheetPlan): string[] {
  const known = given(plan);
  const needs = asked(plan);
  return [...needs, ...plan.added.filter((field) => !needs.includes(field) && !known.has(field))];
}

/** Returns how far a sheet is from being taken in. */
export function stateOf(plan: SheetPlan): SheetState {
  if (!plan.take) return 'left';
  if (plan.kind === null || missing(plan).length > 0) return 'needs';
  const unsure = plan.draft.columns.some(({ letter, confidence }) => confidence === 'to_check' && !(letter in plan.edits));
  return unsure ? 'check' : 'ready';
}

/** Returns why the sheets cannot be checked yet, or nothing. */
export function obstacle(all: readonly SheetPlan[]): 'nothing' | 'kind' | 'needs' | null {
  const taken = all.filter((plan) => plan.take);
  if (taken.length === 0) return 'nothing';
  if (taken.some((plan) => plan.kind === null)) return 'kind';
  return taken.some((plan) => missing(plan).length > 0) ? 'needs' : null;
}

/** Returns whether a sheet has to be looked at again: it is read or named otherwise than the program found it. */
export function isReadOtherwise(plan: SheetPlan): boolean {
  return plan.template !== null || Object.values(plan.reading).some((value) => value !== null);
}

/** Returns a sheet looked at again: what was asked for and is said stays asked for, so that it can still be changed. */
export function lookedAgain(plan: SheetPlan, draft: SheetDraft): SheetDraft {
  const said = plan.draft.needs.filter((field) => plan.constants[field]?.trim());
  return { ...draft, needs: [...new Set([...draft.needs, ...said])] };
}

/** Returns one plan as the program asks for it: only what differs from its proposal. */
export function choice(plan: SheetPlan): SheetChoice {
  return {
    fileId: plan.draft.fileId,
    sheet: plan.draft.sheet,
    kind: plan.kind ?? '',
    columns: Object.entries(plan.edits).map(([letter, field]) => ({ letter, field })),
    constants: sayable(plan).flatMap((field) => {
      const value = plan.constants[field]?.trim();
      return value ? [{ field, value }] : [];
    }),
    reading: plan.reading,
    columnReadings: plan.columnReadings,
    corrections: plan.corrections,
    template: plan.template,
  };
}

/** Returns the plans that are to be taken in, as the program asks for them. */
export function choices(all: readonly SheetPlan[]): SheetChoice[] {
  return all.filter((plan) => plan.take && plan.kind !== null).map(choice);
}

/** Returns the correction that holds for a cell: the last that was made on its row, or on all cells with its text. */
export function correctionOf(plan: SheetPlan, cell: { letter: string | null; row?: number; raw: string }): Correction | undefined {
  return plan.corrections.findLast(
    (one) => one.letter === cell.letter && (one.row !== null ? one.row === cell.row : one.raw !== null && one.raw === cell.raw),
  );
}

/**
 * Returns corrections with one more; an earlier one on the very same cells is replaced.
 *
 * A text that an earlier correction wrote can be corrected again: the cells that held its first text follow.
 */
export function withCorrection(all: readonly Correction[], next: Correction): Correction[] {
  const same = (one: Correction) => one.letter === next.letter && one.row === next.row && one.raw === next.raw && one.cause === next.cause;
  const wrote = (one: Correction) => next.raw !== null && one.letter === next.letter && one.action === 'replace' && one.value === next.raw;
  const before = all.filter((one) => !same(one)).map((one) => (wrote(one) ? { ...one, action: next.action, value: next.value } : one));
  return [...before, next];
}

/** Returns the columns that are read otherwise, one of them changed. */
export function withColumnReading(all: readonly ColumnReading[], letter: string, change: Partial<ColumnReading>): ColumnReading[] {
  const before = all.find((one) => one.letter === letter) ?? { letter, order: null, mark: null };
  const next = { ...before, ...change };
  const rest = all.filter((one) => one.letter !== letter);
  return next.order === null && next.mark === null ? rest : [...rest, next];
}
