import { expect, test } from 'vitest';
import { nearest, walk } from './marks';

const mark = (x: number, y: number, series: string | null = null) => ({ x, y, width: 8, height: 8, series, label: '', value: '', link: null });
const curve = [mark(0, 100, 'A'), mark(50, 80, 'A'), mark(100, 60, 'A'), mark(0, 90, 'B'), mark(50, 50, 'B'), mark(100, 20, 'B')];

test('the pointer reads the mark under it, else the nearest within reach', () => {
  expect(nearest(curve, 54, 84, 20)).toBe(1);
  expect(nearest(curve, 60, 70, 20)).toBe(1);
  expect(nearest(curve, 300, 300, 20)).toBe(-1);
});

test('arrows walk the marks and stop at both ends', () => {
  expect(walk('ArrowRight', 0, curve)).toBe(1);
  expect(walk('ArrowLeft', 0, curve)).toBe(0);
  expect(walk('End', 2, curve)).toBe(5);
  expect(walk('ArrowRight', 5, curve)).toBe(5);
  expect(walk('a', 2, curve)).toBeNull();
});

test('up and down change the series at the same day', () => {
  expect(walk('ArrowDown', 1, curve)).toBe(4);
  expect(walk('ArrowUp', 4, curve)).toBe(1);
});

test('among small charts side by side up and down go to the same place of the next one, however far', () => {
  const at = (x: number, series: string, label: string) => ({ ...mark(x, 0, series), label });
  const small = [at(0, 'A', 'janvier'), at(50, 'A', 'mars'), at(160, 'B', 'janvier'), at(210, 'B', 'mars')];
  expect(walk('ArrowDown', 1, small)).toBe(3);
  expect(walk('ArrowUp', 2, small)).toBe(0);
});
