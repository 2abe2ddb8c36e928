/** What an invented import would change; corrections are heeded, so that correcting can be tried. */
import type { ColumnCount, Correction, IssueGroup, IssuePage, ListPage, PreviewRow, SheetChoice, SheetOutcome, UnderstoodCell, UnderstoodRow, ValuePage } from '../bindings';
import { fieldName, sheetOf } from './imports';
import { say } from './say';

interface Bad {
  letter: string;
  row: number;
  raw: string;
  code: string;
  suggestion: string | null;
}

const BAD: Bad[] = [
  ...[47, 52, 61, 64, 70, 75, 83, 88, 91, 104, 120, 131].map((row) => ({ letter: 'B', row, raw: '31/09/2026', code: 'bad_date', suggestion: '30/09/2026' })),
  { letter: 'B', row: 58, raw: 'courant oct.', code: 'bad_date', suggestion: null },
  { letter: 'B', row: 99, raw: '2026', code: 'bad_date', suggestion: null },
  { letter: 'A', row: 90, raw: 'BTP26-C-0001', code: 'unknown_reference', suggestion: 'BTP26-B-0001' },
  { letter: 'E', row: 33, raw: '6900', code: 'bad_postal_code', suggestion: '69000' },
];

const HEADINGS = [['A', 'Réf. courrier'], ['B', 'Date retour'], ['C', 'Canal'], ['D', 'Interet'], ['E', 'CP'], ['F', 'Budget'], ['G', 'Com.']] as const;

const heeds = (correction: Correction, bad: Bad) =>
  correction.letter === bad.letter && (correction.row === bad.row || correction.raw === bad.raw || correction.cause === bad.code);
const isFixed = (choice: SheetChoice, bad: Bad) => choice.corrections.some((one) => heeds(one, bad) && one.value !== bad.raw);
const left = (choice: SheetChoice) => (choice.kind === 'responses' ? BAD.filter((bad) => !isFixed(choice, bad)) : []);

const CAUSES: Record<string, { fr: string; en: string; effect: string; heading: string; remedies: string[] }> = {
  bad_date: { fr: 'Date impossible', en: 'Impossible date', effect: 'set_aside', heading: 'Date retour', remedies: ['replace', 'empty', 'leave_out', 'month_first'] },
  unknown_reference: { fr: 'Référence inconnue', en: 'Unknown reference', effect: 'set_aside', heading: 'Réf. courrier', remedies: ['replace', 'leave_out'] },
  bad_postal_code: { fr: 'Code postal impossible', en: 'Impossible postal code', effect: 'ignored', heading: 'CP', remedies: ['replace', 'empty'] },
};

const message = (bad: Bad, lang: string) =>
  bad.code === 'unknown_reference' ? say(lang, `«\u00a0${bad.raw}\u00a0» ne correspond à aucun pli.`, `“${bad.raw}” matches no piece.`) : say(lang, `«\u00a0${bad.raw}\u00a0» n’est pas ${bad.code === 'bad_date' ? 'une date' : 'un code postal'}.`, `“${bad.raw}” is not a ${bad.code === 'bad_date' ? 'date' : 'postal code'}.`);
const remedy = (bad: Bad, lang: string) => (bad.suggestion ? say(lang, `Écrivez ${bad.suggestion}.`, `Write ${bad.suggestion}.`) : say(lang, 'Écrivez une date comme 30/09/2026.', 'Write a date such as 30/09/2026.'));

function groups(choice: SheetChoice, lang: string): IssueGroup[] {
  const found = Object.entries(CAUSES).flatMap(([code, cause]) => {
    const cells = left(choice).filter((bad) => bad.code === code);
    const first = cells[0];
    if (!first) return [];
    const values = new Set(cells.map((bad) => bad.raw)).size;
    return [{ cause: say(lang, cause.fr, cause.en), count: cells.length, effect: cause.effect, code, letter: first.letter, heading: cause.heading, kept: cells.length, values, remedies: cause.remedies, examples: [{ place: `Retours!${first.letter}${first.row}`, message: message(first, lang), remedy: remedy(first, lang) }] }];
  });
  if (choice.kind !== 'responses') return found;
  return [...found, { cause: say(lang, 'Mot inconnu', 'Unknown word'), count: 7, effect: 'notice', code: 'unknown_word', letter: 'D', heading: 'Interet', kept: 7, values: 2, remedies: ['say_word'], examples: [{ place: 'Retours!D12', message: say(lang, '«\u00a0à voir\u00a0» est compté comme neutre.', '“à voir” counts as neutral.'), remedy: '' }] }];
}

