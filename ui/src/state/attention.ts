/** Dismissing what deserves attention, and putting it back. */
import { dismissAlert, recallAlert } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { byHand } from './by-hand';
import { refresh } from './session.svelte';

/** Dismisses one thing, with the way back at hand. */
export async function dismiss(name: string): Promise<void> {
  const m = words().attention;
  if (await byHand(() => dismissAlert(name, language.now), m.dismissedToast, () => recalled(name), m.recalled)) await refresh();
}

/** Puts back what was dismissed, with the way back at hand. */
export async function recall(name: string): Promise<void> {
  const m = words().attention;
  const dismissed = () => dismissAlert(name, language.now).then(refresh);
  await byHand(() => recalled(name), m.recalled, dismissed, m.dismissedToast);
}

const recalled = (name: string): Promise<void> => recallAlert(name, language.now).then(refresh);
