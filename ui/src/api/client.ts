/**
 * The one door to the program: every command as a function that returns its answer or throws a `Failure`.
 *
 * Nothing else in the window names a command or an event; `bindings.ts` is generated and never edited.
 */
import { Channel } from '@tauri-apps/api/core';
import { commands, events, type AppError, type ErrorCode, type OfferedFile, type Progress, type Question } from './bindings';
import type { CampaignEdit, Preferences, SheetChoice } from './bindings';

export type * from './bindings';

/** An error in words: what happened, and what to do next. */
export class Failure extends Error {
  /** `unexpected` when the program gave no words of its own. */
  readonly code: ErrorCode | 'unexpected';
  readonly remedy: string;

  constructor(code: ErrorCode | 'unexpected', message: string, remedy: string) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error && 'remedy' in error;
}

/** Returns any thrown thing as a `Failure`; words that are missing stay empty and are said by the screen. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (isAppError(error)) return new Failure(error.code, error.message, error.remedy);
  return new Failure('unexpected', '', '');
}

/** Waits for an answer; what the program throws becomes a `Failure`, and the unforeseen goes to the log too. */
async function ask<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!isAppError(error)) console.error(error);
    throw toFailure(error);
  }
}

function channel(told: (progress: Progress) => void): Channel<Progress> {
  const progress = new Channel<Progress>();
  progress.onmessage = told;
  return progress;
}

export const start = () => ask(commands.start());
export const savePreferences = (preferences: Preferences) => ask(commands.savePreferences(preferences));
export const markReady = (lang: string) => ask(commands.markReady(lang));
export const createKey = (lang: string) => ask(commands.createKey(lang));

export const campaigns = (lang: string) => ask(commands.campaigns(lang));
export const campaign = (code: string, lang: string) => ask(commands.campaign(code, lang));
export const changeCampaign = (code: string, edit: CampaignEdit, lang: string) =>
  ask(commands.changeCampaign(code, edit, lang));
export const changeCell = (code: string, key: string, role: string | null, lang: string) =>
  ask(commands.changeCell(code, key, role, lang));

export const dashboard = (question: Question) => ask(commands.dashboard(question));
export const explain = (key: string, question: Question) => ask(commands.explain(key, question));
export const rowsBehind = (measure: string, question: Question, page: number) =>
  ask(commands.rowsBehind(measure, question, page));

export const pickFiles = () => ask(commands.pickFiles());
export const importDraft = (files: number[], lang: string) => ask(commands.importDraft(files, lang));
export const fieldChoices = (lang: string) => ask(commands.fieldChoices(lang));
export const importPreview = (choices: SheetChoice[], lang: string, told: (progress: Progress) => void) =>
  ask(commands.importPreview(choices, lang, channel(told)));
export const importAccept = (choices: SheetChoice[], lang: string, told: (progress: Progress) => void) =>
  ask(commands.importAccept(choices, lang, channel(told)));
export const importCancel = () => ask(commands.importCancel());
export const saveSetAside = (lang: string) => ask(commands.saveSetAside(lang));
export const imports = (lang: string) => ask(commands.imports(lang));
export const undoImport = (id: number, lang: string) => ask(commands.undoImport(id, lang));
export const loadDemo = (lang: string, told: (progress: Progress) => void) =>
  ask(commands.loadDemo(lang, channel(told)));

export const reportPages = (code: string, lang: string) => ask(commands.reportPages(code, lang));
export const reportPage = (index: number) => ask(commands.reportPage(index));
export const saveReport = (code: string, lang: string) => ask(commands.saveReport(code, lang));
export const openReport = (code: string, lang: string) => ask(commands.openReport(code, lang));
export const printReport = () => ask(commands.printReport());

/** Calls when files were dropped on the window; their paths stay with the program. */
export const onFilesOffered = (told: (files: OfferedFile[]) => void) =>
  events.filesOffered.listen((event) => told(event.payload));
/** Calls when files hover over the window, and when they leave it. */
export const onFilesHover = (told: (over: boolean) => void) =>
  events.filesHover.listen((event) => told(event.payload));
/** Calls when what is stored has changed. */
export const onDataChanged = (told: () => void) => events.dataChanged.listen(() => told());
