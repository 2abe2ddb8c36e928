/** What is changed of a campaign by hand, each with its way back. */
import { changeCampaign, changeCell, toFailure, type CampaignPage, type FieldEdit } from '../api/client';
import { typed } from '../format';
import { CAMPAIGN_FIELDS, type CampaignField } from '../messages/campaigns/words';
import { language, words } from '../messages/index.svelte';
import type { Role } from '../messages/words';
import { byHand } from './by-hand';
import type { Loaded } from './loaded.svelte';
import { next, told, troubled, type Step } from './notify';

/** Returns the fields of a campaign as they are typed. */
export const campaignForm = (page: CampaignPage): Record<CampaignField, string> => ({
  name: page.name,
  list_type: page.listType ?? '',
  sector: page.sector ?? '',
  window_days: String(page.windowDays),
  margin_rate: page.marginRate === null ? '' : typed(page.marginRate, 'ratio', language.now),
});

/** Keeps what was changed of a campaign; what cannot be is thrown, to be said beside its field. */
export async function keepCampaign(loaded: Loaded<CampaignPage>, code: string, edits: FieldEdit[], before: FieldEdit[], step: Step = 'done'): Promise<void> {
  const m = words().campaigns;
  loaded.take(await changeCampaign(code, edits, language.now));
  // The way back is the same with both sides turned round.
  const back = () => keepCampaign(loaded, code, before, edits, next(step)).catch((error: unknown) => troubled(toFailure(error)));
  told(step === 'done' ? m.saved : m.savedBack, { label: words().do.undo, act: () => void back() }, step);
}

/** Says what a cell was for. */
export async function setRole(loaded: Loaded<CampaignPage>, code: string, key: string, role: string | null): Promise<void> {
  const m = words().campaigns;
  const before = loaded.value?.cells.find((cell) => cell.key === key)?.role ?? null;
  const set = (to: string | null) => changeCell(code, key, to, language.now).then((page) => loaded.take(page));
  const name = role === null ? m.noRole : m.roles[role as Role];
  // A role that could not be kept must not stand in the list as if it were.
  if (!(await byHand(() => set(role), m.roleSet(key, name), () => set(before), m.savedBack))) loaded.retry();
}

/** Returns what a form changes, as it is sent, and what it was before. */
export function changesOf(form: Record<CampaignField, string>, before: Record<CampaignField, string>): { edits: FieldEdit[]; back: FieldEdit[] } {
  const changed = CAMPAIGN_FIELDS.filter((field) => form[field] !== before[field]);
  return { edits: changed.map((field) => ({ field, value: form[field] })), back: changed.map((field) => ({ field, value: before[field] })) };
}
