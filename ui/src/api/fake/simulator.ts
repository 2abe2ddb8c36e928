/** An invented simulator: the same chain as the program's, in few figures. */
import type { Figure, ScenarioView, SimulatorField, SimulatorQuestion, SimulatorStart, Simulation } from '../bindings';
import { charts } from './drawings';
import { dashboardAnswer, tiles } from './figures';
import { say } from './say';

const FIELDS: [key: string, fr: string, en: string, kind: string, value: string | null, most: string, step: string][] = [
  ['pieces', 'Plis envoyés', 'Pieces posted', 'count', '5000', '20000', '100'],
  ['creation', 'Création (en tout)', 'Creation (in all)', 'amount', '900', '10000', '50'],
  ['list', 'Fichier, par pli', 'List, per piece', 'each_piece', '0.12', '2', '0.01'],
  ['printing', 'Impression, par pli', 'Printing, per piece', 'each_piece', '0.34', '2', '0.01'],
  ['handling', 'Routage, par pli', 'Handling, per piece', 'each_piece', '0.09', '2', '0.01'],
  ['postage', 'Affranchissement, par pli', 'Postage, per piece', 'each_piece', '0.62', '2', '0.01'],
  ['other', 'Autres coûts (en tout)', 'Other costs (in all)', 'amount', '0', '10000', '50'],
  ['response_rate', 'Taux de réponse', 'Response rate', 'percent', '2.4', '10', '0.05'],
  ['qualification_rate', 'Répondants qualifiés', 'Responders qualified', 'percent', '37.5', '100', '0.5'],
  ['appointment_rate', 'Rendez-vous par prospect qualifié', 'Appointments per qualified lead', 'percent', '80', '100', '0.5'],
  ['closing_rate', 'Nouveaux clients par rendez-vous', 'New customers per appointment', 'percent', '33.333333333333', '100', '0.5'],
  ['basket', 'CA par nouveau client', 'Revenue per new customer', 'amount', '3000', '10000', '50'],
  ['margin_rate', 'Taux de marge brute', 'Gross margin rate', 'percent', null, '100', '0.5'],
];

export function simulatorCommands() {
  const kept = new Map<number, ScenarioView>();
  let last = 0;
  const all = () => [...kept.values()].sort((a, b) => a.name.localeCompare(b.name));
  return {
    simulator_start: ({ question }: { question: { lang: string } }): SimulatorStart => ({
      fields: FIELDS.map(([key, fr, en, kind, value, most, step]): SimulatorField => ({ key, name: say(question.lang, fr, en), kind, value, unknown: value === null ? say(question.lang, 'Aucune marge importée', 'No margin imported') : null, most, step })),
      currency: 'EUR',
      campaigns: dashboardAnswer({ lang: question.lang, cells: [] } as never).choices.campaigns,
      kept: all(),
    }),
    simulate: ({ question }: { question: SimulatorQuestion }) => simulation(question),
    save_scenario: ({ scenario }: { scenario: ScenarioView }) => {
      if (scenario.name === '') throw { code: 'refused', message: 'Il faut un nom.', remedy: 'Écrivez-en un de 60\u00a0signes au plus.', field: 'name' };
      if (scenario.id === null) last += 1;
      const id = scenario.id ?? last;
      kept.set(id, { ...scenario, id });
      return { id, kept: all() };
    },
    delete_scenario: ({ id }: { id: number }) => {
      kept.delete(id);
      return all();
    },
  };
}

function simulation({ lang, scenarios, shown, otherRate }: SimulatorQuestion): Simulation {
  const read = scenarios.map(({ values }) => new Map(values.map(({ key, value }) => [key, value.trim() === '' ? NaN : Number(value.replace(',', '.'))])));
  const shownRate = read[shown]?.get('response_rate') ?? NaN;
  const [blank] = tiles(lang);
  const bars = charts(lang)[1] ?? null;
  const wrong = scenarios.flatMap(({ values }, scenario) => values.filter(({ value }) => value !== '' && Number.isNaN(Number(value.replace(',', '.')))).map(({ key }) => ({ scenario, key, text: say(lang, 'Écrivez un pourcentage entre 0 et 100.', 'Write a percentage from 0 to 100.') })));
  return {
    scenarios: read.map((values) => figuresOf(values, lang)),
    rate: blank ? { ...blank, value: Number.isNaN(shownRate) ? null : String(shownRate / 100), low: null, high: null, flags: [], reference: null, detail: '' } : null,
    staircase: bars ? { ...bars, title: say(lang, 'L’escalier des coûts', 'The staircase of costs') } : null,
    wrong,
    test: otherRate === '' ? [] : [say(lang, `Pour départager 2,40\u00a0% et ${otherRate}\u00a0%, il faut 11\u202f455\u00a0plis par lettre\u00a0: c’est plus que la moitié de vos plis.`, `To tell 2.40% from ${otherRate}% takes 11,455 pieces per letter: that is more than half of your pieces.`)],
    wrongRate: null,
  };
}

function figuresOf(values: Map<string, number>, lang: string): Figure[] {
  const of = (key: string) => values.get(key) ?? NaN;
  const share = (key: string) => of(key) / 100;
  const responses = of('pieces') * share('response_rate');
  const customers = responses * share('qualification_rate') * share('appointment_rate') * share('closing_rate');
  const cost = of('creation') + of('other') + of('pieces') * (of('list') + of('printing') + of('handling') + of('postage'));
  const revenue = customers * of('basket');
  const margin = revenue * share('margin_rate');
  const rows: [string, string, string, Figure['unit'], number][] = [
    ['response_lines', 'Réponses reçues', 'Responses', 'count', responses],
    ['new_customers', 'Nouveaux clients', 'New customers', 'count', customers],
    ['revenue', 'Chiffre d’affaires', 'Revenue', 'money', revenue],
    ['margin', 'Marge', 'Margin', 'money', margin],
    ['cost_total', 'Budget total', 'Total cost', 'money', cost],
    ['cost_per_response', 'Coût par réponse', 'Cost per response', 'money', cost / responses],
    ['cost_per_new_customer', 'CAC par nouveau client', 'Cost per new customer', 'money', cost / customers],
    ['roi_margin', 'ROI sur marge', 'ROI on margin', 'growth', (margin - cost) / cost],
    ['break_even_response_rate', 'Taux de réponse d’équilibre', 'Break-even response rate', 'ratio', cost / of('pieces') / (margin / responses)],
  ];
  const [model] = tiles(lang);
  return rows.flatMap(([key, fr, en, unit, value]): Figure[] => {
    const known = Number.isFinite(value);
    const unknown = known ? null : { reason: 'never_imported', text: say(lang, 'Il manque\u00a0: taux de marge brute', 'Missing: gross margin rate'), drop: null };
    return model ? [{ ...model, key, name: say(lang, fr, en), unit, currency: unit === 'money' ? 'EUR' : null, value: known ? String(value) : null, unknown, flags: [] }] : [];
  });
}
