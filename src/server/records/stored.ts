import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Tx } from '../context.ts';
import type { Values } from './behaviour.ts';
import { valuesOf } from './present.ts';
import { columnsOf } from './select.ts';
import type { Row } from './select.ts';

/** Records as they are stored, for a domain's own verbs; those in the trash left out. */
export async function getStored(tx: Tx, type: RecordType, ids: readonly Id[]): Promise<{ id: Id; values: Values }[]> {
  const rows = await tx.all<Row>(sql`select ${columnsOf(type, 'r', null)} from ${sql.table(type.table)} r
    where r.account_id = ${tx.account.id} and r.id = any(${[...ids]}::uuid[]) and r.deleted_at is null`);
  return rows.map((row) => ({ id: row.id, values: valuesOf(type, row) }));
}
