import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#server/database/pool.ts';
import { silentLog } from '#server/log.ts';
import { createRecord } from '#server/records/write.ts';
import { buildWorld, buildFirm } from '#test/firm.ts';
import type { Firm } from '#test/firm.ts';
import { openBridge } from './bridge.ts';
import { listen, publish } from './hub.ts';
import type { LiveNotice } from './hub.ts';

let firm: Firm;
let other: Firm;
let urls: { appUrl: string };

beforeAll(async () => {
  const world = await buildWorld();
  urls = { appUrl: world.database.appUrl };
  firm = await world.buildFirm();
  other = await buildFirm(world.database);
});

test('a committed write is heard by its firm and by no other', async () => {
  const heard: LiveNotice[] = [];
  const overheard: LiveNotice[] = [];
  const stops = [listen(firm.account.id, (notice) => heard.push(notice)), listen(other.account.id, (notice) => overheard.push(notice))];
  const id = await createRecord(firm.ctx, 'person', { firstName: 'Live' });
  await firm.ctx.transaction((tx) => createRecord(tx, 'person', {})).catch(() => undefined);
  for (const stop of stops) stop();
  expect(heard).toEqual([{ event: 'changed', data: { recordType: 'person', ids: [id] } }]);
  expect(overheard).toEqual([]);
});

test('other processes on the same database hear of it, without the ids where they are too many to send', async () => {
  const database = openDatabase(urls.appUrl, 2);
  const told: LiveNotice[] = [];
  let enough: () => void = () => undefined;
  const both = new Promise<void>((resolve) => { enough = resolve; });
  const receiver = openBridge({ database, appUrl: urls.appUrl, log: silentLog, hear: (_account, notice) => { told.push(notice); if (told.length === 2) enough(); } });
  await receiver.ready;
  // The bridge opened last is the one this process speaks through: it stands for another process.
  const sender = openBridge({ database, appUrl: urls.appUrl, log: silentLog });
  await sender.ready;
  publish(firm.account.id, { event: 'changed', data: { recordType: 'person', ids: ['a'] } });
  publish(firm.account.id, { event: 'changed', data: { recordType: 'person', ids: Array.from({ length: 400 }, (_, i) => `id-${i}-`.repeat(4)) } });
  await both;
  await Promise.all([receiver.close(), sender.close()]);
  await database.close();
  expect(told.map((notice) => notice.data['ids'])).toEqual([['a'], null]);
});

