/** Every sentence that the window says: a language that lacks one does not compile. */
import type { Attribution, DeskWords } from './desk/words';
import type { ExportWords } from './exports/words';
import type { GuideWords } from './guide/words';
import type { CampaignWords } from './campaigns/words';
import type { BoardWords } from './boards/words';
import type { PeopleWords } from './people/words';
import type { ImportWords } from './imports/words';
import type { SimulatorWords } from './simulator/words';
import type { RowWords } from './rows/words';
import type { BackgroundWords, ReportWords, ScheduleWords } from './reports/words';

/** The kinds of sheet, by their name on the wire. */
export const KINDS = [
  'pieces',
  'totals',
  'responses',
  'undelivered',
  'costs',
  'appointments',
  'opportunities',
  'orders',
  'surveys',
  'contacts',
  'suppressions',
  'references',
  'targets',
] as const;
export type Kind = (typeof KINDS)[number];

/** What a cell is mailed for. */
export const ROLES = ['test', 'control', 'holdout'] as const;
export type Role = (typeof ROLES)[number];

export type Basis = 'posting' | 'event';
export type CohortMeasure = 'response' | 'revenue' | 'retention';
export type Theme = 'light' | 'dark' | 'system';
/** The parts of a campaign's page. */
export const CAMPAIGN_TABS = ['summary', 'cells', 'costs', 'sales', 'map', 'opinions'] as const;
export type CampaignTab = (typeof CAMPAIGN_TABS)[number];

export type ListType = 'cold' | 'warm';
export type Confidence = 'sure' | 'to_check' | 'ignored';
export type Verdict = 'reference' | 'better' | 'worse' | 'not_proven' | 'could_be_chance';
export type Tone = 'act' | 'test' | 'go_on' | 'know';
export type Phase = 'backup' | 'reading' | 'joining' | 'saving';
export type Effect = 'set_aside' | 'ignored' | 'notice';

