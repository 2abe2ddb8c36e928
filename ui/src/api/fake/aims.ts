/** Invented alerts, targets, references and settings of the file, which can be changed. */
import type { AlertItem, AppError, FieldEdit, HouseSettings, ReferenceItem, ReferenceList, TargetItem, TargetList } from '../bindings';
import { catalogue } from './analysis';
import { costPerResponse, rate } from './figures';
import { say } from './say';

interface Named {
  name: string;
  lang: string;
}
interface Edited {
  name: string | null;
  edits: FieldEdit[];
  lang: string;
}

/** Refuses a field, as the program does. */
function refuse(field: string, value: string): never {
  const error: AppError = { code: 'refused', message: `«\u00a0${value}\u00a0» ne convient pas à ${field}.`, remedy: '', field };
  throw error;
}

/** Reads a rate as it is typed. */
function decimal(field: string, text: string): string {
  const plain = text.replaceAll(/[\s%]/g, '').replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(plain)) refuse(field, text);
  return text.includes('%') ? String(Number((Number(plain) / 100).toFixed(6))) : plain;
}

const SHIPPED = (lang: string): ReferenceItem[] => {
  const base = { origin: 'shipped', changed: false, figure: 'response_rate', figureName: say(lang, 'Taux de réponse', 'Response rate'), unit: 'ratio' as const, sector: null, audience: 'consumers', audienceName: say(lang, 'particuliers', 'consumers'), country: 'GB', countryName: say(lang, 'Royaume-Uni', 'United Kingdom'), basis: 'responses_posted', basisName: say(lang, 'réponses / plis envoyés', 'responses / pieces posted'), low: null, high: null, year: 2024 };
  return [
    { ...base, name: 'jicmail-2024-cold', listType: 'cold', value: '0.009', source: 'JICMAIL Response Rate Tracker', address: 'warc.com/content/feed/jicmail-adds-door-drop-data-to-its-benchmarks/en-GB/9424' },
    { ...base, name: 'jicmail-2024-warm', listType: 'warm', value: '0.079', source: 'JICMAIL Response Rate Tracker', address: 'warc.com/content/feed/jicmail-adds-door-drop-data-to-its-benchmarks/en-GB/9424' },
    { ...base, name: 'roas', figure: 'roas', figureName: say(lang, 'CA par euro', 'Revenue per euro'), unit: 'times', listType: null, value: '3.2', low: '2.1', high: '4.4', source: 'Collaborative Marketing Club', address: null, basis: 'revenue_cost', basisName: say(lang, 'chiffre d’affaires / coût', 'revenue / cost'), sector: say(lang, 'commerce de détail', 'retail') },
  ];
};

