/** Changes made by hand: said when done, taken back and made again; what is open asks again by itself. */
import { toFailure } from '../api/client';
import { words } from '../messages/index.svelte';
import { making, next, told, troubled, type Step } from './notify';

/** Says a change that was made by a form, which shows itself what goes wrong, and keeps the way back; `make` makes it again. */
export function byForm<T>(made: T, make: () => Promise<T>, done: string, back: (made: T) => Promise<unknown>, undone: string, step: Step = 'done'): void {
  const again = () => byHand(make, done, back, undone, 'again');
  told(done, { label: words().do.undo, act: () => void takeBack(() => back(made), undone, again, next(step)) }, step);
}

/** Makes a change, says it, and keeps the way back, which knows what the change answered; tells whether it was made. */
export function byHand<T>(make: () => Promise<T>, done: string, back: (made: T) => Promise<unknown>, undone: string, step: Step = 'done'): Promise<boolean> {
  return making(change(make, done, back, undone, step));
}

async function change<T>(make: () => Promise<T>, done: string, back: (made: T) => Promise<unknown>, undone: string, step: Step): Promise<boolean> {
  try {
    byForm(await make(), make, done, back, undone, step);
    return true;
  } catch (error) {
    troubled(toFailure(error));
    return false;
  }
}

async function takeBack(back: () => Promise<unknown>, undone: string, again: () => Promise<unknown>, step: Step): Promise<void> {
  try {
    await back();
    told(undone, { label: words().do.undo, act: () => void again() }, step);
  } catch (error) {
    troubled(toFailure(error));
  }
}
