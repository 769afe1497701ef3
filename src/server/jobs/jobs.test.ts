import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { openDatabase } from '#server/database/pool.ts';
import { defineDomain } from '#server/domain.ts';
import { silentLog } from '#server/log.ts';
import { recordEvents } from '#server/records/event.ts';
import { buildFirm } from '#test/firm.ts';
import type { Firm } from '#test/firm.ts';
import { buildDatabase } from '#test/world.ts';
import { defineJob } from './job.ts';
import { startJobs } from './worker.ts';
import type { Jobs } from './worker.ts';

const done: string[] = [];
let waiting: { id: string; heard: () => void }[] = [];
let failures = 0;

const stamp = defineJob('test.stamp', z.object({ orderId: z.uuid() }), async (ctx, { orderId }) => {
  if (failures > 0) {
    failures -= 1;
    throw new Error('the printer is off');
  }
  done.push(`${ctx.account.name}:${orderId}`);
  waiting = waiting.filter(({ id, heard }) => (id === orderId ? (heard(), false) : true));
});

const orders = defineDomain({ name: 'orders', jobs: [stamp], listens: { 'orders.order.placed': { job: stamp, payload: (event) => ({ orderId: event.recordId }) } } });
let firm: Firm;
let start: () => Promise<Jobs>;

beforeAll(async () => {
  const urls = await buildDatabase();
  const database = openDatabase(urls.appUrl, 6);
  afterAll(() => database.close());
  firm = await buildFirm(database, { name: 'Spice' });
  start = () => startJobs({ database, ownerUrl: urls.ownerUrl, domains: [orders], alone: true, log: silentLog });
});

const place = async (how: 'kept' | 'rolled back' = 'kept') => {
  const id = newId();
  await firm.ctx.transaction(async (tx) => {
    await recordEvents(tx, [{ name: 'orders.order.placed', recordType: 'order', recordId: id }]);
    if (how === 'rolled back') throw new Error('no');
  }).catch(() => undefined);
  return id;
};
const stamped = (id: string) => new Promise<void>((resolve) => { if (done.includes(`Spice:${id}`)) resolve(); else waiting.push({ id, heard: resolve }); });

test('an event that is committed becomes its job once, in the firm it happened in; one rolled back never does', async () => {
  const jobs = await start();
  const lost = await place('rolled back');
  const kept = await place();
  await stamped(kept);
  await jobs.close();
  expect(done).toEqual([`Spice:${kept}`]);
  expect(done.join()).not.toContain(lost);
});

test('events written while no process runs are taken up at the next start, and a failed job is tried again', async () => {
  const waitingOrder = await place();
  failures = 1;
  const jobs = await start();
  await stamped(waitingOrder);
  await jobs.close();
  expect(done.filter((one) => one.endsWith(waitingOrder))).toHaveLength(1);
}, 30_000);
