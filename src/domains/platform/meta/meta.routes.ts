import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { describeWorkspace } from './meta.service.ts';

export const metaRoutes: Route[] = [
  route.get('/meta', { permission: 'records.read', tag: 'Workspace', summary: 'Record types with their fields, members, countries' }, (ctx) => describeWorkspace(ctx)),
];
