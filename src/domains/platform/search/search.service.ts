import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Ctx } from '#server/context.ts';
import { authorize } from '#server/permission.ts';
import { typesOf } from '#server/records/registry.ts';
import { searchCondition } from '#server/records/search.ts';
import { liveRows } from '#server/records/select.ts';

export type Found = { type: string; id: Id; title: string; subtitle: string };

/** Records of all kinds that words find, the likeliest first. */
export async function findRecords(ctx: Ctx, asked: { words: string; limit: number; types?: string[] | undefined }): Promise<{ items: Found[] }> {
  authorize(ctx, 'records.read');
  if (!asked.words.trim()) return { items: [] };
  return ctx.read(async (tx) => {
    const types = [...(await typesOf(tx)).values()].filter((type) => type.searchable && (!asked.types || asked.types.includes(type.name)));
    const rows = await Promise.all(types.map((type) => tx.all<Found>(sql`select ${type.name} as type, r.id, r.title, '' as subtitle from ${sql.table(type.table)} r
      where ${liveRows(tx, 'r')} and ${searchCondition('r', asked.words)} limit ${asked.limit}`)));
    return { items: rows.flat().slice(0, asked.limit) };
  });
}
