import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildWorld, type Firm, type World } from '#test/firm.ts';
import { createCtx } from '#server/context.ts';
import type { FileStore } from '#server/files/store.ts';
import { countRecords } from '#server/records/page.ts';
import { listRuns } from '#server/runs.ts';
import { buildImport, buildStore, importNow } from './import.factory.ts';
import { forgetFiles } from './import.jobs.ts';
import { presentImport } from './import.queries.ts';
import { getImport } from './import.progress.ts';
import { runImport } from './import.run.ts';
import { beginImport, cancelImport, startImport } from './import.service.ts';

let world: World;
let store: FileStore;
let firm: Firm;

beforeAll(async () => {
  world = await buildWorld();
  store = await buildStore();
});

async function freshFirm(): Promise<Firm> {
  firm = await world.buildFirm();
  return firm;
}

describe('a long import', () => {
  const rows = (count: number) => `First name,Company\n${Array.from({ length: count }, (_none, index) => `Person ${index},Firm ${index % 7}\n`).join('')}`;

  test('stopped between two chunks goes on where it stood, with nothing lost or doubled', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: rows(4500) });
    await beginImport(firm.ctx, id, 'running');
    const stopping = new AbortController();
    await runImport(firm.ctx, store, id, { signal: stopping.signal, onMoved: () => stopping.abort() });
    const stopped = await getImport(firm.ctx, id);
    expect(stopped).toMatchObject({ state: 'running', held_by: null });
    expect(stopped.position).toBeGreaterThan(0);
    expect(stopped.position).toBeLessThan(4500);
    expect(await countRecords(firm.ctx, 'person', {})).toBe(stopped.position);
    await runImport(firm.ctx, store, id, { signal: new AbortController().signal });
    expect(await getImport(firm.ctx, id)).toMatchObject({ state: 'done', created_count: 4500 });
    expect([await countRecords(firm.ctx, 'person', {}), await countRecords(firm.ctx, 'company', {})]).toEqual([4500, 7]);
  });

  test('taken up by two processes at once is done once', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: rows(3000) });
    await beginImport(firm.ctx, id, 'running');
    const watch = { signal: new AbortController().signal };
    await Promise.all([runImport(firm.ctx, store, id, watch), runImport(firm.ctx, store, id, watch)]);
    expect(await countRecords(firm.ctx, 'person', {})).toBe(3000);
  });

  test('held by a process that died is taken over once its time is up, and a late write of the dead one is refused', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: rows(2500) });
    await beginImport(firm.ctx, id, 'running');
    let taken = false;
    await runImport(firm.ctx, store, id, {
      signal: new AbortController().signal,
      onMoved: () => {
        if (taken) return;
        taken = true;
        void firm.ctx.transaction((tx) => tx.run(sql`update imports set held_by = null, held_until = null where account_id = ${firm.account.id} and id = ${id}`));
      },
    });
    await runImport(firm.ctx, store, id, { signal: new AbortController().signal });
    expect(await countRecords(firm.ctx, 'person', {})).toBe(2500);
    expect(await getImport(firm.ctx, id)).toMatchObject({ state: 'done', created_count: 2500 });
  });

  test('whose database goes away is left to go on with', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: rows(3500) });
    await beginImport(firm.ctx, id, 'running');
    let struck = false;
    const broken = runImport(firm.ctx, store, id, {
      signal: new AbortController().signal,
      onMoved: () => {
        if (struck) return;
        struck = true;
        void firm.ctx.read((tx) => tx.all(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)).catch(() => undefined);
      },
    });
    await broken.catch(() => undefined);
    await runImport(firm.ctx, store, id, { signal: new AbortController().signal });
    expect(await getImport(firm.ctx, id)).toMatchObject({ state: 'done', created_count: 3500 });
    expect(await countRecords(firm.ctx, 'person', {})).toBe(3500);
  });

  test('is forgotten with its file and raw rows after a month, its counts kept', async () => {
    await freshFirm();
    const { id, stored_as: storedAs } = await importNow(firm.ctx, store, { content: 'Name,Phone\nA,12ab\nB,0771234567\n' });
    await forgetFiles(firm.ctx, store);
    expect(existsSync(store.path(storedAs))).toBe(true);
    const later = createCtx({ ...firm.ctx, now: () => new Date(Date.now() + 31 * 86_400_000) });
    await forgetFiles(later, store);
    expect(existsSync(store.path(storedAs))).toBe(false);
    expect(await presentImport(firm.ctx, store, id)).toMatchObject({ state: 'done', created: 1, failed: 1, errors: [], columns: [] });
  });

  test('can be cancelled: what is in stays in its batch', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: rows(6000) });
    await beginImport(firm.ctx, id, 'running');
    let cancelling: Promise<unknown> | undefined;
    await runImport(firm.ctx, store, id, { signal: new AbortController().signal, onMoved: () => { cancelling ??= cancelImport(firm.ctx, id); } });
    await cancelling;
    const cancelled = await getImport(firm.ctx, id);
    expect(cancelled.state).toBe('cancelled');
    expect(await countRecords(firm.ctx, 'person', {})).toBe(cancelled.created_count);
    expect((await listRuns(firm.ctx)).find((run) => run.id === cancelled.run_id)).toMatchObject({ state: 'cancelled', kind: 'import' });
    await expect(beginImport(firm.ctx, id, 'running')).rejects.toMatchObject({ code: 'imports.not_now' });
  });

  test('that was started for the jobs leaves an event that asks for its job', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: rows(3) });
    expect(await startImport(firm.ctx, id, 'running')).toMatchObject({ state: 'running' });
    const events = await firm.ctx.read((tx) => tx.all<{ name: string; record_id: string }>(sql`select name, record_id from events where account_id = ${firm.account.id}`));
    expect(events).toEqual([{ name: 'platform.import.started', record_id: id }]);
  });
});
