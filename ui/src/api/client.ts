/**
 * The one door to the program: every command as a function that returns its answer or throws a `Failure`.
 *
 * Nothing else in the window names a command or an event; `bindings.ts` is generated and never edited.
 */
import { Channel } from '@tauri-apps/api/core';
import { commands as wire, events, type AppError, type ErrorCode, type OfferedFile, type Progress, type Question } from './bindings';
import { about, detailsOf, isChange } from './details';
import { giveUpWaiting, settled } from './pending';
import type { AnalysisQuestion, BoardItem, BoardView, ChartQuestion, ContactsQuestion, DealMove, DraftToSave, ExportProgress, FieldEdit, FollowUpEdit, MergeEdit, NoteEdit, OpinionQuestion, OrdersQuestion, PipelineQuestion, Preferences, ReportAsk, ReportWish, SavedPicture, SavedView, ScenarioView, ScheduleEdit, ScheduleRun, SheetChoice, SimulatorQuestion, TableLineEdit, TemplateView, WatchedFile } from './bindings';

export type * from './bindings';

/** An error in words: what happened, and what to do next. */
export class Failure extends Error {
  /** `unexpected` when the program gave no words of its own. */
  readonly code: ErrorCode | 'unexpected';
  readonly remedy: string;
  /** The field that cannot be as it was given, where it is about one. */
  readonly field: string | null;
  /** What whoever mends it needs to know, without a word of the data; nothing where the reader can mend it. */
  readonly details: string | null;
  /** Whether something was to be changed by it. */
  readonly changing: boolean;

  constructor(code: ErrorCode | 'unexpected', message: string, remedy: string, field: string | null = null, details: string | null = null, changing = false) {
    super(message);
    this.code = code;
    this.remedy = remedy;
    this.field = field;
    this.details = details;
    this.changing = changing;
  }
}

/** What no reader can mend by doing otherwise. */
const UNFORESEEN: readonly string[] = ['unexpected', 'storage', 'drawing'];

function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error && 'remedy' in error;
}

/** Returns any thrown thing as a `Failure` of what was asked; words that are missing stay empty and are said by the screen. */
export function toFailure(error: unknown, command = ''): Failure {
  if (error instanceof Failure) return error;
  const told = isAppError(error) ? error : null;
  const code = told?.code ?? 'unexpected';
  const details = UNFORESEEN.includes(code) ? detailsOf(command, code, told ? null : error) : null;
  return new Failure(code, told?.message ?? '', told?.remedy ?? '', told?.field ?? null, details, isChange(command));
}

/** Waits for an answer; what the program throws becomes a `Failure`, and the unforeseen goes to the log too. */
async function answered<T>(answer: Promise<T>, command: string): Promise<T> {
  try {
    return await settled(answer, command);
  } catch (error) {
    if (!isAppError(error)) console.error(error);
    throw toFailure(error, command);
  }
}

/** The commands, each answer waited for so. */
const commands: typeof wire = new Proxy(wire, {
  get: (all, name: keyof typeof wire) => (...given: never[]) => answered((all[name] as (...given: never[]) => Promise<unknown>)(...given), name),
});

function channel(told: (progress: Progress) => void): Channel<Progress> {
  const progress = new Channel<Progress>();
  progress.onmessage = told;
  return progress;
}

function exporting(told: (progress: ExportProgress) => void): Channel<ExportProgress> {
  const progress = new Channel<ExportProgress>();
  progress.onmessage = told;
  return progress;
}

export const exportTold = (program: string | null, dialect: string | null, lang: string, told: (progress: ExportProgress) => void) => commands.exportTold(program, dialect, lang, exporting(told));
export const exportPrograms = () => commands.exportPrograms();
export const exportFigures = (question: Question, dialect: string | null) => commands.exportFigures(question, dialect);
export const exportCancel = () => commands.exportCancel();

export async function start() {
  const found = await commands.start();
  about.version = `${found.version} (${found.released})`;
  return found;
}
export const savePreferences = (preferences: Preferences) => commands.savePreferences(preferences);
export const markReady = (lang: string) => commands.markReady(lang);
export const createKey = (lang: string) => commands.createKey(lang);

