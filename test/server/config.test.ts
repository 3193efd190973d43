import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/server/config.ts';

const dir = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(dir, { recursive: true }));
mkdirSync(join(dir, 'corpus'));
writeFileSync(join(dir, 'a-file'), '');

const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const base = { CORPUS_DIR: join(dir, 'corpus') };
const noFile = join(dir, 'no.env');

function complaint(environment: Record<string, string>, file = noFile): string {
  try {
    readConfig({ ...base, ...environment }, file);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('the configuration', () => {
  it('has the defaults of the contract, and none of them needs a variable', () => {
    expect(readConfig(base, noFile)).toEqual({
      mode: { kind: 'terminal' },
      corpusDir: base.CORPUS_DIR,
      dataDir: 'data',
      http: null,
      adminIds: [],
      allowedChats: [],
      logLevel: 'info',
    });
  });

  it('polls with a token, and listens when PORT is set', () => {
    expect(readConfig({ ...base, BOT_TOKEN: token }, noFile)).toMatchObject({
      mode: { kind: 'polling', token },
      http: null,
    });
    expect(readConfig({ ...base, BOT_TOKEN: token, PORT: '9000', HOST: '0.0.0.0' }, noFile).http).toEqual({
      host: '0.0.0.0',
      port: 9000,
    });
  });

  it('takes webhooks with WEBHOOK_URL and listens at 127.0.0.1:8080', () => {
    const config = readConfig(
      { ...base, BOT_TOKEN: token, WEBHOOK_URL: 'https://a.example/hook', WEBHOOK_SECRET: 's-E_1' },
      noFile,
    );
    expect(config.mode).toEqual({
      kind: 'webhook',
      token,
      url: new URL('https://a.example/hook'),
      secret: 's-E_1',
    });
    expect(config.http).toEqual({ host: '127.0.0.1', port: 8080 });
  });

  it.each(['http://127.0.0.1:8080/x', 'http://localhost/x', 'http://[::1]:8080/x', 'http://127.3.2.1/x'])(
    'allows plain http for the loopback address %s',
    (url) => expect(complaint({ BOT_TOKEN: token, WEBHOOK_URL: url, WEBHOOK_SECRET: 's' })).toBe(''),
  );

  it('reads lists of ids with blanks, and negative chat ids', () => {
    expect(
      readConfig({ ...base, ADMIN_IDS: '1, 22 ,', ALLOWED_CHATS: '-1001234567890,5' }, noFile),
    ).toMatchObject({
      adminIds: [1, 22],
      allowedChats: [-1001234567890, 5],
    });
  });

  it('takes the slash from the end of BOT_API_ROOT, as grammY wants it', () => {
    expect(readConfig({ ...base, BOT_API_ROOT: 'http://127.0.0.1:8081/' }, noFile).apiRoot).toBe(
      'http://127.0.0.1:8081',
    );
  });

  it.each([
    ['BOT_TOKEN', 'hunter2'],
    ['BOT_TOKEN', '123:short'],
    ['BOT_TOKEN', `${token} x`],
    ['BOT_API_ROOT', 'api.telegram.org'],
    ['BOT_API_ROOT', 'ftp://example.org'],
    ['CORPUS_DIR', join(dir, 'absent')],
    ['CORPUS_DIR', join(dir, 'a-file')],
    ['DATA_DIR', join(dir, 'a-file')],
    ['REDIS_URL', 'http://127.0.0.1:6379'],
    ['REDIS_URL', '127.0.0.1:6379'],
    ['WEBHOOK_URL', 'http://bot.example.org/x'],
    ['WEBHOOK_URL', 'http://127.0.0.1.example.org/x'],
    ['WEBHOOK_URL', 'bot.example.org'],
    ['WEBHOOK_SECRET', 'with blank'],
    ['WEBHOOK_SECRET', 'x'.repeat(257)],
    ['HOST', 'not a host'],
    ['PORT', 'eighty'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '-1'],
    ['ADMIN_IDS', '12,abc'],
    ['ADMIN_IDS', '-12'],
    ['ADMIN_IDS', '99999999999999999999'],
    ['ALLOWED_CHATS', '@channel'],
    ['LOG_LEVEL', 'loud'],
  ])('stops at %s=%s with one line that names it and gives an example', (name, value) => {
    const line = complaint({ BOT_TOKEN: token, WEBHOOK_SECRET: 'fine', [name]: value });
    expect(line).toMatch(new RegExp(`^${name}: .+; example: ${name}=.+$`));
    expect(line.split('\n')).toHaveLength(1);
  });

  it('wants WEBHOOK_SECRET with WEBHOOK_URL', () => {
    expect(complaint({ BOT_TOKEN: token, WEBHOOK_URL: 'https://a.example/' })).toMatch(
      /^WEBHOOK_SECRET: is required/,
    );
  });

  it.each([
    ['BOT_TOKEN', 'hunter2-hunter2'],
    ['WEBHOOK_SECRET', 'hunter2 hunter2'],
    ['REDIS_URL', 'http://:hunter2@127.0.0.1'],
    ['WEBHOOK_URL', 'http://me:hunter2@example.org'],
    ['BOT_API_ROOT', 'ftp://me:hunter2@example.org'],
  ])('never prints what stands in %s', (name, value) => {
    expect(complaint({ BOT_TOKEN: token, WEBHOOK_SECRET: 'fine', [name]: value })).not.toContain('hunter2');
  });

  describe('with a .env file', () => {
    const file = join(dir, '.env');
    writeFileSync(file, `\uFEFFBOT_TOKEN="${token}"\nPORT=9001 # a comment\nLOG_LEVEL=\nDATA_DIR=\n`);

    it('reads it, byte order mark, quotes, comments and empty values included', () => {
      expect(readConfig(base, file)).toMatchObject({
        mode: { kind: 'polling', token },
        http: { port: 9001 },
        logLevel: 'info',
        dataDir: 'data',
      });
    });

    it('lets the environment win, except where it is empty', () => {
      expect(readConfig({ ...base, PORT: '7777' }, file).http?.port).toBe(7777);
      expect(readConfig({ ...base, PORT: '' }, file).http?.port).toBe(9001);
      expect(readConfig({ ...base, PORT: '  ' }, file).http?.port).toBe(9001);
    });

    it('stops with one line when it cannot be read', () => {
      expect(complaint({}, join(dir, 'corpus'))).toMatch(/corpus: cannot be read \(EISDIR\)/);
    });
  });
});
