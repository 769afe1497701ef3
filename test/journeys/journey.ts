import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { freePort } from '../lifecycle/program.ts';
import { openBrowser, type OpenBrowser } from './browser.ts';

const root = join(import.meta.dirname, '..', '..');

export const owner = { name: 'Nimali Silva', email: 'nimali@spice.example', password: 'violet harbour lantern' };
const firm = { language: 'en', sector: 'wholesale', firmName: 'Lanka Spice Traders', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo', owner };

/** Where readers of the journeys sit, unless a journey says otherwise. */
const place: BrowserContextOptions = { locale: 'en-LK', timezoneId: 'Asia/Colombo' };
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The real product on a database of this test file alone, and a browser in front of it. */
export type Journey = {
  /** A page of somebody who has not signed in. */
  visit(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** A page of the firm's owner. */
  enter(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Asks the API as the owner, to prepare what a journey needs and to see what it did. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
};

/** What the API answers: a record, a page of them, or a count. */
type Answer = { id: string; title: string; count: number; items: Answer[]; [field: string]: unknown };

/** Starts the product before the tests of this file and stops it after them; with a firm unless told otherwise. */
export function startJourney({ withFirm = true } = {}): Journey {
  let product: { url: string; stop: () => Promise<void> };
  let opened: OpenBrowser;
  let cookie = '';
  const visit = async (path: string, options: BrowserContextOptions = {}) => {
    const page = await opened.page(product.url, { ...place, ...options });
    await page.goto(path);
    await page.locator('#page').waitFor();
    return page;
  };
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${product.url}/api/v1${path}`, { method, headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const cookies = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    if (cookies.length > 0) cookie = cookies.join('; ');
    return text === '' ? undefined : JSON.parse(text);
  };
  beforeAll(async () => {
    [product, opened] = await Promise.all([startProduct(), openBrowser()]);
    if (withFirm) await ask('POST', '/setup', firm);
  });
  afterAll(async () => {
    await opened.close();
    await product.stop();
  });
  return {
    visit,
    ask,
    enter: async (path, options) => {
      const page = await visit('/sign-in', options);
      const response = await page.request.post('/api/v1/session', { data: { email: owner.email, password: owner.password } });
      expect(response.ok()).toBe(true);
      await page.goto(path);
      await page.locator('h1').first().waitFor({ state: 'attached' });
      return page;
    },
  };
}

async function startProduct(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!existsSync(join(root, 'build', 'web', 'index.html'))) throw new Error('The screens are not built: run node bin/setup.mjs first.');
  const dataDir = mkdtempSync(join(tmpdir(), 'rapport-journey-'));
  const port = await freePort();
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [join(root, 'src', 'app', 'cli.ts'), 'start'], { cwd: root, env: { PATH, DATA_DIR: dataDir, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  await ready(child);
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => { child.once('close', resolve); });
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      if (said.includes('ready at')) resolve();
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('close', (code) => reject(new Error(`The product ended with ${code}: ${said}`)));
  });
}

/** Nothing that axe calls serious or critical stands on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // A toast on its way out is half transparent, which is no contrast anybody reads by.
  const { violations } = await new AxeBuilder({ page }).exclude('.mantine-Notifications-root').analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join('  ')}`)).toEqual([]);
}

/** Whether anything reaches over the right edge of the page. */
export async function reachesOver(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const main = document.querySelector('main') ?? document.documentElement;
    return document.documentElement.scrollWidth > document.documentElement.clientWidth || main.scrollWidth > main.clientWidth;
  });
}

/** Makes every word on the page as long as the longest languages make it. */
export async function lengthen(page: Page, by: number): Promise<void> {
  await page.evaluate((share) => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (words.nextNode()) texts.push(words.currentNode as Text);
    for (const text of texts) {
      text.data = text.data.replace(/\p{L}{3,}/gu, (word) => word + word.slice(0, Math.round(word.length * share)).toLowerCase());
    }
  }, by);
}
