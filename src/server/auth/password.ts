import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { msg, withValues } from '#kernel/message.ts';
import type { Message } from '#kernel/message.ts';
import { inputInvalid } from '../refusals.ts';
import { isCommon } from './commonPasswords.ts';

// OWASP Password Storage Cheat Sheet (2024), scrypt: N = 2^14, r = 8, p = 5. Of its equal choices one of the small ones:
// 16 MB a try, so that many at once do not cost the memory of the whole program; 0.2 s of one core.
const strength = { cost: 14, blockSize: 8, parallelization: 5 };
const keyBytes = 32;

const leastLength = 10;
const mostLength = 200;

const tooShort = msg({ message: 'A password needs at least {count, plural, one {# character} other {# characters}}.' });
const tooLong = msg({ message: 'A password may have at most {count, plural, one {# character} other {# characters}}.' });
const tooCommon = msg`This password is among the first ones an attacker tries. Choose another, for example four words that do not belong together.`;
const tooPersonal = msg`This password contains your name, your e-mail or the name of this program. Choose another.`;

/** Refuses a password that is too short, among the most common, or made of the person's own name. */
export function requireGoodPassword(password: string, person: { name: string; email: string }, field = 'password'): void {
  const problem = passwordProblem(password, person);
  if (problem) throw inputInvalid({}, { problems: [{ field, ...problem }] });
}

/** Hashes for keeping, as a PHC string, so that the cost can be raised while old hashes still verify. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, strength);
  return `$scrypt$ln=${strength.cost},r=${strength.blockSize},p=${strength.parallelization}$${base64(salt)}$${base64(key)}`;
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const parts = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash);
  if (!parts) return false;
  const [, cost, blockSize, parallelization, salt, key] = parts;
  const expected = Buffer.from(key!, 'base64');
  const actual = await derive(password, Buffer.from(salt!, 'base64'), { cost: Number(cost), blockSize: Number(blockSize), parallelization: Number(parallelization) });
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function passwordProblem(password: string, person: { name: string; email: string }): { code: string; message: Message } | null {
  const length = [...password].length;
  if (length < leastLength) return { code: 'platform.password_too_short', message: withValues(tooShort, { count: leastLength }) };
  if (length > mostLength) return { code: 'platform.password_too_long', message: withValues(tooLong, { count: mostLength }) };
  if (isCommon(password)) return { code: 'platform.password_too_common', message: tooCommon };
  if (isPersonal(password, person)) return { code: 'platform.password_too_personal', message: tooPersonal };
  return null;
}

// A password that is little more than words everybody knows about its owner.
function isPersonal(password: string, { name, email }: { name: string; email: string }): boolean {
  const typed = password.normalize('NFKC').toLowerCase();
  const known = `${name} ${email} rapport`.toLowerCase().split(/[\s@._-]+/).filter((word) => word.length >= 4);
  const left = known.reduce((rest, word) => rest.replaceAll(word, ''), typed);
  return left !== typed && left.replace(/[^\p{L}\p{N}]/gu, '').length < 5;
}

function derive(password: string, salt: Buffer, { cost, blockSize, parallelization }: typeof strength): Promise<Buffer> {
  const N = 2 ** cost;
  // The same characters typed on another keyboard may arrive composed otherwise.
  const typed = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, keyBytes, { N, r: blockSize, p: parallelization, maxmem: 256 * N * blockSize }, (error, key) => error ? reject(error) : resolve(key));
  });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
