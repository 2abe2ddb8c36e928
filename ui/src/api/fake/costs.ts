/** Invented costs of a campaign; those by hand last as long as the page. */
import type { AppError, CostLine, CostList, FieldEdit } from '../bindings';
import { costPerResponse } from './figures';
import { say } from './say';

interface Args {
  code: string;
  number: number | null;
  edits: FieldEdit[];
  lang: string;
}

const items = (lang: string) => [
  { code: 'creation', name: say(lang, 'Création', 'Creation') },
  { code: 'list', name: say(lang, 'Fichier', 'List') },
  { code: 'printing', name: say(lang, 'Impression', 'Printing') },
  { code: 'handling', name: say(lang, 'Routage', 'Handling') },
  { code: 'postage', name: say(lang, 'Affranchissement', 'Postage') },
  { code: 'other', name: say(lang, 'Autres', 'Other') },
];
const nothing = { row: null, own: null, currency: 'EUR', text: null, file: null, sheet: null, line: null, corrected: false };
const FILE = 'couts_chauffage_septembre_2026.xlsx';

const ofFiles = (): Omit<CostLine, 'itemName'>[] => [
  { ...nothing, row: 'cost:1', item: 'creation', amount: '900', day: '2026-08-12', text: 'Agence Dubreuil, lettre et enveloppe', file: FILE, sheet: 'Coûts', line: 2 },
  { ...nothing, row: 'cost:2', item: 'printing', amount: '1450', day: '2026-08-28', text: 'Imprimerie des Alpes', file: FILE, sheet: 'Coûts', line: 3, corrected: true },
  { ...nothing, row: 'cost:3', item: 'postage', amount: '3150', day: '2026-09-02', text: null, file: FILE, sheet: 'Coûts', line: 4 },
  { ...nothing, item: 'other', amount: '420', day: null },
];

/** Returns the commands about costs, with a memory of their own. */
export function costCommands(state: { empty: boolean }, changed: () => void): Record<string, (args: Args) => unknown> {
  const own = new Map<number, Omit<CostLine, 'itemName'>>([[1, { ...nothing, own: 1, item: 'handling', amount: '380', day: '2026-09-01', text: 'Devis 118, mise sous pli' }]]);
  let last = 1;
  const told = <T>(answer: T): T => {
    setTimeout(changed, 0);
    return answer;
  };

  return {
    costs: ({ code, lang }): CostList => {
      const bare = state.empty || code === 'CH26';
      const all = bare ? [...own.values()].filter(() => code !== 'CH26') : [...ofFiles(), ...own.values()];
      const lines = all.map((line) => ({ ...line, itemName: items(lang).find(({ code: key }) => key === line.item)?.name ?? line.item }));
      const sum = lines.reduce((whole, line) => whole + Number(line.amount), 0);
      const total = { ...costPerResponse(lang, String(sum)), key: 'cost_total', name: say(lang, 'coût total', 'total cost') };
      return { lines, total: lines.length > 0 ? total : null, items: items(lang) };
    },
    save_cost: ({ number, edits, lang }) => {
      const said = Object.fromEntries(edits.map(({ field, value }) => [field, value]));
      const before = number === null ? undefined : own.get(number);
      const amount = said.amount === undefined ? before?.amount : said.amount.replace(/[\s€]/g, '').replace(',', '.');
      const item = said.item ?? before?.item ?? '';
      if (item === '') throw refused('item', lang);
      if (amount === undefined || !(Number(amount) > 0)) throw refused('amount', lang);
      const id = number ?? ++last;
      own.set(id, { ...nothing, own: id, item, amount, day: (said.day ?? before?.day) || null, text: (said.note ?? before?.text) || null });
      return told(id);
    },
    delete_cost: ({ number }) => told(void own.delete(number ?? 0)),
  };
}

function refused(field: string, lang: string): AppError {
  return { code: 'refused', message: say(lang, `Cette valeur ne convient pas à ${field}.`, `This value does not fit ${field}.`), remedy: '', field };
}
