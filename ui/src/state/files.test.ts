import { expect, test } from 'vitest';
import { cellsOf } from './files';

const clipboard = (plain: string, html = '') => ({ getData: (type: string) => (type === 'text/html' ? html : plain) });

test('cells are pasted as the spreadsheet wrote them', () => {
  expect(cellsOf(clipboard('Réf.\tDate\nA-1\t03/10/2026'))).toBe('Réf.\tDate\nA-1\t03/10/2026');
});

test('a table of a page becomes cells, with quotes around what would break them', () => {
  const html = '<table><tr><th>Réf.</th><th>Com.</th></tr><tr><td>A-1</td><td>dit "oui"\nrappeler</td></tr></table>';
  expect(cellsOf(clipboard('', html))).toBe('Réf.\tCom.\nA-1\t"dit ""oui""\nrappeler"');
});

test('a word is no table', () => {
  expect(cellsOf(clipboard('bonjour'))).toBeNull();
  expect(cellsOf(clipboard('', '<p>bonjour</p>'))).toBeNull();
});
