import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileName = 'secret';

/**
 * The secret of this installation, made once into the data folder, readable by its owner only. Sessions are signed and
 * the mail password is sealed with keys derived from it: whoever takes only the database can do neither.
 */
export function readSecret(dataDir: string): Buffer {
  const path = join(dataDir, fileName);
  mkdirSync(dataDir, { recursive: true });
  return readExisting(path) ?? makeSecret(path);
}

/** A key for one purpose, so that no two uses share one. */
export function keyFor(secret: Buffer, purpose: 'sessions' | 'mail-password'): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'rapport', purpose, 32));
}

// Written aside and linked into place: two first starts at once, or a crash halfway, leave one whole secret.
function makeSecret(path: string): Buffer {
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  return readExisting(path)!;
}

function readExisting(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const secret = Buffer.from(text.trim(), 'base64url');
  if (secret.length < 32) throw new Error(`${path} is damaged: put back the file of a backup. Without it nobody stays signed in and the mail password is lost.`);
  return secret;
}
