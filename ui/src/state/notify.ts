/** Short notices that go by themselves; an error that stops the work is shown on the screen instead. */
import { toast } from 'svelte-sonner';
import type { Failure } from '../api/client';
import { words } from '../messages/index.svelte';

/** Says that something was done. */
export function told(text: string): void {
  toast.success(text);
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
