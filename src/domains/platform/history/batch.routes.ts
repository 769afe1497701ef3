import { z } from 'zod';
import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { changesOfBatch } from '#server/records/history.ts';
import { undoBatch } from '#server/records/undo.ts';
import { getBatch, listBatches } from './batch.service.ts';

const tag = 'History';
const paging = { limit: z.coerce.number().int().min(1).max(200).optional(), cursor: z.string().max(200).optional() };

export const batchRoutes: Route[] = [
  route.get('/batches', { permission: 'records.read', tag, summary: 'Batches of changes, newest first', query: z.object({ ...paging, by: z.uuid().optional() }) }, (ctx, { query }) => listBatches(ctx, query)),
  route.get('/batches/:id', { permission: 'records.read', tag, summary: 'One batch of changes' }, (ctx, { id }) => getBatch(ctx, id)),
  route.get('/batches/:id/changes', { permission: 'records.read', tag, summary: 'Every change of a batch', query: z.object(paging) }, (ctx, { id, query }) => changesOfBatch(ctx, id, query)),
  route.post('/batches/:id/undo', { permission: 'records.write', tag, summary: 'Undo a batch; later edits are kept and listed', status: 200 }, (ctx, { id }) => undoBatch(ctx, id)),
];
