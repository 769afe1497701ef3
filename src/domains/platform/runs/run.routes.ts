import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { listRuns } from '#server/runs.ts';

export const runRoutes: Route[] = [
  route.get('/runs', { permission: 'records.read', tag: 'Long work', summary: 'Work running now and lately ended' }, async (ctx) => ({ items: await listRuns(ctx) })),
];
