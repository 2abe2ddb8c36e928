/** What the screens of figures, calls, references and targets say, and the settings of the file. */

/** The chapters of the catalogue, by their name on the wire. */
export const FAMILIES = ['response', 'funnel', 'orders', 'cost', 'value', 'testing', 'loyalty', 'aims'] as const;
export type FigureFamily = (typeof FAMILIES)[number];

/** How promising somebody is. */
export const BANDS = ['hot', 'warm', 'cold'] as const;
export type Band = (typeof BANDS)[number];

/** What points are given for: fit first. */
export const FIT = ['sector', 'size', 'function'] as const;
export const INTEREST = ['channel', 'speed', 'request'] as const;
export type Criterion = (typeof FIT)[number] | (typeof INTEREST)[number];

export const REFERENCE_FIELDS = ['figure', 'value', 'low', 'high', 'list_type', 'sector', 'audience', 'country', 'basis', 'year', 'source', 'address'] as const;
export type ReferenceField = (typeof REFERENCE_FIELDS)[number];
export const TARGET_FIELDS = ['figure', 'value', 'campaign', 'from', 'to'] as const;
export type TargetField = (typeof TARGET_FIELDS)[number];

export const BASES_OF_RATES = ['responses_posted', 'responses_unaddressed', 'responses_declared', 'orders_posted', 'revenue_cost', 'undelivered_posted'] as const;
export type BasisOfRate = (typeof BASES_OF_RATES)[number];

export type Origin = 'shipped' | 'imported' | 'changed' | 'by_hand';
export type TargetStanding = 'reached' | 'missed' | 'unknown';
export type CycleStart = 'posting' | 'first_response';
export const ATTRIBUTIONS = ['last', 'first', 'equal', 'decay', 'code'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** A sentence with a number: the number itself, and as it is written. */
export type Counted = (n: number, shown: string) => string;

export interface DeskWords {
  analyses: {
    title: string;
    view: string;
    charts: string;
    chart: string;
    figure: string;
    views: string;
    viewKeep: string;
    viewName: string;
    viewHelp: string;
    viewTaken: string;
    viewRename: (name: string) => string;
    viewDelete: (name: string) => string;
    viewKept: (name: string) => string;
    viewRenamed: (name: string) => string;
    viewDeleted: (name: string) => string;
    viewBack: string;
    viewUnreadable: string;
    figures: string;
    add: string;
    addHint: string;
    none: string;
    remove: (name: string) => string;
    full: string;
    by: string;
    thenBy: string;
    noGroup: string;
    families: Record<FigureFamily, string>;
    table: string;
    groups: Counted;
    only: (name: string) => string;
    dropOnly: (name: string) => string;
    sortBy: (name: string) => string;
    copy: string;
    copied: string;
    notCopied: string;
    notCopiedHint: string;
    verdicts: string;
    against: (control: string) => string;
    noVerdict: string;
    noVerdictHint: string;
    rule: (figures: string, rule: string) => string;
    choose: string;
    chooseHint: string;
    roles: Record<'test' | 'control' | 'holdout', string>;
    whole: string;
  };
  calls: {
    title: string;
    none: string;
    noneHint: string;
    noneOfBand: string;
    noneOfBandHint: string;
    allDone: string;
    allDoneHint: string;
    list: string;
    bands: Record<Band, string>;
    bandsPlural: Record<Band, string>;
    from: (score: string) => string;
    below: (score: string) => string;
    bought: (n: number, customers: string, leads: string) => string;
    noLeads: string;
    toCall: Counted;
    worth: string;
    last: string;
    waits: Counted;
    today: string;
    noDay: string;
    noPhone: string;
    lastOn: (day: string) => string;
    sum: string;
    criteria: Record<Criterion, string>;
    save: string;
    saveCards: string;
    saved: (path: string) => string;
    table: string;
    people: Counted;
    unnamed: string;
    copyPhone: (who: string) => string;
    phoneCopied: (phone: string) => string;
    tabs: string;
    tab: string;
  };
  points: {
    title: string;
    hint: string;
    fit: string;
    interest: string;
    most: (sum: string, half: string) => string;
    when: Record<Criterion, string>;
    sameSector: string;
    any: string;
    anyHint: string;
    requests: Record<'qualified' | 'positive' | 'neutral', string>;
    points: string;
    add: string;
    addTo: (criterion: string) => string;
    remove: (when: string) => string;
    up: (when: string) => string;
    reset: string;
    resetDone: string;
    saved: string;
    changed: string;
    standard: string;
    waiting: string;
    wrong: Counted;
  };
  aims: {
    title: string;
    tabs: string;
    attention: string;
    targets: string;
    references: string;
    edit: string;
    editOf: (name: string) => string;
    remove: string;
    removeOf: (name: string) => string;
    takeBack: string;
    takeBackOf: (name: string) => string;
    origins: Record<Origin, string>;
    all: string;
    figure: string;
    origin: string;
    actions: string;
  };
  attention: {
    none: string;
    noneHint: string;
    dismissed: Counted;
    dismissedToast: string;
    recall: string;
    recallOf: (text: string) => string;
    recalled: string;
    call: string;
    followUps: string;
  };
  targets: {
    none: string;
    noneHint: string;
    add: string;
    addTitle: string;
    editTitle: string;
    campaign: string;
    period: string;
    target: string;
    soFar: string;
    attained: string;
    standings: Record<TargetStanding, string>;
    proven: string;
    notProven: string;
    running: string;
    runningHelp: string;
    fields: Record<TargetField, string>;
    hints: Record<TargetField, string>;
    wrong: Record<TargetField, string>;
    since: (day: string) => string;
    until: (day: string) => string;
    fromTo: (from: string, to: string) => string;
    always: string;
    saved: string;
    removed: string;
    leftOut: Counted;
    backAgain: string;
  };
  references: {
    ownTitle: string;
    ownNone: string;
    none: string;
    noneHint: string;
    add: string;
    addTitle: string;
    editTitle: string;
    rate: string;
    observed: string;
    source: string;
    search: string;
    nothingFound: string;
    fields: Record<ReferenceField, string>;
    hints: Partial<Record<ReferenceField, string>>;
    wrong: Record<ReferenceField, string>;
    bases: Record<BasisOfRate, string>;
    audiences: Record<'consumers' | 'companies', string>;
    lists: Record<'cold' | 'warm', string>;
    byBasis: string;
    saved: string;
    removed: string;
    leftOut: Counted;
    bringBack: string;
    bringBackOf: (name: string) => string;
    backAgain: string;
  };
  house: {
    title: string;
    attribution: string;
    attributions: Record<Attribution, string>;
    attributionHelp: string;
    cycleStart: string;
    cycleStarts: Record<CycleStart, string>;
    cycleHelp: Record<CycleStart, string>;
    short: string;
    shortHelp: string;
    wrongDays: string;
    saved: string;
    days: string;
  };
}
