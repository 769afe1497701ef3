import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StartProblem } from '#server/config.ts';
import type { Log } from '#server/log.ts';
import type { ConnectionUrl } from './connection.ts';
import { grantTables, prepareServer, trustFunctions } from './prepare.ts';

export type Migration = { name: string; text: string; checksum: string };

export type Migrated = { applied: string[] };

const migrationsFolder = join(import.meta.dirname, '..', '..', '..', 'db', 'migrations');

/** The numbered files of db/migrations in order. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  return names.map((name) => {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
    if (!number) throw new Error(`${name}: a migration is named 0001_domain_words.sql`);
    if (numbers.has(number)) throw new Error(`${name}: the number ${number} is taken`);
    numbers.add(number);
    const text = readFileSync(join(folder, name), 'utf8');
    // Git may have changed line ends on the way; the statements are the same.
    return { name, text, checksum: createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex') };
  });
}

/**
 * Brings a database to the state the program expects: role, extensions, tables, rights. Several starts at once wait for
 * each other. Throws `StartProblem` for a database of a newer program and for a migration edited after it was applied.
 */
export async function migrate(url: ConnectionUrl, options: { log: Log; migrations?: Migration[] }): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('set client_min_messages = warning');
    await client.query("select pg_advisory_lock(hashtext('rapport.migrate'))");
    return await migrateLocked(client, options.migrations ?? readMigrations(), options.log);
  } finally {
    await client.end();
  }
}

async function migrateLocked(client: pg.Client, migrations: Migration[], log: Log): Promise<Migrated> {
  await prepareServer(client, log);
  await client.query(`create table if not exists migrations (
    name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())`);
  const { rows: done } = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations order by name');
  const open = openMigrations(migrations, done);
  for (const migration of open) {
    log.info(`Migrating: ${migration.name}`);
    await apply(client, migration);
  }
  if (open.length > 0) await grantTables(client);
  await trustFunctions(client, log);
  return { applied: open.map(({ name }) => name) };
}

/** Those not applied yet. Refuses a history that the files do not tell. */
function openMigrations(migrations: Migration[], done: { name: string; checksum: string }[]): Migration[] {
  const files = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of done) {
    const file = files.get(name);
    if (!file) throw new StartProblem(`The database was last used by a newer version of the program (it knows ${name}): update the program, or restore a backup made before.`);
    if (file.checksum !== checksum) throw new StartProblem(`The migration ${name} was changed after it was applied: put the file back as it was and write the change as a new migration.`);
  }
  const names = new Set(done.map(({ name }) => name));
  return migrations.filter(({ name }) => !names.has(name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const { message, position } = error as { message: string; position?: string };
    const line = position ? `, line ${migration.text.slice(0, Number(position)).split('\n').length}` : '';
    throw new Error(`${migration.name}${line}: ${message}`, { cause: error });
  }
}
