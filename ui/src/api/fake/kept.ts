/** Invented history, memory, backups, rows to be matched and watched folder. */
import type { BackupItem, HouseCounts, ImportItem, MappingItem, MatchCandidate, RestorePlan, TemplateItem, TemplateView, UndoPlan, WaitingPage, WaitingRow, WatchedFolder, WordItem, WordList } from '../bindings';
import { fieldName } from './imports';
import { say } from './say';

export function history(undone: Map<number, number[]>): ImportItem[] {
  const item = (id: number, file: string, sheet: string, kind: string, rows: number, setAside: number, at: string): ImportItem => ({ id, file, sheet, kind, rows, setAside, at, state: undone.has(id) ? 'undone' : 'done', redo: undone.has(id), undoneWith: undone.get(id) ?? [] });
  return [
    item(4, 'commandes_ebp.csv', '', 'orders', 18, 0, '2026-11-20T09:12:00'),
    item(3, 'coûts.csv', '', 'costs', 12, 0, '2026-10-30T17:40:00'),
    item(2, 'réponses_septembre.xlsx', 'Retours', 'responses', 98, 1, '2026-09-21T08:02:00'),
    item(1, 'fichier_btp.xlsx', 'Envoi', 'pieces', 5000, 12, '2026-09-02T14:30:00'),
  ];
}

export function undoPlan(id: number, undone: Map<number, number[]>, lang: string): UndoPlan {
  const all = history(undone);
  const item = all.find((one) => one.id === id) ?? all[0];
  if (!item) throw new Error('the fake has imports');
  const base = { id, file: item.file, sheet: item.sheet, kind: item.kind, at: item.at, restored: 0, campaigns: [], mailings: [], cells: [], dependents: [] };
  if (id !== 1) return { ...base, sentence: say(lang, `Annuler cet import retire ${item.rows}\u00a0lignes.`, `Undoing this import takes ${item.rows} rows away.`), gone: [{ what: item.kind, label: say(lang, 'lignes', 'rows'), count: item.rows }] };
  return {
    ...base,
    sentence: say(lang, 'Annuler cet import retire 5\u202f000\u00a0plis et rend leur valeur d’avant à 12\u00a0lignes.', 'Undoing this import takes 5,000 pieces away and gives 12 rows their earlier value back.'),
    gone: [{ what: 'piece', label: say(lang, 'plis', 'pieces'), count: 5000 }, { what: 'contact', label: say(lang, 'destinataires', 'contacts'), count: 4810 }],
    restored: 12,
    campaigns: ['BTP26'],
    mailings: [say(lang, 'BTP26 · 3 sept. 2026', 'BTP26 · 3 Sept 2026')],
    cells: ['BTP26 · A', 'BTP26 · B'],
    dependents: all.filter((one) => one.state === 'done' && (one.id === 2 || one.id === 4)),
  };
}

export const backupItems = (lang: string): BackupItem[] => [
  { id: 1, name: 'baromail-2026-11-20-0911.baromail', at: '2026-11-20T09:11:00', size: say(lang, '4,2\u00a0Mo', '4.2 MB'), why: say(lang, 'avant l’import de commandes_ebp.csv', 'before the import of commandes_ebp.csv') },
  { id: 2, name: 'baromail-2026-10-30-1739.baromail', at: '2026-10-30T17:39:00', size: say(lang, '4,1\u00a0Mo', '4.1 MB'), why: say(lang, 'avant l’import de coûts.csv', 'before the import of coûts.csv') },
  { id: 3, name: 'baromail-2026-09-21-0801.baromail', at: '2026-09-21T08:01:00', size: say(lang, '3,8\u00a0Mo', '3.8 MB'), why: say(lang, 'à la main', 'by hand') },
];

export function restorePlan(id: number, lang: string): RestorePlan {
  const now: HouseCounts = { campaigns: 3, pieces: 5000, responses: 164, orders: 18, imports: 4, lastImport: '2026-11-20T09:12:00' };
  const item = backupItems(lang).find((one) => one.id === id);
  return { id, name: item?.name ?? '', at: item?.at ?? null, now, then: { ...now, orders: 0, imports: 3, lastImport: '2026-10-30T17:40:00' }, sentence: say(lang, 'Vous perdriez 1\u00a0import fait depuis le 20 nov. 2026.', 'You would lose 1 import made since 20 Nov 2026.') };
}

const WAITS: WaitingRow[] = [
  ['Durand SA, Mme Durand, 69003 Lyon', 'téléphone, positif', 'telephone, positive', '2026-10-06'],
  ['Menuiserie Petit, 38000 Grenoble', 'coupon, positif', 'coupon, positive', '2026-10-09'],
  ['', 'QR code, neutre', 'QR code, neutral', '2026-10-12'],
  ['BTP Martin Frères, 01000 Bourg-en-Bresse', 'e-mail, refus', 'e-mail, refusal', '2026-10-14'],
].map(([who = '', fr = '', en = '', date = null], index) => ({ entity: 'response', row: index + 1, kind: '', date, who, says: `${fr}|${en}`, campaign: index === 1 ? 'BTP26' : null, piece: null, file: 'réponses_octobre.xlsx', sheet: 'Retours', line: 40 + index * 7 }));

