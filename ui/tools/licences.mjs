/**
 * Writes `packaging/licences.json`: whatever the program is made of, with its licences and their texts.
 *
 * Crates come from `cargo metadata` and their own folders, packages of the interface from `node_modules`; a text that several share
 * stands there once, their notices beside it. With `--text FILE` it writes the same as a text, for packages.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOUSE = fileURLToPath(new URL('../../', import.meta.url));
const LIST = join(HOUSE, 'packaging/licences.json');
/** The programs that are handed out. */
const PROGRAMS = ['cli', 'baromail-desktop'];

/** What stands in other packages, or in the house itself, with where its licence is told. */
const OTHERS = [
  { name: 'Inter', version: '4.1', licence: 'OFL-1.1', from: 'https://rsms.me/inter', files: ['fonts/LICENSE.txt'] },
  { name: 'MapSVG, France départements', version: '', licence: 'CC-BY-4.0', from: 'https://mapsvg.com/maps/france-departments', notice: 'The outlines of the map of France are by MapSVG (https://mapsvg.com), made coarser, under the Creative Commons Attribution 4.0 International licence: https://creativecommons.org/licenses/by/4.0/legalcode' },
  { name: 'SQLCipher', version: '', licence: 'BSD-3-Clause', from: 'https://www.zetetic.net/sqlcipher/', crate: 'libsqlite3-sys', inside: 'sqlcipher/LICENSE' },
  { name: 'SQLite', version: '', licence: 'blessing', from: 'https://sqlite.org', notice: 'SQLite is in the public domain: https://sqlite.org/copyright.html' },
  { name: 'OpenSSL', version: '', licence: 'Apache-2.0', from: 'https://www.openssl.org', crate: 'openssl-src', inside: 'openssl/LICENSE.txt' },
];

const IS_LICENCE = /^(licen[cs]e|copying|copyright|notice|unlicense|ofl)([-_.].*)?$/i;
const NOT_A_TEXT = /\.(rs|html|svg|toml|json|spdx|reuse)$/i;
const texts = [];
const known = new Map();

/** Parts a licence into its notices and the text that others share. */
function parted(raw) {
  const lines = raw.replaceAll('\r\n', '\n').trim().split('\n');
  const isNotice = (line) => /^\s*(\(c\)|©|copyright\b)/i.test(line) && !/^\s*copyright (notice|holder|owner|license|and |law)/i.test(line);
  const first = lines.slice(0, 14);
  const notice = first.filter(isNotice).map((line) => line.trim());
  const rest = [...first.filter((line) => !isNotice(line)), ...lines.slice(14)].join('\n').trim();
  const same = rest.replace(/\s+/g, ' ').toLowerCase();
  if (!known.has(same)) known.set(same, texts.push(rest) - 1);
  return { notice: notice.join('\n'), text: known.get(same) };
}

function told(file, raw) {
  const { notice, text } = parted(raw);
  return { file, notice, text };
}

/** Returns the licences that lie in a folder, and in one called so below it. */
function inside(folder) {
  if (!existsSync(folder)) return [];
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isFile() && IS_LICENCE.test(entry.name) && !NOT_A_TEXT.test(entry.name)) found.push(told(entry.name, readFileSync(join(folder, entry.name), 'utf8')));
    else if (entry.isDirectory() && /^licen[cs]es?$/i.test(entry.name)) {
      for (const name of readdirSync(join(folder, entry.name)).sort()) found.push(told(`${entry.name}/${name}`, readFileSync(join(folder, entry.name, name), 'utf8')));
    }
  }
  // A link that became a file (`../LICENSE`) or a bare name is no text.
  return found.filter(({ notice, text }) => `${notice}${texts[text]}`.length > 100);
}

function crates() {
  const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--format-version', '1', '--locked'], { cwd: HOUSE, maxBuffer: 1 << 28 }));
  const nodes = new Map(metadata.resolve.nodes.map((one) => [one.id, one]));
  const reached = new Set();
  const walk = (id) => {
    if (reached.has(id)) return;
    reached.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) walk(pkg);
  };
  for (const one of metadata.packages) if (PROGRAMS.includes(one.name) && one.source === null) walk(one.id);
  const sourced = metadata.packages.filter((one) => one.source !== null);
  const named = (one) => ({ name: one.name, version: one.version });
  return {
    folder: (name) => dirname(metadata.packages.find((one) => one.name === name).manifest_path),
    shipped: sourced.filter((one) => reached.has(one.id)).map((one) => ({ kind: 'crate', ...named(one), licence: one.license ?? '', from: one.repository ?? '', files: inside(dirname(one.manifest_path)) })),
    leftOut: sourced.filter((one) => !reached.has(one.id)).map((one) => `${one.name} ${one.version}`),
  };
}

