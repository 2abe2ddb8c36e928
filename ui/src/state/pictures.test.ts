import { expect, test, vi } from 'vitest';
import type { Picture } from '../api/client';
import { answering, pretend } from '../api/fake/wire';
import { language } from '../messages/index.svelte';
import { cellsOf, savePictureAs } from './pictures';

const picture: Picture = { kind: 'bars', title: 'Taux', note: '', svg: '<svg/>', toldBy: null, summary: '', marks: [], table: { columns: ['A', 'B'], rows: [['x\ty', '1']] } };

function clipboard(write: (items: ClipboardItem[]) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write, writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } });
  vi.stubGlobal('ClipboardItem', class { constructor(readonly items: Record<string, Promise<Blob>>) {} });
}

test('a table is copied as cells of a spreadsheet', () => {
  expect(cellsOf(picture)).toBe('A\tB\r\nx y\t1');
});

test('a picture is put on the clipboard before it is made: what was clicked allows it only at once', async () => {
  pretend('?delay=0&lang=fr');
  let made = false;
  let asked = false;
  answering('picture_of', () => new Promise((done) => setTimeout(() => ((made = true), done([137, 80])), 30)));
  clipboard(async ([item]) => {
    asked = !made;
    await (item as unknown as { items: Record<string, Promise<Blob>> }).items['image/png'];
  });
  await savePictureAs(picture, 'picture');
  expect([asked, made]).toEqual([true, true]);
});

test('where the clipboard says no, the picture is saved as PNG and the table as CSV', async () => {
  pretend('?delay=0&lang=fr');
  language.now = 'fr';
  const saved: unknown[] = [];
  answering('save_picture', ({ asked }) => Promise.resolve(void saved.push((asked as { format: string }).format)));
  clipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
  await savePictureAs(picture, 'picture');
  await savePictureAs(picture, 'copy');
  expect(saved).toEqual(['png', 'csv']);
});
