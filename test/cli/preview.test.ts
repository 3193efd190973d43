import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/engine.ts';
import { openLocalBot } from '../../src/cli/local/open.ts';
import { createPreviewApp } from '../../src/cli/preview/app.ts';
import { loadWords } from '../../src/cli/words.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createLog } from '../../src/server/log.ts';
import { type Browser, noBrowser, openBrowser } from '../support/browser.ts';

const corpus = join(import.meta.dirname, '../../corpus');
const axe = join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');

/** A preview of the shipped report on a free port. */
async function startPreview() {
  const engine = createEngine(loadCorpus(corpus).reports);
  const words = loadWords('zh-Hant');
  const log = createLog('error', []);
  const telegram = await openLocalBot({ engine: () => engine, log, locale: 'zh-Hant', words });
  const app = createPreviewApp(telegram, 'zh-Hant');
  return await new Promise<{ root: string; close: () => void }>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({
        root: `http://127.0.0.1:${port}`,
        close: () => {
          server.close();
          if ('closeAllConnections' in server) server.closeAllConnections();
        },
      }),
    );
  });
}

describe('the server answers only its own pages', () => {
  let preview: Awaited<ReturnType<typeof startPreview>>;
  beforeAll(async () => {
    preview = await startPreview();
  });
  afterAll(() => preview.close());

  const json = { 'content-type': 'application/json' };
  const body = '{}';
  const foreign: readonly (readonly [what: string, path: string, init: RequestInit])[] = [
    [
      'a request from another site',
      '/say',
      { method: 'POST', headers: { ...json, origin: 'http://evil.example' }, body },
    ],
    [
      'a form, which needs no permission to be sent',
      '/say',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body },
    ],
  ];
  test.each(foreign)('%s is refused', async (_what, path, init) => {
    expect((await fetch(preview.root + path, init)).status).toBe(403);
  });

  test('a foreign name that leads to this machine is refused', async () => {
    // fetch sets the Host header by itself, so the request is written by hand.
    const { connect } = await import('node:net');
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(preview.root).port), '127.0.0.1', () =>
        socket.end('GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n'),
      );
      let text = '';
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toContain('403');
  });

  test('bad requests get one clear line', async () => {
    const response = await fetch(`${preview.root}/say`, { method: 'POST', headers: json, body });
    expect([response.status, await response.json()]).toEqual([400, { error: 'bad request' }]);
  });

  test('a port that is taken ends the program with one line that names another', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/cli/preview.js')], {
      env: { PATH: process.env.PATH, PORT: new URL(preview.root).port, LANG: 'en_GB.UTF-8' },
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += String(text);
    });
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect(code).toBe(1);
    expect(said).toMatch(/^Port \d+ is in use; .*PORT=8090.*\n$/);
  });

  test('pages may load nothing from elsewhere and run no script but their own', async () => {
    const { headers } = await fetch(preview.root);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  });
});

