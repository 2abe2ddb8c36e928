/** What is said of the guide, the tour, the first start, and what the program is made of. */
import type { Part } from '../../guide/tree';

/** The stops of the tour, in their order. */
export const STOPS = ['barometer', 'explain', 'imports', 'find', 'reports'] as const;
export type Stop = (typeof STOPS)[number];

export interface GuideWords {
  guide: {
    search: string;
    contents: string;
    parts: Record<Part, string>;
    found: (n: number) => string;
    openScreen: string;
    here: string;
  };
  tour: {
    title: string;
    stops: Record<Stop, { title: string; text: string }>;
    place: (now: number, of: number) => string;
    skip: string;
    back: string;
    next: string;
    end: string;
    again: string;
    againHint: string;
  };
  begin: {
    you: string;
    role: string;
    data: string;
    where: string;
    key: string;
    keyFile: string;
    keyThere: string;
    samples: string;
    samplesHint: string;
    samplesSaved: (path: string) => string;
  };
  help: { title: string; guide: string };
  licences: {
    title: string;
    open: string;
    hint: string;
    search: string;
    count: (n: number, shown: string) => string;
    kinds: Record<'crate' | 'npm' | 'other', string>;
    none: string;
    released: (day: string) => string;
    texts: string;
  };
}
