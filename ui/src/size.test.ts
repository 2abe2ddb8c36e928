import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gzipped, MOST, sizePlugin } from '../size';

const text = Array.from({ length: 4000 }, (_, at) => `const part${at} = ${Math.sin(at)};`).join('\n');

test('scripts, styles and pages count as they are sent, fonts and pictures do not', () => {
  const each = gzipSync(text).length;
  expect(each).toBeGreaterThan(10_000);
  expect(gzipped([['a.js', text], ['b.css', text], ['font.woff2', text], ['c.png', new Uint8Array(9)]])).toBe(2 * each);
  expect(MOST).toBe(600_000);
});

test('a build beyond the limit is refused, one below it says its size', () => {
  const built = (most: number) => {
    const told: string[] = [];
    const plugin = sizePlugin(most) as unknown as { generateBundle: { handler: (this: unknown, options: unknown, bundle: unknown) => void } };
    const context = { info: (words: string) => void told.push(words), error: (words: string) => { throw new Error(words); } };
    plugin.generateBundle.handler.call(context, {}, { 'a.js': { type: 'chunk', fileName: 'a.js', code: text } });
    return told;
  };
  expect(built(MOST)).toHaveLength(1);
  expect(() => built(1000)).toThrow('1 kB is the most');
});
