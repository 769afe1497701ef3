import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { holdFolder } from '#app/dataFolder.ts';
import { assembleDomains } from '#app/domains.ts';
import { createApiKey } from '#domains/platform/api-keys/apiKey.service.ts';
import { createAccount } from '#domains/platform/accounts/account.service.ts';
import { newId } from '#kernel/id.ts';
import { startDatabase } from '#server/database/lifecycle.ts';
import type { DatabaseUrls } from '#server/database/lifecycle.ts';
import { openDatabase } from '#server/database/pool.ts';
import { createLog } from '#server/log.ts';
import { seedPeople } from './seedPeople.ts';
import { seedInteractions } from './seedInteractions.ts';
import type { Scale, SeededFirm } from './sizes.ts';

// Raise it when what is seeded changes: a cached database of another age is made anew.
const seedVersion = 1;
const memberCount = 8;

/** Makes the database of this scale in its data folder unless an earlier run left it there. */
export async function seeded(scale: Scale, dataDir: string): Promise<SeededFirm[]> {
  const mark = join(dataDir, 'seeded.json');
  const found = existsSync(mark) ? JSON.parse(readFileSync(mark, 'utf8')) as { version: number; firms: SeededFirm[] } : null;
  if (found?.version === seedVersion) return found.firms;
  rmSync(dataDir, { recursive: true, force: true });
  const began = Date.now();
  const firms = await seedAll(scale, dataDir);
  writeFileSync(mark, JSON.stringify({ version: seedVersion, firms }));
  say(`Seeded in ${Math.round((Date.now() - began) / 1000)} s.`);
  return firms;
}

async function seedAll(scale: Scale, dataDir: string): Promise<SeededFirm[]> {
  const folder = await holdFolder(dataDir, 'command', 0);
  const running = await startDatabase({ dataDir, databaseUrl: undefined, log: createLog('warn') });
  try {
    const firms = await seedFirms(scale, running);
    const owner = new pg.Client({ connectionString: running.ownerUrl });
    await owner.connect();
    await owner.query("set session_replication_role = 'replica'; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 2");
    const indexes = await dropIndexes(owner);
    for (const firm of firms) {
      await seedPeople(owner, firm, scale.firms[firm.index]!);
      await seedInteractions(owner, firm, scale.firms[firm.index]!);
      say(`Firm ${firm.key}: rows are in.`);
    }
    await makeIndexes(owner, indexes);
    await owner.query('vacuum (analyze)');
    await owner.query('checkpoint');
    await owner.end();
    return firms;
  } finally {
    await running.close();
    folder.release();
  }
}

async function seedFirms(scale: Scale, urls: DatabaseUrls): Promise<SeededFirm[]> {
  const database = openDatabase(urls.appUrl, 2);
  assembleDomains({ dataDir: '' });
  const firms: SeededFirm[] = [];
  for (const [index, { key }] of scale.firms.entries()) {
    const ctx = await createAccount(database, {
      language: 'en', sector: 'wholesale', firmName: `Firm ${key}`, country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo',
      owner: { name: 'Nimal Perera', email: `owner-${key}@example.com`, password: 'violet harbour lantern' },
    });
    const { key: apiKey } = await createApiKey(ctx, { name: 'bench', role: 'owner' });
    firms.push({ key, index, accountId: ctx.account.id, members: [ctx.actor.memberId!], apiKey });
  }
  await database.close();
  await seedMembers(firms, urls);
  return firms;
}

async function seedMembers(firms: SeededFirm[], urls: DatabaseUrls): Promise<void> {
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  for (const firm of firms) {
    while (firm.members.length < memberCount) {
      const [userId, memberId, number] = [newId(), newId(), firm.members.length];
      await owner.query('insert into users (id, name, email, language, created_at, updated_at) values ($1, $2, $3, $4, now(), now())', [userId, `Member ${number}`, `member${number}-${firm.key}@example.com`, 'en']);
      await owner.query("insert into members (account_id, id, user_id, role, joined_at) values ($1, $2, $3, 'member', now())", [firm.accountId, memberId, userId]);
      firm.members.push(memberId);
    }
  }
  await owner.end();
}

type IndexMade = { name: string; definition: string };

// Rows go in faster without indexes, and indexes built at once are as small as they ever get.
async function dropIndexes(owner: pg.Client): Promise<IndexMade[]> {
  const { rows } = await owner.query<IndexMade>(`select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid in ('people'::regclass, 'companies'::regclass, 'interactions'::regclass, 'timeline_entries'::regclass, 'events'::regclass) and not indisprimary`);
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  return rows;
}

async function makeIndexes(owner: pg.Client, indexes: IndexMade[]): Promise<void> {
  for (const { name, definition } of indexes) {
    const began = Date.now();
    await owner.query(definition);
    if (Date.now() - began > 5_000) say(`Index ${name}: ${Math.round((Date.now() - began) / 1000)} s.`);
  }
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
