import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import App from '../../App.svelte';
import { emit, pretend } from '../../api/fake/wire';
import { language } from '../../messages/index.svelte';
import { openExplain } from '../../state/explain.svelte';
import { home } from '../../state/imports-home.svelte';
import { go } from '../../state/place.svelte';
import { begin, session } from '../../state/session.svelte';
import { unfinished } from '../../state/unfinished.svelte';
import { wizard } from '../../state/wizard.svelte';
import { violations } from '../../testing/axe';

let app: Record<string, unknown> | null = null;
const FILE = { id: 1, name: 'réponses_octobre.xlsx', pasted: false, sort: 'table' as const };

async function open(search = ''): Promise<void> {
  localStorage.clear();
  pretend(`?delay=0&lang=fr${search}`);
  session.start = null;
  unfinished.now = null;
  wizard.close();
  home.tab = 'history';
  go('imports');
  language.now = 'fr';
  app = mount(App, { target: document.body });
  await begin();
  flushSync();
}

afterEach(async () => {
  if (app) await unmount(app);
  app = null;
  wizard.close();
  document.body.replaceChildren();
});

const byId = <T extends HTMLElement>(id: string) => document.querySelector<T>(`[data-testid="${id}"]`);
const seen = <T extends HTMLElement = HTMLElement>(id: string) =>
  vi.waitFor(() => {
    flushSync();
    const element = byId<T>(id);
    if (!element) throw new Error(`${id} is not on the page`);
    return element;
  });
const says = (id: string, text: string) =>
  vi.waitFor(() => {
    flushSync();
    expect(byId(id)?.textContent).toContain(text);
  }, { timeout: 4000 });
const press = (target: EventTarget, key: string, more: KeyboardEventInit = {}) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

async function offered(ids: number[] = [1]): Promise<void> {
  emit('files-offered', ids.map((id) => ({ ...FILE, id, name: `${id}` })));
  await vi.waitFor(() => {
    flushSync();
    expect(wizard.stage).toBe('columns');
    expect(wizard.busy).toBe('no');
  });
  flushSync();
}

async function checkOf(list: string): Promise<void> {
  await offered();
  (await seen('see-check')).click();
  wizard.list = list;
  flushSync();
}

test('a bad text is corrected in all its cells by Enter, which goes on to the next', async () => {
  await open();
  await checkOf('issues');
  const first = await seen<HTMLInputElement>('fix-B47');
  expect(first.value).toBe('30/09/2026');
  first.focus();
  press(first, 'Enter');
  expect(wizard.sheets[0]?.corrections).toEqual([{ letter: 'B', row: null, raw: '31/09/2026', cause: null, action: 'replace', value: '30/09/2026' }]);
  expect(document.activeElement).toBe(byId('fix-B58'));
  await says('tab-set_aside', '3');
});

test('all cells of one cause are left empty at once, and the correction can be taken back', async () => {
  await open();
  await checkOf('issues');
  (await seen('empty-all')).click();
  flushSync();
  expect(wizard.sheets[0]?.corrections[0]).toMatchObject({ cause: 'bad_date', action: 'empty' });
  expect(byId<HTMLInputElement>('fix-B47')?.disabled ?? true).toBe(true);
  press(window, 'z', { ctrlKey: true });
  expect(wizard.sheets[0]?.corrections).toEqual([]);
});

test('a change shows the value before and after, and each number has its list', async () => {
  await open();
  await checkOf('changed');
  await vi.waitFor(() => {
    flushSync();
    expect(document.querySelector('del')?.textContent).toBe('neutre');
    expect(document.querySelector('ins')?.textContent).toBe('positif');
  });
  wizard.list = 'same';
  await vi.waitFor(() => {
    flushSync();
    expect(document.querySelectorAll('.box tbody tr')).toHaveLength(4);
  });
});

test('Escape goes from the check back to the columns, Ctrl+Enter writes what was checked', async () => {
  await open();
  await checkOf('rows');
  press(window, 'Escape');
  expect(wizard.view).toBe('columns');
  press(window, 'Enter', { ctrlKey: true });
  await says('import-done', '149\u00a0lignes');
});

test('files that come while a figure is explained are not hidden by it', async () => {
  await open();
  openExplain('response_rate', 'Taux de réponse', { lang: 'fr', campaigns: [], cells: [], from: null, to: null, basis: 'posting', only: [] });
  await seen('explain-panel');
  await offered();
  expect(byId('explain-panel')).toBeNull();
});

