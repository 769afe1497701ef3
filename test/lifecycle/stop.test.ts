import { expect, test } from 'vitest';
import { callApi, isHealthy, makeKey, setUpFirm, startProgram, temporaryFolder, until, withDatabase } from './program.ts';

test.each(['SIGTERM', 'SIGINT'] as const)('%s lets a request in flight finish and ends with 0', async (signal) => {
  const dataDir = temporaryFolder();
  const running = await startProgram({ DATA_DIR: dataDir });
  await setUpFirm(running.url);
  const key = await makeKey(dataDir);

  const inFlight = await withDatabase(dataDir, async (client) => {
    // The lock keeps the request from being answered until the signal has come.
    await client.query('begin; lock table people in access exclusive mode');
    const request = callApi<{ firstName: string }>(running, key, { method: 'POST', path: '/people', body: { firstName: 'Patient' } });
    await until(async () => (await client.query("select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")).rowCount! > 0);
    running.child.kill(signal);
    await until(() => running.said().includes('Finishing what is in flight'));
    await until(async () => !await isHealthy(running.url));
    await client.query('commit');
    return request;
  });
  expect(inFlight).toMatchObject({ status: 201, body: { firstName: 'Patient' } });
  expect(await running.ended).toBe(0);
});
