import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { seal, unseal } from './seal.ts';
import { keyFor, readSecret } from './secret.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rapport-secret-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('the secret is made once, for its owner’s eyes only', () => {
  const dataDir = folder();
  const secret = readSecret(dataDir);
  expect(secret).toHaveLength(32);
  expect(readSecret(dataDir)).toEqual(secret);
  expect(readSecret(folder())).not.toEqual(secret);
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
});

test('a damaged secret is not replaced by another one in silence', () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'secret'), 'short');
  expect(() => readSecret(dataDir)).toThrow(/damaged/);
});

test('what is sealed opens with its key and for its purpose only', () => {
  const [key, other] = [keyFor(Buffer.alloc(32, 1), 'mail-password'), keyFor(Buffer.alloc(32, 1), 'sessions')];
  const sealed = seal(key, 'firm a', 'öffne dich');
  expect(sealed).not.toEqual(seal(key, 'firm a', 'öffne dich'));
  expect(unseal(key, 'firm a', sealed)).toBe('öffne dich');
  expect(unseal(key, 'firm b', sealed)).toBeNull();
  expect(unseal(other, 'firm a', sealed)).toBeNull();
  expect(unseal(key, 'firm a', `${sealed.slice(0, -4)}AAAA`)).toBeNull();
  expect(unseal(key, 'firm a', '')).toBeNull();
});
