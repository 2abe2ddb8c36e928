/** Drawings that leave the window: saved as a file, or their table copied. */
import { Failure, savePicture, toFailure, type Picture } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { copyText } from './clipboard';
import { told, troubled } from './notify';

/** What a drawing can leave the window as. */
export type PictureFormat = 'svg' | 'png' | 'csv' | 'copy';

/** Returns a table as cells that a spreadsheet takes when they are pasted. */
export function cellsOf(picture: Picture): string {
  const plain = (cell: string) => cell.replace(/[\t\r\n]+/g, ' ');
  return [picture.table.columns, ...picture.table.rows].map((row) => row.map(plain).join('\t')).join('\r\n');
}

/** Saves a drawing, or copies its table; says what came of it. */
export async function savePictureAs(picture: Picture, format: PictureFormat): Promise<void> {
  const m = words();
  try {
    if (format === 'copy') {
      await copyText(Promise.resolve(cellsOf(picture)));
      told(m.chart.copied);
    } else if (await savePicture({ lang: language.now, title: picture.title, format, svg: picture.svg, columns: picture.table.columns, rows: picture.table.rows })) {
      told(m.chart.saved);
    }
  } catch (error) {
    troubled(error instanceof DOMException ? new Failure('unexpected', m.chart.notCopied, m.chart.notCopiedHint) : toFailure(error));
  }
}
