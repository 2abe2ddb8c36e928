/** What is kept about understanding beyond one import: templates and the meaning of words. */
import { applyTemplate, forgetMapping, saveTemplate, setWord, toFailure } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { told, troubled } from './notify';
import { choice, type SheetPlan } from './plan';
import { wizard } from './wizard.svelte';

/** Understands a sheet as a template does; without a name, as the program proposes. */
export async function useTemplate(at: number, plan: SheetPlan, name: string): Promise<void> {
  try {
    const chosen = name ? await applyTemplate(name, plan.draft.fileId, plan.draft.sheet, language.now) : null;
    wizard.setTemplate(at, chosen);
  } catch (error) {
    troubled(toFailure(error));
  }
}

/** Keeps how a sheet is understood under a name; returns whether it worked. */
export async function keepTemplate(plan: SheetPlan, name: string): Promise<boolean> {
  try {
    await saveTemplate(name, choice($state.snapshot(plan) as SheetPlan), language.now);
    told(words().understand.templateSaved(name));
    return true;
  } catch (error) {
    troubled(toFailure(error));
    return false;
  }
}

/** Forgets a remembered mapping; the sheets are understood anew. */
export async function forget(id: number): Promise<void> {
  try {
    await forgetMapping(id, language.now);
    await wizard.read();
  } catch (error) {
    troubled(toFailure(error));
  }
}

/** Says what a word of the files means, now and from now on; the sheets are looked at again. */
export async function translate(field: string, text: string, meaning: string): Promise<void> {
  try {
    await setWord(field, text, meaning, language.now);
    await wizard.read();
  } catch (error) {
    troubled(toFailure(error));
  }
}
