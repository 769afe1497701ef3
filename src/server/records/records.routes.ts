import { z } from 'zod';
import { criteriaSchema } from '#kernel/criteria/criteria.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Ctx } from '../context.ts';
import { parseInput } from '../http/problem.ts';
import { route } from '../http/route.ts';
import type { Route, RouteInput } from '../http/route.ts';
import { aggregateAsked, aggregateRecords } from './aggregate.ts';
import { bulkEdit, bulkEditAsked } from './bulk.ts';
import { deleteRecords, restoreRecords, updateRecords } from './change.ts';
import { historyOf } from './history.ts';
import { countRecords, getRecord, queryRecords, writtenRecord } from './page.ts';
import type { RecordJson } from './present.ts';
import { timelineOf } from './timeline.ts';
import { createRecord, createRecords } from './write.ts';

const criteriaText = refusal('platform.filter_unreadable', 400, msg`The filter in the address is not valid JSON.`);
const versionUnreadable = refusal('platform.version_unreadable', 400, msg`If-Match must be the ETag the record was read with.`);

const input = z.record(z.string(), z.unknown());
const paging = { limit: z.coerce.number().int().min(1).max(1000).optional(), cursor: z.string().max(2000).optional() };
const listQuery = z.object({
  ...paging, sort: z.string().max(100).optional(), q: z.string().max(200).optional(), filter: z.string().max(20_000).optional(),
  fields: z.string().max(2000).optional(), trash: z.stringbool().optional(),
});
const asked = z.object({
  criteria: criteriaSchema.nullish(), q: z.string().max(200).optional(), trash: z.boolean().optional(),
  sort: z.string().max(100).optional(), limit: z.number().int().min(1).max(1000).optional(), cursor: z.string().max(2000).nullish(),
  offset: z.number().int().min(1).max(100_000_000).optional().describe('Start after so many records; for pages that follow one another a cursor is faster.'), fields: z.array(z.string()).max(200).optional(),
});
const batchBody = z.object({
  create: z.array(input).max(1000).default([]),
  update: z.array(input.and(z.object({ id: z.uuid() }))).max(1000).default([]),
  delete: z.array(z.uuid()).max(1000).default([]),
}).refine((body) => body.create.length + body.update.length + body.delete.length <= 1000, 'at most 1,000 records in one batch');

/** Reads a JSON filter given in an address. */
export function filterOf(text: string | undefined): unknown {
  if (!text) return undefined;
  try {
    return parseInput(criteriaSchema, JSON.parse(text));
  } catch (error) {
    throw error instanceof SyntaxError ? criteriaText() : error;
  }
}

/** Every route a record type has from its descriptor alone. */
export function recordRoutes(type: RecordType): Route[] {
  const { name, plural: tag } = type;
  const at = `/${tag}`;
  const read = { permission: 'records.read', tag } as const;
  const write = { permission: 'records.write', tag } as const;
  const record = { record: name };
  return [
    route.get(at, { ...read, summary: `List ${tag} by filter, words and order`, query: listQuery, answer: { pageOf: name } },
      (ctx, { query }) => queryRecords(ctx, name, { ...query, criteria: filterOf(query.filter), fields: query.fields?.split(',') })),
    route.post(at, { ...write, summary: `Create a ${name}`, body: input.meta({ id: undefined, record: name }), answer: record },
      async (ctx, given) => answered(given, await writtenRecord(ctx, name, (tx) => createRecord(tx, name, given.body)))),
    route.get(`${at}/:id`, { ...read, summary: `Read one ${name}`, answer: record },
      (ctx, given) => shown(ctx, given, name, given.id)),
    route.patch(`${at}/:id`, { ...write, summary: `Change fields of a ${name}`, body: input.meta({ record: name }), answer: record }, async (ctx, given) => answered(given, await writtenRecord(ctx, name, async (tx) => {
      await updateRecords(tx, name, [{ id: given.id, patch: given.body, ifVersion: versionAsked(given) }]);
      return given.id;
    }))),
    route.delete(`${at}/:id`, { ...write, summary: `Put a ${name} into the trash` }, (ctx, { id }) => deleteRecords(ctx, name, [id])),
    route.put(`${at}/:id/restoration`, { ...write, summary: `Take a ${name} out of the trash`, answer: record }, async (ctx, given) => {
      await restoreRecords(ctx, name, [given.id]);
      return shown(ctx, given, name, given.id);
    }),
    route.post(`${at}/batch`, { ...write, summary: `Create, change and delete up to 1,000 ${tag}, all or none`, body: batchBody, status: 200 },
      (ctx, { body }) => runBatch(ctx, name, body)),
    route.post(`${at}/query`, { ...read, summary: `Find ${tag} by criteria`, body: asked, status: 200, answer: { pageOf: name } },
      (ctx, { body }) => queryRecords(ctx, name, { ...body, cursor: body.cursor ?? undefined })),
    route.post(`${at}/count`, { ...read, summary: `Count the ${tag} that criteria find`, body: asked, status: 200, answer: z.object({ count: z.number().int() }) },
      async (ctx, { body }) => ({ count: await countRecords(ctx, name, body) })),
    route.post(`${at}/aggregate`, { ...read, summary: `Count, add up and average ${tag} by groups`, body: aggregateAsked, status: 200 },
      (ctx, { body }) => aggregateRecords(ctx, name, body)),
    route.post(`${at}/edits`, { ...write, summary: `Change one set of fields of many ${tag}; preview shows the difference first`, body: bulkEditAsked, status: 200 },
      (ctx, { body }) => bulkEdit(ctx, name, body)),
    route.get(`${at}/:id/timeline`, { ...read, summary: `What happened around a ${name}, newest first`, query: z.object({ ...paging, kind: z.string().max(50).optional() }) },
      (ctx, { id, query }) => timelineOf(ctx, name, id, query)),
    route.get(`${at}/:id/history`, { ...read, summary: `Every change of a ${name}, newest first`, query: z.object(paging) },
      (ctx, { id, query }) => historyOf(ctx, name, id, query)),
  ];
}

async function shown(ctx: Ctx, given: RouteInput<unknown, unknown>, name: string, id: string) {
  return answered(given, await getRecord(ctx, name, id));
}

function answered({ reply }: RouteInput<unknown, unknown>, record: RecordJson) {
  reply.header('etag', `W/"${record.version}"`);
  return record;
}

function versionAsked({ request }: RouteInput<unknown, unknown>): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"(\d+)"$/.exec(header)?.[1];
  if (version === undefined) throw versionUnreadable();
  return Number(version);
}

async function runBatch(ctx: Ctx, name: string, body: z.output<typeof batchBody>) {
  return ctx.transaction(async (tx) => {
    const created = body.create.length ? await createRecords(tx, name, body.create) : [];
    if (body.update.length) await updateRecords(tx, name, body.update.map(({ id, ...patch }) => ({ id, patch })));
    if (body.delete.length) await deleteRecords(tx, name, body.delete);
    return { created, updated: body.update.map(({ id }) => id), deleted: body.delete };
  });
}
