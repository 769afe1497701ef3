import { listen } from './hub.ts';
import { route } from '../http/route.ts';
import type { Route } from '../http/route.ts';

const heartbeatMs = 25_000;
const open = new Set<() => void>();

/** Ends every open stream, so that a stop does not wait for them. */
export function endStreams(): void {
  for (const end of open) end();
}

export const liveRoutes: Route[] = [
  route.get('/live', { permission: 'records.read', summary: 'Server-sent events: records changed, long work moving on', tag: 'Live' }, async (ctx, { request, reply }) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write('retry: 2000\n\n');
    const stop = listen(ctx.account.id, (notice) => raw.write(`event: ${notice.event}\ndata: ${JSON.stringify(notice.data)}\n\n`));
    const beat = setInterval(() => raw.write(': here\n\n'), heartbeatMs);
    const end = () => {
      stop();
      clearInterval(beat);
      open.delete(end);
      raw.end();
    };
    open.add(end);
    request.raw.on('close', end);
    return undefined;
  }),
];
