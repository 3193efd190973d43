import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { randomNumbers } from '../../src/cli/bench/faults.ts';
import { type Program, startProgram } from '../support/program.ts';
import { startTelegram, type Telegram } from '../support/telegram.ts';

/*
 * Nothing is lost: the same runs as `npm run -s bench -- faults` and `-- kill`, shorter.
 */

const dir = mkdtempSync(join(tmpdir(), 'losses-'));
const programs: Program[] = [];
afterAll(async () => {
  await Promise.all(programs.map((program) => program.kill()));
  rmSync(dir, { recursive: true });
});

function start(environment: Readonly<Record<string, string>>): Program {
  const program = startProgram(environment);
  programs.push(program);
  return program;
}

const questions = ['多少名領導幹部下沉一線?', '口罩有多少', '王作春捐了多少', '誰是社區書記', '今天天氣如何'];

/** Asks in a chat of its own each; gives the chats. */
function ask(telegram: Telegram, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const from = telegram.build.person();
    telegram.send(telegram.build.message(from, questions[i % questions.length] ?? ''));
    return from.id;
  });
}

/** How often each chat was answered, whatever the bot heard of it. */
function answers(telegram: Telegram): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { done, method, params } of telegram.calls) {
    const chat = Number(params.chat_id);
    if (done && method === 'sendMessage') counts.set(chat, (counts.get(chat) ?? 0) + 1);
  }
  return counts;
}

it('answers every question through 30 % 429, 20 % 5xx, 10 % broken connections and 5 % garbage', async () => {
  const telegram = await startTelegram({ seed: 42 });
  telegram.misbehave({ tooMany: 0.3, server: 0.2, drop: 0.1, garbage: 0.05, retryAfter: 1 });
  const program = start({
    BOT_TOKEN: telegram.token,
    BOT_API_ROOT: telegram.root,
    DATA_DIR: mkdtempSync(join(dir, 'faults-')),
  });
  const chats = ask(telegram, 80);
  await expect.poll(() => answers(telegram).size, { timeout: 100_000, interval: 200 }).toBe(chats.length);
  await expect.poll(() => telegram.delivery.pending.length, { timeout: 100_000 }).toBe(0);
  const broken = telegram.calls.filter((call) => call.done && call.method === 'sendMessage' && call.error);
  const twice = [...answers(telegram).values()].reduce((sum, count) => sum + count - 1, 0);
  expect(twice).toBe(broken.length);
  expect(telegram.invalid).toEqual([]);
  await program.kill();
  await telegram.close();
}, 240_000);

it('leaves no question unanswered over four kill -9 at random moments under load', async () => {
  const telegram = await startTelegram();
  const random = randomNumbers(7);
  const environment = {
    BOT_TOKEN: telegram.token,
    BOT_API_ROOT: telegram.root,
    DATA_DIR: mkdtempSync(join(dir, 'kill-')),
  };
  const chats: number[] = [];
  for (let run = 0; run < 4; run++) {
    const program = start(environment);
    chats.push(...ask(telegram, 40));
    const before = answers(telegram).size;
    await expect
      .poll(() => answers(telegram).size, { timeout: 100_000, interval: 5 })
      .toBeGreaterThan(before);
    await sleep(random() * 60);
    await program.kill();
  }
  const last = start(environment);
  await expect.poll(() => answers(telegram).size, { timeout: 100_000 }).toBe(chats.length);
  await expect.poll(() => telegram.delivery.pending.length).toBe(0);
  expect(telegram.invalid).toEqual([]);
  await last.kill();
  await telegram.close();
}, 240_000);
