import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { newId, type Id } from '#kernel/id.ts';
import { copyLine, copyRows, inChunks } from './copyRows.ts';
import type { Figure } from './report.ts';
import { residentMegabytes } from './servers.ts';

type Product = { url: string; pid: number };
type SeededFirm = { accountId: Id; apiKey: string };
type Shown = { id: string; state: string; created: number; failed: number; batchId: string; startedAt: string; finishedAt: string };

const firstNames = ['Kamal', 'Nimal', 'Sunil', 'Amara', 'Nila', 'Ruwan', 'Dilini', 'Kumari', 'Saman', 'Priya'];
const lastNames = ['Perera', 'Silva', 'Fernando', 'Jayasinghe', 'Bandara', 'Wijesinghe', 'Gunawardena', 'Rajapaksa', 'Ratnayake', 'Herath', 'Dissanayake'];
const cities = ['Galle', 'Kandy', 'Colombo', 'Jaffna', 'Matara', 'Kurunegala', 'Negombo'];

/**
 * Imports a CSV file as a person would, with validation, history and events, and then puts the very same rows into the same table by a bare
 * COPY. Rounds alternate, so that both meet the same moods of the machine. Also watches the memory of the app process meanwhile.
 */
export async function measureImport(product: Product, owner: pg.Client, input: { firm: SeededFirm; rows: number; rounds: number }): Promise<Figure[]> {
  const { firm, rows, rounds } = input;
  let [ours, bare, most] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const watch = setInterval(() => { most = Math.max(most, residentMegabytes(product.pid) ?? 0); }, 200);
    const done = await importFile(product, firm, customers(rows, round));
    clearInterval(watch);
    if (done.created !== rows) throw new Error(`of ${rows} rows ${done.created} went in: ${JSON.stringify(done)}`);
    ours += Date.parse(done.finishedAt) - Date.parse(done.startedAt);
    bare += await copySameRows(owner, firm, done.batchId);
    await forget(owner, firm, done);
  }
  const count = rows.toLocaleString('en');
  process.stderr.write(`import of ${count} rows: ${Math.round(rows * rounds / ours * 1000).toLocaleString('en')} rows/s against ${Math.round(rows * rounds / bare * 1000).toLocaleString('en')} by COPY\n`);
  return [
    { name: `import of ${count} rows against COPY of the same`, value: ours / bare, goal: 4, unit: '×' },
    { name: 'memory of the app process while it imports', value: most || null, goal: 700, unit: 'MB' },
  ];
}

function customers(rows: number, round: number): string {
  const lines = ['First name,Last name,E-mail,Phone,City,Country,Tags,Birthday,Source'];
  for (let n = 0; n < rows; n++) {
    lines.push([
      firstNames[n % firstNames.length], `${lastNames[(n * 7) % lastNames.length]} ${round}${n % 977}`, `import${round}-${n}@example.com`, `07${1 + n % 8}${String(1_000_000 + n).slice(-7)}`,
      cities[n % cities.length], 'Sri Lanka', n % 3 ? '' : 'vip', `19${50 + n % 50}-03-${String(1 + n % 28).padStart(2, '0')}`, 'bench',
    ].join(','));
  }
  return `${lines.join('\n')}\n`;
}

async function importFile(product: Product, firm: SeededFirm, content: string): Promise<Shown> {
  const authorization = `Bearer ${firm.apiKey}`;
  const form = new FormData();
  form.append('record', 'people');
  form.append('file', new Blob([content]), 'customers.csv');
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${product.url}/api/v1${path}`, { ...init, headers: { authorization } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return await response.json() as Shown;
  };
  const { id } = await call('/imports', { method: 'POST', body: form });
  await call(`/imports/${id}/start`, { method: 'POST' });
  for (;;) {
    const shown = await call(`/imports/${id}`);
    if (!['running', 'draft'].includes(shown.state)) return shown;
    await pause(250);
  }
}

/** Milliseconds a bare COPY takes for the rows an import made, under new ids. */
async function copySameRows(owner: pg.Client, firm: SeededFirm, batchId: string): Promise<number> {
  const { rows: columns } = await owner.query<{ name: string }>("select attname as name from pg_attribute where attrelid = 'people'::regclass and attnum > 0 and not attisdropped and attgenerated = ''");
  const names = columns.map(({ name }) => name);
  const { rows } = await owner.query<string[]>({
    text: `select ${names.map((name) => `p."${name}"::text`).join(', ')} from people p where p.account_id = $1 and p.id in (select record_id from events where account_id = $1 and batch_id = $2 and record_type = 'person')`,
    values: [firm.accountId, batchId], rowMode: 'array',
  });
  const id = names.indexOf('id');
  const lines = [...inChunks(rows.map((row) => copyLine(row.with(id, newId()))))];
  const began = performance.now();
  await copyRows(owner, 'people', names, lines);
  return performance.now() - began;
}

async function forget(owner: pg.Client, firm: SeededFirm, { id, batchId }: Shown): Promise<void> {
  const account = [firm.accountId];
  await withoutReferences(owner, () => owner.query("delete from people where account_id = $1 and source = 'bench'", account));
  await owner.query('delete from events where account_id = $1 and batch_id = $2', [...account, batchId]);
  await owner.query('delete from import_errors where account_id = $1 and import_id = $2', [...account, id]);
  await owner.query('delete from imports where account_id = $1 and id = $2', [...account, id]);
  await owner.query('vacuum people');
}

/** Deletes without asking, person by person, whether an interaction points there: nothing points to what the bench made. */
export async function withoutReferences(owner: pg.Client, work: () => Promise<unknown>): Promise<void> {
  await owner.query("set session_replication_role = 'replica'");
  await work();
  await owner.query('reset session_replication_role');
}
