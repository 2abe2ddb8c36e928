/** Invented cohorts and months. */
import type { Cohorts, GridCell, LongPage, MonthPoint, Question } from '../bindings';
import { charts } from './drawings';
import { dashboardAnswer } from './figures';
import { say } from './say';

const cell = (value: string | null, more: Partial<GridCell> = {}): GridCell => ({ value, currency: null, low: null, high: null, numerator: null, denominator: null, unknown: null, flags: [], shade: 0, ...more });

const notOver = (lang: string) => cell(null, { unknown: { reason: 'not_over', text: say(lang, 'pas encore écoulé', 'not over yet'), drop: null } });

const MONTHS: readonly [string, string, string][] = [
  ['2026-03', 'mars 2026', 'March 2026'],
  ['2026-06', 'juin 2026', 'June 2026'],
  ['2026-09', 'septembre 2026', 'September 2026'],
];

/** Returns the cohorts of a measure. */
export function cohortAnswer(measure: string, { lang, only }: Question): Cohorts {
  const revenue = measure === 'revenue';
  const number = (row: number, month: number) => {
    if (row + Math.ceil(month / 2) > 4) return notOver(lang);
    const share = revenue ? String(4200 + 3100 * month - 600 * row) : String((0.009 + 0.006 * month - 0.001 * row).toFixed(4));
    const flags = measure === 'retention' && month > 3 ? (['provisional'] as const) : [];
    return cell(share, { currency: revenue ? 'EUR' : null, shade: Math.min(4, month), flags: [...flags] });
  };
  return {
    measure,
    unit: revenue ? 'money' : 'ratio',
    title: say(lang, 'Taux de réponse cumulé, en mois depuis l’envoi', 'Response rate so far, in months since posting'),
    // One sector wrote in one month alone.
    rows: MONTHS.slice(0, only.length > 0 ? 1 : MONTHS.length).map(([month, fr, en], row) => ({
      month,
      label: say(lang, fr, en),
      pieces: cell(String(2400 + 100 * row)),
      responders: cell(String(84 - 9 * row)),
      customers: cell(String(18 - 4 * row)),
      revenue: cell(String(23328 - 4000 * row), { currency: 'EUR', flags: row === 2 ? ['provisional'] : [] }),
      months: [1, 2, 3, 4, 5, 6].map((n) => number(row, n)),
    })),
    all: revenue ? [] : [1, 2, 3, 4, 5, 6].map((n) => number(0, n)),
    notes: [say(lang, 'Une ligne\u00a0: les plis envoyés ce mois-là, avec toutes leurs suites.', 'A row: the pieces posted that month, with all that followed.')],
  };
}

/** Returns figures over so many months. */
export function longAnswer(months: number, question: Question): LongPage {
  const { lang } = question;
  const points = (money: boolean): MonthPoint[] =>
    MONTHS.slice(0, months).map(([month, fr, en], at) => ({
      month,
      label: say(lang, fr, en),
      value: cell(money ? String(21000 + 900 * at) : String(0.024 + 0.002 * at), { currency: money ? 'EUR' : null, flags: at === 2 ? ['provisional'] : [] }),
      yearBefore: at === 0 ? cell(null, { unknown: { reason: 'nothing_to_divide_by', text: say(lang, 'zéro au dénominateur\u00a0: plis envoyés', 'zero in the denominator: pieces posted'), drop: null } }) : cell(money ? '20000' : '0.021', { currency: money ? 'EUR' : null }),
      difference: at === 0 ? null : money ? '1900' : '0.005',
      change: at === 0 ? null : money ? '0.095' : '0.238095',
    }));
  const picture = charts(lang)[1];
  return {
    view: {
      figures: [
        { key: 'response_rate', name: say(lang, 'Taux de réponse', 'Response rate'), unit: 'ratio', attributed: false, months: points(false), seasons: [{ month: 3, label: say(lang, 'mars', 'March'), index: '1.24' }] },
        { key: 'revenue', name: say(lang, 'Chiffre d’affaires', 'Revenue'), unit: 'money', attributed: true, months: points(true), seasons: [] },
      ],
      noSeasons: null,
    },
    pictures: picture ? [picture, picture] : [],
    choices: dashboardAnswer(question).choices,
  };
}
