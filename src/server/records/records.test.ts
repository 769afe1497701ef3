import { beforeAll, describe, expect, test } from 'vitest';
import { buildWorld } from '#test/firm.ts';
import type { Firm } from '#test/firm.ts';
import { createCtx } from '../context.ts';
import { createField } from '#domains/platform/fields/field.service.ts';
import { bulkEdit } from './bulk.ts';
import { deleteRecords, restoreRecords, updateRecords } from './change.ts';
import { historyOf } from './history.ts';
import { countRecords, getRecord, queryRecords } from './page.ts';
import { timelineOf } from './timeline.ts';
import { undoBatch } from './undo.ts';
import { createRecord, createRecords } from './write.ts';

let firm: Firm;
let other: Firm;

beforeAll(async () => {
  const world = await buildWorld();
  firm = await world.buildFirm({ country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo' });
  other = await world.buildFirm({ country: 'AM' });
});

describe('one record', () => {
  test('keeps what it was given, with phones in international form and a title of its own', async () => {
    const id = await createRecord(firm.ctx, 'person', { firstName: 'Kamal', lastName: 'Perera', phones: [{ value: '077 123 4567' }], emails: [{ value: 'Kamal@Perera.EXAMPLE' }], preferences: { Delivery: 'Mornings' }, tags: ['vip'] });
    expect(await getRecord(firm.ctx, 'person', id)).toMatchObject({
      title: 'Kamal Perera', firstName: 'Kamal', lifecycleStage: 'lead', version: 1, preferences: { Delivery: 'Mornings' }, tags: ['vip'],
      phones: [{ value: '+94771234567', local: '077 123 4567', primary: true }], emails: [{ value: 'Kamal@perera.example' }],
      owner: { id: firm.ctx.actor.memberId }, createdBy: { name: firm.ctx.actor.name },
    });
  });

  test('is refused whole, with every problem by field, and nothing is written', async () => {
    const before = await countRecords(firm.ctx, 'person', {});
    await expect(createRecords(firm.ctx, 'person', [{ firstName: 'Good' }, { firstName: 'Bad', birthday: 'yesterday', lifecycleStage: 'king', shoeSize: 9 }]))
      .rejects.toMatchObject({ status: 422, problems: [{ field: 'birthday', row: 1 }, { field: 'lifecycleStage', row: 1 }, { field: 'shoeSize', row: 1, code: 'platform.unknown_field' }] });
    expect(await countRecords(firm.ctx, 'person', {})).toBe(before);
  });

  test('cannot point to a record or member of another firm', async () => {
    const theirs = await createRecord(other.ctx, 'company', { name: 'Ararat Trade' });
    await expect(createRecord(firm.ctx, 'person', { firstName: 'A', company: theirs })).rejects.toMatchObject({ problems: [{ field: 'company', code: 'platform.no_such_record' }] });
    await expect(createRecord(firm.ctx, 'person', { firstName: 'A', owner: other.ctx.actor.memberId })).rejects.toMatchObject({ problems: [{ field: 'owner' }] });
  });

  test('of another firm is not there', async () => {
    const theirs = await createRecord(other.ctx, 'person', { firstName: 'Ani' });
    await expect(getRecord(firm.ctx, 'person', theirs)).rejects.toMatchObject({ status: 404 });
    await expect(updateRecords(firm.ctx, 'person', [{ id: theirs, patch: { firstName: 'X' } }])).rejects.toMatchObject({ status: 404 });
    await expect(deleteRecords(firm.ctx, 'person', [theirs])).rejects.toMatchObject({ status: 404 });
  });

  test('is not overwritten by an edit of an older version', async () => {
    const id = await createRecord(firm.ctx, 'person', { firstName: 'Race' });
    await updateRecords(firm.ctx, 'person', [{ id, patch: { lastName: 'First' }, ifVersion: 1 }]);
    await expect(updateRecords(firm.ctx, 'person', [{ id, patch: { lastName: 'Second' }, ifVersion: 1 }]))
      .rejects.toMatchObject({ status: 412, extra: { current: { lastName: 'First', version: 2 } } });
  });

  test('tells its history with values before and after', async () => {
    const id = await createRecord(firm.ctx, 'person', { firstName: 'Nimal' });
    await updateRecords(firm.ctx, 'person', [{ id, patch: { lifecycleStage: 'customer' } }]);
    await updateRecords(firm.ctx, 'person', [{ id, patch: { lifecycleStage: 'customer' } }]);
    const { items } = await historyOf(firm.ctx, 'person', id, {});
    expect(items.map((item) => item.name)).toEqual(['customers.person.updated', 'customers.person.created']);
    expect(items[0]!.changes).toEqual([{ field: 'lifecycleStage', before: 'lead', after: 'customer' }]);
    expect(items[0]!.by.name).toBe(firm.ctx.actor.name);
    const timeline = await timelineOf(firm.ctx, 'person', id, {});
    expect(timeline.items).toMatchObject([{ kind: 'lifecycleStage', change: { before: 'lead', after: 'customer' } }]);
  });

  test('goes to the trash and comes back', async () => {
    const id = await createRecord(firm.ctx, 'person', { firstName: 'Trashed' });
    await deleteRecords(firm.ctx, 'person', [id]);
    expect((await queryRecords(firm.ctx, 'person', { q: 'trashed' })).items).toEqual([]);
    expect((await queryRecords(firm.ctx, 'person', { q: 'trashed', trash: true })).items).toHaveLength(1);
    await restoreRecords(firm.ctx, 'person', [id]);
    expect((await queryRecords(firm.ctx, 'person', { q: 'trashed' })).items).toHaveLength(1);
  });
});

describe('a custom field', () => {
  test('is written, found by filter, sorted by and changed like any other', async () => {
    await createField(firm.ctx, { recordType: 'company', type: 'number', label: 'Shop area', required: false });
    const choice = await createField(firm.ctx, { recordType: 'company', type: 'choice', label: 'වර්ගය', required: false, options: [{ label: 'තොග', colour: 'teal' }, { label: 'සිල්ලර', colour: 'blue' }] });
    const option = choice.options![0]!.value;
    for (const [name, area] of [['Small', 20], ['Large', 300], ['Middle', 100]] as const) await createRecord(firm.ctx, 'company', { name, shopArea: area, [choice.key]: option });
    const { items } = await queryRecords(firm.ctx, 'company', { criteria: { field: 'shopArea', op: 'atLeast', value: 50 }, sort: '-shopArea' });
    expect(items.map((item) => item['shopArea'])).toEqual([300, 100]);
    await updateRecords(firm.ctx, 'company', [{ id: items[0]!.id, patch: { shopArea: null } }]);
    expect(await countRecords(firm.ctx, 'company', { criteria: { field: 'shopArea', op: 'isEmpty' } })).toBeGreaterThanOrEqual(1);
    await expect(createRecord(firm.ctx, 'company', { name: 'X', [choice.key]: 'nonsense' })).rejects.toMatchObject({ problems: [{ field: choice.key }] });
  });
});

describe('a list', () => {
  test('is read to its end by cursor in any order, nothing left out or twice', async () => {
    const made = await createRecords(firm.ctx, 'task', Array.from({ length: 57 }, (_, i) => ({ name: `Job ${i % 7}`, ...(i % 3 ? { dueAt: `2026-01-${String(1 + (i % 9)).padStart(2, '0')}T08:00:00Z` } : {}) })));
    for (const sort of ['title', '-title', 'dueAt', '-dueAt', 'createdAt', 'status', '-priority']) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await queryRecords(firm.ctx, 'task', { sort, limit: 10, cursor });
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(seen).size, sort).toBe(seen.length);
      expect(seen.length, sort).toBeGreaterThanOrEqual(made.length);
    }
    const late = (await queryRecords(firm.ctx, 'task', { sort: '-dueAt', limit: 1000 })).items.map((item) => item['dueAt']);
    const filled = late.filter((due) => due !== null);
    expect(late.slice(0, filled.length)).toEqual(filled);
    expect(filled).toEqual([...filled].sort().reverse());
  });

  test('sorts names as the reader’s language does', async () => {
    const sinhala = createCtx({ ...other.ctx, actor: { ...other.ctx.actor, language: 'hy' } });
    for (const firstName of ['Ֆելիքս', 'Արամ', 'Zoe', 'Ձովինար']) await createRecord(other.ctx, 'person', { firstName });
    const { items } = await queryRecords(sinhala, 'person', { sort: 'title' });
    const titles = items.map((item) => item.title);
    expect(titles).toEqual([...titles].sort(new Intl.Collator('hy').compare));
  });

  test('is read from any place in it as from its start, empty values last', async () => {
    for (const sort of ['title', '-title', 'dueAt', '-dueAt', 'createdAt']) {
      const whole = await queryRecords(firm.ctx, 'task', { sort, limit: 1000 });
      for (const offset of [1, 7, Math.floor(whole.items.length / 2), whole.items.length - 1]) {
        const page = await queryRecords(firm.ctx, 'task', { sort, limit: 5, offset });
        expect(page.items.map((item) => item.id)).toEqual(whole.items.slice(offset, offset + 5).map((item) => item.id));
      }
      expect(await queryRecords(firm.ctx, 'task', { sort, offset: whole.items.length })).toEqual({ items: [], nextCursor: null });
    }
  });

  test('refuses a cursor of another order and a sort that makes no sense', async () => {
    const page = await queryRecords(firm.ctx, 'task', { sort: 'title', limit: 1 });
    await expect(queryRecords(firm.ctx, 'task', { sort: 'dueAt', cursor: page.nextCursor! })).rejects.toMatchObject({ status: 400 });
    await expect(queryRecords(firm.ctx, 'person', { sort: 'preferences' })).rejects.toMatchObject({ status: 422 });
  });
});

