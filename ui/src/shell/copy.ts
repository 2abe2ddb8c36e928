/** A figure that has the focus, as text: what a mouse cannot mark because it is a button. */
import { words } from '../messages/index.svelte';
import { copyText } from '../state/clipboard';
import { noted, troubled } from '../state/notify';
import { toFailure } from '../api/client';

const textOf = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/[ \n\t]+/g, ' ').trim();

/** Returns a figure with its name, or the text of a link with what its table calls it; nothing where there is neither. */
export function figureText(element: Element): string | null {
  const own = element.closest<HTMLElement>('[data-copy]')?.dataset['copy'];
  if (own) return own;
  const link = element.closest('.link');
  if (!link) return null;
  const cell = link.closest<HTMLTableCellElement>('td, th');
  const row = cell?.closest('tr');
  const heads = cell?.closest('table')?.tHead?.rows;
  const names = [row?.querySelector('th'), heads?.item(heads.length - 1)?.cells[cell?.cellIndex ?? -1]];
  const name = names.filter((one) => one && one !== cell).map(textOf).filter(Boolean).join(', ');
  return name ? words().figure.copy(name, textOf(link)) : textOf(link);
}

/** Copies the figure that has the focus, where nothing is marked; tells whether there was one. */
export function copyFigure(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || !(document.getSelection()?.isCollapsed ?? true)) return false;
  const text = figureText(target);
  if (!text) return false;
  copyText(Promise.resolve(text)).then(
    () => noted(words().figure.copied(text)),
    (error: unknown) => troubled(toFailure(error)),
  );
  return true;
}