export const campaigns = (lang: string) => commands.campaigns(lang);
export const campaign = (code: string, lang: string) => commands.campaign(code, lang);
export const changeCampaign = (code: string, edits: FieldEdit[], lang: string) =>
  commands.changeCampaign(code, edits, lang);
export const costs = (code: string, lang: string) => commands.costs(code, lang);
export const saveCost = (code: string, number: number | null, edits: FieldEdit[], lang: string) => commands.saveCost(code, number, edits, lang);
export const deleteCost = (code: string, number: number, lang: string) => commands.deleteCost(code, number, lang);
export const changeCell = (code: string, key: string, role: string | null, lang: string) =>
  commands.changeCell(code, key, role, lang);
export const saveCell = (code: string, key: string, edits: FieldEdit[], lang: string) => commands.saveCell(code, key, edits, lang);

export const filterValues = (lang: string) => commands.filterValues(lang);
export const cohorts = (question: Question, measure: string) => commands.cohorts(question, measure);
export const longView = (question: Question, months: number) => commands.longView(question, months);

export const dashboard = (question: Question, items: BoardItem[]) => commands.dashboard(question, items);
export const boardNotices = (question: Question, items: BoardItem[]) => commands.boardNotices(question, items);
export const dashboards = (lang: string) => commands.dashboards(lang);
export const saveDashboard = (board: BoardView, lang: string) => commands.saveDashboard(board, lang);
export const deleteDashboard = (id: number, lang: string) => commands.deleteDashboard(id, lang);
export const dismissAlert = (name: string, lang: string) => commands.dismissAlert(name, lang);
export const recallAlert = (name: string, lang: string) => commands.recallAlert(name, lang);
export const alerts = (lang: string) => commands.alerts(lang);
export const catalogue = (lang: string) => commands.catalogue(lang);
export const analysis = (asked: AnalysisQuestion) => commands.analysis(asked);
export const analysisCsv = (asked: AnalysisQuestion) => commands.analysisCsv(asked);

export const savedViews = (lang: string) => commands.savedViews(lang);
export const saveViews = (views: SavedView[], lang: string) => commands.saveViews(views, lang);
export const chartList = (lang: string) => commands.chartList(lang);
export const chart = (asked: ChartQuestion) => commands.chart(asked);
export const pictureOf = (svg: string, lang: string) => commands.pictureOf(svg, lang);
export const savePicture = (asked: SavedPicture) => commands.savePicture(asked);

export const opinionPage = (question: OpinionQuestion, page: number, lang: string) => commands.opinionPage(question, page, lang);
export const tagOpinion = (name: string, add: string[], remove: string[], lang: string) => commands.tagOpinion(name, add, remove, lang);

export const row = (name: string, lang: string) => commands.row(name, lang);
export const rowsByHand = (page: number, lang: string) => commands.rowsByHand(page, lang);
export const leaveRowsOut = (names: string[], why: string, lang: string) => commands.leaveRowsOut(names, why, lang);
export const putRowsBack = (names: string[], lang: string) => commands.putRowsBack(names, lang);
export const correctRow = (name: string, fields: FieldEdit[], why: string, lang: string) => commands.correctRow(name, fields, why, lang);
export const takeCorrectionsBack = (corrections: number[], lang: string) => commands.takeCorrectionsBack(corrections, lang);

export const callList = (band: string | null, offset: number, lang: string) => commands.callList(band, offset, lang);
export const saveCallList = (format: 'xlsx' | 'vcf', lang: string) => commands.saveCallList(format, lang);
export const scoreTable = (lang: string) => commands.scoreTable(lang);
export const checkScoreTable = (lines: TableLineEdit[], lang: string) => commands.checkScoreTable(lines, lang);
export const saveScoreTable = (lines: TableLineEdit[], lang: string) => commands.saveScoreTable(lines, lang);
export const resetScoreTable = (lang: string) => commands.resetScoreTable(lang);

