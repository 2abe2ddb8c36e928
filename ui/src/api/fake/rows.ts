/** Invented rows behind a figure, of which some are left out and corrected. */
import type { AppError, FieldEdit, HandRow, Question, RowCorrection, RowDetail, RowField, RowPage, SourceRow } from '../bindings';
import { say } from './say';

interface Args {
  name: string;
  names: string[];
  fields: FieldEdit[];
  corrections: number[];
  why: string;
  page: number;
  lang: string;
  question: Question;
}

const ALL = 412;
const TODAY = '2026-11-23';

/** What was corrected, as long as the page lasts. */
const corrected = new Map<number, { name: string; field: string; value: string; why: string }>();

/** Returns what a field of a row was corrected to. */
export const value = (name: string, field: string): string | null => [...corrected.values()].reverse().find((one) => one.name === name && one.field === field)?.value ?? null;

/** Returns the commands about rows, with a memory of their own. */
export function rowCommands(): Record<string, (args: Args) => unknown> {
  const left = new Map<string, string>();
  corrected.clear();
  let numbers = 0;

  const all = (lang: string) => Array.from({ length: ALL }, (_, at) => sourceRow(at, lang)).filter(({ name }) => !left.has(name));
  const known = (name: string, lang: string) => (name.startsWith('contact:') ? OF_CONTACT(lang) : FIELDS(lang));
  const fields = (name: string, lang: string) => known(name, lang).map((field): RowField => {
    const now = value(name, field.field);
    const shown = (text: string) => field.choices.find((choice) => choice.value === text)?.name ?? text;
    return now === null ? { ...field, shown: shown(field.value) } : { ...field, value: now, shown: shown(now), told: shown(field.value) };
  });
  const corrections = (name: string, lang: string): RowCorrection[] =>
    [...corrected].filter(([, one]) => one.name === name).map(([id, one]) => {
      const field = known(name, lang).find(({ field }) => field === one.field);
      const shown = (text: string) => field?.choices.find((choice) => choice.value === text)?.name ?? text;
      return { id, field: one.field, name: field?.name ?? one.field, told: shown(field?.value ?? ''), value: shown(one.value), given: one.value, why: one.why, day: TODAY };
    });
  const hand = (name: string, lang: string): HandRow => {
    if (name.startsWith('contact:')) return { name, kind: say(lang, 'destinataire', 'contact'), file: 'mailing_octobre.xlsx', sheet: '', row: 0, campaign: '', date: null, reference: 'K000001', text: 'Menuiserie Petit', why: null, day: TODAY, with: null, corrections: corrections(name, lang) };
    const row = sourceRow(Number(name.split(':')[1]) - 1, lang);
    return { name, kind: say(lang, 'réponse', 'response'), file: row.file, sheet: row.sheet, row: row.row, campaign: 'BTP26', date: row.date, reference: row.reference, text: row.text, why: left.get(name) ?? null, day: TODAY, with: null, corrections: corrections(name, lang) };
  };

  return {
    rows_behind: ({ page, question }): RowPage => {
      const rows = all(question.lang);
      return { total: rows.length, rows: rows.slice(page * 200, page * 200 + 200) };
    },
    row: ({ name, lang }): RowDetail => ({ row: hand(name, lang), fields: fields(name, lang) }),
    rows_by_hand: ({ lang }) => {
      const names = [...new Set([...corrected.values()].map(({ name }) => name))];
      return { leftOutTotal: left.size, leftOut: [...left.keys()].map((name) => hand(name, lang)), correctedTotal: names.length, corrected: names.map((name) => hand(name, lang)) };
    },
    leave_rows_out: ({ names, why }) => names.forEach((name) => left.set(name, why)),
    put_rows_back: ({ names }) => names.forEach((name) => left.delete(name)),
    correct_row: ({ name, fields: edits, why, lang }) => {
      const wrong = edits.find(({ field, value }) => field === 'response_date' && value === '');
      if (wrong) throw refused(lang);
      if (edits.some(({ field, value }) => field === 'email' && value !== '' && !value.includes('@'))) throw noAddress(lang);
      return edits.map(({ field, value }) => {
        numbers += 1;
        corrected.set(numbers, { name, field, value, why });
        return numbers;
      });
    },
    take_corrections_back: ({ corrections: ids }) => ids.forEach((id) => corrected.delete(id)),
  };
}

const refused = (lang: string): AppError => ({
  code: 'refused',
  message: say(lang, '«\u00a0date de réponse\u00a0» ne peut pas être vide.', '“response date” cannot be empty.'),
  remedy: say(lang, 'Écrivez 20/03/2026.', 'Write 2026-03-20.'),
  field: 'response_date',
});

const noAddress = (lang: string): AppError => ({
  code: 'refused',
  message: say(lang, 'Cette valeur ne convient pas à «\u00a0e-mail\u00a0».', 'That value does not fit “e-mail”.'),
  remedy: say(lang, 'Écrivez une adresse comme nom@exemple.fr.', 'Write an address such as name@example.com.'),
  field: 'email',
});

function sourceRow(at: number, lang: string): SourceRow {
  return { name: `response:${at + 1}`, file: 'réponses_octobre.xlsx', sheet: 'Retours', row: at + 2, date: '2026-10-03', reference: `BTP26-A-${String(at + 2).padStart(5, '0')}`, text: say(lang, 'Entreprise Exemple · téléphone', 'Example Ltd · telephone'), joinedBy: say(lang, 'référence du pli', 'piece reference') };
}

const text = (lang: string, key: string, fr: string, en: string, value: string): RowField => ({ field: key, name: say(lang, fr, en), sort: 'text', required: false, value, shown: value, told: null, choices: [] });

function OF_CONTACT(lang: string): RowField[] {
  return [
    text(lang, 'company', 'société', 'company', 'Menuiserie Petit'),
    text(lang, 'last_name', 'nom', 'last name', 'Petit'),
    text(lang, 'email', 'e-mail', 'e-mail', 'contact1@exemple.fr'),
    text(lang, 'phone', 'téléphone', 'telephone', '0478000000'),
    text(lang, 'postal_code', 'code postal', 'postal code', '69003'),
    text(lang, 'city', 'ville', 'town', 'Lyon'),
    text(lang, 'sector', 'secteur', 'line of business', 'BTP'),
  ];
}

function FIELDS(lang: string): RowField[] {
  const choices = (list: [string, string, string][]) => list.map(([value, fr, en]) => ({ value, name: say(lang, fr, en) }));
  const field = (key: string, fr: string, en: string, sort: RowField['sort'], value: string, list: [string, string, string][] = []): RowField => ({ field: key, name: say(lang, fr, en), sort, required: false, value, shown: value, told: null, choices: choices(list) });
  return [
    field('response_date', 'date de réponse', 'response date', 'day', '2026-10-03'),
    field('channel', 'canal', 'channel', 'choice', 'phone', [['phone', 'téléphone', 'telephone'], ['email', 'e-mail', 'e-mail'], ['coupon', 'coupon-réponse', 'reply coupon']]),
    field('interest', 'niveau d’intérêt', 'interest', 'choice', 'positive', [['positive', 'positif', 'positive'], ['neutral', 'neutre', 'neutral'], ['refusal', 'refus', 'refusal'], ['stop', 'ne plus écrire', 'stop']]),
    field('qualified', 'qualifié', 'qualified', 'yes_no', '1'),
    field('verbatim', 'verbatim', 'verbatim', 'text', say(lang, 'Rappelez-moi en novembre', 'Call me in November')),
  ];
}
