/** What a newcomer says before there is a file to keep it in: whose dashboard comes first. */
import { changeSetting, houseSettings } from '../api/client';
import { language } from '../messages/index.svelte';
import type { BoardRole } from '../messages/boards/words';
import { session } from './session.svelte';

export const first = $state<{ role: BoardRole }>({ role: 'manager' });
/** Whether the choice waits for the file. */
let waits = false;

/** Takes up what the file holds already, where there is one. */
export async function readRole(): Promise<void> {
  if (session.start?.needsKey) return;
  first.role = (await houseSettings(language.now)).role as BoardRole;
}

/** Keeps the choice, at once or as soon as there is a file. */
export async function chooseRole(role: BoardRole): Promise<void> {
  first.role = role;
  waits = true;
  if (!session.start?.needsKey) await keepRole();
}

/** Keeps a choice that waited. */
export async function keepRole(): Promise<void> {
  if (!waits) return;
  waits = false;
  await changeSetting('role', first.role, language.now);
}