export const contacts = (question: ContactsQuestion, lang: string) => commands.contacts(question, lang);
export const contactFilters = (lang: string) => commands.contactFilters(lang);
export const contact = (number: number, lang: string) => commands.contact(number, lang);
export const saveFollowUp = (edit: FollowUpEdit, lang: string) => commands.saveFollowUp(edit, lang);
export const deleteFollowUp = (id: number, lang: string) => commands.deleteFollowUp(id, lang);
export const saveNote = (edit: NoteEdit, lang: string) => commands.saveNote(edit, lang);
export const deleteNote = (id: number, lang: string) => commands.deleteNote(id, lang);
export const duplicates = (page: number, lang: string) => commands.duplicates(page, lang);
export const compareContacts = (kept: number, duplicate: number, lang: string) => commands.compareContacts(kept, duplicate, lang);
export const mergeContacts = (edit: MergeEdit, lang: string) => commands.mergeContacts(edit, lang);
export const unmergeContacts = (made: string[], lang: string) => commands.unmergeContacts(made, lang);
export const separateContact = (contact: number, lang: string) => commands.separateContact(contact, lang);
export const notDuplicates = (one: number, other: number, lang: string) => commands.notDuplicates(one, other, lang);
export const perhapsDuplicates = (one: number, other: number, lang: string) => commands.perhapsDuplicates(one, other, lang);
export const oppose = (number: number, lang: string) => commands.oppose(number, lang);
export const unoppose = (number: number, lang: string) => commands.unoppose(number, lang);

export const board = (question: PipelineQuestion, lang: string) => commands.board(question, lang);
export const dealTable = (question: PipelineQuestion, lang: string) => commands.dealTable(question, lang);
export const orderTable = (question: OrdersQuestion, lang: string) => commands.orderTable(question, lang);
export const moveDeal = (to: DealMove, lang: string) => commands.moveDeal(to, lang);
export const unmoveDeal = (number: number, lang: string) => commands.unmoveDeal(number, lang);
export const agenda = (question: PipelineQuestion, day: string | null, lang: string) => commands.agenda(question, day, lang);
export const settleAppointment = (appointment: number, outcome: string | null, lang: string) =>
  commands.settleAppointment(appointment, outcome, lang);
export const saveCalendar = (question: PipelineQuestion, appointment: number | null, lang: string) =>
  commands.saveCalendar(question, appointment, lang);

export const simulatorStart = (question: Question) => commands.simulatorStart(question);
export const simulate = (question: SimulatorQuestion) => commands.simulate(question);
export const saveScenario = (scenario: ScenarioView, lang: string) => commands.saveScenario(scenario, lang);
export const deleteScenario = (id: number, lang: string) => commands.deleteScenario(id, lang);

export const references = (lang: string) => commands.references(lang);
export const saveReference = (name: string | null, edits: FieldEdit[], lang: string) => commands.saveReference(name, edits, lang);
export const deleteReference = (name: string, lang: string) => commands.deleteReference(name, lang);
export const resetReference = (name: string, lang: string) => commands.resetReference(name, lang);
export const targets = (lang: string) => commands.targets(lang);
export const saveTarget = (name: string | null, edits: FieldEdit[], lang: string) => commands.saveTarget(name, edits, lang);
export const deleteTarget = (name: string, lang: string) => commands.deleteTarget(name, lang);
export const resetTarget = (name: string, lang: string) => commands.resetTarget(name, lang);

export const houseSettings = (lang: string) => commands.houseSettings(lang);
export const changeSetting = (name: string, value: string, lang: string) => commands.changeSetting(name, value, lang);

export const explain = (key: string, question: Question) => commands.explain(key, question);
export const rowsBehind = (measure: string, question: Question, page: number) =>
  commands.rowsBehind(measure, question, page);

export const pickFiles = () => commands.pickFiles();
export const importDraft = (files: number[], lang: string) => commands.importDraft(files, lang);
export const importSheet = (choice: SheetChoice, lang: string) => commands.importSheet(choice, lang);
export const pasteCells = (text: string, lang: string) => commands.pasteCells(text, lang);
export const fieldChoices = (lang: string) => commands.fieldChoices(lang);
export const importPreview = (choices: SheetChoice[], lang: string, told: (progress: Progress) => void) =>
  commands.importPreview(choices, lang, channel(told));
