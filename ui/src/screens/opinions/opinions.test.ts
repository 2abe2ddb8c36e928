import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { explained, openExplain } from '../../state/explain.svelte';
import { asked, NO_OPINION_FILTER, showOpinions } from '../../state/opinions.svelte';
import { place } from '../../state/place.svelte';
import { question } from '../../state/question.svelte';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../../testing/page';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => (asked.question = { ...NO_OPINION_FILTER }));
afterEach(closeWindow);

const press = (target: EventTarget, key: string, more: KeyboardEventInit = {}) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
const shown = (n: number) =>
  vi.waitFor(() => {
    flushSync();
    expect(byId('opinions')?.querySelectorAll(':scope > li').length).toBe(n);
  }, { timeout: 4000 });

test('opinions are shown with their score, by moment and by tag, and those that count nowhere say why', async () => {
  await openScreen('opinions');
  await shown(7);
  await says('opinion-score', '3\u00a0promoteurs');
  await says('opinions-waiting', 'aucun courrier envoyé à la personne');
  await says('by-moment', 'après chantier');
  await says('by-tag', 'délai');
  expect(await violations()).toEqual([]);
  byId('opinions-waiting')?.querySelector('button')?.click();
  expect(place.screen).toBe('imports');
});

test('each filter keeps some opinions alone, and all come back', async () => {
  await openScreen('opinions');
  await shown(7);
  choose(await seen<HTMLSelectElement>('opinion-campaign'), 'CH26');
  await shown(3);
  (await seen('opinion-clear')).click();
  await shown(7);
  choose(await seen<HTMLSelectElement>('opinion-moment'), 'après devis');
  await shown(2);
  choose(await seen<HTMLSelectElement>('opinion-tag'), 'délai');
  await shown(1);
  (await seen('opinion-clear')).click();
  write(await seen<HTMLInputElement>('opinion-search'), 'EQUIPE reactive');
  await shown(1);
  write(await seen<HTMLInputElement>('opinion-search'), 'introuvable');
  await says('opinions-screen', 'Aucun avis ne correspond');
});

test('an opinion is tagged by keyboard, a known tag is offered, and Ctrl+Z takes it back', async () => {
  await openScreen('opinions');
  await shown(7);
  const list = await seen('opinions');
  (await seen('tag-survey_answer:1')).click();
  const field = await seen<HTMLInputElement>('new-tag');
  expect(list.textContent).toContain('délai');
  write(field, 'propreté');
  field.form?.requestSubmit();
  await says('by-tag', 'propreté');
  press(document.body, 'z', { ctrlKey: true });
  await vi.waitFor(() => (flushSync(), expect(byId('by-tag')?.textContent).not.toContain('propreté')), { timeout: 4000 });
  (await seen('tag-survey_answer:1')).click();
  press(await seen('new-tag'), 'Escape');
  await vi.waitFor(() => (flushSync(), expect(byId('new-tag')).toBeNull()));
  expect(place.screen).toBe('opinions');
});

test('the score is explained with what customers say, and leads to all of it', async () => {
  await openScreen('dashboard');
  openExplain('nps', 'NPS', { ...question(), campaigns: ['BTP26'] });
  await says('quotes', 'Trois relances');
  (await seen('see-opinions')).click();
  expect([explained.now, place.screen, asked.question.campaign]).toEqual([null, 'opinions', 'BTP26']);
  await shown(3);
});

test('without any opinion the screen says what to drop', async () => {
  await openScreen('opinions', '&empty');
  await says('opinions-screen', 'Déposez votre fichier d’avis');
  showOpinions({ group: 'promoter' });
  await says('opinions-screen', 'Aucun avis ne correspond');
});
