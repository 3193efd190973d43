import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

/** Why tests in a browser cannot run here; '' where they can. */
export const noBrowser = executablePath ? '' : 'Chromium is not installed: apt-get install chromium';

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export interface Browser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors that the page's scripts threw or wrote, and requests that the policy refused. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** Opens Debian's Chromium with a profile of its own. Sizes in CSS pixels. */
export async function openBrowser(options: {
  readonly width: number;
  readonly height: number;
  readonly touch?: boolean;
}): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    args: flags,
    headless: true,
    viewport: { width: options.width, height: options.height },
    hasTouch: options.touch === true,
    locale: 'zh-TW',
    colorScheme: 'light',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return {
    context,
    page,
    errors,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
