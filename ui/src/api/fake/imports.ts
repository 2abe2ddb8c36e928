/** Invented imports. */
import type { ColumnDraft, FieldChoice, ImportDraft, ImportItem, ImportOutcome, SheetChoice, SheetDraft } from '../bindings';
import { say } from './say';

const FIELDS: [string, string, string, string[]][] = [
  ['campaign', 'Campagne', 'Campaign', ['pieces', 'responses', 'costs', 'orders']],
  ['posting_date', 'Date de dépôt', 'Posting date', ['pieces', 'responses', 'costs', 'orders']],
  ['reference', 'Référence du pli', 'Piece reference', ['pieces', 'responses', 'orders']],
  ['response_date', 'Date de réponse', 'Response date', ['responses']],
  ['channel', 'Canal', 'Channel', ['responses']],
  ['interest', 'Niveau d’intérêt', 'Interest', ['responses']],
  ['postal_code', 'Code postal', 'Postal code', ['pieces', 'responses', 'orders']],
  ['cost_item', 'Poste de coût', 'Cost item', ['costs']],
  ['cost_amount', 'Montant HT', 'Net amount', ['costs']],
];

export const fieldChoices = (lang: string): FieldChoice[] => FIELDS.map(([field, fr, en, kinds]) => ({ field, name: say(lang, fr, en), kinds }));

const column = (letter: string, heading: string, samples: string[], field: string | null, confidence: string, why: string): ColumnDraft => ({ letter, heading, samples, field, confidence, why });

function responses(fileId: number, lang: string): SheetDraft {
  return {
    fileId,
    file: 'réponses_octobre.xlsx',
    sheet: 'Retours',
    kind: 'responses',
    kindWhy: say(lang, 'colonnes «\u00a0Date retour\u00a0» et «\u00a0Canal\u00a0»', 'columns “Date retour” and “Canal”'),
    rows: 168,
    columns: [
      column('A', 'Réf. courrier', ['BTP26-A-00412', 'BTP26-B-00038'], 'reference', 'sure', ''),
      column('B', 'Date retour', ['03/10/2026', '45933'], 'response_date', 'sure', ''),
      column('C', 'Canal', ['tél', 'coupon', 'QR'], 'channel', 'sure', ''),
      column('D', 'Interet', ['chaud', 'tiède', 'oui'], 'interest', 'to_check', say(lang, 'trois valeurs sur cinq sont connues', 'three values of five are known')),
      column('E', 'CP', ['01000', '69003'], 'postal_code', 'sure', ''),
      column('F', 'Com.', ['rappeler après 17 h'], null, 'ignored', ''),
    ],
    evidence: [say(lang, 'Jour avant le mois\u00a0: «\u00a013/10/2026\u00a0» en ligne 27 le prouve.', 'Day before month: “13/10/2026” in row 27 proves it.')],
    needs: [],
    already: null,
    notices: [],
  };
}

function costs(fileId: number, lang: string): SheetDraft {
  return {
    fileId,
    file: 'coûts.csv',
    sheet: '',
    kind: 'costs',
    kindWhy: say(lang, 'colonnes «\u00a0Poste\u00a0» et «\u00a0Montant HT\u00a0»', 'columns “Poste” and “Montant HT”'),
    rows: 12,
    columns: [column('A', 'Poste', ['impression', 'affranchissement'], 'cost_item', 'sure', ''), column('B', 'Montant HT', ['1 870,00'], 'cost_amount', 'sure', '')],
    evidence: [say(lang, 'Windows-1252, séparateur point-virgule.', 'Windows-1252, separated by semicolons.')],
    needs: ['campaign', 'posting_date'],
    already: null,
    notices: [],
  };
}

export function draftOf(files: number[], lang: string): ImportDraft {
  return {
    sheets: files.map((id) => (id === 2 ? costs(id, lang) : responses(id, lang))).filter((sheet) => sheet.fileId < 9),
    unreadable: files.includes(9) ? [{ file: 'budget.pdf', message: say(lang, 'Ce n’est pas un tableur.', 'This is not a spreadsheet.'), remedy: say(lang, 'Enregistrez-le en .xlsx ou .csv.', 'Save it as .xlsx or .csv.') }] : [],
    passedOver: [],
  };
}

export function outcomeOf(choices: SheetChoice[], lang: string, written: boolean): ImportOutcome {
  return {
    written,
    action: say(lang, 'Importer 161\u00a0réponses', 'Import 161 responses'),
    sheets: choices.map((choice, index) => ({
      importId: written ? 40 + index : null,
      file: choice.kind === 'costs' ? 'coûts.csv' : 'réponses_octobre.xlsx',
      sheet: choice.sheet,
      kind: choice.kind,
      rows: 168,
      new: 161,
      changed: 0,
      same: 4,
      setAside: 3,
      joined: [{ by: say(lang, 'référence du pli', 'piece reference'), rows: 158 }, { by: say(lang, 'nom et adresse', 'name and address'), rows: 3 }],
      issues: [
        { cause: say(lang, 'Date impossible', 'Impossible date'), count: 2, effect: 'set_aside', examples: [{ place: 'Retours!B47', message: say(lang, '«\u00a031/09/2026\u00a0» n’est pas une date.', '“31/09/2026” is not a date.'), remedy: say(lang, 'Écrivez une date comme 30/09/2026.', 'Write a date such as 30/09/2026.') }] },
        { cause: say(lang, 'Référence inconnue', 'Unknown reference'), count: 1, effect: 'set_aside', examples: [{ place: 'Retours!A90', message: say(lang, '«\u00a0BTP26-C-0001\u00a0» ne correspond à aucun pli.', '“BTP26-C-0001” matches no piece.'), remedy: say(lang, 'Vouliez-vous dire BTP26-B-0001\u202f?', 'Did you mean BTP26-B-0001?') }] },
        { cause: say(lang, 'Niveau d’intérêt inconnu', 'Unknown interest'), count: 5, effect: 'notice', examples: [{ place: 'Retours!D12', message: say(lang, '«\u00a0à voir\u00a0» est compté comme neutre.', '“à voir” counts as neutral.'), remedy: '' }] },
      ],
      already: null,
      notices: [],
    })),
  };
}

export function history(undone: Set<number>): ImportItem[] {
  const item = (id: number, file: string, sheet: string, kind: string, rows: number, setAside: number, at: string): ImportItem => ({ id, file, sheet, kind, rows, setAside, at, state: undone.has(id) ? 'undone' : 'done' });
  return [
    item(4, 'commandes_ebp.csv', '', 'orders', 18, 0, '2026-11-20T09:12:00'),
    item(3, 'coûts.csv', '', 'costs', 12, 0, '2026-10-30T17:40:00'),
    item(2, 'réponses_septembre.xlsx', 'Retours', 'responses', 98, 1, '2026-09-21T08:02:00'),
    item(1, 'fichier_btp.xlsx', 'Envoi', 'pieces', 5000, 12, '2026-09-02T14:30:00'),
  ];
}
