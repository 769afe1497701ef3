import { afterAll } from 'vitest';
import { createAuthenticator } from '#server/auth/authenticate.ts';
import { openSignIn } from '#server/auth/signIn.ts';
import type { Database } from '#server/database/pool.ts';
import { openDatabase } from '#server/database/pool.ts';
import { buildHttp } from '#server/http/server.ts';
import type { Route } from '#server/http/route.ts';
import { silentLog } from '#server/log.ts';
import { mailResetLink } from '#domains/platform/sessions/password.service.ts';
import { buildDatabase } from './world.ts';

export type Answer = { status: number; body: any; cookie: string; headers: Record<string, unknown> };

export type Asking = { body?: unknown; cookie?: string; key?: string; headers?: Record<string, string> };

/** The HTTP door over a database of this test file, asked without a network. `cookie` of an answer signs the next request in. */
export type HttpWorld = { database: Database; ask(line: string, asking?: Asking): Promise<Answer> };

export async function buildHttpWorld(routes: readonly Route[], publicUrl = 'http://localhost'): Promise<HttpWorld> {
  const { appUrl } = await buildDatabase();
  const database = openDatabase(appUrl, 4);
  const signIn = openSignIn(database, { secret: Buffer.alloc(32, 7), publicUrl, log: silentLog, mailResetLink });
  const http = await buildHttp({ database, routes, log: silentLog, authenticate: createAuthenticator(database), publicUrl });
  afterAll(async () => {
    await http.close();
    await signIn.close();
    await database.close();
  });
  let caller = 0;
  return {
    database,
    ask: async (line, { body, cookie, key, headers } = {}) => {
      const [method, path] = line.split(' ') as ['GET', string];
      const answer = await http.inject({
        method, url: `/api/v1${path}`, remoteAddress: `10.0.${Math.floor(++caller / 250)}.${caller % 250}`,
        headers: { ...(cookie ? { cookie } : {}), ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const cookies = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
      return { status: answer.statusCode, body: answer.body ? answer.json() : undefined, cookie: cookies, headers: answer.headers };
    },
  };
}
