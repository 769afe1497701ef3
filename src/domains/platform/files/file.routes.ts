import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { FileStore } from '#server/files/store.ts';
import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { getRecord } from '#server/records/page.ts';
import { openFile, subjectOf, uploadFile } from './file.service.ts';

const noFile = refusal('platform.no_file', 422, msg`Send one file.`);
// Shown in the browser as they are; everything else is downloaded, so that no uploaded page runs as ours.
const shownInline = /^(?:image\/(?:png|jpeg|gif|webp|avif)|application\/pdf|text\/plain)$/;

export function fileRoutes(store: FileStore): Route[] {
  const tag = 'Files';
  return [
    route.post('/files', { permission: 'records.write', tag, summary: 'Add a file to a record (multipart: subject as type:id, then the file)', upload: true, answer: { record: 'file' } }, async (ctx, { request }) => {
      const part = await request.file();
      if (!part) throw noFile();
      const subject = part.fields['subject'];
      const text = subject && 'value' in subject ? String(subject.value) : undefined;
      const id = await uploadFile(ctx, store, { name: part.filename || 'file', mediaType: part.mimetype, bytes: part.file, subject: subjectOf(text) });
      return getRecord(ctx, 'file', id);
    }),
    route.get('/files/:id/content', { permission: 'records.read', tag, summary: 'The bytes of a file', answer: { file: 'application/octet-stream' } }, async (ctx, { id, reply }) => {
      const file = await openFile(ctx, store, id);
      const where = shownInline.test(file.mediaType) ? 'inline' : 'attachment';
      reply.header('content-type', file.mediaType).header('content-length', file.sizeBytes).header('cache-control', 'private, max-age=31536000, immutable')
        .header('content-security-policy', "default-src 'none'; sandbox").header('content-disposition', `${where}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
      return reply.send(file.bytes);
    }),
  ];
}
