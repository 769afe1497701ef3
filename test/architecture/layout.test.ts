import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMigrations } from '#server/database/migrate.ts';

const root = join(import.meta.dirname, '..', '..');
const filesBelow = (folder: string) => existsSync(join(root, folder))
  ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).split(sep).join('/'))
  : [];
const sources = ['src', 'test', 'bench', 'bin', 'db', 'docs', '.ci'].flatMap(filesBelow);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

test('no folder is a drawer for what has no name', () => {
  const drawers = /\/(utils?|helpers?|common|misc|types|shared|lib)(\/|\.tsx?$)/;
  expect(sources.filter((file) => drawers.test(file))).toEqual([]);
});

test('src holds the five rings and nothing else', () => {
  const rings = ['kernel', 'server', 'web', 'domains', 'app'];
  expect([...new Set(filesBelow('src').map((file) => file.split('/')[1]!))].filter((ring) => !rings.includes(ring))).toEqual([]);
});

describe('domains', () => {
  const domainFiles = filesBelow('src/domains');
  const known = ['platform', 'customers', 'sales', 'commerce', 'marketing', 'feedback', 'service', 'social', 'projects', 'billing', 'insights', 'automation', 'privacy', 'academy'];

  test('only the domains of the house are there', () => {
    expect([...new Set(domainFiles.map((file) => file.split('/')[2]!))].filter((name) => !known.includes(name))).toEqual([]);
  });

  test('a file outside ui says by its ending what it is', () => {
    const endings = /\.(table|fields|behaviour|policy|service|queries|routes|jobs|events|factory|test|[a-z]+ing)\.tsx?$/;
    const doors = /^src\/domains\/[^/]+\/(README\.md|domain\.ts|contract\.ts|index\.ts|today\.ts|presets\.ts|access\.ts|web\.tsx?)$/;
    // A noun that outgrows a file splits by capability: `import.chunk.ts` beside `import.service.ts`.
    const nouns = new Set(domainFiles.filter((file) => /\.(service|queries|routes)\.ts$/.test(file)).map((file) => file.replace(/\.\w+\.ts$/, '')));
    const isCapability = (file: string) => nouns.has(file.replace(/\.[a-zA-Z]+\.ts$/, ''));
    const misnamed = domainFiles.filter((file) => !endings.test(file) && !doors.test(file) && !isCapability(file) && !file.includes('/ui/') && !file.endsWith('.sql'));
    expect(misnamed).toEqual([]);
  });

  test('every domain has its manifest and its page', () => {
    const names = [...new Set(domainFiles.map((file) => file.split('/')[2]!))];
    const missing = names.flatMap((name) => ['README.md', 'domain.ts'].map((file) => `src/domains/${name}/${file}`)).filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });
});

test('migrations name their domain and keep to what a distributed database can do', () => {
  const migrations = readMigrations();
  expect(migrations.length).toBeGreaterThan(0);
  const forbidden = /\b(create\s+(constraint\s+)?trigger|on\s+delete\s+set\s+null|drop\s+table)\b/i;
  expect(migrations.filter(({ text }) => forbidden.test(text)).map(({ name }) => name)).toEqual([]);
});

test('the lock file names no host and package.json no range', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const versions = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((key) => Object.entries(manifest[key] ?? {}));
  expect(versions.filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('no path of anybody’s machine stands in the code', () => {
  const machinePath = /(?<![\w.])\/(home|Users|root|work)\/[a-z]/;
  const text = sources.filter((file) => /\.(ts|tsx|mjs|sh|sql|md|css)$/.test(file) && !file.endsWith('layout.test.ts'));
  expect(text.filter((file) => machinePath.test(read(file)))).toEqual([]);
});

test('no test is left out and none is left alone', () => {
  const tests = sources.filter((file) => /\.test\.tsx?$/.test(file) && !file.endsWith('layout.test.ts'));
  expect(tests.filter((file) => /\b(test|it|describe)\.(only|todo)\(/.test(read(file)))).toEqual([]);
});

test('the README fits on a page', () => {
  expect(existsSync(join(root, 'README.md')) ? read('README.md').split('\n').length : 0).toBeLessThanOrEqual(80);
});