export const importAccept = (choices: SheetChoice[], lang: string, told: (progress: Progress) => void) =>
  commands.importAccept(choices, lang, channel(told));
export const importCancel = () => commands.importCancel();
export const saveSetAside = (lang: string) => commands.saveSetAside(lang);
export const importRows = (sheet: number, list: string, offset: number) => commands.importRows(sheet, list, offset);
export const importIssues = (sheet: number, group: number, offset: number) => commands.importIssues(sheet, group, offset);
export const importIssueValues = (sheet: number, group: number, offset: number) =>
  commands.importIssueValues(sheet, group, offset);

export const saveImportDraft = (draft: DraftToSave, lang: string) => commands.saveImportDraft(draft, lang);
export const unfinishedImport = (lang: string) => commands.unfinishedImport(lang);
export const resumeImport = (lang: string) => commands.resumeImport(lang);
export const discardImportDraft = (lang: string) => commands.discardImportDraft(lang);

export const imports = (lang: string) => commands.imports(lang);
export const undoPlan = (id: number, lang: string) => commands.undoPlan(id, lang);
export const undoImport = (id: number, withDependents: boolean, lang: string) =>
  commands.undoImport(id, withDependents, lang);
export const redoImport = (id: number, lang: string) => commands.redoImport(id, lang);

export const templates = (lang: string) => commands.templates(lang);
export const template = (name: string, lang: string) => commands.template(name, lang);
export const saveTemplate = (name: string, choice: SheetChoice, lang: string) => commands.saveTemplate(name, choice, lang);
export const changeTemplate = (changed: TemplateView, lang: string) => commands.changeTemplate(changed, lang);
export const renameTemplate = (name: string, newName: string, lang: string) => commands.renameTemplate(name, newName, lang);
export const deleteTemplate = (name: string, lang: string) => commands.deleteTemplate(name, lang);
export const exportTemplate = (name: string, lang: string) => commands.exportTemplate(name, lang);
export const importTemplate = (lang: string) => commands.importTemplate(lang);
export const takeTemplate = (fileId: number, lang: string) => commands.takeTemplate(fileId, lang);
export const applyTemplate = (name: string, fileId: number, sheet: string, lang: string) =>
  commands.applyTemplate(name, fileId, sheet, lang);
export const mappings = (lang: string) => commands.mappings(lang);
export const forgetMapping = (id: number, lang: string) => commands.forgetMapping(id, lang);
export const rememberMapping = (id: number, lang: string) => commands.rememberMapping(id, lang);
export const valueWords = (lang: string) => commands.words(lang);
export const setWord = (field: string, text: string, meaning: string, lang: string) =>
  commands.setWord(field, text, meaning, lang);
export const deleteWord = (field: string, text: string, lang: string) => commands.deleteWord(field, text, lang);

export const waiting = (page: number, kind: string | null, lang: string) => commands.waiting(page, kind, lang);
export const joinedByHand = (page: number, lang: string) => commands.joinedByHand(page, lang);
export const matchCandidates = (entity: string, row: number, text: string, lang: string) =>
  commands.matchCandidates(entity, row, text, lang);
export const joinByHand = (entity: string, row: number, piece: number, lang: string) =>
  commands.joinByHand(entity, row, piece, lang);
export const unjoinByHand = (entity: string, row: number, lang: string) => commands.unjoinByHand(entity, row, lang);

export const backups = (lang: string) => commands.backups(lang);
export const makeBackup = (lang: string) => commands.makeBackup(lang);
export const saveBackupAs = (lang: string) => commands.saveBackupAs(lang);
export const pickBackup = (lang: string) => commands.pickBackup(lang);
export const offeredBackup = (fileId: number, lang: string) => commands.offeredBackup(fileId, lang);
export const restorePlan = (id: number, lang: string) => commands.restorePlan(id, lang);
export const restoreBackup = (id: number, lang: string) => commands.restoreBackup(id, lang);

