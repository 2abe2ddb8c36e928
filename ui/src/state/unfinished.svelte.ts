/** The import that the last start left unfinished. */
import { discardImportDraft, toFailure, unfinishedImport, type UnfinishedImport } from '../api/client';
import { language } from '../messages/index.svelte';
import { troubled } from './notify';
import { wizard } from './wizard.svelte';

export const unfinished = $state<{ now: UnfinishedImport | null }>({ now: null });

/** Asks, at the start, whether an import waits to be taken up again. */
export async function lookForUnfinished(): Promise<void> {
  try {
    unfinished.now = await unfinishedImport(language.now);
  } catch (error) {
    console.warn('the unfinished import could not be read', error);
  }
}

/** Takes it up again. */
export async function takeUp(): Promise<void> {
  try {
    await wizard.resume();
    unfinished.now = null;
  } catch (error) {
    troubled(toFailure(error));
  }
}

/** Forgets it. */
export async function letGo(): Promise<void> {
  try {
    await discardImportDraft(language.now);
    unfinished.now = null;
  } catch (error) {
    troubled(toFailure(error));
  }
}
