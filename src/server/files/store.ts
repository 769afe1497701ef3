import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';

/** Bytes as they were stored: where (relative to the data folder), how many, and their SHA-256. */
export type Stored = { storedAs: string; sizeBytes: number; checksum: string };

/** Files on disk, a folder an account, each under a name of its own that says nothing about its content. */
export type FileStore = { put(accountId: Id, bytes: Readable): Promise<Stored>; open(storedAs: string): Readable; path(storedAs: string): string };

export function openFileStore(dataDir: string): FileStore {
  const path = (storedAs: string) => join(dataDir, storedAs);
  return {
    path,
    open: (storedAs) => createReadStream(path(storedAs)),
    put: async (accountId, bytes) => {
      const folder = join('files', accountId);
      await mkdir(path(folder), { recursive: true });
      const storedAs = join(folder, newId());
      const hash = createHash('sha256');
      let sizeBytes = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          sizeBytes += chunk.length;
          done(null, chunk);
        },
      });
      // Written under another name first, so that half a file never stands where a whole one is expected.
      const unfinished = `${path(storedAs)}.part`;
      try {
        await pipeline(bytes, measure, createWriteStream(unfinished));
        await rename(unfinished, path(storedAs));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      return { storedAs, sizeBytes, checksum: hash.digest('hex') };
    },
  };
}
