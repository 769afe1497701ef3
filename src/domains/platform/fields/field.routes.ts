import { z } from 'zod';
import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { archiveField, createField, fieldChange, listFields, newField, updateField } from './field.service.ts';

const tag = 'Fields';

export const fieldRoutes: Route[] = [
  route.get('/fields', { permission: 'records.read', tag, summary: 'The firm’s own fields', query: z.object({ record: z.string().optional() }) },
    async (ctx, { query }) => ({ items: await listFields(ctx, query.record) })),
  route.post('/fields', { permission: 'fields.manage', tag, summary: 'Add a field to a record type', body: newField }, (ctx, { body }) => createField(ctx, body)),
  route.patch('/fields/:id', { permission: 'fields.manage', tag, summary: 'Change a field', body: fieldChange }, (ctx, { id, body }) => updateField(ctx, id, body)),
  route.delete('/fields/:id', { permission: 'fields.manage', tag, summary: 'Archive a field' }, (ctx, { id }) => archiveField(ctx, id)),
];
