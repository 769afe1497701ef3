import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { pipeline, Readable, Transform } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { damagedWorkbook, tooBigInside } from './refusals.ts';

type Entry = { name: string; method: number; packed: number; offset: number };

export type Zip = {
  has(name: string): boolean;
  names(): string[];
  /** One part as a stream of bytes; more than `most` bytes unpacked is refused. */
  stream(name: string, most: number): Promise<Readable>;
  /** One small part as text. */
  text(name: string, most: number): Promise<string>;
  /** Bytes of the part as they lie in the file. */
  packedBytes(name: string): number;
  /** Packed bytes of the latest stream that have been read. */
  readBytes(): number;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const end64LocatorSignature = 0x07064b50;
const mostEntries = 10_000;

/** Reads the directory at the end of a ZIP file, so that parts can be streamed in any order without holding the file in memory. */
export async function openZip(path: string): Promise<Zip> {
  const entries = await readDirectory(path);
  let read = 0;
  const stream = async (name: string, most: number) => {
    read = 0;
    return openEntry(path, entryOf(entries, name), { most, onRead: (bytes) => { read += bytes; } });
  };
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    packedBytes: (name) => entryOf(entries, name).packed,
    readBytes: () => read,
    stream,
    text: async (name, most) => {
      const parts: Buffer[] = [];
      try {
        for await (const chunk of await stream(name, most)) parts.push(chunk as Buffer);
      } catch (error) {
        throw damageOr(error);
      }
      return new TextDecoder().decode(Buffer.concat(parts));
    },
  };
}

function entryOf(entries: Map<string, Entry>, name: string): Entry {
  const entry = entries.get(name);
  if (!entry) throw damagedWorkbook();
  return entry;
}

async function readDirectory(path: string): Promise<Map<string, Entry>> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tailSize = Math.min(size, 66_000);
    const tail = (await file.read(Buffer.alloc(tailSize), 0, tailSize, size - tailSize)).buffer;
    const { start, length, count } = await findDirectory(tail, async (at, bytes) => (await file.read(Buffer.alloc(bytes), 0, bytes, at)).buffer);
    if (count > mostEntries || start + length > size) throw damagedWorkbook();
    return parseDirectory((await file.read(Buffer.alloc(length), 0, length, start)).buffer, count);
  } finally {
    await file.close();
  }
}

async function findDirectory(tail: Buffer, readAt: (at: number, bytes: number) => Promise<Buffer>) {
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw damagedWorkbook();
  const found = { count: tail.readUInt16LE(end + 10), length: tail.readUInt32LE(end + 12), start: tail.readUInt32LE(end + 16) };
  const locator = end - 20;
  if (found.start !== 0xffffffff || locator < 0 || tail.readUInt32LE(locator) !== end64LocatorSignature) return found;
  const end64 = await readAt(Number(tail.readBigUInt64LE(locator + 8)), 56);
  return { count: Number(end64.readBigUInt64LE(32)), length: Number(end64.readBigUInt64LE(40)), start: Number(end64.readBigUInt64LE(48)) };
}

function parseDirectory(directory: Buffer, count: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let i = 0; i < count && at + 46 <= directory.length; i++) {
    if (directory.readUInt32LE(at) !== entrySignature) throw damagedWorkbook();
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    entries.set(name.replaceAll('\\', '/'), {
      name, method: directory.readUInt16LE(at + 10), ...sizesOf(directory, at, extra),
    });
    at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Sizes past 4 GiB stand in the ZIP64 extra field, in the order unpacked, packed, offset, each only when its short form is full. */
function sizesOf(directory: Buffer, at: number, extra: Buffer): { packed: number; offset: number } {
  const short = { unpacked: directory.readUInt32LE(at + 24), packed: directory.readUInt32LE(at + 20), offset: directory.readUInt32LE(at + 42) };
  let from = 0;
  while (from + 4 <= extra.length && extra.readUInt16LE(from) !== 1) from += 4 + extra.readUInt16LE(from + 2);
  from += 4;
  const long = (value: number) => {
    if (value !== 0xffffffff || from + 8 > extra.length) return value;
    from += 8;
    return Number(extra.readBigUInt64LE(from - 8));
  };
  long(short.unpacked);
  return { packed: long(short.packed), offset: long(short.offset) };
}

async function openEntry(path: string, entry: Entry, watch: { most: number; onRead: (bytes: number) => void }): Promise<Readable> {
  const start = await startOfBytes(path, entry);
  if (entry.packed === 0) return Readable.from([]);
  const packed = createReadStream(path, { start, end: start + entry.packed - 1, highWaterMark: 128 * 1024 });
  packed.on('data', (chunk) => watch.onRead(chunk.length));
  packed.pause();
  let unpacked = 0;
  const guard = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      done(unpacked > watch.most ? tooBigInside() : null, chunk);
    },
  });
  // The reader of `guard` is told of every failure; the callback only keeps it from being an uncaught one.
  const told = () => undefined;
  if (entry.method === 0) return pipeline(packed, guard, told);
  if (entry.method !== 8) throw damagedWorkbook();
  return pipeline(packed, createInflateRaw({ chunkSize: 128 * 1024 }), guard, told);
}

async function startOfBytes(path: string, entry: Entry): Promise<number> {
  const file = await open(path);
  try {
    const local = (await file.read(Buffer.alloc(30), 0, 30, entry.offset)).buffer;
    if (local.readUInt32LE(0) !== localSignature) throw damagedWorkbook();
    return entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

/** What stops an unpacking half-way is damage to the person who sent the file; a refusal or a bug passes as it is. */
export function damageOr(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(Z_|ERR_STREAM|ERR_OUT_OF_RANGE|EINVAL)/.test(code) ? damagedWorkbook() : error;
}
