/** Scheduled reports without a program: a month of them, kept while the page is open. */
import type { MadeItem, ScheduleEdit, ScheduleItem, ScheduleRun, ScheduleState, TrayState } from '../bindings';
import { say } from './say';

interface Args {
  lang: string;
  id: number;
  to: string;
  listed: boolean;
  on: boolean;
  edit: unknown;
}

type Kept = ScheduleEdit & { id: number; state: string; folder: string | null; before: string | null };

const FOLDER = '/home/camille/Documents/Baromail';
const WHEN: Record<string, [string, string]> = {
  twice_monthly: ['le 1er et le 16', 'on the 1st and the 16th'],
  monthly: ['le 1er du mois', 'on the 1st of the month'],
  weekly: ['le lundi', 'on Mondays'],
  window_end: ['à la fin de la fenêtre de chaque campagne', 'when each campaign’s window ends'],
};
const NEXT: Record<string, string> = { twice_monthly: '2026-12-01', monthly: '2026-12-01', weekly: '2026-11-30' };
const TITLES: Record<string, [string, string]> = { summary: ['Synthèse de campagne', 'Campaign summary'], period: ['Rapport de période', 'Period report'], comparison: ['Comparaison des campagnes', 'Comparison of campaigns'], calls: ['Liste d’appels', 'Call list'] };
const MADE: [id: number, from: [string, string], name: string, madeAt: string, dueOn: string][] = [
  [1, ['du 16 octobre 2026 au 31 octobre 2026', '16 October 2026 to 31 October 2026'], '2026-10-H2', '2026-11-03T08:12:00', '2026-11-01'],
  [2, ['du 1er novembre 2026 au 15 novembre 2026', '1 November 2026 to 15 November 2026'], '2026-11-H1', '2026-11-16T00:01:00', '2026-11-16'],
];

/** Returns the commands of schedules, with a memory of their own. */
export function scheduleCommands(): Record<string, (args: Args) => unknown> {
  const kept: Kept[] = [];
  const hidden = new Set<number>();
  let waits = true;
  let atLogin = false;
  let inTray = false;

  const item = (one: Kept, lang: string): ScheduleItem => {
    const closing = one.closes ? say(lang, ', et clôture', ', and closes') : '';
    return {
      id: one.id,
      template: one.template,
      rhythm: one.rhythm,
      closes: one.closes,
      on: one.state === 'on',
      text: `${say(lang, ...(TITLES[one.template] ?? ['', '']))}, ${say(lang, ...(WHEN[one.rhythm] ?? ['', '']))}${closing}`,
      folder: one.folder ?? FOLDER,
      ownFolder: one.folder !== null,
      problem: null,
      next: one.state === 'on' ? (NEXT[one.rhythm] ?? null) : null,
    };
  };
  const made = (lang: string): MadeItem[] =>
    MADE.filter(([id]) => !hidden.has(id) && !(waits && id === 2)).map(([id, period, name, madeAt, dueOn]) => ({
      id,
      title: `${say(lang, 'Rapport de période', 'Period report')} · ${say(lang, ...period)}`,
      madeAt,
      dueOn,
      late: madeAt.slice(0, 10) > dueOn,
      data: say(lang, '6\u00a0imports, jusqu’au n°\u00a06 (suivi_2025.xlsx) · Baromail 0.1.0', '6\u00a0imports, up to no.\u00a06 (suivi_2025.xlsx) · Baromail 0.1.0'),
      file: `Rapport de période ${name}.pdf`,
      folder: FOLDER,
      there: true,
    })).reverse();
  const state = (lang: string): ScheduleState => {
    const present = kept.filter((one) => one.state !== 'removed');
    return {
      proposed: 'twice_monthly',
      why: say(lang, 'Votre cycle de vente médian est de 24\u00a0jours, soit 30\u00a0jours ou moins\u00a0: deux rapports par mois conviennent (du 1er au 15, puis du 16 à la fin).', 'Your median sales cycle is 24\u00a0days, 30\u00a0days or less: two reports a month suit it (1st to 15th, then 16th to the end).'),
      schedules: present.map((one) => item(one, lang)),
      waiting: waits && present.some((one) => one.state === 'on') ? 1 : 0,
      history: present.length > 0 ? made(lang) : [],
    };
  };
  const of = (id: number) => kept.find((one) => one.id === id);

  return {
    schedules: ({ lang }) => state(lang),
    save_schedule: ({ edit, lang }) => {
      const given = edit as ScheduleEdit;
      kept.push({ ...given, id: kept.length + 1, state: 'on', folder: null, before: null });
      return state(lang);
    },
    set_schedule: ({ id, to, lang }) => {
      const one = of(id);
      if (one) one.state = to;
      return state(lang);
    },
    choose_schedule_folder: ({ id, lang }) => {
      const one = of(id);
      if (one) [one.before, one.folder] = [one.folder, '/media/camille/Rapports'];
      return state(lang);
    },
    swap_schedule_folder: ({ id, lang }) => {
      const one = of(id);
      if (one) [one.before, one.folder] = [one.folder, one.before];
      return state(lang);
    },
    make_due_reports: ({ lang }): ScheduleRun => {
      const before = made(lang).length;
      waits = false;
      const all = made(lang);
      const titles = all.slice(0, all.length - before);
      return { made: titles, problems: [], passedOver: 0, sentence: say(lang, `1\u00a0rapport fait\u00a0: ${titles[0]?.title}.`, `1\u00a0report made: ${titles[0]?.title}.`) };
    },
    list_report_made: ({ id, listed, lang }) => {
      if (listed) hidden.delete(id);
      else hidden.add(id);
      return state(lang);
    },
    make_report_again: ({ lang }) => state(lang),
    open_report_made: () => null,
    opens_at_login: () => atLogin,
    open_at_login: ({ on }) => (atLogin = on),
    tray_state: (): TrayState => ({ on: inTray, problem: null }),
    keep_in_tray: ({ on }): TrayState => ({ on: (inTray = on), problem: null }),
  };
}
