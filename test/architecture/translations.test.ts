import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import pofile from 'pofile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '#kernel/language.ts';
import type { Language } from '#kernel/language.ts';
import { sameInEveryLanguage } from './sameInEveryLanguage.ts';

const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'rapport-catalogues-'));
const others = languages.filter((language) => language !== 'en');

type Sentence = { english: string; words: string };
const read = (folder: string, language: Language): Sentence[] => pofile.parse(readFileSync(join(folder, `${language}.po`), 'utf8')).items
  .filter((item) => !item.obsolete).map((item) => ({ english: item.msgid, words: item.msgstr[0] ?? '' }));

beforeAll(() => {
  cpSync(join(root, 'locales'), copy, { recursive: true });
  execFileSync(process.execPath, [join(root, 'node_modules/@lingui/cli/dist/lingui.js'), 'extract', '--clean', '--workers', '1'], { cwd: root, env: { ...process.env, CATALOGUES: copy }, stdio: 'pipe' });
}, 120_000);
afterAll(() => rmSync(copy, { recursive: true }));

describe.each(others)('the catalogue of %s', (language) => {
  test('has a translation for every sentence of the code', () => {
    expect(read(copy, language).filter(({ words }) => words === '').map(({ english }) => english)).toEqual([]);
  });

  test('leaves nothing in English but names and units', () => {
    expect(read(copy, language).filter(({ english, words }) => words === english && !sameInEveryLanguage(english)).map(({ english }) => english)).toEqual([]);
  });

  test('keeps every placeholder and tag of its sentence', () => {
    const broken = read(copy, language).filter(({ words }) => words !== '').filter(({ english, words }) => marks(words).join() !== marks(english).join());
    expect(broken).toEqual([]);
  });

  test('holds no sentence the code no longer says', () => {
    const said = new Set(read(copy, language).map(({ english }) => english));
    expect(read(join(root, 'locales'), language).filter(({ english }) => !said.has(english)).map(({ english }) => english)).toEqual([]);
  });
});

// Names of ICU arguments and numbers of tags, each once: a language may need a plural where English has none.
function marks(text: string): string[] {
  const tags = [...text.matchAll(/<(\/?\d+\/?)>/g)].map((found) => `<${found[1]!}>`);
  return [...new Set([...namesIn(compileMessage(text)), ...tags])].sort();
}

// A compiled message is a list of texts and of [name, kind, forms]; forms hold messages again.
function namesIn(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((part: unknown) => {
    if (!Array.isArray(part)) return [];
    const [name, , forms] = part as [string, string?, Record<string, unknown>?];
    return [`{${name}}`, ...(forms && typeof forms === 'object' ? Object.values(forms).flatMap(namesIn) : [])];
  });
}
