import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { listNotifications, readNotifications } from './notification.service.ts';

const tag = 'Notifications';

export const notificationRoutes: Route[] = [
  route.get('/notifications', { permission: 'records.read', tag, summary: 'What you should hear of, newest first' }, (ctx) => listNotifications(ctx)),
  route.put('/notifications/read', { permission: 'records.read', tag, summary: 'Mark all as read' }, (ctx) => readNotifications(ctx)),
];
