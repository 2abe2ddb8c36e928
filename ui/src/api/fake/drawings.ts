/** Drawings as the chart crate really writes them: its reviewed snapshots. */
import type { ChartItem, ChartQuestion, Mark, Picture, Table } from '../bindings';
import { toldBy } from './figures';
import { say } from './say';

const SNAPSHOTS = import.meta.glob<string>('../../../../crates/chart/src/kinds/**/snapshots/*fr_screen.snap', { query: '?raw', import: 'default', eager: true });

function drawing(kind: string): string {
  const found = Object.entries(SNAPSHOTS).find(([path]) => path.includes(`__${kind}__`));
  return found ? found[1].slice(found[1].indexOf('<svg')) : '';
}

/** Returns the mark of an outline, where it begins. */
function outlined(group: Element): Mark[] {
  const [x, y] = (group.querySelector('path')?.getAttribute('d') ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
  const [label = '', value = ''] = (group.getAttribute('aria-label') ?? '').split(/\s:\s/);
  return x === undefined || y === undefined ? [] : [{ x, y, width: 8, height: 8, series: null, label, value, link: { to: 'departement', value: label.split(' ')[0] ?? '', also: null } }];
}

/** Returns the marks of a drawing, placed by its first shapes. */
function marksOf(svg: string): Mark[] {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return [...parsed.querySelectorAll('[data-mark]')].flatMap((group) => {
    const shape = group.querySelector('circle, rect');
    if (!shape) return outlined(group);
    const at = (name: string) => Number(shape.getAttribute(name) ?? 0);
    const [label = '', value = ''] = (group.getAttribute('aria-label') ?? '').split(/\s:\s/);
    const round = shape.localName === 'circle';
    const cut = round ? label.lastIndexOf(', ') : -1;
    return [
      {
        x: round ? at('cx') - 4 : at('x'),
        y: round ? at('cy') - 4 : at('y'),
        width: round ? 8 : at('width'),
        height: round ? 8 : at('height'),
        series: cut < 0 ? null : label.slice(0, cut),
        label: label.slice(cut < 0 ? 0 : cut + 2),
        value,
        link: null,
      },
    ];
  });
}

function picture(kind: string, title: string, note: string, head: string[]): Picture {
  const svg = drawing(kind);
  const marks = marksOf(svg);
  const table: Table = { columns: head, rows: marks.map((mark) => [[mark.series, mark.label].filter(Boolean).join(', '), mark.value]) };
  return { kind, title, note, toldBy: null, svg, summary: `${title}. ${note}.`, marks, table };
}

/** Returns the charts of the dashboard. */
export function charts(lang: string): Picture[] {
  return [
    picture('lines', say(lang, 'Réponses cumulées', 'Responses over time'), say(lang, 'jours depuis le dépôt, en % des plis postés', 'days since posting, in % of pieces posted'), [say(lang, 'Jour', 'Day'), say(lang, 'Taux', 'Rate')]),
    picture('bars', say(lang, 'Taux de réponse par secteur', 'Response rate by sector'), say(lang, 'intervalle à 95\u00a0%', '95% interval'), [say(lang, 'Secteur', 'Sector'), say(lang, 'Taux', 'Rate')]),
    picture('shares', say(lang, 'Où va le budget', 'Where the budget goes'), say(lang, 'montants HT', 'amounts net of VAT'), [say(lang, 'Poste', 'Item'), say(lang, 'Montant', 'Amount')]),
  ];
}

const TITLES: Record<string, [kind: string, fr: string, en: string]> = {
  response_curve: ['lines', 'Réponses cumulées', 'Cumulative responses'],
  bars: ['bars', 'Taux de réponse par secteur', 'Response rate by sector'],
  cost_shares: ['shares', 'Où va le budget', 'Where the budget goes'],
  months: ['lines', 'Taux de réponse par mois', 'Response rate by month'],
  small_multiples: ['multiples', 'Petits graphiques côte à côte', 'Small charts side by side'],
  cost_staircase: ['staircase', 'L’escalier des coûts', 'The staircase of costs'],
  funnel: ['funnel', 'Du courrier au client', 'From letter to customer'],
  map: ['area_map', 'Taux de réponse par département', 'Response rate by département'],
  cohort_retention: ['grid', 'Rétention par cohorte', 'Retention by cohort'],
};

/** Returns the list of charts. */
export function chartItems(lang: string): ChartItem[] {
  return Object.entries(TITLES).map(([name, [, fr, en]]) => ({
    name,
    title: say(lang, fr, en),
    shows: say(lang, `${fr}.`, `${en}.`),
    takesFigure: ['bars', 'months', 'map', 'small_multiples'].includes(name),
    takesGrouping: ['bars', 'months', 'small_multiples'].includes(name),
    takesAlong: name === 'small_multiples',
  }));
}

/** Returns a chart by its name. */
export function namedChart({ name, by, along, ownScales, question }: ChartQuestion): Picture {
  const [kind, fr, en] = TITLES[name.split(':')[0] ?? ''] ?? ['bars', name, name];
  // What was asked beside the name, so that it is seen to have been asked.
  const note = [by && `${say(question.lang, 'par', 'by')} ${by}`, along, ownScales ? say(question.lang, 'échelles propres', 'own scales') : null].filter(Boolean).join(', ');
  const drawn = picture(kind, say(question.lang, fr, en), note, [say(question.lang, 'Groupe', 'Group'), say(question.lang, 'Valeur', 'Value')]);
  return { ...drawn, kind: kind === 'area_map' ? 'map' : kind, toldBy: kind === 'funnel' && question.campaigns.length !== 1 ? toldBy(question.lang) : null };
}
