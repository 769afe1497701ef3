import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Ctx } from '#server/context.ts';
import type { FileStore } from '#server/files/store.ts';
import { parseInput } from '#server/http/problem.ts';
import { route, type Route } from '#server/http/route.ts';
import { errorsFile, listImports, presentImport } from './import.queries.ts';
import { cancelImport, changeMapping, createImport, startImport } from './import.service.ts';

const fileMissing = refusal('imports.file_missing', 422, msg`Send the file as multipart/form-data, in a part called "file".`);

const readingShape = {
  encoding: z.string().max(40).optional(), delimiter: z.string().max(2).optional(), sheet: z.string().max(100).optional(), headerLine: z.int().min(0).optional(),
  country: z.string().length(2).toUpperCase().optional(), dateOrder: z.enum(['dayFirst', 'monthFirst']).nullable().optional(),
};
const mappingRequest = z.object({ ...readingShape, mapping: z.record(z.string(), z.string().nullable()).optional() });
const uploadRequest = z.object({ record: z.string().max(60).optional(), encoding: readingShape.encoding, delimiter: readingShape.delimiter, country: readingShape.country });
const importAnswer = z.looseObject({
  id: z.string(), state: z.string(), columns: z.array(z.looseObject({ name: z.string(), samples: z.array(z.string()), guess: z.string().nullable(), field: z.string().nullable() })),
  preview: z.array(z.unknown()), batchId: z.string(),
});

/** Keeps the file of an upload; the fields beside it may stand before or after it. */
async function readUpload(ctx: Ctx, store: FileStore, request: FastifyRequest): Promise<{ file: { fileName: string; storedAs: string }; fields: Record<string, unknown> }> {
  const fields: Record<string, unknown> = {};
  let file: { fileName: string; storedAs: string } | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else file = { fileName: part.filename, storedAs: (await store.put(ctx.account.id, part.file)).storedAs };
  }
  if (!file) throw fileMissing();
  return { file, fields };
}

/** The doors of imports; their files lie in the store. */
export function importRoutes(store: FileStore): Route[] {
  return [
    route.get('/imports', { permission: 'records.write', summary: 'Imports, the latest first', tag: 'Imports' }, async (ctx) => ({ items: await listImports(ctx) })),

    route.post('/imports', { permission: 'records.write', summary: 'Upload a file of records to import', tag: 'Imports', query: uploadRequest, upload: true, answer: importAnswer }, async (ctx, { request, query }) => {
      const { file, fields } = await readUpload(ctx, store, request);
      const { record = 'people', ...options } = parseInput(uploadRequest, { ...query, ...fields });
      const created = await createImport(ctx, store, { recordType: record, ...file, ...options });
      return presentImport(ctx, store, created.id);
    }),

    route.get('/imports/:id', { permission: 'records.write', summary: 'An import and how far it is', tag: 'Imports', answer: importAnswer }, (ctx, { id }) => presentImport(ctx, store, id)),

    route.patch('/imports/:id', { permission: 'records.write', summary: 'Say how the file is read and where its columns go', tag: 'Imports', body: mappingRequest, answer: importAnswer }, async (ctx, { id, body }) => {
      await changeMapping(ctx, store, id, body);
      return presentImport(ctx, store, id);
    }),

    route.post('/imports/:id/start', { permission: 'records.write', summary: 'Start the check or the import', tag: 'Imports', body: z.object({ dryRun: z.boolean().optional() }).optional(), status: 202, answer: importAnswer }, async (ctx, { id, body }) => {
      await startImport(ctx, id, body?.dryRun ? 'checking' : 'running');
      return presentImport(ctx, store, id);
    }),

    route.post('/imports/:id/cancellation', { permission: 'records.write', summary: 'Stop an import; what is in stays', tag: 'Imports', status: 200, answer: importAnswer }, async (ctx, { id }) => {
      await cancelImport(ctx, id);
      return presentImport(ctx, store, id);
    }),

    route.get('/imports/:id/errors', { permission: 'records.write', summary: 'The rows that could not be imported, as CSV', tag: 'Imports', answer: { file: 'text/csv' } }, async (ctx, { id, reply }) => {
      const bytes = await errorsFile(ctx, id);
      reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="errors.csv"');
      return Readable.from(bytes);
    }),
  ];
}
