import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { inDatabase } from '#server/database/connection.ts';
import { urlsOf, type DatabaseUrls } from '#server/database/lifecycle.ts';

/**
 * A migrated, empty database of this test file alone; gone after the file. Close what you open on it in an `afterAll`
 * of your own, or leave it: the drop ends the connections.
 */
export async function buildDatabase(): Promise<DatabaseUrls> {
  const name = `rapport_test_${randomBytes(6).toString('hex')}`;
  // Copies of one template wait for each other; the lock keeps a second copy from failing instead.
  await onServer("select pg_advisory_lock(hashtext('rapport.template'))", `create database ${name} template ${inject('template')}`);
  afterAll(() => onServer(`drop database if exists ${name} with (force)`));
  return urlsOf(inDatabase(inject('serverUrl'), name));
}

/** The server of the test run, for tests that make and drop databases of their own. */
export function testServerUrl(): string {
  return inject('serverUrl');
}

async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('serverUrl') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
