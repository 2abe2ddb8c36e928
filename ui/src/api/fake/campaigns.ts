/** Invented campaigns. */
import type { AppError, CampaignItem, CampaignPage, CellLine, FieldEdit } from '../bindings';
import { costPerResponse, dashboardAnswer, rate } from './figures';
import { say } from './say';

const question = (lang: string) => ({ lang, campaigns: [], cells: [], from: null, to: null, basis: 'posting', only: [] });

export function campaignItems(lang: string): CampaignItem[] {
  const [response, , roi, revenue] = dashboardAnswer(question(lang)).tiles;
  const figures = [response, costPerResponse(lang, '45.3'), revenue, roi].flatMap((one) => (one ? [one] : []));
  return [
    { code: 'BTP26', name: 'BTP Rhône-Alpes · automne 2026', postings: ['2026-09-02', '2026-10-01'], provisional: true, figures },
    { code: 'CH26', name: 'Chauffage · printemps 2026', postings: ['2026-03-17'], provisional: false, figures: figures.map((one) => (one.unit === 'ratio' ? { ...one, value: '0.0214', low: '0.0178', high: '0.0257' } : one)) },
  ];
}

/** What was said of cells by hand, by key code and field. */
const own = new Map<string, string>();

/** Returns the command that keeps what is said of a cell. */
export function cellCommands(changed: () => void): Record<string, (args: { key: string; edits: FieldEdit[]; lang: string }) => unknown> {
  own.clear();
  return {
    save_cell: ({ key, edits, lang }) => {
      const long = edits.find(({ value }) => value.length > 120);
      if (long) throw { code: 'refused', message: say(lang, 'Cette valeur est trop longue.', 'That value is too long.'), remedy: say(lang, 'Écrivez 120\u00a0signes au plus.', 'Write 120 signs at most.'), field: long.field } satisfies AppError;
      for (const { field, value } of edits) {
        if (value.trim() === '') own.delete(`${key}/${field}`);
        else own.set(`${key}/${field}`, value.trim());
      }
      setTimeout(changed, 0);
      return null;
    },
  };
}

/** Returns what files and a person say of a cell, and its name by that. */
function worded(cell: Omit<CellLine, 'words'>, told: Record<string, string[]>): CellLine {
  const words = ['list_source', 'segment', 'offer', 'creative'].map((field) => ({ field, told: told[field] ?? [], own: own.get(`${cell.key}/${field}`) ?? null }));
  const [offer, creative] = words.slice(2).map((word) => word.own ?? word.told[0]);
  return { ...cell, words, name: [creative, offer].filter(Boolean).join(', ') || cell.name };
}

/** Keeps what was changed by hand, or refuses it. */
export function changeCampaign(changed: Map<string, FieldEdit[]>, code: string, edits: FieldEdit[]): void {
  const fits: Record<string, RegExp> = { name: /\S/, list_type: /^(cold|warm)?$/, window_days: /^\s*\d{1,3}\s*$/, margin_rate: /^\s*(\d+([.,]\d+)?\s*%?)?\s*$/u };
  const wrong = edits.find(({ field, value }) => fits[field] && !fits[field].test(value));
  if (wrong) throw { code: 'refused', message: `${wrong.field}\u00a0: ${wrong.value}`, remedy: '', field: wrong.field } satisfies AppError;
  changed.set(code, [...(changed.get(code) ?? []), ...edits]);
}

const rateOf = (text: string) => (text.trim() ? String(Number(text.replace(/[\s%]/g, '').replace(',', '.')) / (text.includes('%') ? 100 : 1)) : null);

/** Returns a campaign as it is told by files, with what was changed by hand over it. */
export function campaignPage(code: string, lang: string, roles: Map<string, string | null>, changed: Map<string, FieldEdit[]>): CampaignPage {
  const page = toldPage(code, lang, roles);
  for (const { field, value } of changed.get(code) ?? []) {
    if (field === 'name') page.name = value.trim();
    else if (field === 'list_type') page.listType = value || null;
    else if (field === 'sector') page.sector = value.trim() || null;
    else if (field === 'window_days') page.windowDays = Number(value);
    else page.marginRate = rateOf(value);
  }
  return page;
}

function toldPage(code: string, lang: string, roles: Map<string, string | null>): CampaignPage {
  const role = (key: string, proposed: string) => (roles.has(key) ? (roles.get(key) ?? null) : proposed);
  const told = { A: { list_source: [say(lang, 'Annuaire', 'Directory'), say(lang, 'Salon', 'Fair')], creative: [say(lang, 'Lettre', 'Letter')], offer: [say(lang, 'offre 10\u00a0%', '10% off')] }, B: { list_source: [say(lang, 'Annuaire', 'Directory')], creative: [say(lang, 'Lettre', 'Letter')], offer: [say(lang, 'audit offert', 'free audit')] } };
  const lines: Omit<CellLine, 'words'>[] = [
    { key: 'A', name: say(lang, 'Lettre, offre 10\u00a0%', 'Letter, 10% off'), role: role('A', 'control'), people: 2490, responders: 62, rate: rate(lang, '0.024900', '0.019462', '0.031808', '62 ÷ 2\u202f490'), costPerResponse: costPerResponse(lang, '59.7'), verdict: 'reference', p: null },
    { key: 'B', name: say(lang, 'Lettre, audit offert', 'Letter, free audit'), role: role('B', 'test'), people: 2510, responders: 102, rate: rate(lang, '0.040637', '0.033587', '0.049092', '102 ÷ 2\u202f510'), costPerResponse: costPerResponse(lang, '36.5'), verdict: 'better', p: '0.002' },
    { key: 'T', name: say(lang, 'Sans envoi', 'Holdout'), role: role('T', 'holdout'), people: 500, responders: 3, rate: { ...rate(lang, '0.006', '0.002044', '0.017482', '3 ÷ 500'), flags: ['too_few'] }, costPerResponse: costPerResponse(lang, null), verdict: 'worse', p: '0.0181' },
  ];
  const cells = lines.map((cell) => worded(cell, told[cell.key as keyof typeof told] ?? {}));
  return {
    code,
    name: code === 'BTP26' ? 'BTP Rhône-Alpes · automne 2026' : 'Chauffage · printemps 2026',
    listType: 'cold',
    sector: say(lang, 'travaux', 'building'),
    windowDays: 90,
    windowEnd: '2026-12-01',
    marginRate: '0.4',
    postings: ['2026-09-02'],
    provisional: true,
    cells,
    verdicts: [say(lang, 'Cellule B (contre A)\u00a0: meilleure, l’écart est établi (p\u00a0=\u00a00,002).', 'Cell B (against A): better, the difference is established (p\u00a0=\u00a00.002).')],
    control: 'A',
  };
}
