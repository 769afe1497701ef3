import { sql } from 'kysely';
import type { Field } from '#kernel/fields/fieldType.ts';
import type { Id } from '#kernel/id.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Ctx } from '#server/context.ts';
import type { RecordJson } from '#server/records/present.ts';
import { typesOf } from '#server/records/registry.ts';

/** Names of the records a page points to, and which record a name means when it is read back. */
export type LoneNames = { nameOf(field: Field, id: Id): string | undefined; idOf(field: Field, words: string): Id | undefined };

/** A relation goes into a file by name where the import would find the same record by it (the oldest of the name), else by id. */
export async function loneNames(ctx: Ctx, type: RecordType, records: readonly RecordJson[]): Promise<LoneNames> {
  const names = new Map<Id, string>();
  const wanted = new Map<string, Set<string>>();
  for (const field of Object.values(type.fields).filter((one) => ['relation', 'user', 'file'].includes(one.type))) {
    for (const record of records) {
      const value = record[field.key] as { id: Id; title?: string; name?: string } | null | undefined;
      if (!value) continue;
      const name = value.title ?? value.name ?? '';
      names.set(value.id, name);
      if (field.type === 'relation') wanted.set(field.to!, (wanted.get(field.to!) ?? new Set()).add(name.toLowerCase()));
    }
  }
  const found = await oldestOf(ctx, wanted);
  return {
    nameOf: (_field, id) => names.get(id),
    idOf: (field, words) => {
      if (field.type === 'relation') return found.get(`${field.to} ${words.toLowerCase()}`);
      const same = [...names].filter(([, name]) => name === words);
      return same.length === 1 ? same[0]![0] : undefined;
    },
  };
}

async function oldestOf(ctx: Ctx, wanted: ReadonlyMap<string, ReadonlySet<string>>): Promise<Map<string, Id>> {
  const found = new Map<string, Id>();
  if (wanted.size === 0) return found;
  await ctx.read(async (tx) => {
    const types = await typesOf(tx);
    for (const [name, words] of wanted) {
      const rows = await tx.all<{ id: Id; name: string }>(sql`select id, lower(title) as name from ${sql.table(types.get(name)!.table)}
        where account_id = ${tx.account.id} and deleted_at is null and lower(title) = any(${[...words]}::text[]) order by created_at, id`);
      for (const row of rows) if (!found.has(`${name} ${row.name}`)) found.set(`${name} ${row.name}`, row.id);
    }
  });
  return found;
}
