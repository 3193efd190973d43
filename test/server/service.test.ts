import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';
import { freePort, type RedisServer, startRedis } from '../support/redis.ts';
import { faults, startTelegram, type Telegram } from '../support/telegram.ts';

/*
 * The program as an operator runs it, in a process of its own, against the Bot API test server.
 */

// Processes start, and machines are busy: a wait that fails should mean that the thing never came.
vi.setConfig({ testTimeout: 120_000 });

const dir = mkdtempSync(join(tmpdir(), 'service-'));
const programs: Program[] = [];
let telegram: Telegram;
let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.kill()));
  expect(telegram.invalid).toEqual([]);
  await telegram.close();
});
afterAll(async () => {
  await redis.stop();
  rmSync(dir, { recursive: true });
});

const environment = (more: Readonly<Record<string, string>> = {}) => ({
  BOT_TOKEN: telegram.token,
  BOT_API_ROOT: telegram.root,
  DATA_DIR: mkdtempSync(join(dir, 'data-')),
  ...more,
});

function start(env: Readonly<Record<string, string>>): Program {
  const program = startProgram(env);
  programs.push(program);
  return program;
}

/** Somebody asks in private; gives the chat. */
function ask(question = '多少名領導幹部下沉一線?'): number {
  const from = telegram.build.person();
  telegram.send(telegram.build.message(from, question));
  return from.id;
}

const isAnswered = (chat: number) =>
  telegram.calls.some((call) => call.done && call.method === 'sendMessage' && call.params.chat_id === chat);

