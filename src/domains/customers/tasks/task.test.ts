import { beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { listNotifications, readNotifications } from '#domains/platform/notifications/notification.service.ts';
import { today } from '#domains/platform/today/today.service.ts';
import { createCtx, systemCtx } from '#server/context.ts';
import { createRecord, createRecords } from '#server/records/write.ts';
import { updateRecords } from '#server/records/change.ts';
import { buildHttpWorld } from '#test/httpWorld.ts';
import type { HttpWorld } from '#test/httpWorld.ts';
import { buildFirm } from '#test/firm.ts';
import type { Firm } from '#test/firm.ts';
import { customersToday } from '../today.ts';
import { remindOfTasks } from './task.service.ts';

let world: HttpWorld;
let firm: Firm;

beforeAll(async () => {
  world = await buildHttpWorld();
  firm = await buildFirm(world.database, { timeZone: 'Asia/Colombo' });
});

test('a reminder is given once, on screen and by mail, to whoever the task is for', async () => {
  const colleague = await firm.as('member');
  const before = createCtx({ ...firm.ctx, now: () => new Date('2026-04-01T04:00:00Z') });
  const id = await createRecord(before, 'task', { name: 'Call about pepper', assignee: colleague.actor.memberId, remindAt: '2026-05-01T04:00:00Z', dueAt: '2026-05-01T05:00:00Z' });
  const system = await systemCtx(world.database, firm.account.id);
  await remindOfTasks(createCtx({ ...system, now: () => new Date('2026-05-01T03:59:00Z') }));
  const dueKinds = async () => (await listNotifications(colleague)).items.map((item) => item.kind);
  expect(await dueKinds()).toEqual(['task-assigned']);
  for (let again = 0; again < 2; again += 1) await remindOfTasks(createCtx({ ...system, now: () => new Date('2026-05-01T04:01:00Z') }));
  expect(await dueKinds()).toEqual(['task-due', 'task-assigned']);
  const mails = await firm.ctx.read((tx) => tx.all<{ subject: string }>(sql`select subject from mails where account_id = ${tx.account.id} and kind = 'task-reminder'`));
  expect(mails).toEqual([{ subject: 'Reminder: Call about pepper' }]);
  expect((await listNotifications(colleague)).items[0]!.record).toEqual({ type: 'task', id, title: 'Call about pepper' });
  expect((await listNotifications(firm.ctx)).items).toEqual([]);
  await readNotifications(colleague);
  expect((await listNotifications(colleague)).unread).toBe(0);
});

test('a reminder moved to a later time is given again', async () => {
  const id = await createRecord(firm.ctx, 'task', { name: 'Later', remindAt: '2026-06-01T04:00:00Z' });
  const system = await systemCtx(world.database, firm.account.id);
  const at = (time: string) => createCtx({ ...system, now: () => new Date(time) });
  await remindOfTasks(at('2026-06-01T04:00:01Z'));
  await updateRecords(firm.ctx, 'task', [{ id, patch: { remindAt: '2026-06-02T04:00:00Z' } }]);
  await remindOfTasks(at('2026-06-01T05:00:00Z'));
  await remindOfTasks(at('2026-06-02T04:00:01Z'));
  expect((await listNotifications(firm.ctx)).items.filter((item) => item.record?.id === id)).toHaveLength(2);
});

test('Today shows what is late, due and quiet, with the reason, and nothing of a colleague’s', async () => {
  const me = await firm.as('member');
  const now = () => new Date('2026-07-10T06:00:00Z');
  const mine = createCtx({ ...me, now });
  const [person] = await createRecords(mine, 'person', [{ firstName: 'Sunil', lifecycleStage: 'customer', birthday: '1980-07-12' }]);
  await createRecord(mine, 'interaction', { kind: 'call', person, happenedAt: '2026-05-01T06:00:00Z' });
  await createRecord(mine, 'task', { name: 'Late one', dueAt: '2026-07-08T06:00:00Z', person });
  await createRecord(mine, 'task', { name: 'For tomorrow', dueAt: '2026-07-11T01:00:00Z' });
  await createRecord(mine, 'task', { name: 'Far away', dueAt: '2026-09-01T06:00:00Z' });
  await createRecord(firm.ctx, 'task', { name: 'Not mine', dueAt: '2026-07-09T06:00:00Z' });
  const { sections } = await today(mine, customersToday);
  expect(sections.map((section) => [section.key, section.items.map((item) => [item.title, item.reason])])).toEqual([
    ['tasks', [['Late one', '2 days late'], ['For tomorrow', 'Due tomorrow']]],
    ['quiet', [['Sunil', 'No contact for 70 days']]],
    ['birthdays', [['Sunil', 'Birthday in 2 days']]],
  ]);
});
