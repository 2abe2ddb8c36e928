/** Takes the pictures of the guide that `docs/guide/pictures.txt` lists; names on the command line take those alone. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { stage } from './stage.mjs';

const FOLDER = new URL('../../docs/guide/', import.meta.url).pathname;
const only = process.argv.slice(2);
const wanted = readFileSync(`${FOLDER}pictures.txt`, 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(' '))
  .filter(([name]) => only.length === 0 || only.includes(name));

const on = await stage({ width: 1280, height: 800 });
for (const lang of ['fr', 'en']) {
  for (const [name, screen, opened] of wanted) {
    const isFigure = name === 'explain';
    const page = await on.open({ lang, place: { screen, campaign: opened === '-' || isFigure ? null : opened }, search: name === 'first-start' ? '&empty&key' : '' });
    if (isFigure) {
      await page.click(`[data-testid="tile-${opened}"] button`);
      await page.waitForTimeout(400);
    }
    const raw = `${FOLDER}pictures/${name}-${lang}.raw.png`;
    await page.screenshot({ path: raw });
    await page.context().close();
    // Few colours and no dither: a picture of a page stays sharp and small.
    execFileSync('convert', [raw, '+dither', '-colors', '48', '-strip', '-define', 'png:compression-level=9', '-define', 'png:exclude-chunks=all', `PNG8:${FOLDER}pictures/${name}-${lang}.png`]);
    rmSync(raw);
  }
}
await on.close();
