import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { guidePlugin } from './guide.ts';
import { sizePlugin } from './size.ts';

export default defineConfig({
  plugins: [svelte(), guidePlugin(), sizePlugin()],
  // The window's own address: relative paths work under every scheme that a system uses.
  base: './',
  clearScreen: false,
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  // Nothing is inlined: the page allows fonts, styles and scripts from files only.
  // The longest is the list of licences, which is read when somebody asks for it.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1300 },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  // No time is asserted: a whole screen read by axe takes seconds where the machine does other things too.
  test: { testTimeout: 30_000, environment: 'jsdom', setupFiles: ['src/testing/browser.ts'], include: ['src/**/*.test.ts'] },
});
