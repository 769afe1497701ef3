import { createHash, randomBytes } from 'node:crypto';

/** What an API key looks like: found by scanners of leaked secrets, and never mistaken for a session. */
export const keyShape = /^rk_[A-Za-z0-9_-]{43}$/;

/** A new API key: 32 random bytes. */
export function newKey(): string {
  return `rk_${newToken()}`;
}

/** A one-time token for a link: 32 random bytes. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** All that is kept of a key or token. It is random and long, so that a plain hash cannot be turned back. */
export function keyHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
