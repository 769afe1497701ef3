import type pg from 'pg';
import { listsOf } from './requests.ts';
import type { DeepCursors } from './requests.ts';
import type { SeededFirm } from './sizes.ts';

const columns: Record<string, string> = { title: 'title collate "und-x-icu"', createdAt: 'created_at', updatedAt: 'updated_at' };

/** For each list, the cursor of a page in its middle, as following nextCursor that far would give it. */
export async function deepCursors(owner: pg.Client, firm: SeededFirm): Promise<DeepCursors> {
  const found = new Map<string, string>();
  for (const { sort } of listsOf(firm)) {
    if (found.has(sort)) continue;
    const column = columns[sort.replace('-', '')]!;
    const direction = sort.startsWith('-') ? 'desc' : 'asc';
    const { rows: [row] } = await owner.query<{ value: string; id: string }>(`
      select (${column})::text as value, id from people where account_id = $1 and deleted_at is null order by ${column} ${direction}, id ${direction}
      offset (select count(*) / 2 from people where account_id = $1 and deleted_at is null) limit 1`, [firm.accountId]);
    found.set(sort, Buffer.from(JSON.stringify([sort, row!.value, row!.id])).toString('base64url'));
  }
  return listsOf(firm).map(({ sort }) => found.get(sort)!);
}
