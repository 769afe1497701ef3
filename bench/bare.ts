import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import type { Statement, Workload } from './capture.ts';

// What the product is measured against: the same SQL from a server that does nothing else. No sign-in, no rights, no
// row-level security (the owner of the tables is bound by none), no history. GET /<operation>/<variant>
const pool = new pg.Pool({ connectionString: process.env['BARE_DATABASE_URL'], max: 16 });
const workload = JSON.parse(readFileSync(process.env['BARE_WORKLOAD']!, 'utf8')) as Workload;

const server = createServer((request, response) => {
  answer(request).then((body) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
  }, (error: Error) => response.writeHead(500).end(error.message));
});
// A connection rests while it is the other server's turn.
server.keepAliveTimeout = 120_000;
server.listen(Number(process.env['BARE_PORT']), '127.0.0.1', () => process.stdout.write('ready\n'));

async function answer(request: IncomingMessage): Promise<string> {
  const [, operation, variant] = request.url!.split('/');
  if (request.method !== 'GET') JSON.parse(await bodyOf(request));
  const answers: unknown[][] = [];
  for (const statement of workload[decodeURIComponent(operation!)]![Number(variant)]!) {
    answers.push((await pool.query<Record<string, unknown>>(statement.text, valuesOf(statement))).rows);
  }
  return JSON.stringify(answers.length === 1 ? answers[0] : answers);
}

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
let written = Date.now();

/** The values as captured; what is written gets the present time, a new text or a new id, as it would be from the product. */
function valuesOf({ text, values }: Statement): unknown[] {
  const columns = /^insert into "people" \(([^)]+)\)/.exec(text)?.[1]?.split(',');
  if (columns) return values.map((value, index) => (columns[index % columns.length] === '"id"' ? randomUUID() : value));
  if (!text.startsWith('update')) return values;
  return values.map((value) => (typeof value !== 'string' ? value : moment.test(value) ? new Date() : value.startsWith('Position') ? `Position ${++written}` : value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