export interface Words extends GuideWords, ImportWords, DeskWords, RowWords, PeopleWords, BoardWords, SimulatorWords, CampaignWords {
  app: { tagline: string; encrypted: string; loading: string; wholeProgram: string; search: string; skip: string; notices: string; closeNotice: string };
  do: {
    cancel: string;
    close: string;
    retry: string;
    save: string;
    open: string;
    print: string;
    undo: string;
    import: string;
    clear: string;
    all: string;
    back: string;
    more: string;
    previous: string;
    next: string;
  };
  dayParts: Record<'day' | 'month' | 'year' | 'empty', string>;
  error: {
    unexpected: string;
    unexpectedRemedy: string;
    unexpectedChange: string;
    unexpectedChangeRemedy: string;
    title: string;
    copyDetails: string;
    detailsCopied: string;
    screenBroken: (screen: string) => string;
    windowBroken: string;
    brokenHint: string;
    reopen: string;
    restart: string;
  };
  first: {
    title: string;
    sentence: string;
    drop: string;
    dropHint: string;
    choose: string;
    demo: string;
    demoHint: string;
    or: string;
    private: string;
    loading: string;
  };
  key: { title: string; text: string; backup: string; create: string };
  veil: { title: string; hint: string };
  dashboard: {
    title: string;
    filters: string;
    campaign: string;
    cell: string;
    period: string;
    basis: string;
    allOf: string;
    allMasculine: string;
    chosenMasculine: (n: number) => string;
    leftOut: (n: number) => string;
    fromMonth: string;
    toMonth: string;
    firstMonth: string;
    lastMonth: string;
    bases: Record<Basis, string>;
    basisHelp: Record<Basis, string>;
    attribution: string;
    attributions: Record<Attribution, string>;
    attributionHelp: Record<Attribution, string>;
    attributionSet: string;
    attributedBy: (rule: string) => string;
    clear: string;
    nothing: string;
    nothingHint: string;
    tiles: string;
    charts: string;
    notices: string;
    noticesNone: string;
    openCampaign: (code: string) => string;
    dismiss: string;
    dismissOf: (text: string) => string;
    explain: string;
    report: string;
    tones: Record<Tone, string>;
    chosen: (n: number) => string;
    filteredOut: string;
    filteredOutHint: string;
  };
  figure: {
    interval: string;
    between: (low: string, high: string) => string;
    reference: string;
    breakEven: string;
    unknown: string;
    onlyThese: string;
    provisional: string;
    provisionalHelp: string;
    notProven: string;
    notProvenHelp: string;
    tooFew: string;
    tooFewHelp: string;
    drop: Record<Kind, string>;
    dropAny: string;
    copy: (name: string, value: string) => string;
    copied: (text: string) => string;
    explain: (name: string) => string;
  };
  chart: { table: string; picture: string; marks: (n: number) => string; walk: string; broken: string; lines: string; save: (title: string) => string; copyPicture: string; pictureCopied: string; pictureNotCopied: string; pictureNotCopiedHint: string; copyTable: string; savePng: string; saveSvg: string; saveCsv: string; saved: string; copied: string; notCopied: string; notCopiedHint: string };
  explain: {
    title: string;
    formula: string;
    interval: string;
    parts: string;
    rules: string;
    compared: string;
    leftOut: string;
    source: string;
    rows: (n: string) => string;
    showRows: string;
    hideRows: string;
    rowsOf: (from: string, to: string, total: string) => string;
    noRows: string;
    imported: string;
    lines: (n: number, shown: string) => string;
    file: string;
    line: string;
    day: string;
    reference: string;
    text: string;
    joined: string;
    sheetLine: (sheet: string, line: string) => string;
  };
  campaigns: {
    tabs: string;
    tab: Record<CampaignTab, string>;
    mapOf: string;
    title: string;
    none: string;
    noneHint: string;
    name: string;
    postings: string;
    state: string;
    provisional: string;
    closed: string;
    postedOn: string;
    cells: string;
    comparedTo: (control: string) => string;
    uncompared: string;
    cell: string;
    people: string;
    responders: string;
    rate: string;
    interval: string;
    cost: string;
    verdict: string;
    role: string;
    noRole: string;
    roles: Record<Role, string>;
    verdicts: Record<Verdict, string>;
    p: (p: string) => string;
    edit: string;
    editTitle: string;
    listType: string;
    listTypes: Record<ListType, string>;
    notSaid: string;
    sector: string;
    window: string;
    windowHelp: string;
    days: (n: number, shown: string) => string;
    windowEnd: string;
    margin: string;
    marginHelp: string;
    saved: string;
    savedBack: string;
    roleSet: (cell: string, role: string) => string;
    report: string;
    onDashboard: string;
    says: string;
  };
  long: {
    title: string;
    cohorts: string;
    measure: string;
    measures: Record<CohortMeasure, string>;
    posted: string;
    pieces: string;
    responders: string;
    customers: string;
    revenue: string;
    month: (n: number) => string;
    together: string;
    notOver: string;
    none: string;
    noneHint: string;
    byMonth: string;
    figure: string;
    period: string;
    months: (n: number) => string;
    monthOf: string;
    value: string;
    yearBefore: string;
    quiet: (n: number) => string;
    change: string;
    season: string;
    points: (value: string) => string;
    times: (value: string) => string;
  };
  reports: ReportWords;
  schedule: ScheduleWords;
  background: BackgroundWords;
  exports: ExportWords;
  settings: {
    title: string;
    language: string;
    theme: string;
    themes: Record<Theme, string>;
    data: string;
    dataHint: string;
    shortcuts: string;
    about: string;
    version: (v: string) => string;
    offline: string;
    releases: string;
    licences: string;
    zoom: string;
    zoomHint: string;
    appearance: string;
  };
  palette: { title: string; hint: string; none: string; screens: string; campaigns: string; charts: string; figures: string; actions: string; demo: string; print: string; export: string; backUp: string };
  shortcuts: {
    title: string;
    import: string;
    paste: string;
    accept: string;
    takeBack: string;
    search: string;
    settings: string;
    zoom: string;
    help: string;
    list: string;
    back: string;
    marks: string;
    explain: string;
    copy: string;
    find: string;
    print: string;
    save: string;
    deal: string;
    size: string;
    part: string;
    remove: string;
    shift: string;
    del: string;
    ctrl: string;
    esc: string;
    enter: string;
    arrows: string;
  };
  theme: { toLight: string; toDark: string };
  lang: { toggle: string; names: Record<'fr' | 'en', string> };
}