function counts(choice: SheetChoice, lang: string): ColumnCount[] {
  if (choice.kind !== 'responses') return sheetOf(choice, lang).columns.map((column) => ({ letter: column.letter, heading: column.heading, valid: 12, toFix: 0, empty: 0, bad: [] }));
  return HEADINGS.map(([letter, heading]) => {
    const bad = left(choice).filter((one) => one.letter === letter);
    const empty = { C: 4, E: 21, F: 150, G: 118 }[letter as string] ?? 0;
    return { letter, heading, valid: 168 - empty - bad.length, toFix: bad.length, empty, bad: bad.slice(0, 3).map((one) => ({ row: one.row, raw: one.raw, message: message(one, lang) })) };
  });
}

const raws = (row: number): string[] => {
  const bad = (letter: string) => BAD.find((one) => one.row === row && one.letter === letter)?.raw;
  return [bad('A') ?? `BTP26-${row % 2 ? 'A' : 'B'}-${String(row * 7).padStart(5, '0')}`, bad('B') ?? (row % 9 ? `${String((row % 27) + 1).padStart(2, '0')}/10/2026` : '45933'), ['tél', 'coupon', 'QR'][row % 3] ?? '', ['chaud', 'tiède', 'oui', 'à voir'][row % 4] ?? '', bad('E') ?? (row % 5 ? '69003' : '01000'), row % 6 ? '' : '12 000', row % 4 ? '' : 'rappeler après 17 h'];
};

function firstRows(choice: SheetChoice, lang: string): UnderstoodRow[] {
  if (choice.kind !== 'responses') return [];
  const fields = new Map(sheetOf(choice, lang).columns.map((column) => [column.letter, choice.columns.find((one) => one.letter === column.letter) ? (choice.columns.find((one) => one.letter === column.letter)?.field ?? null) : column.field]));
  return Array.from({ length: 20 }, (_, index) => {
    const row = index < 2 ? index + 46 : index + 46;
    const cells = HEADINGS.map(([letter], at): UnderstoodCell => {
      const raw = raws(row)[at] ?? '';
      const bad = BAD.find((one) => one.row === row && one.letter === letter);
      const correction = bad && choice.corrections.findLast((one) => heeds(one, bad));
      const field = fields.get(letter) ?? null;
      const shown = letter === 'B' && raw === '45933' ? '03/10/2026' : letter === 'C' && raw === 'tél' ? say(lang, 'téléphone', 'telephone') : letter === 'D' ? ({ chaud: say(lang, 'positif', 'positive'), oui: say(lang, 'positif', 'positive') }[raw] ?? say(lang, 'neutre', 'neutral')) : raw;
      const state = field === null ? 'ignored' : correction ? 'corrected' : bad ? 'to_fix' : raw === '' ? 'empty' : 'understood';
      return { letter, field, name: field === null ? '' : fieldName(field, lang), raw, value: correction ? (correction.value ?? '') : shown, state, why: bad ? message(bad, lang) : '' };
    });
    const constants = choice.constants.map((one): UnderstoodCell => ({ letter: null, field: one.field, name: fieldName(one.field, lang), raw: one.value, value: one.value, state: 'constant', why: '' }));
    return { row, cells: [...cells, ...constants] };
  });
}

