/** Invented files and how they are understood. */
import type { ColumnDraft, FieldChoice, ImportDraft, OfferedFile, ReadingChoice, ReadingOption, SheetChoice, SheetDraft } from '../bindings';
import { say } from './say';

export const FILES: OfferedFile[] = [
  { id: 1, name: 'réponses_octobre.xlsx', pasted: false, sort: 'table' },
  { id: 2, name: 'coûts.csv', pasted: false, sort: 'table' },
  { id: 3, name: 'suivi_commercial.xlsx', pasted: false, sort: 'table' },
  { id: 4, name: 'liste_salon.csv', pasted: false, sort: 'table' },
  { id: 9, name: 'budget.pdf', pasted: false, sort: 'table' },
];

const ALL = ['pieces', 'responses', 'undelivered', 'costs', 'orders'];
const FIELDS: [string, string, string, string[]][] = [
  ['campaign', 'Campagne', 'Campaign', ALL],
  ['posting_date', 'Date de dépôt', 'Posting date', ALL],
  ['reference', 'Référence du pli', 'Piece reference', ['pieces', 'responses', 'undelivered', 'orders']],
  ['key_code', 'Code de la cellule', 'Key code', ['pieces', 'responses', 'orders']],
  ['company', 'Raison sociale', 'Company', ['pieces', 'responses', 'orders']],
  ['postal_code', 'Code postal', 'Postal code', ['pieces', 'responses', 'orders']],
  ['city', 'Ville', 'City', ['pieces', 'responses', 'orders']],
  ['email', 'E-mail', 'E-mail', ['pieces', 'responses', 'orders']],
  ['siret', 'SIRET', 'SIRET', ['pieces', 'responses', 'orders']],
  ['response_date', 'Date de réponse', 'Response date', ['responses']],
  ['channel', 'Canal', 'Channel', ['responses']],
  ['interest', 'Niveau d’intérêt', 'Interest', ['responses']],
  ['qualified', 'Prospect qualifié', 'Qualified lead', ['responses']],
  ['cost_item', 'Poste de coût', 'Cost item', ['costs']],
  ['cost_amount', 'Montant HT', 'Net amount', ['costs']],
];

export const fieldChoices = (lang: string): FieldChoice[] => FIELDS.map(([field, fr, en, kinds]) => ({ field, name: say(lang, fr, en), kinds }));
export const fieldName = (field: string, lang: string) => fieldChoices(lang).find((one) => one.field === field)?.name ?? field;

const column = (letter: string, heading: string, samples: string[], field: string | null, confidence: string, why: string): ColumnDraft => ({ letter, heading, samples, field, confidence, why, fits: null });

const NOTHING = { evidence: [], needs: [], already: null, options: [], notices: [], kindConfidence: 'sure', kindGuess: null, preset: null, remembered: null, unknownWords: [] };

function order(lang: string, reading: ReadingChoice | undefined): ReadingOption {
  const chosen = reading?.order ?? null;
  const value = chosen ?? 'day_first';
  const choices = [{ value: 'day_first', name: say(lang, 'jour/mois', 'day/month') }, { value: 'month_first', name: say(lang, 'mois/jour', 'month/day') }];
  const proof = say(lang, '«\u00a013/10/2026\u00a0» en B27 le prouve.', '“13/10/2026” in B27 proves it.');
  return { option: 'order', name: say(lang, 'Dates', 'Dates'), value, shown: choices.find((one) => one.value === value)?.name ?? '', proof: chosen ? say(lang, 'Choisi par vous.', 'Chosen by you.') : proof, proven: chosen ? 'chosen' : 'proven', choices };
}

function headingRow(lang: string, reading: ReadingChoice | undefined): ReadingOption {
  const row = reading?.headingRow ?? 3;
  return { option: 'heading_row', name: say(lang, 'En-têtes en ligne', 'Headings in row'), value: String(row), shown: String(row), proof: say(lang, 'Deux lignes de titre au-dessus.', 'Two lines of title above.'), proven: reading?.headingRow ? 'chosen' : 'proven', choices: [] };
}

