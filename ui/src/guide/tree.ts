/** The user's guide as the page draws it: made of `docs/guide` when the interface is built, so that no markup is read while it runs. */

/** A stretch of a line. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'em'; inside: Inline[] }
  | { kind: 'link'; to: string; inside: Inline[] };

/** A part of a page. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; id: string; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'picture'; name: string; alt: string };

/** The parts of the guide, in the order of its contents. */
export const PARTS = ['start', 'screens', 'recipes', 'more'] as const;
export type Part = (typeof PARTS)[number];

export interface GuidePage {
  /** The same in every language; that of a screen is the screen's own name. */
  id: string;
  part: Part;
  title: string;
  blocks: Block[];
}

/** Returns the words of a line without their looks. */
export function plain(line: readonly Inline[]): string {
  return line.map((one) => ('text' in one ? one.text : plain(one.inside))).join('');
}

/** Returns all words of a block, cells and items parted by a space. */
export function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plain(block.inside);
    case 'list':
      return block.items.map((item) => item.map(textOf).join(' ')).join(' ');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plain).join(' ')).join(' ');
    case 'quote':
      return block.blocks.map(textOf).join(' ');
    case 'code':
      return block.text;
    case 'picture':
      return block.alt;
  }
}
