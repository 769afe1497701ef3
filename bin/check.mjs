// What `npm test` does, step by step; `npm run test:peers` does the last part on somebody else's PostgreSQL.
// Words choose steps: npm test -- lint unit. Every step is named and timed; the last line counts tests and checks.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPeer } from './peer.mjs';

const root = join(import.meta.dirname, '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const reports = join(root, 'build', 'test');
const vitest = (project, more = {}) => ({ name: project, project, ...more });

const steps = [
  { name: 'types', command: [process.execPath, join(root, 'node_modules', 'ts7', 'bin', 'tsc'), '-p', root] },
  { name: 'lint', command: [bin('oxlint'), '--deny-warnings'] },
  { name: 'borders', command: [process.execPath, join(root, 'bin', 'borders.mjs')] },
  { name: 'dead code', command: [bin('knip')] },
  vitest('architecture'), vitest('unit'), vitest('data'), vitest('lifecycle'), vitest('journeys'),
];
const peerSteps = [vitest('unit', { peer: true }), vitest('data', { peer: true })];

const words = process.argv.slice(2);
const peers = words[0] === 'peers';
const wanted = peers ? words.slice(1) : words;
const chosen = (peers ? peerSteps : steps).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((word) => !chosen.some(({ name }) => name === word));
if (unknown.length > 0) {
  console.error(`There is no step "${unknown[0]}": choose from ${(peers ? peerSteps : steps).map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

mkdirSync(reports, { recursive: true });
const peer = peers ? await startPeer() : undefined;
const totals = { passed: 0, failed: 0 };
const failures = [];
try {
  for (const step of chosen) {
    const { passed, failed, seconds } = await runStep(step, peer);
    totals.passed += passed;
    totals.failed += failed;
    if (failed > 0) failures.push(step.name);
    console.log(`${failed > 0 ? 'FAILED' : 'ok'}  ${step.name}${peer ? ` on ${peer.version}` : ''}: ${step.project ? `${passed} passed, ${failed} failed, ` : ''}${seconds} s\n`);
  }
} finally {
  await peer?.stop();
}
writeFileSync(join(reports, peers ? 'peers.json' : 'total.json'), JSON.stringify(totals));
if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function runStep(step, peer) {
  console.log(`── ${step.name}`);
  const began = Date.now();
  const result = step.project ? await runProject(step, peer) : { passed: 1, failed: 0, ...(await call(step.command) === 0 ? {} : { passed: 0, failed: 1 }) };
  return { ...result, seconds: ((Date.now() - began) / 1000).toFixed(1) };
}

async function runProject({ project }, peer) {
  const report = join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const code = await call([bin('vitest'), 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    peer ? { TEST_DATABASE_URL: peer.url } : {});
  const { passed, failed } = countTests(report);
  // A file that cannot be loaded has no test that failed, and a run that broke down may have counted none.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function countTests(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + broken.length,
  };
}

function call([program, ...words], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', (error) => { console.error(error.message); resolve(127); });
    child.once('close', (code) => resolve(code ?? 1));
  });
}
