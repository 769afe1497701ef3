import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { urlsOf } from '#server/database/lifecycle.ts';
import { captureWorkload } from './capture.ts';
import { deepCursors } from './deepCursors.ts';
import { measureImport, withoutReferences } from './importing.ts';
import { publish } from './report.ts';
import type { Comparison, Figure } from './report.ts';
import { operationsOf } from './requests.ts';
import type { Operation } from './requests.ts';
import { measureInTurns } from './rounds.ts';
import type { Latency, Target } from './rounds.ts';
import { seeded } from './seed.ts';
import { residentMegabytes, startBare, startProduct } from './servers.ts';
import { chosenScale } from './sizes.ts';
import type { SeededFirm } from './sizes.ts';

// Every figure of the product's speed, in one run, as ratios: npm run bench. BENCH_SCALE=small runs through in seconds;
// BENCH_ONLY=page measures what has this word in its name; the seeded database stays in .cache/bench for the next run.
const scale = chosenScale();
const only = process.env['BENCH_ONLY'] ?? '';
const callerCounts = (process.env['BENCH_CALLERS'] ?? '1,16').split(',').map(Number);
const ports = { product: Number(process.env['BENCH_PORT'] ?? 4700), bare: Number(process.env['BENCH_PORT'] ?? 4700) + 1 };
const folder = join(import.meta.dirname, '..', '.cache', 'bench', scale.name);
const dataDir = join(folder, 'data');
mkdirSync(folder, { recursive: true });

const firms = await seeded(scale, dataDir);
const large = firms[0]!;
const small = firms.at(-1)!;
const product = await startProduct({ dataDir, port: ports.product, nodeOptions: process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? [] });
const owner = new pg.Client({ connectionString: product.ownerUrl });
await owner.connect();
const postmaster = await postmasterPid();
try {
  await pause(2_000);
  const atRest = residentMegabytes(product.pid);
  const operations = (await operationsFor(large)).filter(({ name }) => name.includes(only));
  const comparisons = await compare(operations);
  const growth = await pageGrowth();
  const underLoad = residentMegabytes(product.pid);
  const importing = 'import'.includes(only)
    ? await measureImport({ url: `http://127.0.0.1:${ports.product}`, pid: product.pid }, owner, { firm: firms[1]!, ...scale.importing }) : [];
  const figures: Figure[] = [
    ...growth, ...importing,
    { name: 'memory of the app process at rest', value: atRest, goal: 350, unit: 'MB' },
    { name: 'memory of the app process after the load', value: underLoad, goal: 700, unit: 'MB' },
  ];
  publish({ scale: scale.name, at: new Date().toISOString(), comparisons, figures });
} finally {
  await withoutReferences(owner, () => owner.query("delete from people where source = 'bench'")).catch(() => undefined);
  await owner.end();
  await product.stop();
}

// The server's first process: the parent of the one that serves this connection.
async function postmasterPid(): Promise<number> {
  const { rows: [row] } = await owner.query<{ pid: number }>("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid");
  return row!.pid;
}

async function operationsFor(firm: SeededFirm): Promise<Operation[]> {
  return operationsOf(firm, scale.firms[firm.index]!, await deepCursors(owner, firm));
}

async function compare(operations: readonly Operation[]): Promise<Comparison[]> {
  const workloadFile = join(folder, 'workload.json');
  writeFileSync(workloadFile, JSON.stringify(await captureWorkload(urlsOf(product.ownerUrl).appUrl, large.apiKey, operations)));
  const bare = await startBare({ port: ports.bare, databaseUrl: product.ownerUrl, workloadFile });
  const bareTarget: Target = {
    port: ports.bare, pids: { app: bare.pid, postmaster },
    requestOf: (operation, variant, repeat) => ({ ...operation.request(variant, repeat), path: `/${encodeURIComponent(operation.name)}/${variant}` }),
  };
  try {
    const comparisons: Comparison[] = [];
    for (const operation of operations) for (const callers of callerCounts) comparisons.push(await compareOne(operation, callers, bareTarget));
    return comparisons;
  } finally {
    await bare.stop();
  }
}

async function compareOne(operation: Operation, callers: number, bareTarget: Target): Promise<Comparison> {
  const [ours, theirs] = await measureInTurns(operation, [productTarget(large), bareTarget], callers);
  process.stderr.write(`${operation.name}, ${callers}: ${ours!.p50.toFixed(2)} / ${theirs!.p50.toFixed(2)} ms = ${(ours!.p50 / theirs!.p50).toFixed(2)}; p99 ${(ours!.p99 / theirs!.p99).toFixed(2)}; cpu ${costOf(ours!)} / ${costOf(theirs!)}\n`);
  return { operation: operation.name, callers, product: ours!, bare: theirs!, goal: operation.goal };
}

/** How much slower pages get from the small firm to the large one. */
async function pageGrowth(): Promise<Figure[]> {
  const inLarge = (await operationsFor(large)).filter(({ name }) => name.startsWith('page') && name.includes(only));
  const inSmall = await operationsFor(small);
  const figures: Figure[] = [];
  for (const operation of inLarge) {
    const smaller = inSmall.find(({ name }) => name === operation.name)!;
    const target = productTarget(small);
    const [ours, theirs] = await measureInTurns(operation, [productTarget(large), { ...target, requestOf: (_, variant, repeat) => target.requestOf(smaller, variant, repeat) }], 1);
    figures.push({ name: `${operation.name}: ${scale.firms[0]!.people.toLocaleString('en')} against ${scale.firms.at(-1)!.people.toLocaleString('en')} people`, value: ours!.p50 / theirs!.p50, goal: 2, unit: '×' });
  }
  return figures;
}

function productTarget(firm: SeededFirm): Target {
  return {
    port: ports.product, apiKey: firm.apiKey, pids: { app: product.pid, postmaster },
    requestOf: (operation, variant, repeat) => {
      const request = operation.request(variant, repeat);
      return { ...request, path: `/api/v1${request.path}` };
    },
  };
}

function costOf({ appMs, databaseMs }: Latency): string {
  return `${appMs.toFixed(2)} + ${databaseMs.toFixed(2)} ms`;
}
