/** What the pointer holds of a dashboard, and where it would go. */

/** How far the pointer goes before a press becomes a move. */
const THRESHOLD = 5;

export interface Held {
  /** The place of the part. */
  at: number;
  what: 'move' | 'size';
  x: number;
  y: number;
  dx: number;
  dy: number;
  moving: boolean;
  /** The place to which it would go; nothing: it stays. */
  over: number | null;
}

/** Returns what is held once the pointer has moved. */
export function dragOf(held: Held, event: PointerEvent, grid: HTMLElement): Held {
  const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
  const moving = held.moving || Math.hypot(dx, dy) > THRESHOLD;
  const over = moving && held.what === 'move' ? placeUnder(event, held.at, grid) : null;
  return { ...held, dx, dy, moving, over };
}

/** Returns the place of the part under the pointer, other than the one that is held. */
function placeUnder(event: PointerEvent, at: number, grid: HTMLElement): number | null {
  const cells = [...grid.querySelectorAll<HTMLElement>(':scope > [data-cell]')];
  const under = cells.findIndex((cell, place) => place !== at && holds(cell.getBoundingClientRect(), event));
  return under < 0 ? null : under;
}

const holds = (area: DOMRect, { clientX, clientY }: PointerEvent) => area.left <= clientX && clientX <= area.right && area.top <= clientY && clientY <= area.bottom;
