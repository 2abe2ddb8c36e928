/** How large the window may be: what is read when it opens and later, gzipped, without fonts and pictures. */
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** In bytes. */
export const MOST = 600_000;

const COUNTED = /\.(js|css|html)$/;

/** Returns what files weigh together, each gzipped by itself, as it would be sent. */
export function gzipped(files: [name: string, text: string | Uint8Array][]): number {
  return files.filter(([name]) => COUNTED.test(name)).reduce((sum, [, text]) => sum + gzipSync(text).length, 0);
}

/** Says how large the built window is, and refuses one that has grown beyond `most`. */
export function sizePlugin(most = MOST): Plugin {
  return {
    name: 'size',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const sum = gzipped(Object.values(bundle).map((one) => [one.fileName, one.type === 'chunk' ? one.code : one.source]));
        const told = `the window is ${Math.round(sum / 1000)} kB gzipped, without fonts and pictures; ${most / 1000} kB is the most`;
        if (sum > most) this.error(told);
        this.info(told);
      },
    },
  };
}
