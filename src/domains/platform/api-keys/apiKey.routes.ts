import { z } from 'zod';
import { memberNames } from '#server/auth/memberNames.ts';
import { roles } from '#server/context.ts';
import { listOf } from '#server/http/page.ts';
import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './apiKey.service.ts';
import type { ApiKeyRow } from './apiKey.service.ts';

const permission = 'users.manage' as const;
const tag = 'API keys';
const keyAnswer = z.object({
  id: z.uuid(), name: z.string(), role: z.enum(roles), ending: z.string().describe('the last four characters of the key'), createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(), createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
const newKey = z.object({ name: z.string().trim().min(1).max(200), role: z.enum(roles).default('admin') });

export const apiKeyRoutes: Route[] = [
  route.get('/api-keys', { permission, tag, summary: 'The keys that work', answer: listOf(keyAnswer) }, async (ctx) => {
    const names = await memberNames(ctx);
    return { items: (await listApiKeys(ctx)).map((row) => presentKey(row, names)), nextCursor: null };
  }),
  route.post('/api-keys', { permission, tag, summary: 'Make a key; it is shown this once', body: newKey, secretAnswer: true, answer: z.object({ id: z.uuid(), key: z.string() }) }, (ctx, { body }) => createApiKey(ctx, body)),
  route.delete('/api-keys/:id', { permission, tag, summary: 'Revoke a key' }, (ctx, { id }) => revokeApiKey(ctx, id)),
];

function presentKey(row: ApiKeyRow, names: Map<string, string>) {
  return {
    id: row.id, name: row.name, role: row.role, ending: row.ending, createdAt: row.created_at, lastUsedAt: row.last_used_at,
    createdBy: row.created_by ? { id: row.created_by, name: names.get(row.created_by) ?? '' } : null,
  };
}
