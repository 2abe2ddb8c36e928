/** Views of the analyses that are kept in the file: what is asked now as text, and back. */
import { savedViews, saveViews, type SavedView } from '../api/client';
import { language } from '../messages/index.svelte';
import { analysed, ask, isAnalysed } from './analysis.svelte';
import { charted, drawKept, isCharted } from './analysis-chart.svelte';
import { filter, filters, isFilters } from './question.svelte';

/** Returns all that the analyses are asked now. */
export const askedNow = (): string => JSON.stringify({ analysed, charted, filters });

/** Asks what a view keeps; tells whether it could be read, since a newer program may have kept more. */
export function show(view: SavedView): boolean {
  try {
    const kept = JSON.parse(view.asked) as Record<string, unknown>;
    if (!isAnalysed(kept['analysed']) || !isCharted(kept['charted']) || !isFilters(kept['filters'])) return false;
    filter(kept['filters']);
    ask(kept['analysed']);
    drawKept(kept['charted']);
    return true;
  } catch {
    return false;
  }
}

/** Returns the list with one view more. */
export const withView = (views: readonly SavedView[], name: string): SavedView[] => [...views, { name, asked: askedNow() }];

/** Returns the list with one view renamed. */
export const renamed = (views: readonly SavedView[], from: string, to: string): SavedView[] => views.map((view) => (view.name === from ? { ...view, name: to } : view));

/** Returns the list without one view. */
export const without = (views: readonly SavedView[], name: string): SavedView[] => views.filter((view) => view.name !== name);

/** Returns whether a name can be given: neither empty, too long nor another view's. */
export function isFree(views: readonly SavedView[], name: string, own: string | null): boolean {
  const wanted = name.trim().toLowerCase();
  return wanted !== '' && [...wanted].length <= 80 && !views.some((view) => view.name !== own && view.name.toLowerCase() === wanted);
}

export const kept = (): Promise<SavedView[]> => savedViews(language.now);
export const keepAll = (views: readonly SavedView[]): Promise<SavedView[]> => saveViews([...views], language.now);
