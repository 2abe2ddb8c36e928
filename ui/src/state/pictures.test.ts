import { expect, test } from 'vitest';
import { cellsOf } from './pictures';

test('a table is copied as cells of a spreadsheet', () => {
  const picture = { kind: 'bars', title: '', note: '', svg: '', toldBy: null, summary: '', marks: [] };
  const rows = cellsOf({ ...picture, table: { columns: ['A', 'B'], rows: [['x\ty', '1']] } });
  expect(rows).toBe('A\tB\r\nx y\t1');
});
