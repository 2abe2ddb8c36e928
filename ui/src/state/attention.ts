/** Dismissing what deserves attention, and putting it back. */
import { dismissAlert, recallAlert, toFailure } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { told, troubled } from './notify';
import { refresh } from './session.svelte';

/** Dismisses one thing, with the way back at hand. */
export async function dismiss(name: string): Promise<void> {
  try {
    await dismissAlert(name, language.now);
    told(words().attention.dismissedToast, { label: words().do.undo, act: () => void recall(name) });
    await refresh();
  } catch (error) {
    troubled(toFailure(error));
  }
}

/** Puts back what was dismissed. */
export async function recall(name: string): Promise<void> {
  try {
    await recallAlert(name, language.now);
    told(words().attention.recalled);
    await refresh();
  } catch (error) {
    troubled(toFailure(error));
  }
}
