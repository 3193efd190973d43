import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { parseReport } from '../../src/corpus/parse.ts';
import type { Report } from '../../src/corpus/types.ts';
import { inventedReport } from '../support/reports.ts';
import { openRoom, type Room } from '../support/room.ts';
import type { Call } from '../support/telegram.ts';

const harvest = parseReport(
  'harvest',
  `# 东湖镇秋收简报

## 一、收成

全镇收割水稻1.2万亩，出动收割机35台。镇农技站站长陈立新带队指导，连续工作12天。

## 二、捐助

村民吴秀兰捐出500元，为收割队买水。`,
);
const shipped = loadCorpus('corpus').reports;
const invented = inventedReport({ figures: 14, people: 12 });

/** Commands and questions from which every screen of the bot can be reached. */
const doors = [
  '/start',
  '/help',
  '/stats',
  '/stats 名',
  '/people',
  '/people 村',
  '/read',
  '/reports',
  '/about',
  '/settings',
];

interface Crawl {
  readonly pressed: number;
  readonly screens: number;
  readonly problems: readonly string[];
}

/** Buttons of one kind that are pressed: quotations and their neighbours would multiply without end. */
const most = 15;
/** Kinds of buttons that draw a picture (0.2 s each), of which fewer are pressed. */
const pictures = { kinds: /^\d+:(c|cg|co):/, most: 4 } as const;

/** Presses every button of every screen that can be reached from these messages, each once. */
async function crawl(room: Room, messages: readonly string[]): Promise<Crawl> {
  const seen = new Set<string>();
  const kinds = new Map<string, number>();
  const problems: string[] = [];
  const queue: { message: Message; data: string; label: string }[] = [];
  let pressed = 0;
  let screens = 0;
  const visit = (calls: readonly Call[], from: string) => {
    for (const { method, done, result, error } of calls) {
      if (error && !/not modified/.test(error)) problems.push(`${from}: ${method}: ${error}`);
      if (!done || typeof result !== 'object' || result === null || !('chat' in result)) continue;
      const message = result as Message;
      const buttons = (message.reply_markup?.inline_keyboard ?? []).flat();
      screens += 1;
      if (/^edit/.test(method) && buttons.length === 0) problems.push(`${from}: a dead end`);
      for (const button of buttons) {
        if (!('callback_data' in button) || button.callback_data === undefined) continue;
        const { callback_data: data, text: label } = button;
        const bytes = Buffer.byteLength(data);
        if (bytes < 1 || bytes > 64) problems.push(`${label}: ${bytes} bytes of callback data`);
        const kind = data.split(':').slice(0, 2).join(':');
        const count = kinds.get(kind) ?? 0;
        if (seen.has(data) || count >= (pictures.kinds.test(data) ? pictures.most : most)) continue;
        seen.add(data);
        kinds.set(kind, count + 1);
        queue.push({ message, data, label });
      }
    }
  };
  for (const text of messages) {
    visit(await room.deliver(room.telegram.build.message(room.person, text)), text);
  }
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { message, data, label } = next;
    const calls = await room.deliver(room.telegram.build.callback(message, room.person, data));
    pressed += 1;
    const answers = calls.filter(({ method }) => method === 'answerCallbackQuery');
    if (answers.length !== 1) problems.push(`${label} (${data}): answered ${answers.length} times`);
    // A press must be seen to do something: a screen, a picture, or words in the answer.
    const shows = calls.some(({ method }) => /^(edit|send(Message|Rich|Photo))/.test(method));
    if (!shows && answers.every(({ params }) => params.text === undefined)) {
      problems.push(`${label} (${data}): nothing happens`);
    }
    visit(calls, `${label} (${data})`);
  }
  return { pressed, screens, problems };
}

function questionsOf(reports: readonly Report[]): string[] {
  return reports.flatMap(({ examples }) => examples).slice(0, 6);
}

describe('every button of every screen', () => {
  it.each([
    ['zh-hant', false],
    ['zh-hans', true],
    ['en', false],
  ])(
    'does what it says, over two reports (client: %s, rich messages refused: %s)',
    async (language, plain) => {
      const room = openRoom([invented, harvest], language);
      if (plain) await room.store.set('rich:refused', '1');
      const questions = ['收割水稻多少亩？', '誰捐出500元？', '多少名志願者？', '沒有的事情有多少？', '你好'];
      const { pressed, screens, problems } = await crawl(room, [...doors, ...questions]);
      expect(problems).toEqual([]);
      expect(room.telegram.invalid).toEqual([]);
      expect(room.errors).toEqual([]);
      expect(pressed).toBeGreaterThan(100);
      expect(screens).toBeGreaterThan(100);
    },
    120_000,
  );

  it('does what it says over the shipped report', async () => {
    const room = openRoom(shipped);
    const { pressed, problems } = await crawl(room, [...doors, ...questionsOf(shipped), '/card']);
    expect(problems).toEqual([]);
    expect(room.telegram.invalid).toEqual([]);
    expect(room.errors).toEqual([]);
    expect(pressed).toBeGreaterThan(40);
  }, 180_000);
});
