import { KINDS, type Words } from '../../messages/words';

/** Returns the name of a kind of sheet; a kind of a later version keeps its own word. */
export function kindName(m: Words, kind: string): string {
  const known = KINDS.find((one) => one === kind);
  return known ? m.imports.kinds[known] : kind;
}
