/** The ways for files into the program: dropped or opened with it, by the system's dialog, cells from the clipboard. */
import { pasteCells, pickFiles, toFailure, type OfferedFile } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { troubled, warned } from './notify';
import { askAbout } from './own-files.svelte';
import { wizard } from './wizard.svelte';

/** Takes up files: tables go to the import, templates and backups are asked about. */
export async function takeUp(files: OfferedFile[]): Promise<void> {
  askAbout(files.filter((file) => file.sort !== 'table'));
  await wizard.offer(files.filter((file) => file.sort === 'table'));
}

/** Opens the system's dialog and takes up the files chosen there. */
export async function chooseFiles(): Promise<void> {
  try {
    await takeUp(await pickFiles());
  } catch (error) {
    troubled(toFailure(error));
  }
}

/** Takes up cells from the clipboard; a text without cells is said to be none. */
export async function pasteClipboard(clipboard: DataTransfer): Promise<void> {
  const text = cellsOf(clipboard);
  if (text === null) {
    warned(words().paste.nothing, words().paste.nothingHint);
    return;
  }
  try {
    await wizard.offer([await pasteCells(text, language.now)]);
  } catch (error) {
    troubled(toFailure(error));
  }
}

/** Returns the clipboard's cells as tab-separated text, or nothing where there is no table. */
export function cellsOf(clipboard: Pick<DataTransfer, 'getData'>): string | null {
  const plain = clipboard.getData('text/plain');
  if (/[\t\n;]/.test(plain.trim())) return plain;
  const html = clipboard.getData('text/html');
  return html ? tableText(html) : null;
}

/** A cell that holds a sign of the table itself stands in quotes. */
const quoted = (cell: string) => (/[\t"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function tableText(html: string): string | null {
  const rows = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table tr');
  if (rows.length === 0) return null;
  const text = (row: Element) => [...row.querySelectorAll('td, th')].map((cell) => quoted((cell.textContent ?? '').trim())).join('\t');
  return [...rows].map(text).join('\n');
}
