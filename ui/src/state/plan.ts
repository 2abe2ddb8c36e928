/** How the reader wants a sheet to be taken in, beside what the program proposed; pure, so that it can be tested. */
import type { SheetChoice, SheetDraft } from '../api/client';

export interface SheetPlan {
  draft: SheetDraft;
  /** Whether the sheet is to be imported. */
  take: boolean;
  kind: string | null;
  /** Fields chosen by the reader, by the column's letter; nothing stands for ignored. */
  edits: Record<string, string | null>;
  /** Values for the whole sheet, by field. */
  constants: Record<string, string>;
}

const identity = (draft: SheetDraft) => `${draft.fileId}\n${draft.sheet}`;

/** Returns plans for new drafts, keeping what the reader had already said about the same sheets. */
export function plans(drafts: readonly SheetDraft[], before: readonly SheetPlan[]): SheetPlan[] {
  const known = new Map(before.map((plan) => [identity(plan.draft), plan]));
  const anyKind = drafts.some((draft) => draft.kind !== null);
  return drafts.map((draft) => {
    const old = known.get(identity(draft));
    if (old) return { ...old, draft };
    return { draft, take: draft.kind !== null || !anyKind, kind: draft.kind, edits: {}, constants: {} };
  });
}

/** Returns the field that a column becomes: the reader's choice, else the proposal. */
export function fieldOf(plan: SheetPlan, letter: string): string | null {
  if (letter in plan.edits) return plan.edits[letter] ?? null;
  return plan.draft.columns.find((column) => column.letter === letter)?.field ?? null;
}

/** Returns the values that still have to be said for a sheet: neither a column nor a constant gives them. */
export function missing(plan: SheetPlan): string[] {
  return asked(plan).filter((field) => !plan.constants[field]?.trim());
}

/** Returns the values to ask for: those that no column gives. */
export function asked(plan: SheetPlan): string[] {
  const given = new Set(plan.draft.columns.map((column) => fieldOf(plan, column.letter)));
  return plan.draft.needs.filter((field) => !given.has(field));
}

/** Returns why the sheets cannot be checked yet, or nothing. */
export function obstacle(all: readonly SheetPlan[]): 'nothing' | 'kind' | 'needs' | null {
  const taken = all.filter((plan) => plan.take);
  if (taken.length === 0) return 'nothing';
  if (taken.some((plan) => plan.kind === null)) return 'kind';
  return taken.some((plan) => missing(plan).length > 0) ? 'needs' : null;
}

/** Returns the plans as the program asks for them: only what differs from its proposal. */
export function choices(all: readonly SheetPlan[]): SheetChoice[] {
  return all.flatMap((plan) =>
    plan.take && plan.kind !== null
      ? [
          {
            fileId: plan.draft.fileId,
            sheet: plan.draft.sheet,
            kind: plan.kind,
            columns: Object.entries(plan.edits).map(([letter, field]) => ({ letter, field })),
            constants: asked(plan).map((field) => ({ field, value: plan.constants[field]?.trim() ?? '' })),
          },
        ]
      : [],
  );
}
