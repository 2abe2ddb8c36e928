/** Backups by hand, from wherever they are asked for. */
import { backups, makeBackup, toFailure, type BackupList } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { noted, troubled } from './notify';

/** Makes a copy of the data, and says whether there was anything to copy; returns the copies, or nothing where it failed. */
export async function backUp(): Promise<BackupList | null> {
  try {
    const before = (await backups(language.now)).items.length;
    const now = await makeBackup(language.now);
    const m = words().backups;
    noted(now.items.length === before ? m.unchanged : m.made);
    return now;
  } catch (error) {
    troubled(toFailure(error));
    return null;
  }
}
