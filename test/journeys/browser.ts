import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

// The package's own argument list makes several contexts crash; these are enough.
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const installed = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export type OpenBrowser = { browser: Browser; page: (address: string, options?: BrowserContextOptions) => Promise<Page>; close: () => Promise<void> };

/** Starts a browser for journeys and shots: the installed Chromium, else the one of the development packages. */
export async function openBrowser(): Promise<OpenBrowser> {
  const found = installed.find((path) => path && existsSync(path));
  const folder = mkdtempSync(join(tmpdir(), 'rapport-browser-'));
  const browser = await chromium.launch({
    executablePath: found ?? await sparticuz.executablePath(),
    args: flags,
    env: { ...process.env, TMPDIR: folder, HOME: folder } as Record<string, string>,
  });
  return {
    browser,
    page: async (address, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', baseURL: address, ...options });
      return context.newPage();
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
