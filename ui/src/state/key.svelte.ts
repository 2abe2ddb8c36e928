/** The key that encrypts the data: made at the first use, and only after a yes. */
import { createKey } from '../api/client';
import { language } from '../messages/index.svelte';
import { keepRole } from './first.svelte';
import { refresh, session } from './session.svelte';

export const keyQuestion = $state<{ open: boolean }>({ open: false });
let answered: ((yes: boolean) => void) | null = null;

/** Returns whether data can be written: asks for the key to be made where there is none yet. */
export function withKey(): Promise<boolean> {
  if (!session.start?.needsKey) return Promise.resolve(true);
  answered?.(false);
  keyQuestion.open = true;
  return new Promise((resolve) => (answered = resolve));
}

/** Makes the key, and lets what waited for it go on. */
export async function agree(): Promise<void> {
  await createKey(language.now);
  await refresh();
  await keepRole();
  settle(true);
}

/** Leaves things as they are. */
export function decline(): void {
  settle(false);
}

function settle(yes: boolean): void {
  keyQuestion.open = false;
  const tell = answered;
  answered = null;
  tell?.(yes);
}
