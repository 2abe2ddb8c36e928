/** What is asked of the list of contacts: filters and order are kept, what was searched for is not. */
import type { ContactsQuestion } from '../api/client';
import { keep, kept } from './keep';
import { noteScroll } from './scrolled';

/** Where those are who may be in the file twice. */
export const DUPLICATES = 'duplicates';

/** What the place in the list is kept under. */
export const CONTACT_LIST = 'contacts list';

export type Asked = Omit<ContactsQuestion, 'page'>;

/** Everybody. */
export const NOTHING: Asked = { text: '', campaign: null, sector: null, departement: null, salesperson: null, responded: null, customer: null, opposed: null, band: null, followUp: null, order: 'name', reversed: false };

function isAsked(value: unknown): value is Asked {
  const asked = value as Asked | null;
  return typeof asked === 'object' && asked !== null && Object.keys(NOTHING).every((key) => key in asked);
}

export const asked = $state<Asked>({ ...NOTHING, ...kept('contacts', isAsked), text: '' });

/** Changes what is asked, and keeps it but for the text. */
export function ask(change: Partial<Asked>): void {
  Object.assign(asked, change);
  noteScroll(CONTACT_LIST, 0);
  keep('contacts', { ...asked, text: '' });
}

/** Asks for everybody again, in the same order. */
export function askForAll(): void {
  ask({ ...NOTHING, order: asked.order, reversed: asked.reversed });
}

/** Asks for those about whom something should have been done. */
export function askForOverdue(): void {
  ask({ ...NOTHING, followUp: 'overdue' });
}

/** Returns how many filters are set. */
export function filters(): number {
  const { campaign, sector, departement, salesperson, responded, customer, opposed, band, followUp } = asked;
  return [campaign, sector, departement, salesperson, responded, customer, opposed, band, followUp].filter((one) => one !== null).length;
}
