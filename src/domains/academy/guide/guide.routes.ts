import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { getGuidePage, listGuidePages } from './guide.queries.ts';

const tag = 'Guide';

export const guideRoutes: Route[] = [
  route.get('/guide', { permission: 'signed-in', tag, summary: 'The pages of the guide, in your language' }, async (ctx) => ({ items: await listGuidePages(ctx.actor.language) })),
  route.get('/guide/:id', { permission: 'signed-in', tag, summary: 'One page of the guide, in your language' }, (ctx, { id }) => getGuidePage(ctx.actor.language, id)),
];
