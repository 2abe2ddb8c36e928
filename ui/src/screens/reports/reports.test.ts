import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backOnce } from '../../state/notify';
import { report } from '../../state/printing';
import { violations } from '../../testing/axe';
import { byId, choose, closeWindow, openScreen, says, seen, write } from '../../testing/page';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => void Object.assign(report, { view: 'report', template: 'summary', period: null, zoom: 1 }));
afterEach(closeWindow);

/** Returns the pages as they are drawn. */
const drawn = () => [...document.querySelectorAll<HTMLImageElement>('[data-testid="report-page"]')].map((page) => decodeURIComponent(page.src));
const shows = (text: string) =>
  vi.waitFor(() => {
    flushSync();
    expect(drawn().join()).toContain(text);
  }, { timeout: 4000 });

test('a report is previewed page by page, and another template brings its own parts and paper', async () => {
  await openScreen('reports');
  await seen('report-page');
  await vi.waitFor(() => (flushSync(), expect(drawn().length).toBe(2)));
  expect(byId('report-parts')?.querySelectorAll('input:checked').length).toBe(6);
  expect(await violations()).toEqual([]);
  choose(await seen<HTMLSelectElement>('report-template'), 'calls');
  await shows('842 595');
  await vi.waitFor(() => expect(byId('report-pages')?.classList.contains('landscape')).toBe(true));
  choose(await seen<HTMLSelectElement>('report-template'), 'period');
  expect((await seen<HTMLSelectElement>('report-period')).options.length).toBe(2);
  expect((await seen<HTMLSelectElement>('report-campaign')).options[0]?.textContent).toBe('Toutes les campagnes');
});

test('template, period and size are found again after another screen', async () => {
  await openScreen('reports');
  choose(await seen<HTMLSelectElement>('report-template'), 'period');
  const periods = await seen<HTMLSelectElement>('report-period');
  const second = periods.options[1]?.value ?? '';
  choose(periods, second);
  document.querySelector<HTMLElement>('[aria-label="Agrandir"]')?.click();
  byId('nav-contacts')?.click();
  await seen('contacts-screen');
  byId('nav-reports')?.click();
  expect((await seen<HTMLSelectElement>('report-period')).value).toBe(second);
  expect(JSON.parse(localStorage.getItem('baromail.report') ?? '{}')).toMatchObject({ template: 'period', period: second });
});

test('pages are laid out once, and not again while nothing changes', async () => {
  await openScreen('reports');
  await seen('report-page');
  const pages = await seen('report-pages');
  const busy: (string | null)[] = [];
  const observer = new MutationObserver(() => busy.push(pages.getAttribute('aria-busy')));
  observer.observe(pages, { attributes: true, attributeFilter: ['aria-busy'] });
  await new Promise((done) => setTimeout(done, 700));
  observer.disconnect();
  expect(busy).toEqual([]);
});

test('a dashboard is printed as it is open, with its filters', async () => {
  await openScreen('dashboard');
  await seen('tile-revenue');
  const { filter } = await import('../../state/question.svelte');
  filter({ campaigns: ['CH26'] });
  (await seen('print-board')).click();
  await seen('report-board');
  await shows('Tableau 1 · CH26');
  expect(byId<HTMLSelectElement>('report-template')?.value).toBe('dashboard');
  expect(byId('report-campaign')).toBeNull();
  expect(byId('report-pages')?.classList.contains('landscape')).toBe(true);
  expect(await violations()).toEqual([]);
  await openScreen('reports');
  await seen('report-campaign');
});