/** A package that names no licence brings its text all the same. */
const isMit = (files) => files.some(({ text }) => /permission is hereby granted, free of charge/i.test(texts[text]));

function packages() {
  const lock = JSON.parse(readFileSync(join(HOUSE, 'ui/package-lock.json'), 'utf8'));
  const shipped = Object.entries(lock.packages).filter(([path, one]) => path !== '' && !one.dev && !one.devOptional);
  return shipped.map(([path, one]) => {
    const folder = join(HOUSE, 'ui', path);
    const own = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = inside(folder);
    const from = typeof own.repository === 'string' ? own.repository : (own.repository?.url ?? own.homepage ?? '');
    return { kind: 'npm', name: path.slice(path.lastIndexOf('node_modules/') + 13), version: one.version, licence: one.license ?? own.license ?? (isMit(files) ? 'MIT' : ''), from: from.replace(/^git\+|\.git$/g, ''), files };
  });
}

function others(folder) {
  return OTHERS.map(({ files = [], crate, inside: name, notice, ...one }) => {
    const own = crate ? [join(folder(crate), name)] : files.map((file) => join(HOUSE, file));
    const read = own.map((path) => told(path.slice(path.lastIndexOf('/') + 1), readFileSync(path, 'utf8')));
    return { kind: 'other', ...one, files: notice ? [...read, { file: '', notice, text: null }] : read };
  });
}

/** Short ones, of which no component brings the text. */
const SHORT = {
  '0BSD': 'Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted.\n\nTHE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.',
};

/** A component without a text of its own gets the usual one of its licence, which another brought. */
function completed(components) {
  const usual = new Map(Object.entries(SHORT).map(([name, text]) => [name, parted(text).text]));
  for (const one of components) {
    for (const { file, text } of one.files) {
      if (/mit/i.test(file)) usual.set('MIT', usual.get('MIT') ?? text);
      if (/apache/i.test(file)) usual.set('Apache-2.0', usual.get('Apache-2.0') ?? text);
      if (/^(\(|)?[A-Za-z0-9.-]+$/.test(one.licence) && one.files.length === 1 && text !== null) usual.set(one.licence, usual.get(one.licence) ?? text);
    }
  }
  return components.map((one) => {
    if (one.files.length > 0) return one;
    const names = one.licence.split(/\s+(?:OR|AND|WITH)\s+|\s*\/\s*|[()]/).filter(Boolean);
    const files = names.filter((name) => usual.has(name)).map((name) => ({ file: '', notice: '', text: usual.get(name) }));
    if (files.length === 0) throw new Error(`${one.name} ${one.version} (${one.licence}) brings no text of its licence, and no other has it`);
    return { ...one, files };
  });
}

function made() {
  const { folder, shipped, leftOut } = crates();
  const all = completed([...shipped, ...packages(), ...others(folder)]);
  all.sort((a, b) => a.name.toLowerCase().localeCompare(b.name.toLowerCase(), 'en') || a.version.localeCompare(b.version, 'en'));
  return { components: all, leftOut: leftOut.sort(), texts };
}

/** Returns the list as a text: each component, its notices, and the number of its text further below. */
function asText({ components, texts: shared }) {
  const line = '-'.repeat(79);
  const one = ({ name, version, licence, from, files }) =>
    [`${name} ${version}`.trim(), `  ${licence}${from ? `, ${from}` : ''}`, ...files.flatMap(({ notice, text }) => [...notice.split('\n').filter(Boolean).map((said) => `  ${said}`), ...(text === null ? [] : [`  Text ${text + 1}`])])].join('\n');
  return ['What Baromail is made of, and under which licences.', '', ...components.map((each) => `${one(each)}\n`), ...shared.map((text, place) => `${line}\nText ${place + 1}\n${line}\n${text}\n`)].join('\n');
}

const into = process.argv.indexOf('--text');
if (into > 0) writeFileSync(process.argv[into + 1], asText(JSON.parse(readFileSync(LIST, 'utf8'))));
else {
  const list = made();
  writeFileSync(LIST, `${JSON.stringify(list, null, 1)}\n`);
  console.log(`${list.components.length} components, ${list.texts.length} texts, ${list.leftOut.length} crates only for building and testing`);
}
