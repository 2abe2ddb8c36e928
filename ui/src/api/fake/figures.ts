/** Invented figures of the kind that the program answers with. */
import type { Choices, Explanation, Figure, FilterValues, Notice, PartFile, Question, ToldBy } from '../bindings';
import { quotes } from './opinions';
import { say } from './say';

const BLANK = { better: 'higher', currency: null, low: null, high: null, numerator: null, denominator: null, unknown: null, flags: [], attributed: false, reference: null, breakEven: null, scaleMax: null, scaleMin: '0' } as const;

type Brief = Pick<Figure, 'key' | 'name' | 'help' | 'unit' | 'value' | 'detail'> & Partial<Figure>;

const figure = (brief: Brief): Figure => ({ ...BLANK, flags: [], ...brief });

/** Returns the response rate of a cell or of all. */
export function rate(lang: string, value: string, low: string, high: string, detail: string): Figure {
  return figure({
    key: 'response_rate',
    name: say(lang, 'Taux de réponse', 'Response rate'),
    help: say(lang, 'Part des plis envoyés ayant suscité une réponse, quel qu’en soit le canal.', 'Share of the pieces posted that were answered, by whatever channel.'),
    unit: 'ratio',
    value,
    low,
    high,
    detail,
    numerator: '164',
    denominator: '5000',
    scaleMax: '0.06',
    reference: { label: say(lang, 'vos autres campagnes', 'your other campaigns'), low: '0.015', high: '0.044' },
    breakEven: { label: say(lang, 'seuil de rentabilité', 'break-even'), low: '0.0213', high: '0.0213' },
  });
}

/** Returns the cost of a response. */
export function costPerResponse(lang: string, value: string | null): Figure {
  return figure({
    key: 'cost_per_response',
    name: say(lang, 'Coût par réponse', 'Cost per response'),
    help: say(lang, 'Ce qu’a coûté chaque réponse.', 'What each response cost.'),
    unit: 'money',
    currency: 'EUR',
    better: 'lower',
    value,
    detail: say(lang, '7\u202f429\u00a0€ ÷ 164\u00a0répondants', '€7,429 ÷ 164 responders'),
    unknown: value === null ? missingCosts(lang) : null,
  });
}

const missingCosts = (lang: string) => ({ reason: 'never_imported', text: say(lang, 'Aucun coût importé', 'No cost imported'), drop: 'costs' });

/** Returns the tiles of a dashboard. */
export function tiles(lang: string): Figure[] {
  return [
    { ...rate(lang, '0.0328', '0.028222', '0.038089', say(lang, '164\u00a0répondants ÷ 5\u202f000\u00a0plis postés', '164 responders ÷ 5,000 pieces posted')), flags: ['provisional'] },
    figure({ key: 'cost_per_qualified_lead', name: say(lang, 'Coût par prospect qualifié', 'Cost per qualified lead'), help: say(lang, 'Ce qu’a coûté chaque prospect qualifié.', 'What each qualified lead cost.'), unit: 'money', currency: 'EUR', better: 'lower', value: '87.4', low: '74.1', high: '104.2', detail: say(lang, '7\u202f429\u00a0€ coût ÷ 85\u00a0prospects qualifiés', '€7,429 cost ÷ 85 qualified leads'), scaleMax: '160' }),
    figure({ key: 'roi_revenue', attributed: true, name: say(lang, 'ROI sur chiffre d’affaires', 'ROI on revenue'), help: say(lang, 'Gain rapporté au coût.', 'Gain over cost.'), unit: 'growth', value: '2.1401', detail: say(lang, '(23\u202f328\u00a0€ − 7\u202f429\u00a0€) ÷ 7\u202f429\u00a0€', '(€23,328 − €7,429) ÷ €7,429'), scaleMax: '3', scaleMin: '-1', flags: ['provisional'] }),
    figure({ key: 'revenue', attributed: true, name: say(lang, 'Chiffre d’affaires', 'Revenue'), help: say(lang, 'Commandes rattachées, HT.', 'Orders joined, net of VAT.'), unit: 'money', currency: 'EUR', value: '23328', detail: say(lang, '23\u202f328\u00a0€ HT', '€23,328 net'), scaleMax: '30326', flags: ['provisional'] }),
    figure({ key: 'qualified_leads', name: say(lang, 'Prospects qualifiés', 'Qualified leads'), help: say(lang, 'Répondants qualifiés.', 'Qualified responders.'), unit: 'count', value: '85', detail: say(lang, '85\u00a0prospects qualifiés', '85 qualified leads'), scaleMax: '110.5' }),
    figure({ key: 'new_customers', attributed: true, name: say(lang, 'Nouveaux clients', 'New customers'), help: say(lang, 'Premières commandes.', 'First orders.'), unit: 'count', value: '18', detail: say(lang, '18\u00a0clients', '18 customers'), scaleMax: '23.4', flags: ['too_few', 'provisional'] }),
    figure({ key: 'average_order_value', attributed: true, name: say(lang, 'Panier moyen', 'Average order value'), help: say(lang, 'Montant moyen d’une commande.', 'Mean amount of an order.'), unit: 'money', currency: 'EUR', value: '1296', low: '1040', high: '1550', detail: say(lang, '23\u202f328\u00a0€ ÷ 18\u00a0commandes', '€23,328 ÷ 18 orders'), scaleMax: '2000', flags: ['too_few'] }),
    figure({ key: 'undelivered_rate', name: say(lang, 'Taux de non distribués', 'Undelivered rate'), help: say(lang, 'Part des plis revenus.', 'Share of pieces that came back.'), unit: 'ratio', better: 'lower', value: null, detail: '', unknown: { reason: 'never_imported', text: say(lang, 'Aucun fichier de non distribués importé', 'No file of undelivered pieces imported'), drop: 'undelivered' } }),
  ];
}

