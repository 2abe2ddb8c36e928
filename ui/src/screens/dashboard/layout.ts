/** How the parts of a dashboard are put together: places and sizes, on twelve columns. */
import type { BoardItem, BoardOffer } from '../../api/client';
import type { BoardWords } from '../../messages/boards/words';

export const COLUMNS = 12;

/** The fewest columns and rows in which a part can be read, and the most rows; the program keeps to the same. */
const SIZES: Record<string, [columns: number, fewest: number, most: number]> = { figure: [3, 1, 2], chart: [4, 2, 4], notices: [4, 1, 4] };
/** How large a part is when it is added. */
const FIRST: Record<string, [width: number, height: number]> = { figure: [3, 1], chart: [6, 2], notices: [12, 1] };

/** Returns what tells a part from the others of its dashboard. */
export const keyOf = ({ kind, name, by }: Pick<BoardItem, 'kind' | 'name' | 'by'>): string => `${kind}/${name}/${by ?? ''}`;

const between = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Returns a part with so many columns and rows more, as far as it can be read. */
export function grown(item: BoardItem, columns: number, rows: number): BoardItem {
  const [narrowest, fewest, most] = SIZES[item.kind] ?? [3, 1, 4];
  return { ...item, width: between(item.width + columns, narrowest, COLUMNS), height: between(item.height + rows, fewest, most) };
}

/** Returns the parts with one of them put elsewhere. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, at) => at !== from);
  const place = between(to, 0, rest.length);
  return [...rest.slice(0, place), ...items.slice(from, from + 1), ...rest.slice(place)];
}

/** Returns a part in the size in which it is added. */
export function fresh(kind: string, name: string, by: string | null): BoardItem {
  const [width, height] = FIRST[kind] ?? [6, 2];
  return { kind, name, by, width, height };
}

/** Returns how many columns a part takes where there is room for two tiles only. */
export const narrow = ({ kind, width }: BoardItem): number => (kind === 'figure' && width <= 6 ? 6 : COLUMNS);

/** Returns what a part is called. */
export function nameOf(item: BoardItem, offer: BoardOffer, m: BoardWords['boards']): string {
  if (item.kind === 'notices') return m.kinds.notices;
  const [first = '', figure = ''] = item.name.split(':');
  const of = (key: string) => offer.figures.find(({ code }) => code === key)?.name;
  const chart = item.kind === 'chart' ? offer.charts.find(({ name }) => name === first)?.title : undefined;
  const name = [chart, of(chart === undefined ? item.name : figure)].filter(Boolean).join(' · ') || item.name;
  const by = offer.dimensions.find(({ code }) => code === item.by)?.name;
  return by ? `${name} · ${by}` : name;
}
