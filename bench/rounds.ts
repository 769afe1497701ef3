import { performance } from 'node:perf_hooks';
import { Caller } from './caller.ts';
import { processorMs } from './processor.ts';
import type { Operation, Request } from './requests.ts';

/** Where an operation is asked: the product under its API, or the bare server under the operation's own name. */
export type Target = { port: number; apiKey?: string; /** The app's process and the database's, whose processor time is counted. */ pids: { app: number; postmaster: number }; requestOf: (operation: Operation, variant: number, repeat: number) => Request };

/** Milliseconds a request takes, and the processor time it costs the app and the database. */
export type Latency = { p50: number; p99: number; perSecond: number; count: number; appMs: number; databaseMs: number };

const rounds = 6;
// No two runs write the same value.
let repeats = Date.now();

/** Measures several targets in turns (A B, B A, A B …), so that what the machine does beside it weighs on all alike. */
export async function measureInTurns(operation: Operation, targets: readonly Target[], callers: number): Promise<Latency[]> {
  const open = await Promise.all(targets.map((target) => Promise.all(Array.from({ length: callers }, () => Caller.open(target.port, target.apiKey)))));
  const times: number[][] = targets.map(() => []);
  const spent = targets.map(() => ({ wall: 0, app: 0, database: 0 }));
  const order = targets.map((_, index) => index);
  for (const index of order) await askFor(operation.seconds * 500, operation, targets[index]!, open[index]!, []);
  for (let round = 0; round < rounds; round += 1) {
    for (const index of round % 2 ? order.toReversed() : order) {
      const before = readClocks(targets[index]!);
      await askFor(operation.seconds * 1000, operation, targets[index]!, open[index]!, times[index]!);
      const after = readClocks(targets[index]!);
      for (const clock of ['wall', 'app', 'database'] as const) spent[index]![clock] += after[clock] - before[clock];
    }
  }
  for (const caller of open.flat()) caller.close();
  return times.map((list, index) => latencyOf(list, spent[index]!));
}

async function askFor(durationMs: number, operation: Operation, target: Target, callers: readonly Caller[], times: number[]): Promise<void> {
  const until = performance.now() + durationMs;
  let asked = 0;
  await Promise.all(callers.map(async (caller) => {
    // Each variant at least once, however slow they are: both targets must have answered the same questions.
    while (performance.now() < until || asked < operation.variants && operation.variants <= 20) {
      const request = target.requestOf(operation, asked++ % operation.variants, ++repeats);
      const began = performance.now();
      await caller.send(request);
      times.push(performance.now() - began);
    }
  }));
}

function readClocks({ pids }: Target): { wall: number; app: number; database: number } {
  return { wall: performance.now(), ...processorMs(pids) };
}

function latencyOf(times: number[], spent: { wall: number; app: number; database: number }): Latency {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p99: at(0.99), perSecond: Math.round(times.length / spent.wall * 1000), count: times.length, appMs: spent.app / times.length, databaseMs: spent.database / times.length };
}
