/** Invented contacts, deals and appointments; what is done by hand lasts as long as the page. */
import type { Agenda, AppointmentLine, Board, ContactLine, ContactsPage, ContactsQuestion, ContactView, DealCard, DealMove, DealTable, FollowUpEdit, FollowUpLine, NoteEdit, NoteLine, OrdersQuestion, OrderTable, PipelineQuestion, StageColumn } from '../bindings';
import { mergeCommands } from './merge';
import { value } from './rows';
import { say } from './say';

const COMPANIES = ['Menuiserie Petit', 'Électricité générale du Rhône et de la Loire', 'Durand SA', 'BTP Martin Frères', 'Plomberie Roche', 'Garage de l’Étoile', 'Œnothèque Bœuf'];
const PEOPLE = ['Claire Petit', 'Karim Benali', 'Paul Durand', 'Élodie Martin-Duchâteau', ''];
const TOWNS = ['69003 Lyon', '38000 Grenoble', '42000 Saint-Étienne', '74000 Annecy'];
const STAGES = ['Contact', 'Devis', 'Négociation'];
const TOTAL = 100_000;
const PER_PAGE = 200;
const TODAY = '2026-11-23';

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

function line(at: number): ContactLine {
  return {
    contact: at + 1,
    name: at < COMPANIES.length ? pick(COMPANIES, at) : `${pick(COMPANIES, at)} ${at + 1}`,
    person: pick(PEOPLE, at),
    reference: `K${String(at + 1).padStart(6, '0')}`,
    town: pick(TOWNS, at),
    email: at % 3 === 0 ? `contact${at + 1}@exemple.fr` : null,
    phone: at % 4 === 3 ? null : `0478${String(at % 1_000_000).padStart(6, '0')}`,
    sector: pick(['BTP', 'Automobile', null], at),
    salesperson: pick(['Léa Marchand', 'Ali Diallo'], at),
    responded: at % 5 === 0,
    customer: at % 7 === 0,
    opposed: at % 11 === 10,
    latest: at % 6 === 5 ? null : `2026-1${at % 2}-0${1 + (at % 9)}`,
  };
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').toLowerCase();

function contactsPage(asked: ContactsQuestion, empty: boolean): ContactsPage {
  const nothing = { total: 0, all: empty ? 0 : TOTAL, perPage: PER_PAGE, lines: [] };
  if (empty) return nothing;
  const words = plain(asked.text).split(/\s+/).filter(Boolean);
  const narrow = words.length > 0 || asked.responded !== null || asked.customer !== null || asked.opposed !== null || asked.salesperson !== null || asked.followUp !== null;
  const from = asked.page * PER_PAGE;
  if (!narrow) return { ...nothing, total: TOTAL, lines: Array.from({ length: Math.min(PER_PAGE, TOTAL - from) }, (_, at) => line(asked.reversed ? TOTAL - 1 - from - at : from + at)) };
  const fits = (one: ContactLine) =>
    words.every((word) => plain([one.name, one.person, one.town, one.email, one.phone, one.reference].join(' ')).includes(word)) &&
    (asked.responded === null || one.responded === asked.responded) &&
    (asked.customer === null || one.customer === asked.customer) &&
    (asked.opposed === null || one.opposed === asked.opposed) &&
    (asked.salesperson === null || one.salesperson === asked.salesperson) &&
    (asked.followUp === null || one.contact <= 2);
  const found = Array.from({ length: 2_000 }, (_, at) => line(at)).filter(fits);
  return { ...nothing, total: found.length, lines: found.slice(from, from + PER_PAGE) };
}

function orders(asked: OrdersQuestion): OrderTable {
  if (asked.campaign === 'CH26') return { total: 0, perPage: PER_PAGE, lines: [] };
  const all = Array.from({ length: 214 }, (_, at) => ({
    row: `orders:${at + 1}`,
    contact: at % 9 === 4 ? null : at + 1,
    who: at % 9 === 4 ? null : pick(COMPANIES, at),
    reference: `F2026-${100 + at}`,
    day: `2026-1${at % 2}-${String(1 + (at % 28)).padStart(2, '0')}`,
    amount: { value: String(at % 17 === 9 ? -420 : 380 + at * 61.5), currency: 'EUR' },
    file: 'factures_octobre.csv',
    sheet: null,
    line: at + 2,
    joinedBy: 'code client',
  }));
  const key = (one: (typeof all)[number]) => ({ who: one.who ?? '\uffff', reference: one.reference, amount: Number(one.amount.value) })[asked.sort] ?? one.day;
  all.sort((a, b) => (key(a) < key(b) ? -1 : 1) * (asked.reversed ? -1 : 1));
  return { total: all.length, perPage: PER_PAGE, lines: all.slice(asked.page * PER_PAGE, (asked.page + 1) * PER_PAGE) };
}

function timeline(lang: string): ContactView['timeline'] {
  const row = (file: string, at: number) => say(lang, `${file}, ligne ${at}`, `${file}, row ${at}`);
  const none = { text: null, campaign: 'CHAUFF26', cell: 'A', reference: null, amount: null, currency: null, byHand: false };
  return [
    { ...none, kind: 'piece', title: say(lang, 'Pli envoyé', 'Letter posted'), detail: '', date: '2026-09-03', reference: 'P000123', source: row('mailing_chauffage_septembre_2026.xlsx', 124) },
    { ...none, kind: 'response', title: say(lang, 'Réponse', 'Response'), detail: say(lang, 'positif, téléphone', 'positive, telephone'), text: 'Rappelez-moi jeudi après 17 h, je voudrais un devis pour trente fenêtres.', date: '2026-09-12', source: row('reponses_centre_appels.csv', 18) },
    { ...none, kind: 'appointment', title: say(lang, 'Rendez-vous', 'Appointment'), detail: say(lang, 'tenu', 'held'), date: '2026-09-24', source: row('rendez-vous.csv', 4), byHand: true },
    { ...none, kind: 'opportunity', title: say(lang, 'Opportunité', 'Deal'), detail: say(lang, 'gagnée', 'won'), text: 'Trente fenêtres', date: '2026-09-24', reference: 'D41', amount: '28400', currency: 'EUR', source: row('opportunites.xlsx', 42) },
    { ...none, kind: 'stage', title: say(lang, 'Étape', 'Stage'), detail: '', text: 'Devis', date: '2026-09-30', reference: 'D41', source: row('opportunites.xlsx', 42) },
    { ...none, kind: 'stage', title: say(lang, 'Étape', 'Stage'), detail: say(lang, 'gagnée, prix', 'won, price'), text: 'Signature', date: '2026-10-15', reference: 'D41', source: '', byHand: true },
    { ...none, kind: 'order', title: say(lang, 'Commande', 'Order'), detail: '', date: '2026-10-19', reference: 'F2026-118', amount: '28400', currency: 'EUR', source: row('factures_octobre.csv', 12) },
  ];
}

function deals(): DealCard[] {
  return Array.from({ length: 14 }, (_, at) => ({
    deal: at + 1,
    title: pick(COMPANIES, at),
    name: at % 3 === 0 ? `D${at + 1}` : null,
    contact: at === 5 ? null : at + 1,
    salesperson: pick(['Léa Marchand', 'Ali Diallo'], at),
    campaign: 'CHAUFF26',
    stage: pick(STAGES, at),
    state: at === 12 ? 'won' : at === 13 ? 'lost' : 'open',
    amount: at === 4 ? null : { value: String(2800 + at * 1350), currency: 'EUR' },
    since: `2026-1${at % 2}-0${1 + (at % 9)}`,
    days: at >= 12 ? null : 60 - at * 4,
    long: at < 5,
    opened: '2026-09-24',
    closed: at >= 12 ? '2026-11-10' : null,
    reason: at === 13 ? 'Prix' : null,
  }));
}

function appointments(): AppointmentLine[] {
  const on = (at: number, date: string, outcome: string | null): AppointmentLine => ({ appointment: at, title: pick(COMPANIES, at), person: pick(PEOPLE, at), contact: at, number: null, date, obtainedOn: '2026-11-10', outcome, byHand: false, phone: '0478001234', place: `3 rue de l’Église, ${pick(TOWNS, at)}`, salesperson: 'Léa Marchand', campaign: 'CHAUFF26' });
  return [on(1, '2026-11-18', null), on(2, '2026-11-23', 'planned'), on(3, '2026-11-24', 'planned'), on(4, '2026-11-24', 'cancelled'), on(5, '2026-12-03', 'planned')];
}

export function peopleCommands(state: { empty: boolean }, changed: () => void) {
  const follow: FollowUpLine[] = [];
  const notes: NoteLine[] = [];
  const opposed = new Set<number>();
  let stand = deals();
  const dates = appointments();
  const moves = new Map<number, DealCard>();
  const said = new Map<number, string | null>();
  let last = 100;

  const { mergedInto, standsFor, ...merging } = mergeCommands(state, changed, (contact) => line(contact - 1));

  const told = <T>(answer: T): T => {
    setTimeout(changed, 0);
    return answer;
  };
  const put = <T extends { id: number }>(list: T[], one: T): number => {
    const at = list.findIndex((known) => known.id === one.id);
    list.splice(at < 0 ? list.length : at, at < 0 ? 0 : 1, one);
    return told(one.id);
  };
  const drop = (list: { id: number }[], id: number) => told(void list.splice(list.findIndex((one) => one.id === id), 1));

  const fits = (deal: DealCard, asked: PipelineQuestion) => (asked.salesperson === null || deal.salesperson === asked.salesperson) && (asked.campaign === null || deal.campaign === asked.campaign);
  const column = (stage: string, own: string, median: string | null, asked: PipelineQuestion): StageColumn => {
    const cards = stand.filter((deal) => deal.state === own && (own !== 'open' || deal.stage === stage) && fits(deal, asked));
    const sum = cards.reduce((whole, deal) => whole + Number(deal.amount?.value ?? 0), 0);
    return { stage, state: own, count: cards.length, sums: sum > 0 ? [{ value: String(sum), currency: 'EUR' }] : [], withoutAmount: cards.filter((deal) => !deal.amount).length, median, cards };
  };
  const board = (asked: PipelineQuestion): Board => ({
    all: state.empty ? 0 : stand.length,
    columns: [...STAGES.map((stage, at) => column(stage, 'open', at === 2 ? null : String(9 + at * 6), asked)), column('', 'won', null, asked), column('', 'lost', null, asked)],
    salespeople: ['Ali Diallo', 'Léa Marchand'],
    campaigns: ['CHAUFF26'],
  });
  const table = (asked: PipelineQuestion): DealTable => {
    const lines = stand.filter((deal) => fits(deal, asked) && (asked.state === null || deal.state === asked.state));
    const by = (deal: DealCard) => ({ name: deal.title, amount: -Number(deal.amount?.value ?? 0), days: -(deal.days ?? -1) })[asked.sort] ?? deal.deal;
    lines.sort((a, b) => (by(a) < by(b) ? -1 : 1) * (asked.reversed ? -1 : 1));
    return { total: lines.length, perPage: 200, lines };
  };
  const week = (asked: PipelineQuestion, day: string | null): Agenda => {
    const monday = new Date(`${day ?? TODAY}T12:00:00Z`);
    monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
    const iso = (shift: number) => new Date(monday.getTime() + shift * 86_400_000).toISOString().slice(0, 10);
    const mine = dates.filter((one) => asked.salesperson === null || one.salesperson === asked.salesperson);
    const unsettled = mine.filter((one) => (one.date ?? '') < TODAY && (one.outcome === null || one.outcome === 'planned'));
    return { all: state.empty ? 0 : dates.length, monday: iso(0), week: 48, days: Array.from({ length: 7 }, (_, at) => ({ date: iso(at), lines: mine.filter((one) => one.date === iso(at)) })), before: '2026-11-16', after: '2026-11-30', unsettled, unsettledTotal: unsettled.length, salespeople: ['Léa Marchand'] };
  };

  return {
    ...merging,
    contacts: ({ question }: { question: ContactsQuestion }) => contactsPage(question, state.empty),
    contact_filters: () => ({ campaigns: ['CHAUFF26', 'PRINT25'], sectors: ['Automobile', 'BTP'], departements: ['38', '42', '69', '74'], salespeople: ['Ali Diallo', 'Léa Marchand'] }),
    contact: ({ contact: asked, lang }: { contact: number; lang: string }): ContactView => {
      const contact = standsFor(asked);
      const one = line(contact - 1);
      const points = [['sector', 20], ['size', 15], ['function', 15], ['channel', 15], ['speed', 10], ['request', 20]].map(([criterion, points]) => ({ criterion: String(criterion), when: null, points: Number(points) }));
      return {
        contact, name: one.name, person: one.person, jobTitle: 'Gérante', reference: one.reference, siret: '73282932000074', address: ['3 rue de l’Église', 'Bâtiment B', one.town], email: value(`contact:${contact}`, 'email') ?? one.email, phone: one.phone, sector: value(`contact:${contact}`, 'sector') ?? one.sector, salesperson: one.salesperson,
        opposition: opposed.has(contact) ? { since: TODAY, byHand: true } : null,
        score: contact % 2 ? { score: 95, band: 'hot', points, reason: say(lang, 'parle de «\u00a0devis\u00a0», téléphone, 9 jours après l’envoi', 'speaks of “devis”, telephone, 9 days after posting'), toCall: !opposed.has(contact) } : null,
        timeline: timeline(lang), followUps: [...follow], notes: [...notes], merged: mergedInto(contact),
      };
    },
    save_follow_up: ({ edit }: { edit: FollowUpEdit }) => put(follow, { id: edit.id ?? ++last, day: edit.day, what: edit.what, who: edit.who || null, doneOn: edit.doneOn, overdue: edit.doneOn === null && edit.day < TODAY }),
    delete_follow_up: ({ id }: { id: number }) => drop(follow, id),
    save_note: ({ edit }: { edit: NoteEdit }) => put(notes, { id: edit.id ?? ++last, day: edit.day ?? TODAY, text: edit.text }),
    delete_note: ({ id }: { id: number }) => drop(notes, id),
    oppose: ({ contact }: { contact: number }) => told(void opposed.add(contact)),
    unoppose: ({ contact }: { contact: number }) => told(void opposed.delete(contact)),
    board: ({ question }: { question: PipelineQuestion }) => board(question),
    deal_table: ({ question }: { question: PipelineQuestion }) => table({ ...question, campaign: question.campaign === 'BTP26' ? 'CHAUFF26' : question.campaign }),
    order_table: ({ question }: { question: OrdersQuestion }) => orders(question),
    move_deal: ({ to }: { to: DealMove }) => {
      const before = stand.find((deal) => deal.deal === to.deal);
      if (before) moves.set(++last, before);
      stand = stand.map((deal) => (deal.deal === to.deal ? { ...deal, state: to.state, stage: to.stage || deal.stage, reason: to.reason, since: TODAY, days: to.state === 'open' ? 0 : null, long: false, closed: to.state === 'open' ? null : TODAY } : deal));
      return told(last);
    },
    unmove_deal: ({ number }: { number: number }) => {
      const before = moves.get(number);
      if (before) stand = stand.map((deal) => (deal.deal === before.deal ? before : deal));
      return told(null);
    },
    agenda: ({ question, day }: { question: PipelineQuestion; day: string | null }) => week(question, day),
    settle_appointment: ({ appointment, outcome }: { appointment: number; outcome: string | null }) => {
      const one = dates.find((known) => known.appointment === appointment);
      const before = one?.byHand ? one.outcome : null;
      if (one && !said.has(appointment)) said.set(appointment, one.outcome);
      if (one) Object.assign(one, { outcome: outcome ?? said.get(appointment) ?? null, byHand: outcome !== null });
      return told(before);
    },
    save_calendar: () => '/home/camille/Documents/rendez-vous_2026-11-23.ics',
  };
}
