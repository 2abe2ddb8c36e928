/** Short notices that go by themselves; an error that stops the work is shown on the screen instead. */
import { toast } from 'svelte-sonner';
import type { Failure } from '../api/client';
import { words } from '../messages/index.svelte';

interface Way {
  label: string;
  act: () => void;
}

/** The way back of the last change, until it is gone. */
let last: Way | null = null;

/** Takes the last change back, as its notice offers it; tells whether there was one. */
export function backOnce(): boolean {
  const way = last;
  last = null;
  way?.act();
  return way !== null;
}

/** Says that something was done, and offers the way back where there is one. */
export function told(text: string, way?: Way): void {
  last = way ?? null;
  toast.success(text, way ? { duration: 12_000, action: { label: way.label, onClick: way.act } } : {});
}

/** Says what could not be done, and what to do; nothing has failed. */
export function warned(text: string, description: string): void {
  toast.warning(text, { description, duration: 8_000 });
}

/** Says what went wrong and what to do; a cancelled task needs no notice. */
export function troubled(failure: Failure): void {
  if (failure.code === 'cancelled') return;
  const m = words();
  toast.error(failure.message || m.error.unexpected, {
    description: failure.remedy || (failure.message ? '' : m.error.unexpectedRemedy),
    duration: 12_000,
  });
}
