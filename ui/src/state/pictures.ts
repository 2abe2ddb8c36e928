/** Drawings that leave the window: saved as a file, or their table copied. */
import { Failure, pictureOf, savePicture, toFailure, type Picture } from '../api/client';
import { language, words } from '../messages/index.svelte';
import { copyPng, copyText } from './clipboard';
import { told, troubled } from './notify';

/** What a drawing can leave the window as. */
export type PictureFormat = 'svg' | 'png' | 'csv' | 'copy' | 'picture';

/** Returns a table as cells that a spreadsheet takes when they are pasted. */
export function cellsOf(picture: Picture): string {
  const plain = (cell: string) => cell.replace(/[\t\r\n]+/g, ' ');
  return [picture.table.columns, ...picture.table.rows].map((row) => row.map(plain).join('\t')).join('\r\n');
}

/** Saves a drawing, or copies it or its table; says what came of it. Where the clipboard says no, it is saved instead. */
export async function savePictureAs(picture: Picture, format: PictureFormat): Promise<void> {
  const m = words();
  try {
    if (format === 'copy') {
      await copyText(Promise.resolve(cellsOf(picture)));
      told(m.chart.copied);
    } else if (format === 'picture') {
      await copyPng(pictureOf(picture.svg, language.now).then((bytes) => new Uint8Array(bytes)));
      told(m.chart.pictureCopied);
    } else if (await savePicture({ lang: language.now, title: picture.title, format, svg: picture.svg, columns: picture.table.columns, rows: picture.table.rows })) {
      told(m.chart.saved);
    }
  } catch (error) {
    const denied = isDenied(error) && (format === 'copy' || format === 'picture');
    troubled(denied ? refused(format) : toFailure(error));
    if (denied) await savePictureAs(picture, format === 'picture' ? 'png' : 'csv');
  }
}

/** The clipboard says no by an error of its own, or takes no pictures at all. */
const isDenied = (error: unknown): boolean => error instanceof DOMException || error instanceof ReferenceError || error instanceof TypeError;

function refused(format: PictureFormat): Failure {
  const m = words();
  return format === 'picture' ? new Failure('unexpected', m.chart.pictureNotCopied, m.chart.pictureNotCopiedHint) : new Failure('unexpected', m.chart.notCopied, m.chart.notCopiedHint);
}
