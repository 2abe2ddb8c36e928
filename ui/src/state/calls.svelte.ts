/** Which part of the call list is open, and of which band. */
import type { Band } from '../messages/desk/words';

export type CallTab = 'list' | 'points';

export const calls = $state<{ tab: CallTab; band: Band | null }>({ tab: 'list', band: null });
