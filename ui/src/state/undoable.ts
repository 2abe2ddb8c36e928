import { byForm, byHand } from './by-hand';
import type { Loaded } from './loaded.svelte';
import { told, troubled } from './notify';
import { toFailure } from '../api/client';

/** Asks for a change and takes what comes back, with the way back at hand; `again` is said once it was gone. Returns whether it was done. */
export async function change<T>(loaded: Loaded<T>, ask: () => Promise<T>, done: string, again: string, back?: (made: T) => Promise<T>): Promise<boolean> {
  const take = (answer: Promise<T>) => taken(loaded, answer);
  if (back) return byHand(() => take(ask()), done, (made) => take(back(made)), again);
  try {
    await take(ask());
    told(done);
    return true;
  } catch (error) {
    troubled(toFailure(error));
    return false;
  }
}

/** Says what an editor has kept in a list, and takes what comes back: `was` is what stood there before; without it, the new one goes again. */
export function kept<L extends { items: readonly { name: string }[] }>(loaded: Loaded<L>, list: L, make: () => Promise<L>, done: string, again: string, was: (() => Promise<L>) | null, without: (added: string | undefined) => Promise<L>): void {
  const before = new Set(loaded.value?.items.map(({ name }) => name));
  const added = (made: L) => made.items.find(({ name }) => !before.has(name))?.name;
  loaded.take(list);
  byForm(list, () => taken(loaded, make()), done, (made) => taken(loaded, was ? was() : without(added(made))), again);
}

async function taken<T>(loaded: Loaded<T>, answer: Promise<T>): Promise<T> {
  const now = await answer;
  loaded.take(now);
  return now;
}
