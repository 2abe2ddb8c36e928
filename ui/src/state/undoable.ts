import { byHand } from './by-hand';
import type { Loaded } from './loaded.svelte';
import { told, troubled } from './notify';
import { toFailure } from '../api/client';

/** Asks for a change and takes what comes back, with the way back at hand; `again` is said once it was gone. Returns whether it was done. */
export async function change<T>(loaded: Loaded<T>, ask: () => Promise<T>, done: string, again: string, back?: (made: T) => Promise<T>): Promise<boolean> {
  const take = async (answer: Promise<T>): Promise<T> => {
    const now = await answer;
    loaded.take(now);
    return now;
  };
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
