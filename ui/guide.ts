/**
 * Reads `docs/guide` when the interface is built: `virtual:guide-fr` and `virtual:guide-en` are its pages as trees.
 *
 * What the page could not draw (markup of its own, a link that leads nowhere) stops the build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { marked, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';
import type { Block, GuidePage, Inline, Part } from './src/guide/tree';

type Lang = 'fr' | 'en';
/** A page by its name and its file in each language. */
type Entry = { id: string; part: Part } & Record<Lang, string>;

const FOLDER = fileURLToPath(new URL('../docs/guide/', import.meta.url));
const NAME = 'virtual:guide-';

/** Returns the list of pages; one without a file in both languages is not there yet. */
export function entries(): Entry[] {
  const all = JSON.parse(readFileSync(`${FOLDER}index.json`, 'utf8')) as Entry[];
  return all.filter((entry) => existsSync(`${FOLDER}fr/${entry.fr}`) && existsSync(`${FOLDER}en/${entry.en}`));
}

/** Returns the guide of a language. */
export function guide(lang: Lang): GuidePage[] {
  const all = entries();
  return all.map((entry) => new Reader(lang, all, entry).page());
}

/** Returns the name by which a heading is linked to: its code, else its words as a repository's page makes them. */
export function slug(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').trim().replace(/\s+/g, '-');
}

class Reader {
  constructor(
    private readonly lang: Lang,
    private readonly all: readonly Entry[],
    private readonly entry: Entry,
  ) {}

  page(): GuidePage {
    const tokens = marked.lexer(readFileSync(`${FOLDER}${this.lang}/${this.entry[this.lang]}`, 'utf8').replaceAll('\r\n', '\n'));
    const [title, ...rest] = tokens.filter((token) => !isSilent(token));
    if (title?.type !== 'heading' || title.depth !== 1) throw this.wrong('does not begin with its title');
    return { id: this.entry.id, part: this.entry.part, title: title.text, blocks: rest.map((token) => this.block(token)) };
  }

  private block(token: Token): Block {
    switch (token.type) {
      case 'heading': {
        if (token.depth !== 2 && token.depth !== 3) throw this.wrong(`has a heading of level ${token.depth}: ${token.text}`);
        const code = (token as Tokens.Heading).tokens.find((one) => one.type === 'codespan');
        const id = code ? (code as Tokens.Codespan).text : slug(token.text);
        return { kind: 'heading', level: token.depth, id, inside: this.line(token as Tokens.Heading) };
      }
      case 'paragraph': {
        const { tokens } = token as Tokens.Paragraph;
        const [only] = tokens;
        if (tokens.length === 1 && only?.type === 'image') return this.picture(only as Tokens.Image);
        return { kind: 'paragraph', inside: this.line(token as Tokens.Paragraph) };
      }
      // What an item of a list says, without a paragraph of its own.
      case 'text':
        return { kind: 'paragraph', inside: this.line(token as Tokens.Text) };
      case 'list': {
        const { ordered, items } = token as Tokens.List;
        return { kind: 'list', ordered, items: items.map((item) => item.tokens.filter((one) => !isSilent(one)).map((one) => this.block(one))) };
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        const cells = (row: Tokens.TableCell[]) => row.map((cell) => this.line(cell));
        return { kind: 'table', head: cells(header), rows: rows.map(cells) };
      }
      case 'code':
        return { kind: 'code', text: (token as Tokens.Code).text };
      case 'blockquote':
        return { kind: 'quote', blocks: (token as Tokens.Blockquote).tokens.filter((one) => !isSilent(one)).map((one) => this.block(one)) };
      default:
        throw this.wrong(`has ${token.type}, which no page draws: ${token.raw}`);
    }
  }

  private picture({ href, text }: Tokens.Image): Block {
    const name = /^\.\.\/pictures\/([a-z-]+)-(fr|en)\.png$/.exec(href);
    if (!name?.[1] || name[2] !== this.lang) throw this.wrong(`shows ${href}: pictures are ../pictures/<screen>-${this.lang}.png`);
    return { kind: 'picture', name: name[1], alt: text };
  }

  private line(token: { tokens?: Token[] | undefined; text: string }): Inline[] {
    return (token.tokens ?? []).map((one) => this.inline(one));
  }

  private inline(token: Token): Inline {
    switch (token.type) {
      case 'text':
      case 'escape':
        return { kind: 'text', text: unescaped((token as Tokens.Text).text).replaceAll('\n', ' ') };
      case 'codespan':
        return { kind: 'code', text: unescaped((token as Tokens.Codespan).text) };
      case 'strong':
      case 'em':
        return { kind: token.type, inside: this.line(token as Tokens.Strong) };
      case 'link': {
        const { href } = token as Tokens.Link;
        return { kind: 'link', to: this.target(href), inside: this.line(token as Tokens.Link) };
      }
      default:
        throw this.wrong(`has ${token.type} in a line: ${token.raw}`);
    }
  }

  /** Returns the page that a link leads to, as `page` or `page#heading`. */
  private target(href: string): string {
    const [file = '', heading] = href.split('#');
    const page = file === '' ? this.entry : this.all.find((entry) => entry[this.lang] === file);
    if (!page) throw this.wrong(`leads to ${href}, which is no page`);
    return heading === undefined ? page.id : `${page.id}#${heading}`;
  }

  private wrong(what: string): Error {
    return new Error(`docs/guide/${this.lang}/${this.entry[this.lang]} ${what}`);
  }
}

const isSilent = (token: Token) => token.type === 'space' || (token.type === 'html' && token.raw.trimStart().startsWith('<!--'));

const SIGNS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign] ?? sign);

/** The part of the build that knows the guide. */
export function guidePlugin(): Plugin {
  return {
    name: 'guide',
    resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${NAME}`)) return null;
      const lang = id.slice(NAME.length + 1) as Lang;
      this.addWatchFile(`${FOLDER}index.json`);
      for (const entry of entries()) this.addWatchFile(`${FOLDER}${lang}/${entry[lang]}`);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(guide(lang)))});`;
    },
  };
}
