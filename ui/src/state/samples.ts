/** The sample spreadsheets, to try with: saved into a folder of the user's choice. */
import { saveSamples as ask, toFailure } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { told, troubled } from './notify';

/** Saves them and says where. */
export async function saveSamples(): Promise<void> {
  try {
    const path = await ask(language.now);
    if (path !== null) told(words().begin.samplesSaved(path));
  } catch (error) {
    troubled(toFailure(error));
  }
}