describe('undo', () => {
  test('puts back what a bulk edit changed and keeps what somebody changed later', async () => {
    const ids = await createRecords(firm.ctx, 'person', ['U1', 'U2', 'U3'].map((firstName) => ({ firstName, source: 'fair' })));
    const preview = await bulkEdit(firm.ctx, 'person', { ids, patch: { source: 'market' }, preview: true });
    expect(preview).toMatchObject({ matched: 3, changed: 3, batchId: null });
    expect((await getRecord(firm.ctx, 'person', ids[0]!))['source']).toBe('fair');
    const { batchId } = await bulkEdit(firm.ctx, 'person', { ids, patch: { source: 'market' }, preview: false });
    await updateRecords(firm.ctx, 'person', [{ id: ids[1]!, patch: { source: 'mine' } }]);
    const undone = await undoBatch(firm.ctx, batchId!);
    expect(undone).toMatchObject({ undone: 2, conflicts: [{ recordId: ids[1], field: 'source', now: 'mine', was: 'fair' }] });
    const sources = await Promise.all(ids.map(async (id) => (await getRecord(firm.ctx, 'person', id))['source']));
    expect(sources).toEqual(['fair', 'mine', 'fair']);
    await expect(undoBatch(firm.ctx, batchId!)).rejects.toMatchObject({ status: 409 });
    await undoBatch(firm.ctx, undone.batchId);
    expect((await getRecord(firm.ctx, 'person', ids[0]!))['source']).toBe('market');
  });

  test('sends what was created to the trash and brings back what was deleted', async () => {
    let batchId = '';
    const ctx = createCtx({ ...firm.ctx, onWritten: ({ batch }) => { batchId = batch?.id ?? batchId; } });
    const id = await createRecord(ctx, 'person', { firstName: 'Phoenix' });
    await undoBatch(firm.ctx, batchId);
    expect(await countRecords(firm.ctx, 'person', { q: 'phoenix' })).toBe(0);
    await restoreRecords(firm.ctx, 'person', [id]);
    await deleteRecords(ctx, 'person', [id]);
    await undoBatch(firm.ctx, batchId);
    expect(await countRecords(firm.ctx, 'person', { q: 'phoenix' })).toBe(1);
  });
});

