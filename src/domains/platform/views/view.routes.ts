import { z } from 'zod';
import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { createView, deleteView, listViews, newView, updateView, viewChange } from './view.service.ts';

const tag = 'Views';

export const viewRoutes: Route[] = [
  route.get('/views', { permission: 'records.read', tag, summary: 'Saved views of a record type', query: z.object({ record: z.string() }) },
    async (ctx, { query }) => ({ items: await listViews(ctx, query.record) })),
  route.post('/views', { permission: 'records.read', tag, summary: 'Save a view', body: newView }, (ctx, { body }) => createView(ctx, body)),
  route.patch('/views/:id', { permission: 'records.read', tag, summary: 'Change a view', body: viewChange }, (ctx, { id, body }) => updateView(ctx, id, body)),
  route.delete('/views/:id', { permission: 'records.read', tag, summary: 'Remove a view' }, (ctx, { id }) => deleteView(ctx, id)),
];
