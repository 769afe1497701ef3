/** The server door of platform: what other domains may call. */
export { notify } from './notifications/notification.service.ts';
export { createView } from './views/view.service.ts';
