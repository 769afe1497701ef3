import { z } from 'zod';
import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { searchRecords } from '#server/records/searchRecords.ts';

export const searchRoutes: Route[] = [
  route.get('/search', {
    permission: 'records.read', tag: 'Search', summary: 'Find any record by a fragment of its names, numbers and addresses, in any script',
    query: z.object({ q: z.string().max(200), limit: z.coerce.number().int().min(1).max(50).default(20), types: z.string().max(200).optional() }),
  }, async (ctx, { query }) => ({ items: await searchRecords(ctx, { query: query.q, limit: query.limit, types: query.types?.split(',') }) })),
];
