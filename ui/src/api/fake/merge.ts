/** Invented people who are in the file twice; what is merged lasts as long as the page. */
import type { DuplicatesPage, MergedLine, MergeEdit, PairView, PartView, PersonView } from '../bindings';
import { say } from './say';

interface Side {
  contact: number;
  name: string;
  person: string;
  /** Letters, responses, orders, notes. */
  counts: readonly [number, number, number, number];
  latest: string | null;
  opposed?: boolean;
  told: Record<string, string | null>;
}

const PARTS: Record<string, [string, string]> = {
  name: ['Nom', 'Name'],
  company: ['Société', 'Company'],
  job_title: ['Fonction', 'Job title'],
  address: ['Adresse', 'Address'],
  email: ['E-mail', 'E-mail'],
  phone: ['Téléphone', 'Telephone'],
  siret: ['SIRET', 'SIRET'],
  reference: ['Référence', 'Reference'],
  salesperson: ['Commercial', 'Salesperson'],
};

const PAIRS: readonly { sides: readonly [Side, Side]; likelihood: string; reason: [string, string] }[] = [
  {
    likelihood: 'sure',
    reason: ['Même nom, même e-mail', 'Same name, same e-mail'],
    sides: [
      { contact: 1, name: 'Menuiserie Petit', person: 'Claire Petit', counts: [4, 2, 3, 1], latest: '2026-10-19', told: { name: 'Mme Claire Petit', company: 'Menuiserie Petit', job_title: 'Gérante', address: '3 rue de l’Église, 69003 Lyon', email: 'contact1@exemple.fr', phone: '0478000000', siret: '73282932000074', reference: 'K000001', salesperson: 'Léa Marchand' } },
      { contact: 9_101, name: 'SARL Menuiserie Petit', person: 'Claire Petit', counts: [2, 1, 0, 0], latest: '2026-11-12', told: { name: 'Claire Petit', company: 'SARL Menuiserie Petit', job_title: null, address: '3, r. de l’Eglise, 69003 Lyon', email: 'contact1@exemple.fr', phone: '0612345678', siret: null, reference: null, salesperson: 'Ali Diallo' } },
    ],
  },
  {
    likelihood: 'sure',
    reason: ['Même nom, même SIRET', 'Same name, same SIRET'],
    sides: [
      { contact: 3, name: 'Durand SA', person: 'Paul Durand', counts: [3, 0, 1, 0], latest: '2026-09-30', told: { name: 'M. Paul Durand', company: 'Durand SA', address: '18 avenue de la République, 42000 Saint-Étienne', email: null, phone: '0477112233', siret: '55208131766522', reference: 'K000003' } },
      { contact: 9_102, name: 'Durand', person: 'Paul Durand', counts: [1, 1, 0, 2], latest: '2026-10-02', opposed: true, told: { name: 'Durand Paul', company: 'Durand', address: null, email: 'p.durand@exemple.fr', phone: null, siret: '55208131766522', reference: null } },
    ],
  },
  {
    likelihood: 'likely',
    reason: ['Même nom, même code postal', 'Same name, same postal code'],
    sides: [
      { contact: 5, name: 'Plomberie Roche', person: '', counts: [2, 0, 0, 0], latest: '2026-09-03', told: { company: 'Plomberie Roche', address: '7 quai des Platanes, 38000 Grenoble', email: null, phone: '0476554433', reference: 'K000005' } },
      { contact: 9_103, name: 'Ets Roche Plomberie', person: '', counts: [0, 0, 1, 0], latest: null, told: { company: 'Ets Roche Plomberie', address: '38000 Grenoble', email: 'roche@exemple.fr', phone: null, reference: 'GR-77' } },
    ],
  },
  {
    likelihood: 'possible',
    reason: ['Noms proches, même adresse', 'Names nearly the same, same address'],
    sides: [
      { contact: 4, name: 'BTP Martin Frères', person: 'Élodie Martin-Duchâteau', counts: [5, 1, 0, 0], latest: '2026-11-02', told: { name: 'Mme Élodie Martin-Duchâteau', company: 'BTP Martin Frères', address: '1 place du Marché, 74000 Annecy', phone: '0450223344', reference: 'K000004' } },
      { contact: 9_104, name: 'BTP Martin Frères', person: 'E. Martin', counts: [0, 0, 0, 0], latest: null, told: { name: 'E. Martin', company: 'BTP Martin Frères', address: '1 place du Marché, 74000 Annecy', phone: null, reference: null } },
    ],
  },
];

