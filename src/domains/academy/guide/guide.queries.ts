import { readdir, readFile } from 'node:fs/promises';
import { marked } from 'marked';
import type { Language } from '#kernel/language.ts';
import { notFound } from '#server/refusals.ts';

/** A page of the guide in one language; the HTML is made from our own files, nothing a user wrote is in it. */
export type GuidePage = { key: string; title: string; html: string };

const folder = new URL('../../../../docs/guide/', import.meta.url);

/** The guide's pages in their order, in a language. */
export async function listGuidePages(language: Language): Promise<Pick<GuidePage, 'key' | 'title'>[]> {
  return Promise.all((await files(language)).map(async (file) => ({ key: keyOf(file), title: titleOf(await readPage(language, file)) })));
}

/** One page of the guide. Refuses one that is not there. */
export async function getGuidePage(language: Language, key: string): Promise<GuidePage> {
  const file = (await files(language)).find((one) => keyOf(one) === key);
  if (!file) throw notFound();
  const text = await readPage(language, file);
  return { key, title: titleOf(text), html: await marked.parse(text.replace(/^# .*\n/, '')) };
}

async function files(language: Language): Promise<string[]> {
  return (await readdir(new URL(`${language}/`, folder))).filter((file) => file.endsWith('.md')).sort();
}

function readPage(language: Language, file: string): Promise<string> {
  return readFile(new URL(`${language}/${file}`, folder), 'utf8');
}

const keyOf = (file: string) => file.replace(/^\d+-|\.md$/g, '');
const titleOf = (text: string) => /^# (.+)$/m.exec(text)?.[1] ?? '';