test('cells pasted outside a field begin an import', async () => {
  await open();
  const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData: { getData: (type: string) => (type === 'text/plain' ? 'Réf.\tDate\nA-1\t03/10/2026' : '') } });
  window.dispatchEvent(event);
  await seen('import-accept');
  expect(document.querySelector('h1')?.textContent).toContain('Collage');
});

test('undoing says what goes with it, and can be undone', async () => {
  await open();
  (await seen('undo-1')).click();
  await says('undo-plan', 'réponses_septembre.xlsx');
  expect(byId('undo-yes')?.textContent).toContain('les 3\u00a0imports');
  byId('undo-yes')?.click();
  (await seen('redo-1')).click();
  await seen('undo-1');
});

test('an import that was left waits at the start, and goes on where it was', async () => {
  await open('&unfinished');
  await says('unfinished', 'n’a pas eu lieu');
  byId('resume-import')?.click();
  await seen('import-accept');
  expect(wizard.sheets[0]?.corrections).toHaveLength(1);
  expect(byId('unfinished')).toBeNull();
});

test('a row that joined nothing is given its piece by hand', async () => {
  await open();
  home.tab = 'waiting';
  (await seen('match-1')).click();
  (await seen('join-412')).click();
  await vi.waitFor(() => {
    flushSync();
    expect(byId('match-1')).toBeNull();
    expect(byId('match-2')).not.toBeNull();
  });
});

/** Every state of the imports, by the way to it. */
const STATES: [string, string, () => Promise<unknown>][] = [
  ['columns', '', () => offered()],
  ['several sheets, one unreadable', '', () => offered([3, 2, 9])],
  ['a sheet that asks for values', '', () => offered([2])],
  ['a sheet of unknown kind', '', () => offered([4])],
  ['nothing readable', '', () => offered([9])],
  ['issues', '', async () => (await checkOf('issues'), await seen('fix-B47'))],
  ['first rows', '', () => checkOf('rows')],
  ['rows that are new', '', () => checkOf('new')],
  ['rows that change', '', () => checkOf('changed')],
  ['rows set aside', '', async () => (await checkOf('set_aside'), await seen('save-set-aside'))],
  ['done', '', async () => (await offered(), byId('import-accept')?.click(), await seen('import-done'))],
  ['naming a template', '', async () => (await offered(), (await seen('save-template')).click(), await seen('template-name'))],
  ['history', '', () => seen('undo-1')],
  ['undo with consequences', '', async () => ((await seen('undo-1')).click(), await seen('undo-plan'))],
  ['rows to be matched', '', async () => ((home.tab = 'waiting'), (await seen('match-1')).click(), await seen('join-412'))],
  ['templates', '', async () => ((home.tab = 'templates'), await seen('edit-template'))],
  ['a template to edit', '', async () => ((home.tab = 'templates'), (await seen('edit-template')).click(), await seen('template-editor'))],
  ['words', '', async () => ((home.tab = 'words'), await seen('word-voté'))],
  ['watched folder', '', async () => ((home.tab = 'watched'), await seen('switch-watched'))],
  ['backups', '', async () => ((home.tab = 'backups'), await seen('restore-2'))],
  ['restore', '', async () => ((home.tab = 'backups'), (await seen('restore-2')).click(), await seen('restore-plan'))],
  ['an unfinished import', '&unfinished', () => seen('unfinished')],
  ['no import yet', '&bare', () => seen('choose-files')],
  ['nothing to be matched', '&bare', async () => ((home.tab = 'waiting'), await seen('choose-files'))],
  ['nothing remembered', '&bare', async () => ((home.tab = 'templates'), await seen('import-template'))],
  ['no words', '&bare', async () => ((home.tab = 'words'), await seen('choose-files'))],
  ['watched folder never chosen', '&bare', async () => ((home.tab = 'watched'), await seen('choose-watched'))],
  ['no backup', '&bare', async () => ((home.tab = 'backups'), await seen('make-backup'))],
];

test.each(STATES)('axe finds nothing wrong: %s', async (_name, search, reach) => {
  await open(search);
  await reach();
  flushSync();
  expect(await violations()).toEqual([]);
});
