/** Files of the program itself that were dropped or opened, templates and backups: each is asked about, one by one. */
import { offeredBackup, takeTemplate, toFailure, type OfferedFile, type RestorePlan } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { withKey } from './key.svelte';
import { told, troubled } from './notify';
import { refresh } from './session.svelte';

/** What is asked about: at most one of them is open. */
export const asked = $state<{ template: OfferedFile | null; backup: RestorePlan | null }>({ template: null, backup: null });

const waiting: OfferedFile[] = [];
let busy = false;

/** Takes up such files; nothing is changed before a yes. */
export function askAbout(files: OfferedFile[]): void {
  waiting.push(...files);
  if (!busy) void next();
}

/** Closes what is asked about, and asks about the next one. */
export async function next(): Promise<void> {
  asked.template = null;
  asked.backup = null;
  const file = waiting.shift();
  busy = file !== undefined;
  if (!file) return;
  if (file.sort === 'template') {
    asked.template = file;
    return;
  }
  try {
    asked.backup = await offeredBackup(file.id, language.now);
  } catch (error) {
    troubled(toFailure(error));
    await next();
  }
}

/** Takes the template in, after the yes. */
export async function take(file: OfferedFile): Promise<void> {
  asked.template = null;
  try {
    if (await withKey()) {
      told(words().memory.imported(await takeTemplate(file.id, language.now)));
      await refresh();
    }
  } catch (error) {
    troubled(toFailure(error));
  }
  await next();
}
