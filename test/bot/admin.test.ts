import type { Message, User } from 'grammy/types';
import { beforeEach, expect, it } from 'vitest';
import { createEngine } from '../../src/answer/engine.ts';
import { createBot } from '../../src/bot/bot.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { memoryStore } from '../../src/server/store.ts';
import { type Call, createTelegram, type Draft, type Telegram } from '../support/telegram.ts';

const engine = createEngine(loadCorpus('corpus').reports);
let telegram: Telegram;
let operator: User;
let deliver: (draft: Draft) => Promise<void>;
let reloads: number;

beforeEach(() => {
  telegram = createTelegram();
  operator = telegram.build.person();
  reloads = 0;
  const silent = () => {};
  const bot = createBot({
    token: telegram.token,
    botInfo: telegram.bot,
    client: { fetch: telegram.fetch },
    engine: () => engine,
    store: memoryStore(),
    log: { debug: silent, info: silent, warn: silent, error: silent },
    adminIds: [operator.id],
    allowedChats: [],
    operator: {
      startedAt: Date.now() - 3 * 3_600_000,
      totals: async () => ({ updates: 12, answers: { answered: 7, none: 2 }, apiErrors: 1, queue: 0 }),
      store: () => ({ kind: 'file', healthy: true }),
      reload: async () => {
        reloads++;
        return { reports: 1, problems: ['report.md:3: holds no text'] };
      },
    },
  });
  deliver = (draft) => bot.handleUpdate(telegram.number(draft));
});

const textOf = (call: Call) => String(call.params.text);
const sent = async () => (await telegram.waitFor('sendMessage')).result as Message;

it('shows operators uptime, counts, ratings and the state of the store', async () => {
  await deliver(telegram.build.message(operator, '/admin'));
  const text = textOf(await telegram.waitFor('sendMessage'));
  for (const part of ['3 小時', '更新 12', '回答 7', '沒有 2', '錯誤 1', 'file'])
    expect(text).toContain(part);
  expect(telegram.invalid).toEqual([]);
});

it('knows no such commands and buttons for anybody else, nor in groups', async () => {
  const stranger = telegram.build.person();
  await deliver(telegram.build.message(stranger, '/admin'));
  expect(textOf(await telegram.waitFor('sendMessage'))).not.toContain('更新 12');
  await deliver(telegram.build.message(stranger, '/reload'));
  await deliver(telegram.build.message(operator, '/admin', telegram.build.supergroup()));
  await deliver(telegram.build.message(operator, '/admin'));
  const page = await telegram.waitFor('sendMessage', (call) => textOf(call).includes('更新 12'));
  await deliver(telegram.build.press(page.result as Message, '重新載入', stranger));
  expect(reloads).toBe(0);
  const shown = telegram.calls.filter(
    (call) => call.method === 'sendMessage' && textOf(call).includes('更新 12'),
  );
  expect(shown).toHaveLength(1);
});

it('reloads the corpus by command and by button, with its problems', async () => {
  await deliver(telegram.build.message(operator, '/reload'));
  expect(textOf(await telegram.waitFor('sendMessage'))).toContain('report.md:3: holds no text');
  await deliver(telegram.build.message(operator, '/admin'));
  await deliver(telegram.build.press(await sent(), '重新載入', operator));
  expect(textOf(await telegram.waitFor('editMessageText'))).toContain('report.md:3');
  expect(reloads).toBe(2);
});

it('keeps unanswered questions only once switched on, without who asked, and forgets them when switched off', async () => {
  const asker = telegram.build.person({ first_name: '王小明' });
  await deliver(telegram.build.message(asker, '附近哪裡可以吃火鍋?'));
  await sent();
  await deliver(telegram.build.message(operator, '/admin'));
  const page = await sent();
  expect(page.text).not.toContain('火鍋');
  await deliver(telegram.build.press(page, '開始記錄', operator));
  await telegram.waitFor('editMessageText');
  await deliver(telegram.build.message(asker, '附近哪裡可以吃火鍋?'));
  await sent();
  await deliver(telegram.build.message(operator, '/admin'));
  const kept = await sent();
  expect(kept.text).toContain('附近哪裡可以吃火鍋?');
  expect(kept.text).not.toContain('王小明');
  expect(kept.text).not.toContain(String(asker.id));
  await deliver(telegram.build.press(kept, '停止並清除', operator));
  expect(textOf(await telegram.waitFor('editMessageText'))).not.toContain('火鍋');
});

it('counts 👍 and 👎 by kind of question, once for each reader', async () => {
  const reader = telegram.build.person();
  await deliver(telegram.build.message(reader, '多少名領導幹部下沉一線?'));
  const answer = await sent();
  await deliver(telegram.build.press(answer, '👍', reader));
  expect(textOf(await telegram.waitFor('answerCallbackQuery'))).toContain('謝謝');
  await deliver(telegram.build.press(answer, '👎', reader));
  expect(textOf(await telegram.waitFor('answerCallbackQuery'))).toContain('已經評過');
  await deliver(telegram.build.press(answer, '👎', telegram.build.person()));
  await deliver(telegram.build.message(operator, '/admin'));
  const page = await telegram.waitFor('sendMessage', (call) => textOf(call).includes('評價'));
  expect(textOf(page)).toContain('數量：👍 1 · 👎 1');
  expect(telegram.invalid).toEqual([]);
});
