/** Invented opinions, which can be tagged. */
import type { Figure, Opinion, OpinionGroup, OpinionPage, OpinionQuestion, Quote } from '../bindings';
import { say } from './say';

interface Args {
  question: OpinionQuestion;
  name: string;
  add: string[];
  remove: string[];
  page: number;
  lang: string;
}

type Said = [score: number, moment: [string, string] | null, campaign: string | null, who: string, text: [string, string] | null];

const AFTER: [string, string] = ['après chantier', 'after the works'];
const QUOTE: [string, string] = ['après devis', 'after the quote'];
const SAID: Said[] = [
  [10, AFTER, 'BTP26', 'Menuiserie Petit', ['Équipe très réactive, chantier propre et devis respecté à l’euro près.', 'Very quick team, clean site, and the quote was kept to the euro.']],
  [9, QUOTE, 'BTP26', 'Durand SA', ['Devis clair, reçu le lendemain.', 'Clear quote, received the next day.']],
  [3, QUOTE, 'BTP26', 'Martin Frères', ['Trois relances avant d’avoir un rappel. Le délai annoncé n’a pas été tenu.', 'Three calls before anyone called back. The date announced was not kept.']],
  [8, AFTER, 'CH26', 'Roux Plomberie', null],
  [6, AFTER, 'CH26', 'Atelier Lefèvre', ['Bon travail, mais la facture est arrivée avec un mois de retard.', 'Good work, but the invoice came a month late.']],
  [10, null, 'CH26', 'Garage Moreau', ['Je recommande.', 'I recommend them.']],
  [2, AFTER, null, 'Boulangerie Simon', ['Jamais rappelé.', 'Never called back.']],
];

const key = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
const groupOf = (score: number) => (score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor');

/** Returns the commands of opinions, with a memory of their own. */
export function opinionCommands(state: { empty: boolean }): Record<string, (args: Args) => unknown> {
  const tags = new Map<string, string[]>([['survey_answer:3', ['délai']]]);

  const all = (lang: string): Opinion[] =>
    (state.empty ? [] : SAID).map(([score, moment, campaign, who, text], at) => {
      const name = `survey_answer:${at + 1}`;
      return { name, score, group: groupOf(score), date: `2026-10-${String(20 - at).padStart(2, '0')}`, moment: moment && say(lang, ...moment), verbatim: text && say(lang, ...text), campaign, who, tags: tags.get(name) ?? [], file: 'avis_2026.xlsx', sheet: 'Avis', row: at + 2, waits: campaign === null ? say(lang, 'aucun courrier envoyé à la personne n’est connu', 'no letter to the person is known') : null };
    });
  const known = () => [...new Set([...tags.values()].flat())];

  return {
    opinion_page: ({ question, lang }): OpinionPage => {
      const counted = all(lang).filter((one) => fits(one, question));
      const rows = counted.filter((one) => question.group === null || question.group === one.group);
      const moments = [...new Set(counted.map(({ moment }) => moment))];
      return {
        all: { ...group(null, counted, lang, question.campaign === ''), opinions: rows.length },
        byMoment: moments.map((moment) => group(moment, counted.filter((one) => one.moment === moment), lang)),
        byTag: known().map((tag) => group(tag, counted.filter((one) => one.tags.includes(tag)), lang)).filter(({ opinions }) => opinions > 0),
        rows,
        waiting: state.empty ? 0 : 1,
        waitingWhy: state.empty ? [] : [say(lang, '1\u00a0avis sans campagne ne compte pas\u00a0: aucun courrier envoyé à la personne n’est connu.', '1 opinion without a campaign does not count: no letter to the person is known.')],
        moments: [AFTER, QUOTE].map((moment) => say(lang, ...moment)),
        tags: known(),
      };
    },
    tag_opinion: ({ name, add, remove }) => {
      const gone = remove.map(key);
      const spelled = add.map((tag) => known().find((one) => key(one) === key(tag)) ?? tag.trim());
      tags.set(name, [...new Set([...(tags.get(name) ?? []).filter((one) => !gone.includes(key(one))), ...spelled])]);
    },
  };
}

/** Returns what is quoted beside the score. */
export function quotes(lang: string): Quote[] {
  return SAID.flatMap(([score, moment, campaign, , text], at) => (text && campaign && [2, 0].includes(at) ? [{ name: `survey_answer:${at + 1}`, score, group: groupOf(score), text: say(lang, ...text), about: [campaign, moment && say(lang, ...moment)].filter(Boolean).join(' · ') }] : []));
}

function fits(one: Opinion, { campaign, moment, tag, search }: OpinionQuestion): boolean {
  const is = (asked: string | null, value: string | null) => asked === null || asked === (value ?? '');
  const words = key(search).split(/\s+/).filter(Boolean);
  return is(campaign, one.campaign) && is(moment, one.moment) && (tag === null || one.tags.includes(tag)) && words.every((word) => key(one.verbatim ?? '').includes(word));
}

function group(name: string | null, rows: Opinion[], lang: string, alone = false): OpinionGroup {
  const counted = rows.filter(({ campaign }) => alone || campaign !== null);
  const of = (wanted: string) => counted.filter((one) => one.group === wanted).length;
  const [promoters, passives, detractors] = [of('promoter'), of('passive'), of('detractor')];
  const n = promoters + passives + detractors;
  const share = (promoters - detractors) / Math.max(1, n);
  const spread = 1.96 * Math.sqrt(Math.max(0, ((promoters + detractors) / Math.max(1, n) - share ** 2) / Math.max(1, n)));
  const points = (value: number) => String(Math.round(10 * 100 * Math.max(-1, Math.min(1, value))) / 10);
  const score: Figure = {
    key: 'nps', name: 'NPS', help: '', unit: 'points', better: 'higher', value: n === 0 ? null : points(share), currency: null,
    low: n === 0 ? null : points(share - spread), high: n === 0 ? null : points(share + spread), numerator: null, denominator: null, detail: '',
    unknown: n === 0 ? { reason: 'nothing_to_divide_by', text: say(lang, 'aucun avis', 'no opinion'), drop: null } : null,
    flags: n > 0 && n < 30 ? ['too_few'] : [], attributed: false, reference: null, breakEven: null, scaleMax: null, scaleMin: '0',
  };
  return { name, opinions: rows.length, promoters, passives, detractors, score };
}
