/** The interface in a browser, with invented answers, for pictures and the animation: `chromium` is the system's. */
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

/** Opens the stage of a size; `open` gives a page with its screen, `close` ends it. */
export async function stage({ width, height, scale = 1 }) {
  const server = await createServer({ server: { port: 5293, strictPort: false }, logLevel: 'error' });
  await server.listen();
  const address = server.resolvedUrls.local[0];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--force-color-profile=srgb'] });
  return {
    async open({ lang, theme = 'light', place = null, search = '' }) {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, reducedMotion: 'reduce', locale: lang });
      const page = await context.newPage();
      await page.addInitScript((kept) => {
        localStorage.setItem('baromail.tour', 'true');
        if (kept) localStorage.setItem('baromail.place', kept);
      }, place && JSON.stringify(place));
      await page.goto(`${address}?delay=0&lang=${lang}&theme=${theme}${search}`);
      await page.waitForSelector('main h1');
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(400);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
