/** Giving opinions tags and taking them away, each with its way back. */
import { tagOpinion, toFailure } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { next, told, troubled, type Step } from './notify';
import { refresh } from './session.svelte';

/** Gives or takes a tag; tells whether it could be done. */
export async function tag(name: string, text: string, on: boolean, step: Step = 'done'): Promise<boolean> {
  try {
    await tagOpinion(name, on ? [text] : [], on ? [] : [text], language.now);
    const m = words();
    told(on ? m.opinions.tagged(text) : m.opinions.untagged(text), { label: m.do.undo, act: () => void tag(name, text, !on, next(step)) }, step);
    await refresh();
    return true;
  } catch (error) {
    troubled(toFailure(error));
    return false;
  }
}