describe.skipIf(noBrowser !== '')('in Chromium', () => {
  const sizes: readonly (readonly [name: string, width: number, height: number])[] = [
    ['desktop', 1280, 860],
    ['phone', 390, 844],
  ];

  describe.each(sizes)('at the width of a %s', (name, width, height) => {
    const phone = name === 'phone';
    let preview: Awaited<ReturnType<typeof startPreview>>;
    let browser: Browser;
    beforeAll(async () => {
      preview = await startPreview();
      browser = await openBrowser({ width, height, touch: phone });
      await browser.page.goto(preview.root);
      await browser.page.waitForSelector('html[data-ready]');
    });
    afterAll(async () => {
      await browser.close();
      preview.close();
    });

    const say = async (text: string) => {
      const { page } = browser;
      const before = await page.locator('.message.other').count();
      await page.fill('#input', text);
      await page.keyboard.press('Enter');
      await page.locator('.message.other').nth(before).waitFor();
      return page.locator('.message.other').nth(before);
    };
    const openChat = async (kind: string) => {
      if (phone) await browser.page.click('#back');
      await browser.page.click(`#chat-${kind}`);
    };
    const serious = async () => {
      // Evaluated, since the page's policy lets no script in from outside.
      await browser.page.evaluate(readFileSync(axe, 'utf8'));
      return await browser.page.evaluate(`axe.run().then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes[0].html + nodes[0].failureSummary))`);
    };

    test('a question gets its quotation, and the context button edits the message', async () => {
      const answer = await say('多少名領導幹部下沉一線?');
      await expect.poll(() => answer.locator('.quote').first().textContent()).toContain('371名');
      const before = await answer.locator('.content').textContent();
      await answer.getByRole('button', { name: '前後文' }).click();
      await expect.poll(() => answer.locator('.content').textContent()).not.toBe(before);
    });

    test('markup in a message is text and nothing else', async () => {
      const { page } = browser;
      const attack = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>';
      await say(attack);
      await expect.poll(() => page.locator('.message.own .text').last().textContent()).toBe(attack);
      expect(await page.evaluate('window.hurt')).toBeUndefined();
      expect(await page.locator('.content img[src="x"]').count()).toBe(0);
    });

    test('/stats comes with its tables, and sends its picture', async () => {
      const { page } = browser;
      const stats = await say('/stats');
      await expect.poll(() => stats.getByRole('table').first().textContent()).toContain('15個');
      await stats.getByRole('button', { name: '一圖讀懂' }).click();
      const picture = page.locator('.picture img');
      await picture.waitFor();
      await expect
        .poll(() => page.evaluate(`document.querySelector('.picture img').naturalWidth`))
        .toBe(1080);
    });

    test("a quotation's place is a deep link that opens the paragraph", async () => {
      const answer = await say('李燕子是誰?');
      const before = await browser.page.locator('.message.other').count();
      await answer.getByRole('link').click();
      const opened = browser.page.locator('.message.other').nth(before);
      await opened.waitFor();
      expect(await opened.textContent()).toContain('李燕子');
    });

    test('an edited question gets its answer edited', async () => {
      const { page } = browser;
      const answer = await say('郭克榮多少歲?');
      await expect.poll(() => answer.textContent()).toContain('65歲');
      await page.focus('#input');
      await page.keyboard.press('ArrowUp');
      await page.fill('#input', '王子文多少歲?');
      await page.keyboard.press('Enter');
      await expect.poll(() => answer.textContent()).toContain('14歲');
    });

    test('an inline query offers results, and the chosen one is sent', async () => {
      const { page } = browser;
      await page.fill('#input', '@report_qa_bot 麵粉');
      await page.locator('#suggestions .result').first().click();
      await expect.poll(() => page.locator('.message.own').last().textContent()).toContain('麵粉');
    });

    test('in the group the bot is silent until it is mentioned, and answers in the topic', async () => {
      const { page } = browser;
      await openChat('group');
      await page.getByRole('button', { name: '物資' }).click();
      await page.fill('#input', '大家好');
      await page.keyboard.press('Enter');
      await page.locator('.message.own').first().waitFor();
      const answer = await say('@report_qa_bot 誰捐了麵粉?');
      expect(await answer.locator('.replied').textContent()).toContain('誰捐了麵粉');
      expect(await page.locator('.message.other').count()).toBe(1);
      await openChat('private');
    });

    test('the command menu opens, and its commands are chosen by keyboard', async () => {
      const { page } = browser;
      await page.click('#menu');
      await page.locator('#suggestions .command').first().waitFor();
      await page.keyboard.press('Escape');
      expect(await page.locator('#suggestions').isVisible()).toBe(false);
      const before = await page.locator('.message.own').count();
      await page.fill('#input', '/he');
      await page.locator('#suggestions .command').first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.message.own').nth(before).waitFor();
      expect(await page.locator('.message.own .text').last().textContent()).toBe('/help');
    });

    test('nothing went wrong in the page, and nothing is wider than it', async () => {
      expect(browser.errors).toEqual([]);
      expect(
        await browser.page.evaluate('document.documentElement.scrollWidth - innerWidth'),
      ).toBeLessThanOrEqual(0);
    });

    test('axe-core finds no serious violation, in light and in dark', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await browser.page.emulateMedia({ colorScheme });
        expect(await serious()).toEqual([]);
      }
    });
  });
});
if (noBrowser !== '') test.skip(noBrowser, () => {});
