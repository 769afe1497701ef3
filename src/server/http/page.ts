import { z } from 'zod';

/** The shape of a list's answer, for the description of the API. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
