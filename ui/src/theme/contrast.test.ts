/** The tokens of both themes told apart as WCAG 2.2 AA asks: text 4.5 to 1, edges of controls and marks of charts 3 to 1. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/theme/tokens.css', 'utf8');

/** Returns the colours of a block of the style sheet, by the names of its tokens. */
function colours(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
}

const LIGHT = colours(':root');
const THEMES = { light: LIGHT, dark: { ...LIGHT, ...colours('[data-theme="dark"]') } };

/** Returns how bright a colour is, from 0 to 1, as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const PAPERS = ['page', 'surface', 'surface-sunken'];
const TEXT: [ink: string, papers: string[]][] = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent'].map((ink): [string, string[]] => [ink, [...PAPERS, 'accent-wash']]),
  ...['good', 'warn', 'bad'].map((ink): [string, string[]] => [ink, [...PAPERS, `${ink}-wash`]]),
  ['accent-ink', ['accent']],
];
const EDGES: [edge: string, papers: string[]][] = [
  ['line-control', [...PAPERS, 'accent-wash']],
  ['accent', PAPERS],
  ...[1, 2, 3, 4, 5].map((at): [string, string[]] => [`series-${at}`, ['surface']]),
  // The mark of the barometer over whatever lies under it.
  ['accent', ['track', 'band', 'interval']],
];

const pairs = (list: [string, string[]][], least: number) => list.flatMap(([ink, papers]) => papers.map((paper) => [ink, paper, least] as const));

test('the formula is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
  // Two published borderline greys: 4.54 and 4.48 to 1 on white.
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

for (const [theme, tokens] of Object.entries(THEMES)) {
  test.each([...pairs(TEXT, 4.5), ...pairs(EDGES, 3)])(`${theme}: %s on %s is at least %d to 1`, (ink, paper, least) => {
    const [one, other] = [tokens[ink], tokens[paper]];
    if (!one || !other) throw new Error(`${ink} or ${paper} is no colour`);
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least);
  });
}
