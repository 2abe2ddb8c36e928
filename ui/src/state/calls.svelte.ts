/** Which part of the call list is open, and of which band. */
import type { Band } from '../messages/desk/words';
import { lasting, oneOf, textOrNothing } from './lasting.svelte';

export type CallTab = 'list' | 'points';

export const calls = lasting<{ tab: CallTab; band: Band | null }>('calls', { tab: 'list', band: null }, { tab: oneOf(['list', 'points']), band: textOrNothing });
