/** Reports without a program: templates that remember their options, and pages that stand for laid-out ones. */
import type { AppError, ClosingItem, LaidOut, ReportAsk, ReportTemplate, ReportWish } from '../bindings';
import { say } from './say';

interface Args {
  lang: string;
  template: string;
  wish: ReportWish;
  ask: ReportAsk;
  index: number;
  back: boolean;
  to: string;
  period: string;
  number: number;
}

const PARTS: Record<string, [string, string]> = {
  cells: ['Comparaison des cellules', 'Comparison of cells'],
  steps: ['De la lettre au client', 'From letter to customer'],
  charts: ['Graphiques', 'Charts'],
  tables: ['Tableaux', 'Tables'],
  letter: ['Demande d’avoir', 'Request for credit'],
  remarks: ['Vos remarques', 'Your remarks'],
  notes: ['Pour lire ces chiffres', 'How to read these figures'],
  annex: ['Annexe\u00a0: d’où vient chaque chiffre', 'Annex: where each figure comes from'],
};
const TEMPLATES: [key: string, scope: string, title: [string, string], parts: string[]][] = [
  ['summary', 'campaign', ['Synthèse de campagne', 'Campaign summary'], ['cells', 'steps', 'charts', 'tables', 'remarks', 'notes', 'annex']],
  ['comparison', 'filter', ['Comparaison des campagnes', 'Comparison of campaigns'], ['charts', 'tables', 'remarks', 'notes', 'annex']],
  ['period', 'period', ['Rapport de période', 'Period report'], ['tables', 'remarks', 'notes', 'annex']],
  ['dashboard', 'board', ['Tableau de bord', 'Dashboard'], ['remarks', 'notes', 'annex']],
  ['calls', 'filter', ['Liste d’appels', 'Call list'], ['tables', 'remarks', 'notes', 'annex']],
];

function refuse(wish: ReportWish, lang: string): void {
  if (wish.accent !== '#ffff00') return;
  throw { code: 'refused', message: say(lang, 'accent ne peut pas être «\u00a0#ffff00\u00a0».', 'accent cannot be “#ffff00”.'), remedy: say(lang, 'Choisissez une couleur plus foncée.', 'Choose a darker colour.'), field: 'accent' } satisfies AppError;
}

/** An annex is long. */
const pagesOf = (wish: ReportWish) => (wish.parts.includes('annex') ? 100 : 2);

function page(index: number, wish: ReportWish, about: string): string {
  const [width, height] = wish.landscape ? [842, 595] : [595, 842];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif"><rect width="${width}" height="${height}" fill="#fff"/><text x="45" y="80" font-size="20" font-weight="700" fill="${wish.accent ?? '#1b2638'}">${about}</text><rect x="45" y="110" width="${width - 90}" height="60" fill="#f0ede6"/><text x="45" y="200" font-size="10">${wish.parts.join(' · ')}</text><text x="${width - 65}" y="${height - 32}" font-size="9" fill="#55617a">${index + 1} / ${pagesOf(wish)}</text></svg>`;
}

/** Returns the commands of reports, with a memory of their own. */
export function reportCommands(): Record<string, (args: Args) => unknown> {
  const wishes = new Map<string, ReportWish>();
  const logos = new Map<string, boolean>();
  let shown: ReportWish | null = null;
  let about = '';
  let closed: ClosingItem[] = [];
  const wishOf = (key: string, parts: string[]): ReportWish => wishes.get(key) ?? { parts: parts.filter((part) => part !== 'annex'), landscape: key === 'calls' || key === 'dashboard', accent: null, lang: null, remarks: '', sender: '', board: null };
  const path = (ask: ReportAsk) => `/home/camille/Documents/Baromail/${ask.template} ${ask.campaign ?? ''}.pdf`;

  return {
    report_templates: ({ lang }): ReportTemplate[] =>
      TEMPLATES.map(([key, scope, title, parts]) => ({
        key,
        scope,
        title: say(lang, ...title),
        about: say(lang, 'Une page d’ensemble, puis le détail.', 'An overview on one page, then the details.'),
        parts: parts.map((part) => ({ key: part, name: say(lang, ...(PARTS[part] ?? ['', ''])) })),
        periods: scope === 'period' ? [{ key: '2026-11-H1', name: say(lang, '1er novembre 2026 au 15 novembre 2026', '1 November 2026 to 15 November 2026') }, { key: '2026-10', name: say(lang, '1er octobre 2026 au 31 octobre 2026', '1 October 2026 to 31 October 2026') }] : [],
        options: { ...wishOf(key, parts), board: wishOf(key, parts).board ?? null, hasLogo: logos.get(key) ?? false },
      })),
    closings: () => closed,
    close_period: ({ period, lang }) => {
      const number = (closed[0]?.number ?? 0) + 1;
      const text = say(lang, `n°\u00a0${number} · ${period}, close le 26 novembre 2026`, `no.\u00a0${number} · ${period}, closed on 26 November 2026`);
      closed = [{ number, period, from: '2026-11-01', to: '2026-11-15', closedOn: '2026-11-26', text, revenue: '33\u202f600\u00a0€', latest: true }, ...closed.map((one) => ({ ...one, latest: false }))];
      return closed;
    },
    reopen_period: ({ number }) => {
      closed = closed.filter((one) => one.number !== number).map((one, at) => ({ ...one, latest: at === 0 }));
      return closed;
    },
    save_report_options: ({ template, wish, lang }) => {
      refuse(wish, lang);
      wishes.set(template, wish);
    },
    choose_report_logo: ({ template }) => {
      logos.set(template, true);
      return true;
    },
    change_report_logo: ({ template, back }) => void logos.set(template, back),
    report_pages: ({ wish, ask }): LaidOut => {
      refuse(wish, ask.lang);
      shown = wish;
      about = ask.question ? `Tableau ${wish.board ?? ''} · ${ask.question.campaigns.join(', ')}` : 'BTP Rhône-Alpes · automne 2026';
      return { pages: pagesOf(wish), landscape: wish.landscape, queue: true };
    },
    report_page: ({ index }) => (shown ? page(index, shown, about) : ''),
    save_report: ({ ask }) => path(ask),
    hand_report_over: ({ ask }) => path(ask),
    print_report: () => window.print(),
  };
}
