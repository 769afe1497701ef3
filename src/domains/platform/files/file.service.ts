import { sql } from 'kysely';
import type { Readable } from 'node:stream';
import type { Id } from '#kernel/id.ts';
import { isId, newId } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Ctx } from '#server/context.ts';
import type { FileStore } from '#server/files/store.ts';
import { notFound } from '#server/refusals.ts';
import { authorize } from '#server/permission.ts';
import { typesOf } from '#server/records/registry.ts';
import { insertDrafts } from '#server/records/write.ts';

export type Upload = { name: string; mediaType: string; bytes: Readable; subject: { type: string; id: Id } | null };

const subjectUnreadable = refusal('platform.subject_unreadable', 422, msg`Say which record the file belongs to, as type:id.`);

/** Reads `person:<id>` as it is given beside an upload. */
export function subjectOf(text: string | undefined): Upload['subject'] {
  if (!text) return null;
  const [type, id] = text.split(':');
  if (!type || !isId(id)) throw subjectUnreadable();
  return { type, id };
}

/** Keeps a file and its record. The bytes are on disk before the record says so. Records `platform.file.created`. */
export async function uploadFile(ctx: Ctx, store: FileStore, upload: Upload): Promise<Id> {
  authorize(ctx, 'records.write');
  const stored = await store.put(ctx.account.id, upload.bytes);
  const id = newId();
  await ctx.transaction(async (tx) => {
    const types = await typesOf(tx);
    await insertDrafts(tx, types, types.get('file')!, [{
      id, values: { name: upload.name, subject: upload.subject, mediaType: upload.mediaType, ...stored },
    }]);
  });
  return id;
}

/** A file's bytes with its name and kind. Refuses one that is not there. */
export async function openFile(ctx: Ctx, store: FileStore, id: Id): Promise<{ name: string; mediaType: string; sizeBytes: number; bytes: Readable }> {
  authorize(ctx, 'records.read');
  if (!isId(id)) throw notFound();
  const row = await ctx.read((tx) => tx.first<{ name: string; media_type: string; size_bytes: number; stored_as: string }>(sql`select name, media_type, size_bytes, stored_as from files
    where account_id = ${tx.account.id} and id = ${id} and deleted_at is null`));
  if (!row) throw notFound();
  return { name: row.name, mediaType: row.media_type, sizeBytes: row.size_bytes, bytes: store.open(row.stored_as) };
}