describe('polling', () => {
  it('answers, and ends with 0 on SIGTERM, everything confirmed', async () => {
    telegram = await startTelegram();
    const program = start(environment());
    const chat = ask();
    const call = await telegram.waitFor('sendMessage', (one) => one.params.chat_id === chat);
    expect(call.params.text).toContain('371名');
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(telegram.delivery.pending).toEqual([]);
  });

  it('finishes what is in the works on SIGTERM, within 10 s', async () => {
    telegram = await startTelegram();
    const program = start(environment());
    await program.said('bot is running');
    telegram.fail('sendMessage', faults.slow(1500), 5);
    const chats = Array.from({ length: 5 }, () => ask());
    await expect.poll(() => telegram.delivery.pending.length).toBe(5);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const begun = Date.now();
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(chats.every(isAnswered)).toBe(true);
    expect(telegram.delivery.pending).toEqual([]);
  });

  it('ends within 10 s with 0 though a call hangs, leaving its update with Telegram; at once on a second signal', async () => {
    telegram = await startTelegram();
    const first = start(environment());
    await first.said('bot is running');
    telegram.fail('sendMessage', faults.tooMany(60), 2);
    ask();
    await expect.poll(() => telegram.calls.some((call) => call.error?.startsWith('429'))).toBe(true);
    const begun = Date.now();
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(telegram.delivery.pending).toHaveLength(1);

    const second = start(environment());
    await expect.poll(() => telegram.calls.filter((call) => call.error?.startsWith('429')).length).toBe(2);
    second.child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const again = Date.now();
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(143);
    expect(Date.now() - again).toBeLessThan(1000);
  });

  it('ends with one line and a non-zero code when the token is refused, at the start and later', async () => {
    telegram = await startTelegram();
    const wrong = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
    const begun = Date.now();
    const program = start({ ...environment(), BOT_TOKEN: wrong });
    expect(await program.ended).toBe(1);
    expect(Date.now() - begun).toBeLessThan(20_000);
    const lines = program
      .output()
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('{'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^BOT_TOKEN: Telegram refuses this token/);
    expect(program.output()).not.toContain(wrong);

    const later = start(environment());
    await later.said('bot is running');
    telegram.fail('sendMessage', faults.unauthorized);
    ask();
    expect(await later.ended).toBe(1);
    expect(later.output()).toContain('BOT_TOKEN: Telegram refuses this token');
  });

  it('waits for a Telegram that is out of reach at the start, and says so in /readyz', async () => {
    telegram = await startTelegram();
    const port = await freePort();
    telegram.misbehave({ drop: 1 });
    const program = start(environment({ PORT: String(port) }));
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        (response) => response.status,
        () => 0,
      );
    await expect.poll(ready).toBe(503);
    await program.said('Telegram is out of reach');
    const chat = ask();
    telegram.misbehave({});
    await telegram.waitFor('sendMessage', (call) => call.params.chat_id === chat);
    await expect.poll(ready).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  it('tells the operator of another poller, waits and tries again', async () => {
    telegram = await startTelegram();
    const program = start(environment());
    await program.said('bot is running');
    telegram.fail(
      'getUpdates',
      { kind: 'error', code: 409, description: 'Conflict: terminated by other getUpdates request' },
      1,
    );
    ask();
    await program.said('another program receives the updates of this bot (409)');
    const chat = ask();
    await telegram.waitFor('sendMessage', (call) => call.params.chat_id === chat);
  });

  it('honours a 429 for its chat without holding up the others', async () => {
    telegram = await startTelegram();
    const program = start(environment());
    await program.said('bot is running');
    telegram.fail('sendMessage', faults.tooMany(6));
    const begun = Date.now();
    const slow = ask();
    await expect.poll(() => telegram.calls.some((call) => call.error?.startsWith('429'))).toBe(true);
    const chats = Array.from({ length: 10 }, () => ask());
    for (const chat of chats) await telegram.waitFor('sendMessage', (call) => call.params.chat_id === chat);
    expect(isAnswered(slow)).toBe(false);
    await telegram.waitFor('sendMessage', (call) => call.params.chat_id === slow);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(6000);
    expect(telegram.delivery.confirmed).toBeLessThanOrEqual(1011);
  });

  it('never confirms an update that is still in the works', async () => {
    telegram = await startTelegram();
    const program = start(environment());
    await program.said('bot is running');
    telegram.fail('sendMessage', faults.tooMany(2));
    const slow = telegram.send(telegram.build.message(telegram.build.person(), '口罩'));
    await expect.poll(() => telegram.calls.some((call) => call.error?.startsWith('429'))).toBe(true);
    for (let i = 0; i < 20; i++) ask();
    await expect
      .poll(() => telegram.calls.filter((call) => call.done && call.method === 'sendMessage').length)
      .toBe(20);
    expect(telegram.delivery.confirmed).toBeLessThanOrEqual(slow.update_id);
    await expect.poll(() => telegram.delivery.confirmed).toBe(slow.update_id + 21);
  });

  it('survives eight failures in a row of every kind', async () => {
    telegram = await startTelegram();
    const program = start(environment());
    await program.said('bot is running');
    for (const fault of [
      faults.server(500),
      faults.dropBefore,
      faults.garbage(),
      faults.garbage('null'),
      faults.server(502),
    ])
      telegram.fail('sendMessage', fault);
    telegram.fail('sendMessage', faults.garbage('{"ok":true}'), 2);
    telegram.fail('sendMessage', faults.server(503));
    const chat = ask();
    await telegram.waitFor('sendMessage', (call) => call.params.chat_id === chat);
  });

  it('repeats a send whose fate is unknown, and logs a 400 with its method and never repeats it', async () => {
    telegram = await startTelegram();
    const program = start(environment());
    await program.said('bot is running');
    telegram.fail('sendMessage', faults.dropAfter);
    const twice = ask();
    const sent = () =>
      telegram.calls.filter((call) => call.params.chat_id === twice && call.method === 'sendMessage');
    await expect.poll(() => sent().length).toBe(2);

    telegram.fail('sendMessage', faults.badRequest('MESSAGE_TOO_STRANGE'));
    const chat = ask('口罩');
    await program.said('MESSAGE_TOO_STRANGE');
    expect(program.output()).toMatch(/"method":"sendMessage"/);
    expect(program.output()).not.toContain('口罩');
    expect(program.output()).not.toContain(telegram.token);
    const same = telegram.calls.filter(
      (call) => call.params.chat_id === chat && call.error?.includes('STRANGE'),
    );
    expect(same).toHaveLength(1);
  });

  it('is quiet about people who blocked the bot', async () => {
    telegram = await startTelegram();
    const program = start(environment());
    await program.said('bot is running');
    const from = telegram.build.person();
    const message = telegram.build.message(from, '口罩');
    telegram.forbid(from.id);
    telegram.send(message);
    const chat = ask();
    await telegram.waitFor('sendMessage', (call) => call.params.chat_id === chat);
    await expect.poll(() => telegram.delivery.pending.length).toBe(0);
    expect(program.output()).not.toMatch(/"level":"(warn|error)"/);
    expect(telegram.calls.filter((call) => call.error?.startsWith('403'))).toHaveLength(1);
  });
});

describe('webhooks', () => {
  const secret = 'a-secret_42';
  const hooked = async (more: Readonly<Record<string, string>> = {}) => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/hook`;
    return {
      url,
      env: environment({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret, PORT: String(port), ...more }),
      base: `http://127.0.0.1:${port}`,
    };
  };
  const post = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const header = { 'X-Telegram-Bot-Api-Secret-Token': secret };

  it('sets the webhook, answers, says 200 only after that, and leaves the webhook at the stop', async () => {
    telegram = await startTelegram();
    const { env, url } = await hooked();
    const program = start(env);
    await telegram.waitFor('setWebhook', (call) => call.params.secret_token === secret);
    telegram.fail('sendMessage', faults.slow(700));
    const begun = Date.now();
    const chat = ask();
    await expect.poll(() => telegram.delivery.webhookReplies.length).toBe(1);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(700);
    expect(telegram.delivery.webhookReplies[0]?.status).toBe(200);
    expect(isAnswered(chat)).toBe(true);
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(telegram.delivery.webhook?.url).toBe(url);
    expect(telegram.calls.some((call) => call.method === 'deleteWebhook')).toBe(false);
  });

  it('refuses wrong and missing secrets, malformed and oversized bodies, and other methods', async () => {
    telegram = await startTelegram();
    const { env, url, base } = await hooked();
    start(env);
    await telegram.waitFor('setWebhook');
    const update = JSON.stringify(telegram.number(telegram.build.message(telegram.build.person(), '口罩')));
    const status = async (reply: Promise<Response>) => (await reply).status;
    expect(await status(post(url, update))).toBe(401);
    expect(await status(post(url, update, { 'X-Telegram-Bot-Api-Secret-Token': `${secret}x` }))).toBe(401);
    expect(await status(post(url, '{"update_id":', header))).toBe(400);
    expect(await status(post(url, '[]', header))).toBe(400);
    expect(await status(post(url, '{"update_id":"1"}', header))).toBe(400);
    expect(await status(post(url, ' '.repeat(1024 * 1024 + 1), header))).toBe(413);
    expect(await status(fetch(url))).toBe(405);
    expect(await status(post(`${base}/elsewhere`, update, header))).toBe(404);
    expect(await status(post(url, update, header))).toBe(200);
    await telegram.waitFor('sendMessage');
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toContain('bot_updates_total{kind="message"} 1');
    expect(metrics).toMatch(/bot_answer_seconds_count\{status="\w+"\} 1/);
    expect(metrics).not.toContain('口罩');
  });

  it('loses nothing when one of two workers with Redis is killed over its updates', async () => {
    telegram = await startTelegram({ webhookRetry: 100 });
    const one = await hooked({ REDIS_URL: redis.url });
    const two = await hooked({ REDIS_URL: redis.url });
    const proxy = await startBalancer([one.base, two.base]);
    const url = `${proxy.base}/hook`;
    const first = start({ ...one.env, WEBHOOK_URL: url });
    const second = start({ ...two.env, WEBHOOK_URL: url });
    await Promise.all([first.said('bot is running'), second.said('bot is running')]);
    await telegram.waitFor('setWebhook');
    telegram.fail('sendMessage', faults.slow(300), 40);
    const chats = Array.from({ length: 80 }, () => ask());
    await expect.poll(() => chats.filter(isAnswered).length).toBeGreaterThan(5);
    await first.kill();
    await expect.poll(() => chats.filter(isAnswered).length).toBe(80);
    await expect.poll(() => telegram.delivery.pending.length).toBe(0);
    await proxy.close();
  });

  it('handles an update that comes twice, to both workers, once', async () => {
    telegram = await startTelegram();
    const one = await hooked({ REDIS_URL: redis.url });
    const two = await hooked({ REDIS_URL: redis.url });
    start(one.env);
    start(two.env);
    await telegram.waitFor('setWebhook');
    await telegram.waitFor('setWebhook');
    const draft = telegram.build.message(telegram.build.person(), '口罩');
    const update = JSON.stringify({ ...telegram.number(draft), update_id: 77_000_001 });
    const replies = await Promise.all([post(one.url, update, header), post(two.url, update, header)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect((await post(two.url, update, header)).status).toBe(200);
    expect(telegram.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1);
  });

  it('goes on with defaults without Redis, and says so in /readyz and the log', async () => {
    telegram = await startTelegram();
    const own = await startRedis();
    const { env, base } = await hooked({ REDIS_URL: own.url });
    const program = start(env);
    await telegram.waitFor('setWebhook');
    const readyz = async () =>
      (await fetch(`${base}/readyz`)).json() as Promise<{ ready: boolean; store: string }>;
    expect((await readyz()).store).toContain('in order');
    await own.stop();
    const begun = Date.now();
    const chat = ask();
    await telegram.waitFor('sendMessage', (call) => call.params.chat_id === chat);
    expect(Date.now() - begun).toBeLessThan(3000);
    await program.said('Redis is out of reach');
    expect(await readyz()).toMatchObject({
      ready: true,
      store: expect.stringContaining('going on with defaults'),
    });
    await own.start();
    await program.said('Redis is back');
    await own.stop();
  });

  it('stops with one line when the port is taken', async () => {
    telegram = await startTelegram();
    const { env } = await hooked({ PORT: new URL(telegram.root).port });
    const program = start(env);
    expect(await program.ended).toBe(1);
    expect(program.output().trim()).toMatch(/^PORT: \d+ is taken by another program; example: PORT=\d+$/);
  });
});

/** A reverse proxy that goes round, and breaks the connection when the worker behind it does. */
async function startBalancer(targets: readonly string[]) {
  const { createServer } = await import('node:http');
  let turn = 0;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const headers = {
      'content-type': 'application/json',
      'X-Telegram-Bot-Api-Secret-Token': String(request.headers['x-telegram-bot-api-secret-token']),
    };
    const target = `${targets[turn++ % targets.length]}${request.url}`;
    await fetch(target, { method: 'POST', body: Buffer.concat(parts), headers }).then(
      (reply) => response.writeHead(reply.status).end(),
      () => response.writeHead(502).end(),
    );
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