export function sheetOutcome(choice: SheetChoice, lang: string, importId: number | null): SheetOutcome {
  const draft = sheetOf(choice, lang);
  const rows = draft.rows ?? 0;
  const aside = new Set(left(choice).filter((bad) => CAUSES[bad.code]?.effect === 'set_aside').map((bad) => bad.row)).size;
  const out = choice.corrections.some((one) => one.action === 'leave_out') ? BAD.filter((bad) => choice.corrections.some((one) => one.action === 'leave_out' && heeds(one, bad))).length : 0;
  const known = draft.already === null ? (choice.kind === 'responses' ? 4 : 0) : rows;
  const changed = choice.kind === 'responses' ? 2 : 0;
  const fresh = rows - known - changed - aside - out;
  const list = (name: string, n: number) => ({ list: name, rows: n, kept: Math.min(n, 1000) });
  return {
    importId,
    file: draft.file,
    sheet: choice.sheet,
    kind: choice.kind,
    rows,
    new: fresh,
    changed,
    same: known,
    setAside: aside,
    joined: choice.kind === 'responses' ? [{ by: say(lang, 'par référence du pli', 'by piece reference'), rows: 141 }, { by: say(lang, 'par nom et adresse', 'by name and address'), rows: 8 }] : [],
    issues: groups(choice, lang),
    columns: counts(choice, lang),
    firstRows: firstRows(choice, lang),
    notices: draft.notices,
    toMatch: choice.kind === 'responses' ? 4 : 0,
    leftOut: out,
    corrected: choice.corrections.filter((one) => one.action === 'replace').length,
    lists: [list('new', fresh), list('changed', changed), list('same', known), list('set_aside', aside), list('left_out', out)],
    already: draft.already,
  };
}

export function listPage(choice: SheetChoice | undefined, list: string, offset: number, lang: string): ListPage {
  const headings = HEADINGS.map(([letter, text]) => ({ letter, text }));
  if (!choice) return { headings, rows: [], next: null };
  const outcome = sheetOutcome(choice, lang, null);
  const total = outcome.lists.find((one) => one.list === list)?.kept ?? 0;
  const aside = left(choice).filter((bad) => CAUSES[bad.code]?.effect === 'set_aside');
  const rows = Array.from({ length: Math.max(0, Math.min(200, total - offset)) }, (_, index): PreviewRow => {
    const bad = list === 'set_aside' ? aside[offset + index] : undefined;
    const row = bad?.row ?? offset + index + 4;
    const changes = list === 'changed' ? [{ name: fieldName('interest', lang), old: say(lang, 'neutre', 'neutral'), new: say(lang, 'positif', 'positive') }, ...(index ? [{ name: fieldName('city', lang), old: '', new: 'LYON' }] : [])] : [];
    return { row, cells: raws(row), changes, reason: bad ? `${bad.letter}${bad.row}\u00a0: ${message(bad, lang)}` : '' };
  });
  return { headings, rows, next: offset + rows.length < total ? offset + rows.length : null };
}

const cellsOf = (choice: SheetChoice | undefined, group: number, lang: string) => {
  const code = choice ? groups(choice, lang)[group]?.code : undefined;
  return choice ? left(choice).filter((bad) => bad.code === code) : [];
};

export function issuePage(choice: SheetChoice | undefined, group: number, offset: number, lang: string): IssuePage {
  const all = cellsOf(choice, group, lang);
  const cells = all.slice(offset, offset + 200).map((bad) => ({ row: bad.row, letter: bad.letter, place: `Retours!${bad.letter}${bad.row}`, raw: bad.raw, message: message(bad, lang), remedy: remedy(bad, lang), suggestion: bad.suggestion, same: all.filter((one) => one.raw === bad.raw).length }));
  return { cells, total: all.length, kept: all.length, next: null };
}

export function valuePage(choice: SheetChoice | undefined, group: number, lang: string): ValuePage {
  if (choice && groups(choice, lang)[group]?.code === 'unknown_word') {
    return { values: [{ letter: 'D', raw: 'à voir', cells: 5, suggestion: null, firstRow: 12 }, { letter: 'D', raw: 'plus tard', cells: 2, suggestion: null, firstRow: 140 }], next: null };
  }
  const all = cellsOf(choice, group, lang);
  const values = [...new Set(all.map((bad) => bad.raw))].map((raw) => {
    const same = all.filter((bad) => bad.raw === raw);
    return { letter: same[0]?.letter ?? null, raw, cells: same.length, suggestion: same[0]?.suggestion ?? null, firstRow: same[0]?.row ?? 0 };
  });
  return { values, next: null };
}