export function waitingPage(joined: Map<number, string>, made: boolean, lang: string): WaitingPage {
  const rows = WAITS.filter((row) => joined.has(row.row) === made).map((row) => ({ ...row, kind: say(lang, 'réponse', 'response'), says: row.says.split('|')[lang === 'en' ? 1 : 0] ?? '', piece: joined.get(row.row) ?? null }));
  return { total: rows.length, kinds: rows.length > 0 ? [{ what: 'response', label: say(lang, 'réponses', 'responses'), count: rows.length }] : [], rows };
}

export function candidates(row: number, text: string): MatchCandidate[] {
  const all: MatchCandidate[] = [
    { piece: 412, reference: 'BTP26-A-00412', who: 'DURAND SA, Mme Claire Durand', address: '14 rue Garibaldi, 69003 LYON', campaign: 'BTP26', posting: '2026-09-03', cell: 'A' },
    { piece: 1290, reference: 'BTP26-B-01290', who: 'DURAND ET FILS, M. Paul Durand', address: 'ZI des Brosses, 69780 MIONS', campaign: 'BTP26', posting: '2026-09-03', cell: 'B' },
    { piece: 77, reference: 'BTP26-A-00077', who: 'MENUISERIE PETIT', address: '8 av. Alsace-Lorraine, 38000 GRENOBLE', campaign: 'BTP26', posting: '2026-09-03', cell: 'A' },
  ];
  if (text) return all.filter((one) => `${one.who} ${one.address} ${one.reference}`.toLowerCase().includes(text.toLowerCase()));
  return row === 1 ? all.slice(0, 2) : row === 2 ? all.slice(2) : [];
}

export const templateItems = (names: string[], lang: string): TemplateItem[] =>
  names.map((name) => ({ name, kind: 'responses', kindName: say(lang, 'Réponses', 'Responses'), columns: 6, constants: [{ field: 'campaign', value: 'BTP26' }], words: 2, at: '2026-03-12T10:05:00' }));

export const templateView = (name: string): TemplateView => ({
  name,
  kind: 'responses',
  columns: [['Réf. courrier', 'reference'], ['Date retour', 'response_date'], ['Canal', 'channel'], ['Interet', 'interest'], ['CP', 'postal_code'], ['Com.', null]].map(([heading, field]) => ({ heading: heading ?? '', field: field ?? null })),
  constants: [{ field: 'campaign', value: 'BTP26' }],
  reading: { order: 'day_first', mark: null, encoding: null, separator: null, headingRow: null, epoch: null },
  words: [{ field: 'interest', text: 'chaud', meaning: 'positive' }],
});

export const mappingItems = (forgotten: Set<number>, lang: string): MappingItem[] =>
  [
    { id: 1, file: 'réponses_septembre.xlsx', headings: ['Réf. courrier', 'Date retour', 'Canal', 'Interet', 'CP', 'Com.'], kind: 'responses', kindName: say(lang, 'Réponses', 'Responses'), at: '2026-03-12T10:05:00' },
    { id: 2, file: 'coûts.csv', headings: ['Poste', 'Montant HT'], kind: 'costs', kindName: say(lang, 'Coûts', 'Costs'), at: '2026-10-30T17:40:00' },
  ].filter((one) => !forgotten.has(one.id));

export function wordList(said: Map<string, string>, lang: string): WordList {
  const meanings = {
    interest: [['positive', 'positif', 'positive'], ['neutral', 'neutre', 'neutral'], ['refusal', 'refus', 'refusal'], ['stop', 'stop (ne plus écrire)', 'stop (write no more)']],
    channel: [['phone', 'téléphone', 'telephone'], ['coupon', 'coupon', 'coupon'], ['qr', 'QR code', 'QR code'], ['other', 'autre', 'other']],
  };
  const fields = Object.entries(meanings).map(([field, list]) => ({ field, name: fieldName(field, lang), meanings: list.map(([value = '', fr = '', en = '']) => ({ value, name: say(lang, fr, en) })) }));
  const words = [...said].map(([key, meaning]): WordItem => {
    const [field = '', text = ''] = key.split('\n');
    const name = fields.find((one) => one.field === field)?.meanings.find((one) => one.value === meaning)?.name ?? meaning;
    return { field, fieldName: fieldName(field, lang), text, meaning, meaningName: name, rows: 14 };
  });
  const unknown = [{ field: 'interest', fieldName: fieldName('interest', lang), text: 'voté', rows: 3, countsAs: 'neutral', countsAsName: say(lang, 'neutre', 'neutral') }].filter((one) => !said.has(`${one.field}\n${one.text}`));
  return { words, unknown, fields };
}

export function watched(state: { folder: string | null; on: boolean }, lang: string): WatchedFolder {
  return {
    on: state.on,
    folder: state.folder,
    doneFolder: say(lang, 'fait', 'done'),
    toCorrectFolder: say(lang, 'à corriger', 'to correct'),
    sentence: state.on ? say(lang, 'Les fichiers enregistrés ici sont importés tant que Baromail est ouvert.', 'Files saved here are imported while Baromail is open.') : '',
    recent: state.folder
      ? [
          { file: 'retours_semaine_47.xlsx', at: '2026-11-20T18:05:00', ending: 'done', sentence: say(lang, '161\u00a0réponses importées, 2\u00a0lignes mises de côté.', '161 responses imported, 2 rows set aside.'), imports: [4] },
          { file: 'export_inconnu.csv', at: '2026-11-19T11:20:00', ending: 'to_correct', sentence: say(lang, 'Aucun modèle ne dit comment le lire\u00a0: importez-le une fois à la main.', 'No template says how to read it: import it once by hand.'), imports: [] },
        ]
      : [],
  };
}