const NOUNS = [['pli', 'plis', 'letter', 'letters'], ['réponse', 'réponses', 'response', 'responses'], ['commande', 'commandes', 'order', 'orders'], ['note', 'notes', 'note', 'notes']] as const;

function events(counts: Side['counts'], lang: string): string {
  const said = counts.map((n, at) => {
    const noun = NOUNS[at] ?? NOUNS[0];
    return n === 0 ? '' : `${n}\u00a0${say(lang, noun[n === 1 ? 0 : 1], noun[n === 1 ? 2 : 3])}`;
  });
  return said.filter(Boolean).join(', ');
}

const person = (side: Side, lang: string): PersonView => ({ contact: side.contact, name: side.name, person: side.person, events: events(side.counts, lang), latest: side.latest, opposed: side.opposed ?? false });

function beside([one, other]: readonly [Side, Side], lang: string): PairView {
  const parts = Object.entries(PARTS).flatMap(([part, names]): PartView[] => {
    const [kept, duplicate] = [one.told[part] ?? null, other.told[part] ?? null];
    if (kept === null && duplicate === null) return [];
    return [{ part, name: say(lang, ...names), kept, duplicate, differs: kept !== null && duplicate !== null && kept !== duplicate }];
  });
  return { kept: person(one, lang), duplicate: person(other, lang), reason: '', likelihood: '', parts };
}

/** `who` tells of somebody of whom no pair does. */
export function mergeCommands(state: { empty: boolean }, changed: () => void, who: (contact: number) => { name: string; person: string; email: string | null; phone: string | null; town: string; reference: string | null }) {
  const merged = new Map<number, MergeEdit>();
  const distinct = new Set<string>();

  const told = <T>(answer: T): T => {
    setTimeout(changed, 0);
    return answer;
  };
  const key = (one: number, other: number) => `${Math.min(one, other)}+${Math.max(one, other)}`;
  const side = (contact: number): Side => {
    const known = PAIRS.flatMap((pair) => pair.sides).find((one) => one.contact === contact);
    if (known) return known;
    const { name, person: called, town, ...rest } = who(contact);
    return { contact, name, person: called, counts: [2, 1, 0, 0], latest: '2026-10-08', told: { name: called || null, company: name, address: town, ...rest } };
  };
  const standing = () => PAIRS.filter(({ sides: [one, other] }) => !merged.has(one.contact) && !merged.has(other.contact) && !distinct.has(key(one.contact, other.contact)));

  return {
    duplicates: ({ lang }: { lang: string }): DuplicatesPage => {
      const pairs = (state.empty ? [] : standing()).map((pair) => ({ ...beside(pair.sides, lang), reason: say(lang, ...pair.reason), likelihood: pair.likelihood }));
      return { total: pairs.length, sure: pairs.filter((pair) => pair.likelihood === 'sure').length, perPage: 20, pairs };
    },
    compare_contacts: ({ kept, duplicate, lang }: { kept: number; duplicate: number; lang: string }) => beside([side(kept), side(duplicate)], lang),
    merge_contacts: ({ edit }: { edit: MergeEdit }) => {
      merged.set(edit.duplicate, edit);
      return told([String(edit.duplicate)]);
    },
    unmerge_contacts: ({ made }: { made: string[] }) => {
      for (const one of made) merged.delete(Number(one));
      return told(null);
    },
    separate_contact: ({ contact }: { contact: number }) => {
      const edit = merged.get(contact) ?? null;
      merged.delete(contact);
      return told(edit);
    },
    not_duplicates: ({ one, other }: { one: number; other: number }) => told(void distinct.add(key(one, other))),
    perhaps_duplicates: ({ one, other }: { one: number; other: number }) => told(void distinct.delete(key(one, other))),
    /** Not of the wire: who stands for a contact. */
    standsFor: (contact: number): number => merged.get(contact)?.kept ?? contact,
    /** Not of the wire: who was merged into a contact. */
    mergedInto: (contact: number): MergedLine[] =>
      [...merged.values()].filter((edit) => edit.kept === contact).map((edit) => {
        const { name, person: called, told: of } = side(edit.duplicate);
        return { contact: edit.duplicate, name, detail: [called, of['address'], of['email'], of['phone']].filter(Boolean).join(', '), on: '2026-11-23' };
      }),
  };
}
