/** An invented call list, and a table of points that can be changed. */
import type { BandLine, CallLine, CallPage, ScoreTable, TableCheck, TableLineEdit } from '../bindings';
import { say } from './say';

const COMPANIES = ['Menuiserie Petit', 'Durand SA', 'BTP Martin Frères', 'Électricité générale du Rhône et de la Loire', 'Plomberie Roche'];
const NAMES = ['Mme Claire Petit', 'M. Paul Durand', 'Mme Élodie Martin-Duchâteau', 'M. Karim Benali', ''];
const SAID = ['Rappelez-moi jeudi après 17 h, je voudrais un devis pour trente fenêtres et savoir si la pose est comprise.', null, 'Intéressée, mais pas avant mars.', 'Envoyez vos tarifs', null];
const KEPT: TableLineEdit[] = [
  ['sector', '=campaign', '20'],
  ['sector', '*', '8'],
  ['size', 'pme', '15'],
  ['size', '*', '5'],
  ['function', 'dirig', '15'],
  ['function', '*', '5'],
  ['channel', 'phone', '15'],
  ['channel', '*', '8'],
  ['speed', '7', '15'],
  ['speed', '14', '10'],
  ['speed', '*', '2'],
  ['request', 'qualified', '20'],
  ['request', 'devis', '20'],
  ['request', 'positive', '12'],
  ['request', '*', '4'],
].map(([criterion = '', when = '', points = '']) => ({ criterion, when, points }));

const bandOf = (score: number) => (score >= 70 ? 'hot' : score >= 40 ? 'warm' : 'cold');

function call(at: number, lang: string): CallLine {
  const points = [20, 15, at % 7 === 0 ? 5 : 15, 15, Math.max(2, 15 - (at % 5) * 3), at < 40 ? 20 : at < 160 ? 4 : 0].map((given, place) => (at > 160 && place < 3 ? 5 : given));
  const criteria = ['sector', 'size', 'function', 'channel', 'speed', 'request'];
  const score = points.reduce((sum, one) => sum + one, 0);
  return {
    contact: at + 1,
    followUp: at === 0 ? { date: '2026-11-26', what: say(lang, 'Rappeler pour le devis', 'Call back about the quote') } : null,
    reference: `C${at}`,
    company: at % 11 === 4 ? null : `${COMPANIES[at % 5]} ${at + 1}`,
    name: NAMES[at % 5] ?? '',
    phone: at % 6 === 5 ? null : '04 72 00 12 34',
    email: at % 6 === 5 ? 'contact@exemple.fr' : null,
    salesperson: at % 2 ? 'Lefèvre' : null,
    campaign: 'BTP26',
    score,
    band: bandOf(score),
    points: criteria.map((criterion, place) => ({ criterion, when: '*', points: points[place] ?? 0 })),
    reason: say(lang, 'parle de «\u00a0devis\u00a0», téléphone, 6 jours après l’envoi', 'speaks of “quote”, telephone, 6 days after posting'),
    respondedOn: '2026-11-20',
    waitingDays: at % 9,
    lastContact: '2026-11-20',
    verbatim: SAID[at % 5] ?? null,
  };
}

export function callPage(band: string | null, offset: number, empty: boolean, lang: string): CallPage {
  const all = empty ? [] : Array.from({ length: 412 }, (_, at) => call(at, lang)).sort((one, other) => other.score - one.score);
  const asked = all.filter((line) => band === null || line.band === band);
  const of = (name: string, from: number, leads: number, customers: number, low: string, rate: string, high: string): BandLine => ({ band: name, from, leads: empty ? 0 : leads, customers: empty ? 0 : customers, toCall: all.filter((line) => line.band === name).length, rate: empty ? null : rate, low: empty ? null : low, high: empty ? null : high });
  return {
    answered: empty ? 0 : 590,
    total: asked.length,
    lines: asked.slice(offset, offset + 150),
    bands: [of('hot', 70, 240, 61, '0.203', '0.254', '0.313'), of('warm', 40, 180, 20, '0.073', '0.111', '0.165'), of('cold', 0, 170, 1, '0.001', '0.006', '0.033')],
    separation: 'proven',
    text: say(lang, 'Les prospects chauds achètent plus souvent que les autres\u00a0: l’écart est établi.', 'Hot leads buy more often than the others: the difference is established.'),
  };
}

export function tableCheck(lines: readonly TableLineEdit[], lang: string): TableCheck {
  const most = (criteria: string[]) => criteria.reduce((sum, criterion) => sum + Math.max(0, ...lines.filter((line) => line.criterion === criterion).map((line) => Number(line.points) || 0)), 0);
  const problems: TableCheck['problems'] = lines.flatMap((line, at) => {
    const found: TableCheck['problems'] = [];
    if (line.when.trim() === '') found.push({ line: at, place: 'when', text: say(lang, 'Écrivez le début d’un mot, «\u00a0artisan\u00a0» par exemple.', 'Write the beginning of a word, “builder” for instance.') });
    if (!/^\d{1,2}$/.test(line.points.trim()) || Number(line.points) > 50) found.push({ line: at, place: 'points', text: say(lang, 'Écrivez un nombre entier de 0 à 50.', 'Write a whole number from 0 to 50.') });
    return found;
  });
  const [fit, interest] = [most(['sector', 'size', 'function']), most(['channel', 'speed', 'request'])];
  for (const [place, sum] of [['fit', fit], ['interest', interest]] as const) {
    if (sum > 50) problems.push({ line: null, place, text: say(lang, `Jusqu’à ${sum}\u00a0points possibles\u00a0: 50 au plus.`, `Up to ${sum} points possible: 50 at most.`) });
  }
  return { problems, fit, interest, half: 50 };
}

export function callCommands(state: { empty: boolean }) {
  let lines = [...KEPT];
  const channels = (lang: string) => [['phone', 'téléphone', 'telephone'], ['web', 'web', 'web'], ['coupon', 'coupon', 'coupon'], ['email', 'e-mail', 'e-mail']].map(([code = '', fr = '', en = '']) => ({ code, name: say(lang, fr, en) }));
  const table = (lang: string): ScoreTable => ({ lines, changed: JSON.stringify(lines) !== JSON.stringify(KEPT), channels: channels(lang), check: tableCheck(lines, lang) });
  return {
    call_list: ({ band, offset, lang }: { band: string | null; offset: number; lang: string }) => callPage(band, offset, state.empty, lang),
    save_call_list: ({ format }: { format: string }) => `/home/camille/Documents/Baromail/a_appeler_2026-11-23.${format}`,
    score_table: ({ lang }: { lang: string }) => table(lang),
    check_score_table: ({ lines: asked, lang }: { lines: TableLineEdit[]; lang: string }) => tableCheck(asked, lang),
    save_score_table: ({ lines: asked, lang }: { lines: TableLineEdit[]; lang: string }) => {
      const check = tableCheck(asked, lang);
      if (check.problems.length === 0) lines = asked;
      return check;
    },
    reset_score_table: ({ lang }: { lang: string }) => {
      lines = [...KEPT];
      return table(lang);
    },
  };
}