describe('tasks and interactions', () => {
  test('a repeating task that is done makes its next one, on the same hour of the firm’s clock', async () => {
    const id = await createRecord(firm.ctx, 'task', { name: 'Count the stock', dueAt: '2026-01-31T03:30:00Z', repeat: 'monthly' });
    await updateRecords(createCtx({ ...firm.ctx, now: () => new Date('2026-02-01T00:00:00Z') }), 'task', [{ id, patch: { status: 'done' } }]);
    const { items } = await queryRecords(firm.ctx, 'task', { q: 'count stock', sort: 'dueAt' });
    expect(items.map((item) => [item['status'], item['dueAt'], item['doneBy'] !== null])).toEqual([['done', '2026-01-31T03:30:00.000Z', true], ['open', '2026-02-28T03:30:00.000Z', false]]);
  });

  test('an interaction stands on the timelines of the person and her company, newest first', async () => {
    const company = await createRecord(firm.ctx, 'company', { name: 'Green Leaf Hotel' });
    const person = await createRecord(firm.ctx, 'person', { firstName: 'Shiromi', company });
    await createRecord(firm.ctx, 'interaction', { kind: 'call', subject: 'Asked for prices', person, happenedAt: '2026-03-01T09:00:00Z' });
    const note = await createRecord(firm.ctx, 'interaction', { kind: 'note', body: 'Likes cinnamon', person, happenedAt: '2026-03-02T09:00:00Z' });
    for (const [type, id] of [['person', person], ['company', company]] as const) {
      const { items } = await timelineOf(firm.ctx, type, id, {});
      expect(items.map((item) => [item.kind, item.record?.title])).toEqual([['note', 'Likes cinnamon'], ['call', 'Asked for prices']]);
    }
    await deleteRecords(firm.ctx, 'interaction', [note]);
    expect((await timelineOf(firm.ctx, 'person', person, {})).items).toHaveLength(1);
    await restoreRecords(firm.ctx, 'interaction', [note]);
    expect((await timelineOf(firm.ctx, 'person', person, { kind: 'note' })).items).toHaveLength(1);
  });

  test('a company cannot belong to its own branch', async () => {
    const top = await createRecord(firm.ctx, 'company', { name: 'Top' });
    const branch = await createRecord(firm.ctx, 'company', { name: 'Branch', parent: top });
    await expect(updateRecords(firm.ctx, 'company', [{ id: top, patch: { parent: branch } }])).rejects.toMatchObject({ code: 'customers.company_belongs_to_itself' });
  });
});