function textOptions(lang: string, reading: ReadingChoice | undefined): ReadingOption[] {
  const encodings = ['utf-8', 'windows-1252', 'iso-8859-15', 'macintosh'].map((value) => ({ value, name: value.replace('utf-8', 'UTF-8').replace('windows', 'Windows').replace('iso', 'ISO').replace('macintosh', 'Macintosh') }));
  const separators = [{ value: ';', name: say(lang, 'point-virgule', 'semicolon') }, { value: ',', name: say(lang, 'virgule', 'comma') }, { value: 'tab', name: say(lang, 'tabulation', 'tab') }];
  const marks = [{ value: 'comma', name: say(lang, 'virgule', 'comma') }, { value: 'point', name: say(lang, 'point', 'point') }];
  const option = (key: string, name: string, value: string, choices: { value: string; name: string }[], proof: string, proven: string): ReadingOption => ({ option: key, name, value, shown: choices.find((one) => one.value === value)?.name ?? value, proof, proven, choices });
  return [
    option('encoding', say(lang, 'Encodage', 'Encoding'), reading?.encoding ?? 'windows-1252', encodings, say(lang, 'L’octet E9 (é) en ligne 3.', 'The byte E9 (é) in line 3.'), 'proven'),
    option('separator', say(lang, 'Séparateur', 'Separator'), reading?.separator ?? ';', separators, say(lang, 'Sur 12 lignes, toujours deux colonnes.', 'Two columns on all 12 lines.'), 'proven'),
    option('mark', say(lang, 'Décimales', 'Decimals'), reading?.mark ?? 'comma', marks, say(lang, 'Rien ne le prouve\u00a0: l’usage du français.', 'Nothing proves it: the use of French.'), 'assumed'),
  ];
}

function responses(fileId: number, file: string, lang: string, reading?: ReadingChoice): SheetDraft {
  return {
    ...NOTHING,
    fileId,
    file,
    sheet: 'Retours',
    kind: 'responses',
    kindWhy: say(lang, 'Colonnes «\u00a0Date retour\u00a0» et «\u00a0Canal\u00a0».', 'Columns “Date retour” and “Canal”.'),
    rows: 168,
    columns: [
      column('A', 'Réf. courrier', ['BTP26-A-00412', 'BTP26-B-00038'], 'reference', 'sure', say(lang, 'en-tête connu', 'known heading')),
      column('B', 'Date retour', ['03/10/2026', '45933'], 'response_date', 'sure', say(lang, 'choisi par vous le 12 mars 2026', 'chosen by you on 12 March 2026')),
      column('C', 'Canal', ['tél', 'coupon', 'QR'], 'channel', 'sure', say(lang, 'en-tête connu', 'known heading')),
      column('D', 'Interet', ['chaud', 'tiède', 'oui'], 'interest', 'to_check', say(lang, 'd’après ses valeurs\u00a0: 3 mots sur 5 sont connus', 'by its values: 3 words of 5 are known')),
      column('E', 'CP', ['01000', '69003'], 'postal_code', 'sure', say(lang, 'd’après ses valeurs\u00a0: 196 des 200 sont des codes postaux', 'by its values: 196 of 200 are postal codes')),
      column('F', 'Budget', ['12 000', ''], null, 'ignored', ''),
      column('G', 'Com.', ['rappeler après 17 h', 'voir avec M. Durand en janvier, budget non voté'], null, 'ignored', ''),
    ],
    options: [order(lang, reading), headingRow(lang, reading)],
    notices: [say(lang, 'Une ligne de total, en ligne 172, est laissée de côté.', 'One row of totals, row 172, is left out.')],
    remembered: { id: 1, at: say(lang, 'le 12 mars 2026', 'on 12 March 2026'), sentence: say(lang, 'Mêmes en-têtes que le 12 mars 2026\u00a0: vos choix sont repris. Une colonne nouvelle\u00a0: Budget.', 'Same headings as on 12 March 2026: your choices are used. One new column: Budget.'), newHeadings: ['Budget'], offered: [{ field: 'campaign', value: 'BTP26' }] },
    unknownWords: [
      { field: 'interest', fieldName: fieldName('interest', lang), text: 'à voir', rows: 5, countsAs: 'neutral', countsAsName: say(lang, 'neutre', 'neutral') },
      { field: 'channel', fieldName: fieldName('channel', lang), text: 'salon', rows: 2, countsAs: 'other', countsAsName: say(lang, 'autre', 'other') },
    ],
  };
}

function costs(fileId: number, lang: string, reading?: ReadingChoice): SheetDraft {
  return {
    ...NOTHING,
    fileId,
    file: 'coûts.csv',
    sheet: '',
    kind: 'costs',
    kindWhy: say(lang, 'Colonnes «\u00a0Poste\u00a0» et «\u00a0Montant HT\u00a0».', 'Columns “Poste” and “Montant HT”.'),
    rows: 12,
    columns: [column('A', 'Poste', ['impression', 'affranchissement'], 'cost_item', 'sure', ''), column('B', 'Montant HT', ['1 870,00'], 'cost_amount', 'sure', '')],
    options: textOptions(lang, reading),
    needs: ['campaign', 'posting_date'],
  };
}

