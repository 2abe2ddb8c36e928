/** Invented analyses: every figure by every grouping, as even as a fake can be. */
import type { Analysis, AnalysisCell, AnalysisQuestion, AnalysisRow, Catalogue, CatalogueFigure, GroupValue } from '../bindings';
import { charts } from './drawings';
import { dashboardAnswer } from './figures';
import { say } from './say';

export function catalogue(lang: string): Catalogue {
  const figure = (key: string, fr: string, en: string, family: string, unit: CatalogueFigure['unit'], better: CatalogueFigure['better'] = 'higher'): CatalogueFigure => ({ key, name: say(lang, fr, en), help: say(lang, `${fr}, en une phrase.`, `${en}, in a sentence.`), family, unit, better, attributed: key === 'revenue' || key === 'roi_margin' });
  return {
    figures: [
      figure('pieces_posted', 'Plis envoyés', 'Pieces posted', 'response', 'count', 'neutral'),
      figure('response_rate', 'Taux de réponse', 'Response rate', 'response', 'ratio'),
      figure('positive_response_rate', 'Taux de réponse positive', 'Positive response rate', 'response', 'ratio'),
      figure('undelivered_rate', 'Taux de non distribués (PND)', 'Undelivered rate', 'response', 'ratio', 'lower'),
      figure('qualified_leads', 'Prospects qualifiés', 'Qualified leads', 'funnel', 'count'),
      figure('revenue', 'Chiffre d’affaires', 'Revenue', 'orders', 'money'),
      figure('cost_per_response', 'Coût par réponse', 'Cost per response', 'cost', 'money', 'lower'),
      figure('roi_margin', 'ROI sur marge', 'ROI on margin', 'value', 'growth'),
      figure('nps', 'NPS', 'NPS', 'loyalty', 'points'),
    ],
    dimensions: [
      ['campaign', 'Campagne', 'Campaign'],
      ['cell', 'Cellule', 'Cell'],
      ['sector', 'Secteur', 'Sector'],
      ['departement', 'Département', 'Département'],
      ['channel', 'Canal', 'Channel'],
      ['month', 'Mois', 'Month'],
    ].map(([code = '', fr = '', en = '']) => ({ code, name: say(lang, fr, en) })),
  };
}

function values(dimension: string, lang: string): [string | null, string][] {
  switch (dimension) {
    case 'campaign':
      return [['BTP26', 'BTP26'], ['CH26', 'CH26']];
    case 'cell':
      return [['A', 'A'], ['B', 'B'], ['T', 'T']];
    case 'month':
      return [['2026-03', say(lang, 'mars 2026', 'Mar 2026')], ['2026-09', say(lang, 'sept. 2026', 'Sept 2026')]];
    case 'departement':
      return Array.from({ length: 120 }, (_, at) => [String(at + 1).padStart(2, '0'), String(at + 1).padStart(2, '0')]);
    default:
      return [['Maçonnerie et gros œuvre', 'Maçonnerie et gros œuvre'], ['Menuiserie', 'Menuiserie'], [null, say(lang, 'inconnu', 'unknown')]];
  }
}

const VALUES: Record<CatalogueFigure['unit'], [string, string | null, string | null]> = {
  count: ['85', null, null],
  ratio: ['0.0328', '0.028222', '0.038089'],
  growth: ['-0.1401', null, null],
  money: ['11664.5', '9100', '14020'],
  times: ['3.14', null, null],
  days: ['35', '25', '48'],
  points: ['44.4', '1.2', '87.7'],
};

function cell(column: CatalogueFigure, row: number, lang: string): AnalysisCell {
  const unknown = column.key === 'undelivered_rate' || (column.unit === 'money' && row === 1);
  const [value, low, high] = VALUES[column.unit];
  if (unknown) return { value: null, currency: null, low: null, high: null, unknown: say(lang, 'Aucun fichier de non distribués importé', 'No file of undelivered pieces imported'), flags: [] };
  const scaled = (text: string | null) => text && String(Number(text) * (row + 1));
  return { value: scaled(value), currency: column.unit === 'money' ? 'EUR' : null, low: scaled(low), high: scaled(high), unknown: null, flags: row === 0 ? ['provisional', 'too_few'] : [] };
}

export function analysisAnswer(asked: AnalysisQuestion, empty: boolean): Analysis {
  const { lang, campaigns, cells } = asked.question;
  const all = catalogue(lang);
  const columns = asked.keys.flatMap((key) => all.figures.find((one) => one.key === key) ?? []);
  let groups: GroupValue[][] = [[]];
  for (const dimension of asked.by) {
    groups = groups.flatMap((group) => values(dimension, lang).map(([value, label]) => [...group, { dimension, value, label }]));
  }
  if (empty || cells.includes('Z')) groups = [];
  const only = (group: GroupValue[]) => asked.question.only.every((one) => group.every((own) => own.dimension !== one.dimension || own.value === one.value));
  groups = groups.filter(only);
  if (asked.descending) groups.reverse();
  const row = (group: GroupValue[], at: number): AnalysisRow => ({ group, role: group.at(-1)?.value === 'T' ? 'holdout' : null, cells: columns.map((column) => cell(column, at, lang)) });
  const bars = charts(lang)[1];
  return {
    by: asked.by.map((code) => all.dimensions.find((one) => one.code === code) ?? { code, name: code }),
    columns,
    total: groups.length,
    rows: groups.slice(asked.offset, asked.offset + 100).map(row),
    picture: asked.by.length > 0 && groups.length > 0 && columns.length > 0 ? (bars ?? null) : null,
    comparison: asked.by.includes('cell') && campaigns.length === 1 ? { control: 'A', sentences: [say(lang, 'La cellule B est meilleure, l’écart est établi (p\u00a0=\u00a00,002).', 'Cell B is better, the difference is established (p\u00a0=\u00a00.002).')] } : null,
    choices: empty ? { campaigns: [], cells: [], months: [], attribution: 'last' } : dashboardAnswer(asked.question).choices,
  };
}

export function analysisText(asked: AnalysisQuestion): string {
  return say(asked.question.lang, 'Campagne;Taux de réponse\r\nBTP26;0,0328\r\n', 'Campaign,Response rate\r\nBTP26,0.0328\r\n');
}