export const watchedFolder = (lang: string) => commands.watchedFolder(lang);
export const chooseWatchedFolder = (lang: string) => commands.chooseWatchedFolder(lang);
export const setWatchedFolder = (on: boolean, lang: string) => commands.setWatchedFolder(on, lang);
export const swapWatchedFolder = (lang: string) => commands.swapWatchedFolder(lang);

export const saveSamples = (lang: string) => commands.saveSamples(lang);
export const loadDemo = (lang: string, told: (progress: Progress) => void) =>
  commands.loadDemo(lang, channel(told));

export const closings = (lang: string) => commands.closings(lang);
export const closePeriod = (period: string, lang: string) => commands.closePeriod(period, lang);
export const reopenPeriod = (number: number, lang: string) => commands.reopenPeriod(number, lang);
/** Whom a finished report is handed to. */
export type HandedTo = 'view' | 'mail' | 'copy' | 'queue';
export const reportTemplates = (lang: string) => commands.reportTemplates(lang);
export const saveReportOptions = (template: string, wish: ReportWish, lang: string) => commands.saveReportOptions(template, wish, lang);
export const chooseReportLogo = (template: string, lang: string) => commands.chooseReportLogo(template, lang);
export const changeReportLogo = (template: string, back: boolean, lang: string) => commands.changeReportLogo(template, back, lang);
export const reportPages = (of: ReportAsk, wish: ReportWish) => commands.reportPages(of, wish);
export const reportPage = (index: number) => commands.reportPage(index);
export const saveReport = (of: ReportAsk, wish: ReportWish) => commands.saveReport(of, wish);
export const handReportOver = (of: ReportAsk, wish: ReportWish, to: HandedTo) => commands.handReportOver(of, wish, to);
export const printReport = () => commands.printReport();

export const opensAtLogin = () => commands.opensAtLogin();
export const openAtLogin = (on: boolean, lang: string) => commands.openAtLogin(on, lang);
export const trayState = (lang: string) => commands.trayState(lang);
export const keepInTray = (on: boolean, lang: string) => commands.keepInTray(on, lang);
export const schedules = (lang: string) => commands.schedules(lang);
export const saveSchedule = (edit: ScheduleEdit, lang: string) => commands.saveSchedule(edit, lang);
export const setSchedule = (id: number, to: string, lang: string) => commands.setSchedule(id, to, lang);
export const chooseScheduleFolder = (id: number, lang: string) => commands.chooseScheduleFolder(id, lang);
export const swapScheduleFolder = (id: number, lang: string) => commands.swapScheduleFolder(id, lang);
export const makeDueReports = (lang: string) => commands.makeDueReports(lang);
export const listReportMade = (id: number, listed: boolean, lang: string) => commands.listReportMade(id, listed, lang);
export const makeReportAgain = (id: number, lang: string) => commands.makeReportAgain(id, lang);
export const openReportMade = (id: number, to: 'view' | 'folder', lang: string) => commands.openReportMade(id, to, lang);

/** Calls when files were dropped on the window; their paths stay with the program. */
export const onFilesOffered = (told: (files: OfferedFile[]) => void) =>
  events.filesOffered.listen((event) => told(event.payload));
/** Calls when files hover over the window, and when they leave it. */
export const onFilesHover = (told: (over: boolean) => void) =>
  events.filesHover.listen((event) => told(event.payload));
/** Calls when what is stored has changed. */
export const onDataChanged = (told: () => void) => events.dataChanged.listen(() => told());
/** Calls when scheduled reports were made, or could not be. */
export const onReportsMade = (told: (run: ScheduleRun) => void) => events.reportsMade.listen((event) => told(event.payload));
/** Calls when the watched folder has dealt with a file. */
export const onWatchedFileDone = (told: (file: WatchedFile) => void) =>
  events.watchedFileDone.listen((event) => told(event.payload));
/** Calls when something broke off inside the program, with where; what will not be answered any more fails by then. */
export const onBroke = (told: (failure: Failure) => void) =>
  events.broke.listen(({ payload }) => {
    const failed = (command: string) => new Failure('unexpected', '', '', null, `${detailsOf(command, 'broke', null)}\n${payload}`, isChange(command));
    giveUpWaiting(failed);
    told(failed(''));
  });