/** Returns what figures can be filtered by, beside campaigns, cells and months. */
export function filterValues(lang: string): FilterValues[] {
  const unknown = { code: '', name: say(lang, 'inconnu', 'unknown') };
  const values = (...names: string[]) => names.map((name) => ({ code: name, name }));
  return [
    { dimension: 'sector', name: say(lang, 'Secteur', 'Sector'), values: [...values('Chauffage', 'Maçonnerie', 'Menuiserie'), unknown], leftOut: 0 },
    { dimension: 'departement', name: 'Département', values: values('01', '38', '69'), leftOut: 12 },
    { dimension: 'salesperson', name: say(lang, 'Commercial', 'Salesperson'), values: values('Dupuis', 'Lambert'), leftOut: 0 },
  ];
}

/** Returns what a dashboard can show of a question. */
export function dashboardAnswer({ lang, cells }: Question): { tiles: Figure[]; notices: Notice[]; choices: Choices } {
  const all = tiles(lang);
  return {
    tiles: cells.includes('Z') ? all.map((tile) => ({ ...tile, value: null, unknown: { reason: 'nothing_to_divide_by', text: say(lang, 'Aucun pli posté', 'No piece posted'), drop: null } })) : all,
    notices: [
      { tone: 'act', text: say(lang, 'BTP26\u00a0: 6,2\u00a0% de plis non distribués, au-delà de 5\u00a0%.', 'BTP26: 6.2% of pieces undelivered, above 5%.'), explain: 'undelivered_rate', remedy: say(lang, 'Demandez un avoir au loueur du fichier.', 'Ask the list supplier for a credit.'), name: 'undelivered/BTP26', campaign: 'BTP26' },
      { tone: 'go_on', text: say(lang, 'Cellule B (contre A)\u00a0: meilleure, l’écart est établi (p\u00a0=\u00a00,002).', 'Cell B (against A): better, the difference is established (p\u00a0=\u00a00.002).'), explain: 'response_rate', remedy: null, name: null, campaign: null },
      { tone: 'know', text: say(lang, 'Pour compléter ce tableau, déposez votre fichier de non distribués.', 'To complete this dashboard, drop your file of undelivered pieces.'), explain: null, remedy: null, name: null, campaign: null },
    ],
    choices: {
      campaigns: [
        { code: 'BTP26', name: 'BTP Rhône-Alpes · automne 2026' },
        { code: 'CH26', name: 'Chauffage · printemps 2026' },
      ],
      cells: [{ code: 'A', name: 'A' }, { code: 'B', name: 'B' }, { code: 'Z', name: 'Z' }],
      months: ['2026-10', '2026-09', '2026-03'],
      attribution: 'last',
    },
  };
}

/** Returns which campaigns tell what others do not. */
export const toldBy = (lang: string): ToldBy => ({
  text: say(lang, 'Connu de 1 sur 2\u00a0campagnes\u00a0: BTP Rhône-Alpes · automne 2026. Manque\u00a0: Chauffage · printemps 2026.', 'Known of 1 of 2\u00a0campaigns: BTP Rhône-Alpes · automne 2026. Missing: Chauffage · printemps 2026.'),
  campaigns: [{ code: 'BTP26', name: 'BTP Rhône-Alpes · automne 2026' }],
});

/** Returns a figure taken apart. */
export function explanation(key: string, { lang }: Question): Explanation {
  const figure = tiles(lang).find((tile) => tile.key === key) ?? costPerResponse(lang, '45.3');
  const from = (file: string, imported: string, rows: number): PartFile => ({ file, sheet: 'Feuil1', imported, rows, first: 2, last: rows + 1, place: say(lang, `feuille «\u00a0Feuil1\u00a0», lignes 2 à ${rows + 1}`, `sheet “Feuil1”, rows 2 to ${rows + 1}`) });
  return {
    figure,
    formula: say(lang, 'répondants ÷ plis postés', 'responders ÷ pieces posted'),
    worked: figure.detail,
    interval: figure.low === null ? null : say(lang, 'Wilson, à 95\u00a0%', 'Wilson, 95%'),
    source: 'E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927)',
    rules: [say(lang, 'Base\u00a0: plis postés.', 'Basis: pieces posted.'), say(lang, 'Fenêtre\u00a0: 90\u00a0jours après le dépôt.', 'Window: 90 days after posting.'), say(lang, 'Attribution\u00a0: dernier pli reçu.', 'Attribution: the last piece received.')],
    parts: [
      { measure: 'responders', text: say(lang, '164\u00a0répondants', '164 responders'), files: [from('réponses_septembre.xlsx', '2026-09-21', 98), from('réponses_octobre.xlsx', '2026-10-30', 66)], hasRows: true },
      { measure: 'pieces_posted', text: say(lang, '5\u202f000\u00a0plis postés', '5,000 pieces posted'), files: [from('fichier_btp.xlsx', '2026-09-02', 5000)], hasRows: true },
    ],
    compared: [{ label: say(lang, 'Vos autres campagnes', 'Your other campaigns'), value: '2,80\u00a0%' }, { label: say(lang, 'Secteur\u00a0: travaux', 'Sector: building'), value: '1,50 – 4,40\u00a0%' }],
    leftOut: [say(lang, '3\u00a0lignes mises de côté dans «\u00a0réponses_octobre.xlsx\u00a0».', '3 rows set aside in “réponses_octobre.xlsx”.')],
    toldBy: figure.value === null ? toldBy(lang) : null,
    leftOutByHand: [],
    quotes: key === 'nps' ? quotes(lang) : [],
  };
}
