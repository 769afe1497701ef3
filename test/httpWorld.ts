import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { assembleDomains, routesOf } from '#app/domains.ts';
import { buildApp } from '#app/server.ts';
import { mailResetLink } from '#domains/platform/sessions/password.service.ts';
import { openAuth } from '#server/auth/openAuth.ts';
import type { DatabaseUrls } from '#server/database/lifecycle.ts';
import type { Database } from '#server/database/pool.ts';
import { openDatabase } from '#server/database/pool.ts';
import type { Domain } from '#server/domain.ts';
import type { Route } from '#server/http/route.ts';
import { silentLog } from '#server/log.ts';
import { buildDatabase } from './world.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a test looks into an answer and fails where it is not as expected
export type Answer = { status: number; body: any; cookie: string; headers: Record<string, unknown> };

export type Asking = { body?: unknown; cookie?: string; key?: string; headers?: Record<string, string>; address?: string };

/** The whole application over a database of this test file, asked without a network. The `cookie` of an answer signs the next request in. */
export type HttpWorld = { database: Database; urls: DatabaseUrls; domains: Domain[]; dataDir: string; ask(line: string, asking?: Asking): Promise<Answer> };

/** `ask('POST /session', { body })` sends one request; each comes from an address of its own unless one is given. */
export async function buildHttpWorld({ publicUrl = 'http://localhost' } = {}): Promise<HttpWorld> {
  const urls = await buildDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'rapport-http-'));
  const database = openDatabase(urls.appUrl, 6);
  const auth = openAuth(database, { dataDir, publicUrl, log: silentLog, mailResetLink });
  const domains = assembleDomains({ dataDir });
  const http = await buildApp({ config: { publicUrl }, database, domains, log: silentLog });
  afterAll(async () => {
    await http.close();
    await auth.close();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const routes = routesOf(domains);
  let callers = 0;
  return {
    database, urls, domains, dataDir,
    ask: async (line, { body, cookie, key, headers, address } = {}) => {
      const [method, path] = line.split(' ') as ['GET', string];
      callers += 1;
      const answer = await http.inject({
        method, url: `/api/v1${path}`, remoteAddress: address ?? `10.0.${callers >> 8}.${callers & 255}`,
        headers: { ...(cookie ? { cookie } : {}), ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      requireDescribed(routes, method, path, answer);
      return { status: answer.statusCode, body: readBody(answer.body, String(answer.headers['content-type'] ?? '')), cookie: cookieOf(answer.headers['set-cookie']), headers: answer.headers };
    },
  };
}

// A file is answered as its text.
function readBody(text: string, contentType: string): unknown {
  if (!text) return undefined;
  return contentType.includes('json') ? JSON.parse(text) : text;
}

function cookieOf(header: string | string[] | undefined): string {
  return [header ?? []].flat().map((cookie) => cookie.split(';', 1)[0]).join('; ');
}

// What the API's description promises of an answer is held against every answer a test gets.
function requireDescribed(routes: readonly Route[], method: string, path: string, answer: { statusCode: number; body: string; json(): unknown }): void {
  if (answer.statusCode >= 300 || !answer.body) return;
  const route = routes.find((one) => one.method === method && new RegExp(`^${one.path.replace(/:\w+/g, '[^/]+')}$`).test(path.split('?')[0]!));
  if (!route?.answer || !('safeParse' in route.answer)) return;
  const { error } = route.answer.safeParse(answer.json());
  if (error) throw new Error(`${method} ${path} is not answered as described: ${error.message}`);
}
