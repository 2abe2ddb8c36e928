/** The words of the reports screen. */
export interface ReportWords {
  title: string;
  template: string;
  campaign: string;
  allCampaigns: string;
  period: string;
  none: string;
  noneHint: string;
  laying: string;
  page: (n: number, all: number) => string;
  zoom: string;
  zoomIn: string;
  zoomOut: string;
  save: string;
  open: string;
  saved: (path: string) => string;
  pages: string;
  mail: string;
  copy: string;
  share: string;
  queue: string;
  handedOver: Record<'view' | 'mail' | 'copy' | 'queue', (path: string) => string>;
  options: string;
  parts: string;
  partsHint: string;
  up: (name: string) => string;
  down: (name: string) => string;
  paper: string;
  portrait: string;
  landscape: string;
  language: string;
  sameLanguage: string;
  french: string;
  english: string;
  accent: string;
  accentHint: string;
  ownAccent: string;
  logo: string;
  logoHint: string;
  chooseLogo: string;
  otherLogo: string;
  removeLogo: string;
  sender: string;
  senderHint: string;
  remarks: string;
  remarksHint: string;
  kept: string;
  noDialog: string;
  noDialogHint: string;
  back: string;
  closings: string;
  closingsHint: string;
  noClosing: string;
  close: string;
  reopen: string;
  closed: (n: number) => string;
  reopened: (n: number) => string;
}

/** When a report is made by itself. */
export const RHYTHMS = ['twice_monthly', 'monthly', 'weekly', 'window_end'] as const;
export type RhythmKey = (typeof RHYTHMS)[number];

/** The words of reports that are made by themselves. */
export interface ScheduleWords {
  tabs: { report: string; schedule: string };
  view: string;
  title: string;
  about: string;
  rhythm: string;
  rhythms: Record<RhythmKey, string>;
  proposed: string;
  closes: string;
  add: string;
  added: string;
  on: string;
  off: string;
  isOff: string;
  next: (day: string) => string;
  noNext: string;
  folder: string;
  folderKept: string;
  remove: string;
  removed: string;
  back: string;
  none: string;
  waiting: (n: number) => string;
  make: string;
  nothingDue: string;
  history: string;
  noHistory: string;
  madeAt: (when: string) => string;
  late: (day: string) => string;
  gone: string;
  show: string;
  again: string;
  madeAgain: string;
  unlist: string;
  unlisted: string;
  toSchedule: string;
}

/** The words of what the program does without its window. */
export interface BackgroundWords {
  title: string;
  inTray: string;
  inTrayTold: string;
  inTrayOn: string;
  inTrayOff: string;
  atLogin: string;
  atLoginTold: string;
  atLoginOn: string;
  atLoginOff: string;
  back: string;
}
