/**
 * French in brackets: every screen is opened and every button on it is pressed once, and whatever text appears without
 * brackets must be what the program answered. What is left was written into the page, where no language reaches it.
 */
import { flushSync } from 'svelte';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { emit } from './api/fake/wire';
import { words } from './messages/index.svelte';
import { screens } from './screens';
import { overlay } from './state/overlay.svelte';
import { go, place, SCREENS, type ScreenKey } from './state/place.svelte';
import { startTour, tour } from './state/tour.svelte';
import { wizard } from './state/wizard.svelte';
import { closeWindow, openScreen } from './testing/page';
import { Answers, pseudo, untranslated, untranslatedOn } from './testing/pseudo';

vi.mock('./messages/fr', async (original) => {
  const brackets = await import('./testing/pseudo');
  return { fr: brackets.pseudo((await original<typeof import('./messages/fr')>()).fr) };
});

let answers: Answers;

beforeAll(() => {
  for (const screen of Object.values(screens)) screen.title = pseudo(screen.title);
});
afterEach(async () => {
  wizard.close();
  tour.open = false;
  overlay.palette = false;
  overlay.shortcuts = false;
  overlay.veil = false;
  await closeWindow();
});

/** Opens a screen, and keeps whatever the program answers from then on. */
async function open(screen: ScreenKey, search = '', campaign: string | null = null): Promise<void> {
  answers = new Answers(words());
  await openScreen(screen, search, (answer) => answers.take(answer));
  go(screen, campaign);
  await settle();
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    flushSync();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  flushSync();
}

const lineOf = (button: HTMLElement) => (button.dataset.testid ?? `${button.className} ${button.getAttribute('aria-label') ?? button.textContent}`).replaceAll(/\d+/g, '#');
const dialogs = () => document.querySelectorAll<HTMLElement>('[role=dialog], [role=alertdialog], [role=menu], [role=listbox], .popover');

/** Presses each button that is there or comes, once of each kind, and returns all that nobody can translate. */
async function pressAll(again: () => Promise<void>): Promise<string[]> {
  const found = new Set(untranslatedOn(document.body, answers));
  const pressed = new Set<string>();
  const { screen, campaign } = { ...place };
  const start = `${screen} ${campaign}`;
  for (let turn = 0; turn < 400; turn += 1) {
    const open = [...dialogs()].at(-1);
    const next = [...(open ?? document).querySelectorAll<HTMLElement>('button:not(:disabled), [role=tab], [role=menuitem]')].find((one) => !one.closest('nav, [data-sonner-toaster], [data-testid="guide-page"], [data-testid^="guide-to-"]') && !pressed.has(lineOf(one)));
    if (next) {
      pressed.add(lineOf(next));
      next.click();
    } else if (open) {
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    } else break;
    await settle();
    for (const one of untranslatedOn(document.body, answers)) found.add(one);
    const stuck = !next && [...dialogs()].at(-1) === open;
    if (stuck) {
      await closeWindow();
      await again();
    } else if (`${place.screen} ${place.campaign}` !== start) {
      go(screen, campaign);
      await settle();
    }
  }
  expect(pressed.size, 'buttons were found').toBeGreaterThan(0);
  return [...found];
}

test('words written into the page are found, those in brackets or from the program are not', () => {
  const told = new Answers({ cold: 'froid' });
  told.take({ name: 'Lettre, audit offert', kind: 'cold', rows: ['12 plis'] });
  expect(untranslated('⟦Cellule ⟦B⟧⟧ · Lettre, audit offert, 2 sept. 2026', told)).toBe('');
  expect(untranslated('⟦Cellule⟧ of the campaign', told)).toBe('of the campaign');
  expect(untranslated('cold', told)).toBe('cold');
  expect(untranslated('12 plisse', told)).toBe('12 plisse');
});

/** Where no press of a button of a screen leads, by the way to it. */
const FURTHER: [string, ScreenKey, string, string | null, () => unknown][] = [
  ['one campaign', 'campaigns', '', 'BTP26', () => undefined],
  ['one contact', 'contacts', '', '1', () => undefined],
  ['an import that was left', 'imports', '&unfinished', null, () => undefined],
  ['an import of several files', 'imports', '', null, () => emit('files-offered', [2, 3, 4, 9].map((id) => ({ id, name: `${id}.xlsx`, pasted: false, sort: 'table' })))],
  ['the check of an import', 'imports', '', null, async () => {
    emit('files-offered', [{ id: 1, name: '1.xlsx', pasted: false, sort: 'table' }]);
    await settle();
    document.querySelector<HTMLElement>('[data-testid="see-check"]')?.click();
  }],
];

/** What lies over a screen whose own buttons were pressed already. */
const OVER: [string, string, () => unknown][] = [
  ['a key that is missing', '&key', () => undefined],
  ['a file that does not open', '&problem', () => undefined],
  ['files over the window', '', () => emit('files-hover', true)],
  ['the search for everything', '', () => (overlay.palette = true)],
  ['the list of keys', '', () => (overlay.shortcuts = true)],
  ['the tour', '', () => startTour()],
];

test.each(SCREENS)('everything on the screen %s can be translated', async (screen) => {
  await open(screen);
  expect(await pressAll(() => open(screen))).toEqual([]);
}, 120_000);

test.each(SCREENS.filter((screen) => screen !== 'guide'))('everything on the screen %s before the first import can be translated', async (screen) => {
  await open(screen, '&empty&bare');
  expect(untranslatedOn(document.body, answers)).toEqual([]);
}, 20_000);

test.each(FURTHER)('everything can be translated: %s', async (_name, screen, search, campaign, reach) => {
  const again = async () => {
    await open(screen, search, campaign);
    await reach();
    await settle();
  };
  await again();
  expect(await pressAll(again)).toEqual([]);
}, 120_000);

test.each(OVER)('everything can be translated: %s', async (_name, search, reach) => {
  await open('guide', search);
  await reach();
  await settle();
  expect(untranslatedOn(document.body, answers)).toEqual([]);
}, 20_000);
