import { toFailure } from '../api/client';
import { words } from '../messages/index.svelte';
import type { Loaded } from './loaded.svelte';
import { told, troubled } from './notify';

/** Asks for a change and takes what comes back, with the way back at hand; `again` is said once it was gone. Returns whether it was done. */
export async function change<T>(loaded: Loaded<T>, ask: () => Promise<T>, done: string, again: string, back?: () => Promise<T>): Promise<boolean> {
  try {
    loaded.take(await ask());
    told(done, back ? { label: words().do.undo, act: () => void change(loaded, back, again, again) } : undefined);
    return true;
  } catch (error) {
    troubled(toFailure(error));
    return false;
  }
}
