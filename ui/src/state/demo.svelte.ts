/** The demonstration campaign being loaded. */
import { loadDemo, type Progress } from '../api/client';
import { language } from '../messages/index.svelte';
import { withKey } from './key.svelte';
import { refresh } from './session.svelte';

export const demo = $state<{ loading: boolean; progress: Progress | null }>({ loading: false, progress: null });

/** Loads the demonstration campaign, telling how far it has come. */
export async function openDemo(): Promise<void> {
  if (demo.loading || !(await withKey())) return;
  demo.loading = true;
  try {
    await loadDemo(language.now, (progress) => {
      demo.progress = progress;
    });
    await refresh();
  } finally {
    demo.loading = false;
    demo.progress = null;
  }
}