/** Returns the commands of alerts, targets, references and settings. */
export function aimCommands(state: { empty: boolean }) {
  const dismissed = new Set<string>(['matured/CH26']);
  const gone = new Set<string>();
  const own = new Map<string, Partial<ReferenceItem>>();
  const aimed = new Map<string, Record<string, string>>(state.empty ? [] : [
    ['own1', { figure: 'response_rate', value: '0.04', campaign: '', from: '2026-01-01', to: '2026-12-31' }],
    ['t1', { figure: 'cost_per_response', value: '40', campaign: 'BTP26', from: '', to: '' }],
    ['t2', { figure: 'response_rate', value: '0.02', campaign: 'CH26', from: '', to: '2026-06-30' }],
  ]);
  const hidden = new Map<string, Record<string, string>>();
  let numbers = 1;
  let settings = { attribution: 'last', cycleStart: 'posting', role: 'manager', shortCycleDays: 30 };

  const alert = (lang: string, name: string, kind: string, tone: string, text: [string, string], remedy: [string, string], figure: string | null, campaign: string | null): AlertItem => ({ name, kind, tone, text: say(lang, ...text), remedy: say(lang, ...remedy), figure, campaign, dismissed: dismissed.has(name) });
  const alerts = (lang: string): AlertItem[] =>
    state.empty
      ? []
      : [
          alert(lang, 'undelivered/BTP26', 'undelivered', 'act', ['BTP26\u00a0: 6,2\u00a0% de plis non distribués, au-delà de 5\u00a0%.', 'BTP26: 6.2% of pieces undelivered, above 5%.'], ['Demandez un avoir au loueur du fichier et retirez ces adresses du prochain envoi.', 'Ask the list supplier for a credit and leave these addresses out of the next mailing.'], 'undelivered_rate', 'BTP26'),
          alert(lang, 'hot_leads/2026-11-20/12', 'hot_leads', 'act', ['12\u00a0prospects chauds attendent, le premier depuis 9\u00a0jours.', '12 hot leads wait, the first for 9 days.'], ['Appelez Menuiserie Petit, Durand SA, BTP Martin Frères et 9\u00a0autres.', 'Call Menuiserie Petit, Durand SA, BTP Martin Frères and 9 others.'], null, null),
          alert(lang, 'follow_ups/7/2', 'follow_ups', 'act', ['2\u00a0relances sont en retard, la plus ancienne de 6\u00a0jours.', '2 follow-ups are overdue, the oldest by 6 days.'], ['Rappelez Durand SA et Menuiserie Petit.', 'Call Durand SA and Menuiserie Petit.'], null, null),
          alert(lang, 'below_target/response_rate', 'below_target', 'test', ['Taux de réponse\u00a0: 3,28\u00a0% pour un objectif de 4\u00a0%.', 'Response rate: 3.28% for a target of 4%.'], ['Attendez la fin de la fenêtre avant de conclure.', 'Wait for the window to close before concluding.'], 'response_rate', null),
          alert(lang, 'matured/CH26', 'matured', 'know', ['CH26\u00a0: la fenêtre des commandes s’est fermée, ses chiffres ne sont plus provisoires.', 'CH26: the window for orders closed, its figures are no longer provisional.'], ['Imprimez son bilan et décidez de la suite.', 'Print its report and decide what comes next.'], null, 'CH26'),
        ];

  const references = (lang: string): ReferenceList => {
    const items = SHIPPED(lang).filter(({ name }) => !gone.has(name)).map((item) => ({ ...item, ...own.get(item.name), changed: own.has(item.name), origin: own.has(item.name) ? 'by_hand' : item.origin }));
    const added = [...own].filter(([name]) => name.startsWith('own')).map(([name, said]): ReferenceItem => ({ origin: 'by_hand', changed: false, figure: null, figureName: null, unit: 'ratio', sector: null, audience: null, audienceName: null, listType: null, country: null, countryName: null, basis: null, basisName: null, low: null, high: null, year: null, source: null, address: null, value: '0', ...said, name }));
    return {
      own: state.empty ? [] : [say(lang, 'Médiane de vos 4\u00a0campagnes closes à froid\u00a0: 2,10\u00a0%', 'Median of your 4 closed cold campaigns: 2.10%')],
      items: [...items, ...added],
      leftOut: SHIPPED(lang).filter(({ name }) => gone.has(name)).map(({ name, source }) => ({ code: name, name: source ?? name })),
    };
  };

  const target = (lang: string, [name, said]: [string, Record<string, string>]): TargetItem => {
    const cost = said['figure'] === 'cost_per_response';
    const figure = cost ? costPerResponse(lang, '45.3') : rate(lang, '0.0328', '0.028222', '0.038089', '');
    const known = catalogue(lang).figures.find(({ key }) => key === said['figure']);
    const value = Number(said['value']);
    const reached = cost ? value / 45.3 : 0.0328 / value;
    return { name, origin: name.startsWith('own') ? 'by_hand' : 'imported', figure: { ...figure, ...(known ? { key: known.key, name: known.name } : {}) }, campaign: said['campaign'] || null, from: said['from'] || null, to: said['to'] || null, target: said['value'] ?? '', shown: cost ? say(lang, `${said['value']}\u00a0€`, `€${said['value']}`) : say(lang, `${100 * value}\u00a0%`.replace('.', ','), `${100 * value}%`), attainment: reached.toFixed(6), standing: reached >= 1 ? 'reached' : 'missed', proven: reached >= 1 ? null : !cost, running: name === 'own1' };
  };
  const targets = (lang: string): TargetList => ({ items: [...aimed].map((one) => target(lang, one)), leftOut: [...hidden.keys()], campaigns: [{ code: 'BTP26', name: 'BTP Rhône-Alpes · automne 2026' }, { code: 'CH26', name: 'Chauffage · printemps 2026' }] });
  const house = (lang: string): HouseSettings => ({ ...settings, rhythm: 35 <= settings.shortCycleDays ? 'twice_monthly' : 'monthly', rhythmText: 35 <= settings.shortCycleDays ? say(lang, `Votre cycle de vente médian est de 35\u00a0jours, soit ${settings.shortCycleDays}\u00a0jours ou moins\u00a0: deux rapports par mois conviennent.`, `Your median sales cycle is 35 days, ${settings.shortCycleDays} days or less: two reports a month suit it.`) : say(lang, `Votre cycle de vente médian est de 35\u00a0jours, plus de ${settings.shortCycleDays}\u00a0jours\u00a0: un rapport par mois convient.`, `Your median sales cycle is 35 days, more than ${settings.shortCycleDays} days: one report a month suits it.`) });

  return {
    alerts: ({ lang }: Named) => alerts(lang),
    dismiss_alert: ({ name }: Named) => void dismissed.add(name),
    recall_alert: ({ name }: Named) => void dismissed.delete(name),
    references: ({ lang }: Named) => references(lang),
    save_reference: ({ name, edits, lang }: Edited) => {
      const said = Object.fromEntries(edits.map(({ field, value }) => [field, value]));
      for (const field of ['value', 'low', 'high']) if (said[field]) said[field] = decimal(field, said[field]);
      if (name === null && !said['value']) refuse('value', '');
      if (said['year'] && !/^\d{4}$/.test(said['year'])) refuse('year', said['year']);
      const { list_type, country, year, ...rest } = said;
      const of = name ?? `own${(numbers += 1)}`;
      own.set(of, { ...own.get(of), ...rest, ...(list_type ? { listType: list_type } : {}), ...(country ? { country, countryName: country } : {}), ...(year ? { year: Number(year) } : {}) });
      return references(lang);
    },
    delete_reference: ({ name, lang }: Named) => {
      if (!own.delete(name) || !name.startsWith('own')) gone.add(name);
      return references(lang);
    },
    reset_reference: ({ name, lang }: Named) => {
      gone.delete(name);
      own.delete(name);
      return references(lang);
    },
    targets: ({ lang }: Named) => targets(lang),
    save_target: ({ name, edits, lang }: Edited) => {
      const of = name ?? `own${(numbers += 1)}`;
      const said: Record<string, string> = { ...aimed.get(of), ...Object.fromEntries(edits.map(({ field, value }) => [field, value])) };
      if (!said['figure']) refuse('figure', '');
      said['value'] = decimal('value', said['value'] ?? '');
      if (said['from'] && said['to'] && said['from'] > said['to']) refuse('to', said['to']);
      aimed.set(of, said);
      return targets(lang);
    },
    delete_target: ({ name, lang }: Named) => {
      const said = aimed.get(name);
      if (said && !name.startsWith('own')) hidden.set(name, said);
      aimed.delete(name);
      return targets(lang);
    },
    reset_target: ({ name, lang }: Named) => {
      const said = hidden.get(name);
      if (said) aimed.set(name, said);
      hidden.delete(name);
      return targets(lang);
    },
    house_settings: ({ lang }: Named) => house(lang),
    change_setting: ({ name, value, lang }: { name: string; value: string; lang: string }) => {
      if (name === 'short_cycle_days' && !/^[1-9]\d{0,2}$/.test(value)) refuse(name, value);
      if (name === 'short_cycle_days') settings = { ...settings, shortCycleDays: Number(value) };
      else settings = { ...settings, [name === 'cycle_start' ? 'cycleStart' : name]: value };
      return house(lang);
    },
  };
}
