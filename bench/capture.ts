import { buildApp } from '#app/server.ts';
import { assembleDomains } from '#app/domains.ts';
import { openSignIn } from '#server/auth/signIn.ts';
import type { ConnectionUrl } from '#server/database/connection.ts';
import { openDatabase } from '#server/database/pool.ts';
import type { Database, Session } from '#server/database/pool.ts';
import { compiled } from '#server/database/query.ts';
import type { Query } from '#server/database/query.ts';
import { silentLog } from '#server/log.ts';
import type { Operation } from './requests.ts';

/** One statement as the product sends it. */
export type Statement = { text: string; values: unknown[] };

/** For each operation, the statements of each variant. */
export type Workload = Record<string, Statement[][]>;

/** Asks the product's own code every request once, in this process, and keeps the SQL it sends. */
export async function captureWorkload(appUrl: ConnectionUrl, apiKey: string, operations: readonly Operation[]): Promise<Workload> {
  const sent: Statement[] = [];
  const plain = openDatabase(appUrl, 2);
  const database = recording(plain, (statement) => sent.push(statement));
  const signIn = openSignIn(database, { secret: Buffer.alloc(32, 1), publicUrl: 'http://localhost', log: silentLog, mailResetLink: async () => undefined });
  const app = await buildApp({ config: { publicUrl: 'http://localhost' }, database, domains: assembleDomains({ dataDir: '' }), log: silentLog });
  const ask = async ({ method, path, body }: ReturnType<Operation['request']>) => {
    sent.length = 0;
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers: { authorization: `Bearer ${apiKey}` }, ...(body ? { payload: body as object } : {}) });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path} answered ${answer.statusCode}: ${answer.body}`);
    return [...sent];
  };
  try {
    // What the product remembers from then on (who asks, names, fields) is read with the first requests.
    for (const operation of operations) await ask(operation.request(0, 0));
    const workload: Workload = {};
    for (const { name, variants, request, only } of operations) {
      workload[name] = [];
      for (let variant = 0; variant < variants; variant += 1) {
        // A value no earlier run has written: a change that changes nothing sends nothing.
        workload[name].push((await ask(request(variant, Date.now()))).filter(({ text }) => !only || only.test(text)));
      }
    }
    const idle = Object.entries(workload).find(([, variants]) => variants.some((statements) => statements.length === 0));
    if (idle) throw new Error(`"${idle[0]}" sends no statement to compare with.`);
    return workload;
  } finally {
    await app.close();
    await signIn.close();
    await plain.close();
  }
}

function recording(database: Database, keep: (statement: Statement) => void): Database {
  const heard = (session: Session): Session => {
    const noted = <R>(send: (query: Query) => Promise<R>) => (query: Query) => {
      const { sql, parameters } = compiled(query);
      keep({ text: sql, values: [...parameters] });
      return send(query);
    };
    return { all: noted(session.all) as Session['all'], first: noted(session.first) as Session['first'], run: noted(session.run), later: session.later };
  };
  return {
    ...database,
    transaction: (reach, work) => database.transaction(reach, (session) => work(heard(session))),
    read: (reach, work) => database.read(reach, (session) => work(heard(session))),
  };
}
