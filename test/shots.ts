import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { demoSignIn } from '#domains/platform/contract.ts';
import { languages, type Language } from '#kernel/language.ts';
import { openBrowser, type OpenBrowser } from './journeys/browser.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'shots');
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const schemes = ['light', 'dark'] as const;

/** Every page of the product; `:first` is the first record of the list. */
const pages: Record<string, string> = {
  today: '/today', people: '/people', 'people-board': '/people?layout=board', 'people-grouped': '/people?group=lifecycleStage', 'people-calendar': '/people?layout=calendar',
  person: '/people/:first', companies: '/companies', company: '/companies/:first', tasks: '/tasks', 'tasks-board': '/tasks?layout=board', 'tasks-calendar': '/tasks?layout=calendar',
  task: '/tasks/:first', interactions: '/interactions', trash: '/trash', 'trash-people': '/people?trash=true', import: '/import', history: '/history', guide: '/guide', start: '/start',
  profile: '/settings/profile', display: '/settings/display', security: '/settings/security', firm: '/settings/firm', members: '/settings/members', fields: '/settings/fields',
  mail: '/settings/mail', 'api-keys': '/settings/api-keys', data: '/settings/data',
};

/** The pages before sign-in. */
const doors: Record<string, string> = { 'sign-in': '/sign-in', forgotten: '/forgotten' };

// Words choose: npm run shots -- si dark phone person
const asked = process.argv.slice(2);
const choose = <T extends string>(all: readonly T[]) => {
  const some = all.filter((one) => asked.includes(one));
  return some.length > 0 ? some : all;
};

type Shot = { file: string; page: string; wide: number };

const server = process.env['SHOTS_URL'] ? undefined : await startDemo();
const address = process.env['SHOTS_URL'] ?? server!.address;
const browser = await openBrowser();
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const shots: Shot[] = [];
  for (const language of choose(languages)) shots.push(...await shootLanguage(browser, language));
  writeSheet(shots);
  const cut = shots.filter((shot) => shot.wide > 0);
  say(`${shots.length} shots in ${folder}: open index.html there.`);
  for (const shot of cut) say(`Wider than its window by ${shot.wide} px: ${shot.file}`);
} finally {
  await browser.close();
  server?.child.kill('SIGTERM');
  if (server) await once(server.child, 'exit');
}

async function startDemo(): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [join(root, 'src/app/cli.ts'), 'start', '--demo'], {
    env: { ...process.env, PORT: '4490', HOST: '127.0.0.1', DATA_DIR: join(root, '.cache', 'shots') }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of child.stdout) {
    const found = /Rapport is ready at (\S+)/.exec(String(chunk))?.[1];
    if (found) {
      child.stdout.resume();
      return { child, address: found };
    }
  }
  throw new Error('The demo did not start.');
}

async function shootLanguage({ page: open }: OpenBrowser, language: Language): Promise<Shot[]> {
  const shots: Shot[] = [];
  for (const size of choose(Object.keys(sizes) as (keyof typeof sizes)[])) {
    for (const scheme of choose(schemes)) {
      const page = await open(address, { viewport: sizes[size], colorScheme: scheme });
      await page.addInitScript((tag) => localStorage.setItem('rapport.language', tag), language);
      for (const name of choose(Object.keys(doors))) shots.push(await shoot(page, name, `${language}-${size}-${scheme}-${name}.png`));
      await signIn(page, language);
      for (const name of choose(Object.keys(pages))) shots.push(await shoot(page, name, `${language}-${size}-${scheme}-${name}.png`));
      await page.context().close();
      say(`${language} ${size} ${scheme}`);
    }
  }
  return shots;
}

async function signIn(page: Page, language: Language): Promise<void> {
  const headers = { origin: address };
  await page.request.post('/api/v1/session', { data: demoSignIn, headers });
  await page.request.patch('/api/v1/me', { data: { language }, headers });
}

async function shoot(page: Page, name: string, file: string): Promise<Shot> {
  await page.goto(await addressOf(page, pages[name] ?? doors[name]!), { waitUntil: 'load' });
  await settle(page);
  await page.screenshot({ path: join(folder, file) });
  const wide = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth, ...[...document.querySelectorAll('main')].map((main) => main.scrollWidth - main.clientWidth)));
  return { file, page: name, wide };
}

async function addressOf(page: Page, path: string): Promise<string> {
  const [, plural] = /^\/(\w+)\/:first$/.exec(path) ?? [];
  if (!plural) return path;
  const answer = await page.request.get(`/api/v1/${plural}?limit=1&sort=-updatedAt`);
  const { items } = await answer.json() as { items: { id: string }[] };
  return `/${plural}/${items[0]?.id ?? ''}`;
}

// Quiet means: nothing on its way (the live stream never ends), nothing grey, letters of the language there.
async function settle(page: Page): Promise<void> {
  await page.waitForSelector('main', { timeout: 15_000 }).catch(() => undefined);
  await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root'), undefined, { timeout: 8_000 }).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(150);
}

function writeSheet(shots: readonly Shot[]): void {
  const groups = Map.groupBy(shots, (shot) => shot.page);
  const body = [...groups].map(([name, of]) => `<h2>${name}</h2><div>${of.map(({ file }) => `<a href="${file}"><img loading="lazy" src="${file}" title="${file}"></a>`).join('')}</div>`).join('\n');
  writeFileSync(join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Shots</title><style>body{font:14px sans-serif}img{height:260px;margin:4px;border:1px solid #ccc}</style>${body}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
