import { expect, test } from 'vitest';
import { commonEnd, geometry } from './barometer';

const figure = { value: '0.0328', low: '0.0282', high: '0.0381', reference: null, breakEven: null, scaleMin: null, scaleMax: '0.06' };
const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'number' ? Math.round(inner * 10) / 10 : inner)));

test('mark, interval, band and stamp stand where their values are on the scale', () => {
  const places = geometry({ ...figure, reference: { label: '', low: '0.015', high: '0.044' }, breakEven: { label: '', low: '0.0213', high: '0.0213' } });
  // By hand: 0.0328 / 0.06 = 54.7 %, 0.0282 / 0.06 = 47 %, (0.0381 − 0.0282) / 0.06 = 16.5 %, 0.015 / 0.06 = 25 %.
  expect(rounded(places)).toEqual({ mark: 54.7, interval: { from: 47, width: 16.5 }, band: { from: 25, width: 48.3 }, stamp: 35.5, zero: null });
});

test('a scale that starts below zero shows where zero is', () => {
  // (2 − (−1)) / 4 = 75 %, (0 − (−1)) / 4 = 25 %.
  expect(rounded(geometry({ ...figure, value: '2', low: null, high: null, scaleMin: '-1', scaleMax: '3' }))).toEqual({ mark: 75, interval: null, band: null, stamp: null, zero: 25 });
});

test('what lies outside the scale stays on its edge', () => {
  const places = geometry({ ...figure, value: '0.09', low: '-0.01', high: '0.2' });
  expect(places?.mark).toBe(100);
  expect(places?.interval).toEqual({ from: 0, width: 100 });
});

test('without a scale there is room for the interval', () => {
  // 0.0328 / (1.3 × 0.0381) = 66.2 %.
  expect(rounded(geometry({ ...figure, scaleMax: null })?.mark)).toBe(66.2);
});

test('a reference without an interval is a narrow band around its place', () => {
  // 0.03 / 0.06 = 50 %, less half of the two percent.
  expect(geometry({ ...figure, reference: { label: '', low: '0.03', high: '0.03' } })?.band).toEqual({ from: 49, width: 2 });
});

test('a value alone says nothing on a track: it has no barometer', () => {
  expect(geometry({ ...figure, low: null, high: null })).toBeNull();
  expect(geometry({ ...figure, low: null, high: null, breakEven: { label: '', low: '0.02', high: '0.02' } })).not.toBeNull();
});

test('an unknown value has no mark, and a scale that ends at zero holds nothing', () => {
  expect(geometry({ ...figure, value: null })?.mark).toBeNull();
  expect(geometry({ ...figure, scaleMax: '0' })).toBeNull();
});

test('figures that stand below each other share one scale', () => {
  const lower = { ...figure, value: '0.0181', low: '0.014', high: '0.0233', scaleMax: '0.03' };
  const both = commonEnd([figure, lower]);
  // The highest end is 0.0381, with a tenth of room: 0.0328 / 0.04191 = 78.3 %, 0.0181 / 0.04191 = 43.2 %.
  expect(rounded([figure, lower].map((one) => geometry({ ...one, scaleMax: both })?.mark))).toEqual([78.3, 43.2]);
});
