import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askForAll } from '../../state/contacts.svelte';
import { ask } from '../../state/contacts.svelte';
import { go, goBack, place } from '../../state/place.svelte';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../../testing/page';

beforeEach(() => {
  askForAll();
  ask({ text: '', order: 'name', reversed: false });
});
afterEach(closeWindow);

async function openOne(): Promise<void> {
  await openScreen('contacts');
  go('contacts', '1');
  await seen('contact-view');
}

const ctrlZ = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));

test('only what is in view is drawn, though the table says how long it is', async () => {
  await openScreen('contacts');
  await seen('contact-1');
  expect(document.querySelector('[role=table]')?.getAttribute('aria-rowcount')).toBe('100001');
  const drawn = document.querySelectorAll('[role=row]').length;
  expect(drawn).toBeGreaterThan(5);
  expect(drawn).toBeLessThan(80);
  await says('contacts-screen', '100\u202f000\u00a0destinataires');
});

test('a search without accents and a filter narrow the list, and one click brings everybody back', async () => {
  await openScreen('contacts');
  write(await seen<HTMLInputElement>('search-contacts'), 'oenotheque');
  await says('contacts-screen', ' sur 100\u202f000');
  await says('contacts-screen', 'Œnothèque Bœuf');
  choose(await seen<HTMLSelectElement>('filter-responded'), 'yes');
  await says('contacts-screen', 'a répondu');
  write(await seen<HTMLInputElement>('search-contacts'), 'xyz');
  await says('contacts-screen', 'Personne ne correspond');
  (await seen('clear-contacts')).click();
  await says('contacts-screen', '100\u202f000\u00a0destinataires');
});

test('a click on a heading sorts, a second one turns round', async () => {
  await openScreen('contacts');
  await seen('contact-1');
  (await seen('sort-name')).click();
  await seen('contact-100000');
  expect(byId('sort-name')?.closest('[role=columnheader]')?.getAttribute('aria-sort')).toBe('descending');
  // The latest event comes first before anything is turned round.
  (await seen('sort-latest')).click();
  await vi.waitFor(() => (flushSync(), expect(byId('sort-latest')?.closest('[role=columnheader]')?.getAttribute('aria-sort')).toBe('descending')));
});

test('filters stand behind a button that says how many are set', async () => {
  await openScreen('contacts');
  choose(await seen<HTMLSelectElement>('filter-responded'), 'yes');
  await seen('clear-filters');
  const button = await seen('show-filters');
  expect([button.textContent?.trim().slice(-1), button.getAttribute('aria-expanded')]).toEqual(['1', 'true']);
  button.click();
  flushSync();
  expect(document.getElementById('contact-filters')?.hidden).toBe(true);
});

test('one contact shows all that happened with its source, its score as a sum, and the way back', async () => {
  await openScreen('contacts');
  (await seen('contact-1')).click();
  await says('timeline', 'opportunites.xlsx, ligne 42');
  await says('timeline', '28\u202f400\u00a0€');
  await says('timeline', '«\u00a0Devis\u00a0»');
  await says('contact-score', 'Secteur 20 + Taille 15 + Fonction 15 + Canal 15 + Rapidité 10 + Demande 20');
  expect(goBack()).toBe(true);
  flushSync();
  expect(place.campaign).toBeNull();
  await seen('contact-1');
});

test('a follow-up is added, ticked and deleted, and Ctrl+Z takes each back', async () => {
  await openOne();
  (await seen('add-follow-up')).click();
  (await seen('save-follow-up')).click();
  await says('follow-ups', 'Écrivez quelque chose.');
  write(await seen<HTMLInputElement>('follow-what'), 'Rappeler jeudi');
  (await seen('save-follow-up')).click();
  await says('follow-ups', 'Rappeler jeudi');
  (await seen<HTMLInputElement>('tick-101')).click();
  await says('follow-ups', 'fait le');
  ctrlZ();
  await vi.waitFor(() => {
    flushSync();
    expect(byId('follow-ups')?.textContent).not.toContain('fait le');
  });
  (await seen('remove-follow-up-101')).click();
  await says('follow-ups', 'Aucune relance prévue');
  ctrlZ();
  await says('follow-ups', 'Rappeler jeudi');
});

