/**
 * Makes `docs/pictures/tour.webp`, the minute that README shows: the interface with invented answers, a pointer, and img2webp (Debian: webp).
 *
 * A step points somewhere, does something, and stays for some seconds.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stage } from './stage.mjs';

const SIZE = { width: 1200, height: 750 };
const OUT = new URL('../../docs/pictures/tour.webp', import.meta.url).pathname;
/** Pictures of the pointer on its way, and how long each stays, in milliseconds. */
const WAY = 4;
const STEP = 70;
const MOST = 3_000_000;

const folder = mkdtempSync(join(tmpdir(), 'tour-'));
const frames = [];
const on = await stage(SIZE);
const page = await on.open({ lang: 'en', search: '&empty' });
await page.evaluate(() => {
  const pointer = document.createElement('div');
  pointer.id = 'pointer';
  pointer.setAttribute('aria-hidden', 'true');
  Object.assign(pointer.style, { position: 'fixed', zIndex: '99', width: '22px', height: '22px', borderRadius: '50%', background: 'rgb(242 183 5 / 0.85)', border: '2px solid #1b2638', pointerEvents: 'none', left: '600px', top: '420px', transform: 'translate(-50%, -50%)' });
  document.body.append(pointer);
});
let at = { x: 600, y: 420 };

async function shot(milliseconds) {
  const path = join(folder, `${String(frames.length).padStart(4, '0')}.png`);
  await page.screenshot({ path });
  frames.push({ path, milliseconds });
}

async function moveTo(x, y) {
  for (let step = 1; step <= WAY; step += 1) {
    const along = step / WAY;
    await page.evaluate(([left, top]) => Object.assign(document.getElementById('pointer').style, { left: `${left}px`, top: `${top}px` }), [at.x + (x - at.x) * along, at.y + (y - at.y) * along]);
    await shot(STEP);
  }
  at = { x, y };
}

async function click(selector, seconds) {
  const one = page.locator(selector).first();
  await one.scrollIntoViewIfNeeded();
  const box = await one.boundingBox();
  await moveTo(box.x + Math.min(box.width / 2, 120), box.y + box.height / 2);
  await one.click();
  await stay(seconds);
}

async function stay(seconds) {
  await page.waitForTimeout(450);
  await shot(seconds * 1000);
}

async function type(selector, text, seconds) {
  await page.locator(selector).first().focus();
  for (let end = 3; end < text.length + 3; end += 3) {
    await page.locator(selector).first().fill(text.slice(0, end));
    await page.waitForTimeout(160);
    await shot(180);
  }
  await stay(seconds);
}

async function press(key, seconds) {
  await page.keyboard.press(key);
  await stay(seconds);
}

const id = (name) => `[data-testid="${name}"]`;
await stay(3);
await click(id('demo-button'), 3);
await click(`${id('tile-response_rate')} button`, 4.5);
await press('Escape', 0.8);
await click(id('nav-campaigns'), 2);
await click('main tbody button', 3);
await click(id('tab-cells'), 3.5);
await click(id('nav-calls'), 4);
await click(id('nav-contacts'), 2);
await type(id('search-contacts'), 'boeuf', 2.5);
await click(id('nav-pipeline'), 3.5);
await click(id('nav-analyses'), 3.5);
await click(id('nav-simulator'), 3);
await click(id('nav-aims'), 3);
await click(id('nav-reports'), 3.5);
await press('F1', 3.5);
await press('Control+k', 1);
await type('[role="dialog"] input', 'cost per', 2.5);
await press('Escape', 0.5);
await click(id('theme-toggle'), 1);
await click(id('nav-dashboard'), 4);
await on.close();

const length = frames.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
const each = frames.flatMap(({ path, milliseconds }) => ['-d', String(Math.round(milliseconds)), path]);
execFileSync('img2webp', ['-loop', '0', '-min_size', '-mixed', '-q', '62', '-m', '4', ...each, '-o', OUT]);
rmSync(folder, { recursive: true });
const { size } = statSync(OUT);
console.log(`${frames.length} pictures, ${length.toFixed(0)} s, ${Math.round(size / 1000)} kB`);
if (size > MOST) throw new Error(`more than ${MOST / 1000} kB`);
