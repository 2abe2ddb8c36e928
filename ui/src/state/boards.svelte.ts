/** The dashboards that there are, and which one is open; each change is kept at once and can be taken back. */
import { dashboards, deleteDashboard, saveDashboard, toFailure, type BoardItem, type BoardView, type Boards, type Failure } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { keep, kept } from './keep';
import { next, told, troubled, type Step } from './notify';
import { go } from './place.svelte';
import { turnFilters } from './question.svelte';

const isNumber = (value: unknown): value is number => typeof value === 'number';
const FIRST = 1;

interface State {
  all: Boards | null;
  failure: Failure | null;
  open: number;
  changing: boolean;
  /** Whether a new one is being named. */
  making: boolean;
}

export const boards = $state<State>({ all: null, failure: null, open: kept('board', isNumber) ?? FIRST, changing: false, making: false });
turnFilters(boards.open);
/** Changes are written one after the other, so that the last one made is the last one kept. */
let line: Promise<unknown> = Promise.resolve();

/** Reads the dashboards; one that is gone is left for the first. */
export async function readBoards(): Promise<void> {
  try {
    take(await dashboards(language.now));
    boards.failure = null;
  } catch (error) {
    boards.failure = toFailure(error);
  }
}

function take(all: Boards): void {
  boards.all = all;
  if (!all.boards.some(({ id }) => id === boards.open)) openBoard(FIRST);
}

/** Opens a dashboard, with the filters that were last chosen there. */
export function openBoard(id: number): void {
  boards.open = id;
  keep('board', id);
  turnFilters(id);
}

/** Asks for the name of a new dashboard, on the dashboard. */
export function newBoard(): void {
  boards.making = true;
  go('dashboard');
}

export const boardNow = (): BoardView | undefined => boards.all?.boards.find(({ id }) => id === boards.open);
export const isFirst = (board: BoardView): boolean => board.id === FIRST;

/** Shows a change before it is kept: what is moved must not jump back for a moment. */
function show(board: BoardView): void {
  if (boards.all) boards.all = { ...boards.all, boards: boards.all.boards.map((one) => (one.id === board.id ? board : one)) };
}

function inLine<T>(work: () => Promise<T>): Promise<T> {
  const done = line.then(work, work);
  line = done.catch(() => undefined);
  return done;
}

/** Keeps a dashboard, and says so with the way back; returns what kept it from being done. */
export async function change(to: BoardView, said: string, step: Step = 'done'): Promise<Failure | null> {
  const from = boards.all?.boards.find(({ id }) => id === to.id);
  show(to);
  try {
    const answer = await inLine(() => saveDashboard(to, language.now));
    take(answer.boards);
    if (from) told(said, { label: words().do.undo, act: () => void change(from, words().boards.undone, next(step)) }, step, 'board');
    return null;
  } catch (error) {
    if (from) show(from);
    return toFailure(error);
  }
}

/** Changes the parts of a dashboard. */
export async function changeItems(board: BoardView, items: BoardItem[], said: string): Promise<void> {
  const failure = await change({ ...board, items }, said);
  if (failure) troubled(failure);
}

/** Makes a dashboard, or brings one back under its number, and opens it; returns what kept it from being done. */
export async function create(board: BoardView, said: string, step: Step = 'done'): Promise<Failure | null> {
  const before = boards.open;
  try {
    const answer = await inLine(() => saveDashboard(board, language.now));
    take(answer.boards);
    openBoard(answer.id);
    const made = { ...board, id: answer.id };
    told(said, { label: words().do.undo, act: () => void remove(made, words().boards.undone, next(step), before) }, step, 'board');
    return null;
  } catch (error) {
    return toFailure(error);
  }
}

/** Deletes a dashboard; the first one becomes again what it was at first. */
export async function remove(board: BoardView, said: string, step: Step = 'done', then = FIRST): Promise<void> {
  const { id } = board;
  if (id === null) return;
  try {
    const left = await inLine(() => deleteDashboard(id, language.now));
    if (boards.open === id) openBoard(then);
    take(left);
    told(said, { label: words().do.undo, act: () => void create(board, words().boards.undone, next(step)) }, step, 'board');
  } catch (error) {
    troubled(toFailure(error));
  }
}
