/** Short notices that go by themselves; an error that stops the work is shown on the screen instead. */
import { toast } from 'svelte-sonner';
import type { Failure } from '../api/client';
import { words } from '../messages/index.svelte';
import { copyText } from './clipboard';

interface Way {
  label: string;
  act: () => void;
}

/** What a notice tells: a change, a change taken back, or one made again. */
export type Step = 'done' | 'back' | 'again';

/** Returns what the way of such a notice leads to. */
export const next = (step: Step): Step => (step === 'back' ? 'again' : 'back');

const DEPTH = 50;
/** The ways back of what was done, and the ways forth of what was taken back, the last one last. */
let past: Way[] = [];
let future: Way[] = [];

function take(way: Way | undefined): boolean {
  if (!way) return false;
  past = past.filter((one) => one !== way);
  future = future.filter((one) => one !== way);
  way.act();
  return true;
}

/** The change that is being made; its way back comes with its answer. */
let underWay: Promise<unknown> | null = null;

/** Notes a change that is being made, and returns it: taking back waits for it, however fast the keys are. */
export function making<T>(change: Promise<T>): Promise<T> {
  const mine = change.catch(() => undefined).then(() => {
    if (underWay === mine) underWay = null;
  });
  underWay = mine;
  return change;
}

/** Takes the last change back, as its notice offers it; tells whether there was one. */
export function backOnce(): boolean {
  if (!underWay) return take(past.at(-1));
  void underWay.then(backOnce);
  return true;
}

/** Makes what was last taken back again; tells whether there was anything. */
export const forthOnce = (): boolean => take(future.at(-1));

/** Says that something was done, and offers the way back where there is one; of those with one `id` the last is shown. */
export function told(text: string, way?: Way, step: Step = 'done', id?: string): void {
  if (step === 'done') future = [];
  if (way && step === 'back') future.push(way);
  else if (way) past = [...past.slice(1 - DEPTH), way];
  toast.success(text, way ? { duration: 12_000, action: { label: way.label, onClick: () => void take(way) }, ...(id === undefined ? {} : { id }) } : {});
}

/** Says that something was done that changes nothing which is kept. */
export const noted = (text: string): void => void toast.success(text);

/** Says what could not be done, and what to do, or another way to it; nothing has failed. */
export function warned(text: string, description: string, way?: Way): void {
  toast.warning(text, way ? { description, duration: 12_000, action: { label: way.label, onClick: way.act } } : { description, duration: 8_000 });
}

/** Says what went wrong and what to do, with what whoever mends it needs; a cancelled task needs no notice. */
export function troubled(failure: Failure): void {
  if (failure.code === 'cancelled') return;
  const { error } = words();
  const { details, message, changing } = failure;
  const copy = details === null ? {} : { action: { label: error.copyDetails, onClick: () => void copyDetails(details) } };
  toast.error(message || (changing ? error.unexpectedChange : error.unexpected), {
    description: failure.remedy || (message ? '' : changing ? error.unexpectedChangeRemedy : error.unexpectedRemedy),
    duration: details === null ? 12_000 : 30_000,
    ...copy,
  });
}

async function copyDetails(details: string): Promise<void> {
  try {
    await copyText(Promise.resolve(details));
    toast.success(words().error.detailsCopied);
  } catch {
    // The clipboard says no: they stand where they can be copied by hand.
    toast.info(words().error.copyDetails, { description: details, duration: Infinity });
  }
}