function workbook(fileId: number, lang: string): SheetDraft[] {
  const file = 'suivi_commercial.xlsx';
  return [
    { ...NOTHING, fileId, file, sheet: 'Envois', kind: 'pieces', kindWhy: say(lang, 'Colonnes «\u00a0Réf. courrier\u00a0» et «\u00a0Déposé le\u00a0».', 'Columns “Réf. courrier” and “Déposé le”.'), rows: 5000, columns: [column('A', 'Réf. courrier', ['BTP26-A-00001'], 'reference', 'sure', ''), column('B', 'Société', ['DURAND SA'], 'company', 'sure', ''), column('C', 'CP', ['01000'], 'postal_code', 'sure', ''), column('D', 'Campagne', ['BTP26'], 'campaign', 'sure', ''), column('E', 'Déposé le', ['02/09/2026'], 'posting_date', 'sure', '')], already: say(lang, 'Déjà importé le 2 sept. 2026\u00a0: rien à faire.', 'Imported already on 2 Sept 2026: nothing to do.') },
    { ...responses(fileId, file, lang), remembered: null, unknownWords: [] },
    { ...NOTHING, fileId, file, sheet: 'Notes', kind: null, kindWhy: '', kindConfidence: 'none', rows: 14, columns: [column('A', 'À faire', ['rappeler Durand'], null, 'ignored', '')] },
  ];
}

function fair(fileId: number, lang: string): SheetDraft {
  return { ...NOTHING, fileId, file: 'liste_salon.csv', sheet: '', kind: null, kindConfidence: 'to_check', kindGuess: 'pieces', kindWhy: say(lang, 'Aucun en-tête connu\u202f; d’après ses valeurs, des adresses.', 'No known heading; by its values, addresses.'), rows: 320, columns: [column('A', 'A', ['DURAND SA'], 'company', 'to_check', ''), column('B', 'B', ['69003'], 'postal_code', 'to_check', say(lang, 'd’après ses valeurs\u00a0: 318 des 320 sont des codes postaux', 'by its values: 318 of 320 are postal codes')), column('C', 'C', ['LYON'], 'city', 'to_check', '')], options: textOptions(lang, undefined), needs: ['campaign', 'posting_date'] };
}

function sheetsOf(id: number, lang: string): SheetDraft[] {
  if (id === 2) return [costs(id, lang)];
  if (id === 3) return workbook(id, lang);
  if (id === 4) return [fair(id, lang)];
  if (id >= 100) return [{ ...responses(id, say(lang, 'Collage du 25 nov. 14 h 30', 'Pasted on 25 Nov, 14:30'), lang), sheet: '' }];
  return id === 9 ? [] : [responses(id, 'réponses_octobre.xlsx', lang)];
}

export function draftOf(files: number[], lang: string): ImportDraft {
  return {
    sheets: files.flatMap((id) => sheetsOf(id, lang)),
    passedOver: files.includes(3) ? [{ file: 'suivi_commercial.xlsx', sheet: 'Listes', why: say(lang, 'Cette feuille est masquée\u00a0: affichez-la dans le tableur pour l’importer.', 'This sheet is hidden: show it in the spreadsheet to import it.') }] : [],
    unreadable: files.includes(9) ? [{ file: 'budget.pdf', message: say(lang, 'Ce n’est pas un tableur.', 'This is not a spreadsheet.'), remedy: say(lang, 'Enregistrez-le en .xlsx ou .csv.', 'Save it as .xlsx or .csv.') }] : [],
  };
}

/** Returns a sheet looked at again under what was chosen. */
export function sheetOf(choice: SheetChoice, lang: string): SheetDraft {
  const found = sheetsOf(choice.fileId, lang).find((one) => one.sheet === choice.sheet) ?? responses(choice.fileId, 'réponses_octobre.xlsx', lang);
  if (found.kind === 'costs') return costs(choice.fileId, lang, choice.reading);
  if (found.kind === 'responses') return { ...found, kind: choice.kind || null, options: [order(lang, choice.reading), headingRow(lang, choice.reading)] };
  return { ...found, kind: choice.kind || null };
}