test('a note is written, and taken back by Ctrl+Z', async () => {
  await openOne();
  (await seen('add-note')).click();
  write(await seen<HTMLInputElement>('note-text'), 'Fermé le lundi');
  (await seen('save-note')).click();
  await says('notes', 'Fermé le lundi');
  ctrlZ();
  await says('notes', 'Aucune note.');
});

test('who wants no more letters is put on the list, and can be taken off it', async () => {
  await openOne();
  (await seen('oppose')).click();
  await says('contact-view', 'Opposé à la prospection depuis le 23 novembre 2026'.replace(' novembre', '\u00a0novembre'));
  (await seen('unoppose')).click();
  await seen('oppose');
});

test('an e-mail address is corrected by hand, refused beside its field, and Ctrl+Z gives the file’s back', async () => {
  await openOne();
  (await seen('correct-contact')).click();
  const form = await seen('row-editor');
  expect(form.textContent).toContain('mailing_octobre.xlsx');
  expect(form.textContent).not.toContain('ligne 0');
  write(await seen<HTMLInputElement>('row-email'), 'petit');
  write(await seen<HTMLInputElement>('row-why'), 'rappelé');
  form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await says('row-editor', 'Écrivez une adresse comme nom@exemple.fr.');
  expect(await violations()).toEqual([]);
  write(await seen<HTMLInputElement>('row-email'), 'claire@petit.fr');
  form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => (flushSync(), expect(document.querySelector('dl')?.textContent).toContain('claire@petit.fr')));
  (await seen('correct-contact')).click();
  await says('row-editor', 'contact1@exemple.fr');
  byId('row-editor')?.querySelector<HTMLButtonElement>('button.push')?.click();
  await vi.waitFor(() => (flushSync(), expect(document.querySelector('.dialog')).toBeNull()));
  ctrlZ();
  await vi.waitFor(() => (flushSync(), expect(document.querySelector('dl')?.textContent).toContain('contact1@exemple.fr')));
});

test('what is overdue leads to those whom it is about', async () => {
  await openScreen('aims');
  (await seen('tab-attention')).click();
  (await seen('overdue')).click();
  await says('contacts-screen', '2 sur 100\u202f000');
  expect(byId<HTMLSelectElement>('filter-follow-up')?.value).toBe('overdue');
  choose(await seen<HTMLSelectElement>('filter-follow-up'), '');
  await says('contacts-screen', '100\u202f000\u00a0destinataires');
});

test('Ctrl+K finds a contact as it is typed, without accents, and opens it', async () => {
  await openScreen('dashboard');
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
  const field = await vi.waitFor(() => {
    flushSync();
    const found = document.querySelector<HTMLInputElement>('.dialog [role=combobox]');
    if (!found) throw new Error('the palette is closed');
    return found;
  });
  write(field, 'oenotheque boeuf');
  const option = await vi.waitFor(() => {
    flushSync();
    const found = document.querySelector<HTMLElement>('[role=option]');
    if (!found?.textContent?.includes('Œnothèque Bœuf')) throw new Error('nobody was found');
    return found;
  }, { timeout: 4000 });
  expect(option.textContent).toContain('Destinataires');
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  flushSync();
  expect(place.screen).toBe('contacts');
  await seen('contact-view');
});

test('without contacts the screen says what to do', async () => {
  await openScreen('contacts', '&empty');
  await says('contacts-screen', 'Importez un fichier d’envoi');
});

test('neither the list nor a contact breaks a rule of accessibility', async () => {
  await openScreen('contacts');
  await seen('contact-1');
  expect(await violations()).toEqual([]);
  go('contacts', '1');
  await seen('timeline');
  (await seen('add-follow-up')).click();
  (await seen('add-note')).click();
  await seen('note-text');
  expect(await violations()).toEqual([]);
});
