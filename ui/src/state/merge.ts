/** What a merge says: of which parts the duplicate's own stands. */
import type { PartView } from '../api/client';

/** Returns the parts that are taken of the one who is not kept, where both tell them differently. */
export function keptWins(parts: readonly PartView[], keeps: 0 | 1, chosen: Readonly<Record<string, 0 | 1>>): string[] {
  return parts.filter((part) => part.differs && (chosen[part.part] ?? keeps) !== keeps).map((part) => part.part);
}
