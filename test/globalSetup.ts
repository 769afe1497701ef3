import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { inDatabase } from '#server/database/connection.ts';
import { startEmbedded } from '#server/database/embedded.ts';
import { migrate } from '#server/database/migrate.ts';
import { createLog } from '#server/log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Enters the server's own database as a superuser. */
    serverUrl: string;
    /** A migrated database without rows, to be copied. */
    template: string;
  }
}

let running: Promise<{ url: string; stop: () => Promise<void> }> | undefined;
let users = 0;

/** One PostgreSQL for the whole run, shared by the projects: the embedded one, or that of TEST_DATABASE_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1;
  running ??= startServer();
  const server = await running;
  project.provide('serverUrl', server.url);
  project.provide('template', templateName);
  return async () => {
    users -= 1;
    if (users === 0) await server.stop();
  };
}

const templateName = `rapport_template_${process.pid}`;

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const external = process.env['TEST_DATABASE_URL'];
  const log = createLog('warn');
  if (external) {
    await buildTemplate(external);
    return { url: external, stop: () => onServer(external, `drop database if exists ${templateName}`) };
  }
  const folder = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  const embedded = await startEmbedded({ dataDir: folder, log, safe: false });
  const url = inDatabase(embedded.url, 'postgres');
  await buildTemplate(url);
  return {
    url,
    stop: async () => {
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function buildTemplate(url: string): Promise<void> {
  await onServer(url, `drop database if exists ${templateName}`);
  await onServer(url, `create database ${templateName} template template0 encoding 'UTF8'`);
  await migrate(inDatabase(url, templateName), { log: createLog('warn') });
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
