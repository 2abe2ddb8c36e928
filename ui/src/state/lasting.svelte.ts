/** Small choices about a screen that are found again, when one comes back to it and at the next start. */
import { keep, kept } from './keep';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Returns a state that keeps itself under a name, begun as it was left.
 *
 * A part that no longer fits begins as usual; `without` names what is never written, such as words that were searched for.
 */
export function lasting<T extends object>(name: string, usual: T, fits: { [Key in keyof T]: (value: unknown) => boolean }, without: readonly (keyof T)[] = []): T {
  const found = kept(name, isRecord) ?? {};
  const begun = { ...usual };
  for (const key of Object.keys(usual) as (keyof T & string)[]) {
    if (key in found && !without.includes(key) && fits[key](found[key])) begun[key] = found[key] as T[typeof key];
  }
  const state = $state(begun);
  $effect.root(() => {
    $effect(() => keep(name, Object.fromEntries(Object.entries(state).filter(([key]) => !(without as readonly string[]).includes(key)))));
  });
  return state as T;
}

/** Whether a value is one of these. */
export const oneOf = (list: readonly unknown[]) => (value: unknown): boolean => list.includes(value);
/** Whether a value is a text, or nothing. */
export const textOrNothing = (value: unknown): boolean => value === null || typeof value === 'string';
