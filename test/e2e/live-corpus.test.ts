import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folder } from '../corpus/folder.ts';
import { type Program, startProgram } from '../support/program.ts';
import { startTelegram, type Telegram } from '../support/telegram.ts';

/** The corpus folder of a running bot changes; nobody restarts anything. */

const dir = folder({ 'a.md': '# 清溪縣防汛\n\n全縣轉移群眾1200戶，無人傷亡。\n' });
const data = folder({});
let telegram: Telegram;
let program: Program;
let operator: ReturnType<Telegram['build']['person']>;

beforeAll(async () => {
  telegram = await startTelegram();
  operator = telegram.build.person();
  program = startProgram({
    BOT_TOKEN: telegram.token,
    BOT_API_ROOT: telegram.root,
    CORPUS_DIR: dir,
    DATA_DIR: data,
    ADMIN_IDS: String(operator.id),
  });
  await program.said('bot is running');
});
afterAll(async () => {
  await program.kill();
  expect(telegram.invalid).toEqual([]);
  await telegram.close();
  for (const made of [dir, data]) rmSync(made, { recursive: true });
});

/** Asks in private until the answer has the words, or gives up. */
async function asked(question: string, words: string, from = telegram.build.person()): Promise<void> {
  let text = '';
  for (let round = 0; round < 20 && !text.includes(words); round += 1) {
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, 500));
    telegram.send(telegram.build.message(from, question));
    const call = await telegram.waitFor('sendMessage', ({ params }) => params.chat_id === from.id, 10_000);
    text = String(call.params.text);
  }
  expect(text).toContain(words);
}

describe('a report file', () => {
  it('is asked from the start', () => asked('轉移了多少戶群眾？', '1200戶', operator));

  it('that is added can be asked within seconds', async () => {
    writeFileSync(join(dir, 'b.txt'), '白沙鎮捐贈\n白沙鎮商會捐贈帳篷85頂，由鎮政府分發。\n');
    await asked('商會捐贈了多少頂帳篷？', '85頂');
  });

  it('that breaks keeps what it said, and the operators are told', async () => {
    writeFileSync(join(dir, 'b.txt'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 2));
    const call = await telegram.waitFor(
      'sendMessage',
      ({ params }) => params.chat_id === operator.id,
      20_000,
    );
    expect(call.params.text).toContain(`${join(dir, 'b.txt')}: is not text`);
    await program.said('b.txt: is not text');
    await asked('商會捐贈了多少頂帳篷？', '85頂');
  });

  it('of thousands of paragraphs keeps nobody waiting', async () => {
    const paragraphs = Array.from(
      { length: 4000 },
      (_, at) => `第${at}組的村民王志明捐贈口罩${at}個、消毒液${at}瓶，由鎮政府在當天統一分發給各村的老人。`,
    );
    writeFileSync(join(dir, 'c.txt'), `大報告\n\n${paragraphs.join('\n\n')}\n\n北嶺鄉糧站存米7300噸。\n`);
    const until = Date.now() + 60_000;
    for (let known = false; !known && Date.now() < until; ) {
      const from = telegram.build.person();
      telegram.send(telegram.build.message(from, '北嶺鄉糧站存米多少噸？'));
      const call = await telegram.waitFor('sendMessage', ({ params }) => params.chat_id === from.id, 6000);
      known = String(call.params.text).includes('7300');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await asked('北嶺鄉糧站存米多少噸？', '7300噸');
    rmSync(join(dir, 'c.txt'));
  }, 90_000);

  it('that changes says the new', async () => {
    writeFileSync(join(dir, 'b.txt'), '白沙鎮捐贈\n白沙鎮商會捐贈帳篷90頂，由鎮政府分發。\n');
    await asked('商會捐贈了多少頂帳篷？', '90頂');
  });
});
