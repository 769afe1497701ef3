import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import chardet from 'chardet';
import { unknownEncoding } from './refusals.ts';

const headBytes = 64 * 1024;
const legacySampleBytes = 64 * 1024;
/** A few broken bytes in a file that is otherwise UTF-8 are damage, not another encoding. */
const brokenPerLetter = 0.1;

/**
 * Says how the letters of a text file are written: byte order mark, then where the zero bytes stand (UTF-16 without a
 * mark), then strict UTF-8 over the whole file, then an old code page: a guess, which the person sees and may correct.
 */
export async function detectEncoding(path: string, country = ''): Promise<string> {
  const head = await readHead(path);
  const marked = byteOrderMark(head) ?? zeroByteParity(head);
  if (marked) return marked;
  const legacy = await firstBytesThatAreNotUtf8(path);
  if (!legacy || mostlyUtf8(legacy)) return 'utf-8';
  return legacyCodePage(legacy, country);
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* decodeFile(path: string, encoding: string, read: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    read((chunk as Buffer).length);
    const text = decoder.decode(chunk as Buffer, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw unknownEncoding({ encoding });
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function byteOrderMark(head: Buffer): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** Commas, digits and line ends of UTF-16 have a zero byte: first in big-endian, second in little-endian. Other text has none. */
function zeroByteParity(head: Buffer): string | null {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]! += 1;
  const [even, odd] = zeros as [number, number];
  if (even + odd < head.length / 200 || even + odd === 0) return null;
  if (odd > even * 4) return 'utf-16le';
  if (even > odd * 4) return 'utf-16be';
  return null;
}

/** The first piece that strict UTF-8 refuses, or null when the whole file is UTF-8. */
async function firstBytesThatAreNotUtf8(path: string): Promise<Buffer | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    try {
      decoder.decode(chunk as Buffer, { stream: true });
    } catch {
      return chunk as Buffer;
    }
  }
  try {
    decoder.decode();
    return null;
  } catch {
    // Only the last letter is cut off: the file is UTF-8 and ends too soon.
    return null;
  }
}

function mostlyUtf8(piece: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(piece);
  let broken = 0;
  let letters = 0;
  for (const letter of text) {
    if (letter === '\uFFFD') broken += 1;
    else if (letter > '\u007F') letters += 1;
  }
  return broken <= letters * brokenPerLetter;
}

/** chardet names the ISO code pages; files come from Windows, whose pages hold the same letters and the curly quotes besides. */
const windowsPages: Record<string, string> = {
  'ISO-8859-1': 'windows-1252', 'ISO-8859-2': 'windows-1250', 'ISO-8859-5': 'windows-1251', 'ISO-8859-6': 'windows-1256',
  'ISO-8859-7': 'windows-1253', 'ISO-8859-8': 'windows-1255', 'ISO-8859-9': 'windows-1254', GB18030: 'gb18030',
};

const countryPages: Record<string, string> = Object.fromEntries([
  ['windows-1250', 'PL CZ SK HU SI HR BA RS RO AL'], ['windows-1251', 'AM RU BY UA KZ KG TJ BG MK MN'], ['windows-1253', 'GR CY'],
  ['windows-1254', 'TR AZ'], ['windows-1255', 'IL'], ['windows-1256', 'SA AE EG JO LB SY IQ KW QA BH OM YE LY TN DZ MA SD IR PK AF'],
  ['windows-1257', 'EE LV LT'], ['windows-1258', 'VN'], ['shift_jis', 'JP'], ['gb18030', 'CN'], ['big5', 'TW HK'], ['euc-kr', 'KR'],
  ['windows-874', 'TH'],
].flatMap(([page, countries]) => countries!.split(' ').map((country) => [country, page!])));

/** Latin pages look alike to a detector: between them the country decides. Another script is believed sooner. */
const latinPages = new Set(['windows-1250', 'windows-1252', 'windows-1254', 'windows-1257', 'windows-1258']);
const sureOfAnotherScript = 20;

function legacyCodePage(piece: Buffer, country: string): string {
  const usual = countryPages[country] ?? 'windows-1252';
  const [best] = chardet.analyse(linesWithLetters(piece));
  const page = best ? windowsPages[best.name] ?? best.name.toLowerCase() : usual;
  if (!best || !isDecodable(page) || page.startsWith('utf') || page === 'ascii') return usual;
  if (latinPages.has(page)) return latinPages.has(usual) ? usual : page;
  return best.confidence >= sureOfAnotherScript ? page : usual;
}

/** Plain ASCII tells a detector nothing, so only lines with other letters are shown to it. */
function linesWithLetters(piece: Buffer): Buffer {
  const lines: Buffer[] = [];
  let size = 0;
  let start = 0;
  while (start < piece.length && size < legacySampleBytes) {
    const found = piece.indexOf(10, start);
    const end = found < 0 ? piece.length : found + 1;
    const line = piece.subarray(start, end);
    if (line.some((byte) => byte > 0x7f)) {
      lines.push(line);
      size += line.length;
    }
    start = end;
  }
  return Buffer.concat(lines);
}

function isDecodable(encoding: string): boolean {
  try {
    return Boolean(new TextDecoder(encoding));
  } catch {
    return false;
  }
}
