/** What dashboards of one's own say. */
import type { Counted } from '../desk/words';

/** For whom a dashboard begins. */
export const ROLES_OF_BOARDS = ['manager', 'salesperson'] as const;
export type BoardRole = (typeof ROLES_OF_BOARDS)[number];

/** What stands on a dashboard. */
export const PARTS = ['figure', 'chart', 'notices'] as const;
export type BoardPartKind = (typeof PARTS)[number];

export interface BoardWords {
  boards: {
    choose: string;
    change: string;
    done: string;
    name: string;
    add: string;
    addTitle: string;
    kinds: Record<BoardPartKind, string>;
    figure: string;
    figureHint: string;
    chart: string;
    by: string;
    there: string;
    pickFirst: string;
    create: string;
    createTitle: string;
    from: string;
    models: Record<BoardRole, string>;
    copy: string;
    empty: string;
    reset: (model: string) => string;
    remove: string;
    restore: string;
    nothing: string;
    nothingHint: string;
    grid: string;
    keys: string;
    part: (name: string, place: number, of: number, size: string) => string;
    size: (width: number, height: number) => string;
    taken: (name: string) => string;
    let: (name: string) => string;
    placed: (name: string, place: number, of: number) => string;
    sized: (name: string, size: string) => string;
    removeOf: (name: string) => string;
    grow: (name: string) => string;
    saved: string;
    moved: (name: string) => string;
    removed: (name: string) => string;
    added: (name: string) => string;
    renamed: (name: string) => string;
    created: (name: string) => string;
    deleted: (name: string) => string;
    resetDone: (name: string) => string;
    undone: string;
    many: Counted;
    role: string;
    roleHelp: string;
    roles: Record<BoardRole, string>;
  };
}