test('an option changes the pages at once, is kept after a moment, and can be taken back', async () => {
  await openScreen('reports');
  await shows('cells · steps');
  (await seen('up-steps')).click();
  await shows('steps · cells');
  (await seen<HTMLInputElement>('part-tables')).click();
  await shows('charts · remarks');
  await says('reports-screen', 'Tableaux');
  await vi.waitFor(() => expect(document.body.textContent).toContain('Options du rapport enregistrées'), { timeout: 4000 });
  expect(backOnce()).toBe(true);
  // A further page may still be that of the layout before.
  await vi.waitFor(() => (flushSync(), expect(drawn()[0]).toContain('cells · steps · charts · tables')), { timeout: 4000 });
  await vi.waitFor(() => (flushSync(), expect(byId('report-parts')?.querySelectorAll('input:checked').length).toBe(6)));
});

test('a colour that white paper would swallow is refused with what to do', async () => {
  await openScreen('reports');
  const colour = await seen<HTMLInputElement>('report-accent');
  colour.value = '#ffff00';
  colour.dispatchEvent(new Event('change', { bubbles: true }));
  await says('reports-screen', 'Choisissez une couleur plus foncée');
});

test('a logo comes, goes, and comes back', async () => {
  await openScreen('reports');
  (await seen('report-logo')).click();
  (await seen('report-no-logo')).click();
  await vi.waitFor(() => {
    flushSync();
    expect(byId('report-no-logo')).toBeNull();
  });
  expect(backOnce()).toBe(true);
  await seen('report-no-logo');
});

test('what the maker writes goes on paper, and the report is handed over', async () => {
  await openScreen('reports');
  const remarks = await seen<HTMLTextAreaElement>('report-remarks');
  write(remarks as unknown as HTMLInputElement, 'Bonne campagne.');
  await vi.waitFor(() => expect(document.body.textContent).toContain('Options du rapport enregistrées'), { timeout: 4000 });
  for (const [button, said] of [['mail-report', 'Joint à un nouveau message'], ['copy-report', 'Prêt à coller']] as const) {
    (await seen('share-report')).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    (await seen(button)).click();
    await vi.waitFor(() => expect(document.body.textContent).toContain(said));
  }
  (await seen('save-report')).click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('Rapport enregistré'));
});

test('a period is closed with a number, and taken back', async () => {
  await openScreen('reports');
  choose(await seen<HTMLSelectElement>('report-template'), 'period');
  await says('closings', 'Aucune période n’est close');
  (await seen('close-period')).click();
  await says('closings', 'n°\u00a01 · 2026-11-H1');
  expect(await violations()).toEqual([]);
  expect(byId('close-period')).toBeNull();
  expect(backOnce()).toBe(true);
  await says('closings', 'Aucune période n’est close');
  (await seen('close-period')).click();
  (await seen('reopen')).click();
  await says('closings', 'Aucune période n’est close');
});

// Last: the notice of the option that it changes would be taken for one of another test.
test('a long report shows its first page at once, the others as they are scrolled to, and all of them to the printer', async () => {
  const looks = new Map<Element, (seen: { isIntersecting: boolean }[]) => void>();
  class Looks {
    constructor(readonly look: (seen: { isIntersecting: boolean }[]) => void) {}
    observe = (sheet: Element) => void looks.set(sheet, this.look);
    unobserve = () => undefined;
    disconnect = () => undefined;
  }
  vi.stubGlobal('IntersectionObserver', Looks);
  vi.stubGlobal('print', () => window.dispatchEvent(new Event('beforeprint')));
  try {
    await openScreen('reports');
    await seen('report-page');
    (await seen<HTMLInputElement>('part-annex')).click();
    await shows('1 / 100');
    const sheets = [...document.querySelectorAll('[data-testid="report-pages"] figure')];
    expect([sheets.length, drawn().filter((page) => page.includes(' / 100')).length]).toEqual([100, 1]);
    looks.get(sheets[50] as Element)?.([{ isIntersecting: true }]);
    await shows('51 / 100');
    expect(drawn().filter((page) => page.includes(' / 100')).length).toBe(2);
    (await seen('print-report')).click();
    await shows('100 / 100');
    expect(drawn().filter((page) => page.includes(' / 100')).length).toBe(100);
  } finally {
    vi.unstubAllGlobals();
  }
});
