import { recordAt, type Source } from './list/rows.ts';
import type { RecordJson } from './meta.ts';

/** The list somebody came from and where she stood in it, so that next and previous keep its order. */
type Trail = { source: Source; index: number; id: string };

let trail: Trail | null = null;

export function rememberTrail(source: Source, index: number, id: string): void {
  trail = { source, index, id };
}

/** The neighbour of a record in the list it was opened from; undefined at the ends and without a list. */
export async function neighbour(plural: string, id: string, step: 1 | -1): Promise<RecordJson | undefined> {
  if (!trail || trail.source.plural !== plural || trail.id !== id) return undefined;
  const index = trail.index + step;
  const found = await recordAt(trail.source, index);
  if (found) trail = { ...trail, index, id: found.id };
  return found;
}

export function hasTrail(plural: string, id: string): boolean {
  return trail?.source.plural === plural && trail.id === id;
}
