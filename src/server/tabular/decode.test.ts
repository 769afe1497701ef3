import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detectEncoding } from './decode.ts';
import { openTable } from './openTable.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'decode-')); });
afterAll(() => rm(folder, { recursive: true }));

async function detect(bytes: Uint8Array, country?: string): Promise<string> {
  const path = join(folder, 'file.csv');
  await writeFile(path, bytes);
  return detectEncoding(path, country);
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const latin = (text: string) => Buffer.from(text, 'latin1');

test('plain ASCII and UTF-8 with and without mark are UTF-8', async () => {
  expect(await detect(Buffer.from('Name,City\nAmal,Galle\n'))).toBe('utf-8');
  expect(await detect(Buffer.from('නම,නගරය\nකමල්,ගාල්ල\n'))).toBe('utf-8');
  expect(await detect(Buffer.from('\uFEFFName\nJosé\n'))).toBe('utf-8');
});

test('UTF-16 is known by its mark, and without one by its zero bytes', async () => {
  const text = 'Name,City,Phone\nகமலா,யாழ்ப்பாணம்,0771234567\n';
  expect(await detect(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toBe('utf-16le');
  expect(await detect(Buffer.from(text, 'utf16le'))).toBe('utf-16le');
  expect(await detect(utf16be(text))).toBe('utf-16be');
});

test('one accent far down a large file is noticed', async () => {
  const bytes = Buffer.concat([Buffer.from('Name,City\n'.repeat(300_000)), latin('José,León\n')]);
  expect(await detect(bytes)).toBe('windows-1252');
});

test('a few damaged bytes do not make UTF-8 another encoding', async () => {
  const bytes = Buffer.concat([Buffer.from('නම,නගරය\nකමල්,ගාල්ල\n'.repeat(20)), Buffer.from([0xff, 0x0a]), Buffer.from('නිමල්,කඳුල\n')]);
  expect(await detect(bytes)).toBe('utf-8');
});

test('an old code page is guessed from the words, and between Latin ones from the country', async () => {
  const polish = Buffer.from([0x5a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6, 0x2c, 0x67, 0xea, 0x9c, 0x6c, 0xb9, 0x0a]);
  expect(await detect(polish, 'PL')).toBe('windows-1250');
  expect(await detect(latin('Name;Straße\nJürgen Müller;Königstraße 5\n'), 'DE')).toBe('windows-1252');
  const russian = Buffer.from([...'Имя;Город\nАлександр Пушкин;Москва\nИван Петров;Санкт-Петербург\nАнна Смирнова;Новосибирск\n']
    .map((letter) => (letter > '\u007f' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))));
  expect(await detect(russian, 'AM')).toBe('windows-1251');
});

test('the words are right after decoding, and a chosen encoding wins', async () => {
  const path = join(folder, 'chosen.csv');
  await writeFile(path, latin('Name,City\nJosé,León\n'));
  expect((await openTable(path)).sample[0]!.cells).toEqual(['José', 'León']);
  expect((await openTable(path, { encoding: 'windows-1251' })).sample[0]!.cells[0]).toBe('Josй');
  await expect(openTable(path, { encoding: 'klingon' })).rejects.toMatchObject({ code: 'tabular.unknown_encoding' });
});
