import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boxOf, safeSvg } from './svg';

const inSvg = (inner: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" ${attributes}>${inner}</svg>`;
const written = (text: string) => safeSvg(text)?.outerHTML ?? '';

test.each([
  ['a script', inSvg('<script>alert(1)</script><rect width="1"/>'), /script|alert/],
  ['a handler', inSvg('<rect width="1" onclick="alert(1)"/>', 'onload="alert(1)"'), /onclick|onload/],
  ['a style', inSvg('<style>*{fill:red}</style><rect style="fill:red"/>'), /style/],
  ['foreign content', inSvg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'), /foreign|<p/],
  ['a link', inSvg('<a href="javascript:alert(1)"><text>x</text></a>'), /href|<a/],
  ['a picture', inSvg('<image href="http://example.org/x.png"/><use href="#x"/>'), /image|use|href/],
  ['a fill from elsewhere', inSvg('<rect fill="url(http://example.org/#a)"/>'), /url/],
  ['an animation', inSvg('<rect><animate attributeName="href" to="javascript:alert(1)"/></rect>'), /animate/],
])('%s stays outside', (_name, text, forbidden) => {
  expect(written(text)).toContain('<svg');
  expect(written(text)).not.toMatch(forbidden);
});

test('what is not a drawing is refused', () => {
  expect(safeSvg('<html></html>')).toBeNull();
  expect(safeSvg('<svg xmlns="http://www.w3.org/2000/svg"><rect</svg>')).toBeNull();
  expect(safeSvg('')).toBeNull();
});

test('theme colours, text and clip paths come in, under names of their own', () => {
  const text = inSvg('<clipPath id="c"><rect width="5" height="5"/></clipPath><g clip-path="url(#c)"><text fill="var(--ink)">2,40\u00a0%</text></g>');
  const one = written(text);
  const two = written(text);
  expect(one).toContain('fill="var(--ink)"');
  expect(one).toContain('2,40');
  const id = /id="([^"]+)"/.exec(one)?.[1];
  expect(one).toContain(`url(#${id})`);
  expect(two).not.toContain(`"${id}"`);
});

test('a drawing without a viewBox is measured by its size', () => {
  const svg = safeSvg('<svg xmlns="http://www.w3.org/2000/svg" width="620" height="210"/>');
  expect(svg && boxOf(svg)).toEqual({ x: 0, y: 0, width: 620, height: 210 });
});

test('every drawing that the program writes comes in without loss', () => {
  const folder = join(process.cwd(), '../crates/chart/src/kinds/snapshots');
  const drawings = readdirSync(folder).filter((name) => name.endsWith('.snap'));
  expect(drawings.length).toBeGreaterThan(0);
  for (const name of drawings) {
    const file = readFileSync(join(folder, name), 'utf8');
    const text = file.slice(file.indexOf('<svg'));
    const source = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const kept = safeSvg(text);
    expect(kept?.querySelectorAll('*').length, name).toBe(source.querySelectorAll('*').length);
    expect(kept?.textContent, name).toBe(source.textContent);
  }
});
