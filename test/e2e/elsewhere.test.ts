import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods, openStage, type Stage, textOf } from '../bot/stage.ts';
import type { Call } from '../support/telegram.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    http: true,
    answers: {
      量子力學: { status: 'none', quotes: [], figures: [], people: [] },
      誰捐了錢: { like: '誰捐出10000元?' },
      'How many masks?': { like: '口罩有多少?' },
    },
  });
});
afterAll(async () => {
  expect(stage.errors).toEqual([]);
  expect(await stage.close()).toEqual([]);
});

const build = () => stage.telegram.build;

interface Result {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly input_message_content: { readonly message_text: string };
}

const buttonsOf = (result: Result) =>
  (
    result as { reply_markup?: { inline_keyboard: { callback_data?: string }[][] } }
  ).reply_markup?.inline_keyboard.flat() ?? [];

const resultsOf = (call: Call | undefined) => (call?.params.results ?? []) as readonly Result[];

async function query(text: string, offset = '', person = build().person()) {
  const calls = await stage.deliver(build().inlineQuery(person, text, offset));
  expect(methods(calls)).toEqual(['answerInlineQuery']);
  const [call] = calls;
  return { call, results: resultsOf(call), next: call?.params.next_offset };
}

describe('an inline query', () => {
  it('gives quotations, figures and people', async () => {
    const { results, call } = await query('誰捐了錢');
    const texts = results.map((one) => one.input_message_content.message_text);
    expect(texts[0]).toContain('退休工人周國棟捐出10000元');
    expect(results.map(({ title }) => title)).toContain('10000元 (10,000) · 周國棟的捐款');
    expect(results.map(({ title }) => title)).toContain('周國棟 · 退休工人');
    expect(call?.params).toMatchObject({ cache_time: 300, is_personal: true });
  });

  it('walks to the end of the quotations page by page', async () => {
    const seen: string[] = [];
    let offset = '';
    do {
      const page = await query('縣', offset);
      seen.push(...page.results.map(({ id }) => id).filter((id) => id.startsWith('q')));
      offset = String(page.next);
    } while (offset !== '');
    expect(seen.length).toBeGreaterThan(5);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('that is empty gives the example questions with their answers', async () => {
    const { results } = await query('  ');
    expect(results.map(({ title }) => title)).toContain('口罩有多少?');
    expect(
      results.find(({ title }) => title === '口罩有多少?')?.input_message_content.message_text,
    ).toContain('口罩5萬隻');
  });

  it('that finds nothing offers to ask in private', async () => {
    const { results, call } = await query('量子力學');
    expect(results).toEqual([]);
    const button = call?.params.button as { text: string; start_parameter: string };
    expect(button.text).toBe('在私聊中提問');
    const person = build().person();
    const { call: asked } = await stage.ask(build().message(person, `/start ${button.start_parameter}`));
    expect(textOf(asked)).toContain('問題：量子力學');
  });

  it('speaks the language of the query, else of the client', async () => {
    const simplified = await query('口罩有多少，运到哪里?');
    expect(simplified.results[0]?.input_message_content.message_text).toContain('引文已转为简体显示');
    const empty = await query('', '', build().person({ language_code: 'en' }));
    expect(empty.results.map(({ title }) => title)).toContain('How many masks?');
  });

  it('chosen is left alone', async () => {
    expect(await stage.deliver(build().chosenResult(build().person(), '口罩', 'q1', 'inline-1'))).toEqual([]);
  });

  it('gives messages whose buttons work wherever they are sent', async () => {
    const { call } = await query('口罩有多少?');
    const results = (call?.params.results ?? []) as readonly {
      reply_markup?: { inline_keyboard: { text: string; callback_data?: string }[][] };
    }[];
    const buttons = results[0]?.reply_markup?.inline_keyboard.flat() ?? [];
    const data = buttons.find(({ text }) => text === '前後文')?.callback_data ?? '';
    stage.telegram.world.inlineMessages.set('inline-7', { message_id: 1, date: 1, text: 'x' } as never);
    const calls = await stage.deliver(build().callback('inline-7', build().person(), data));
    expect(methods(calls)).toEqual(['editMessageText', 'answerCallbackQuery']);
    expect(calls[0]?.params).toMatchObject({ inline_message_id: 'inline-7' });
    expect(calls[0]?.params.text).toContain('縣紅十字會接收各界捐款90萬元');
  });
});

describe('a guest query', () => {
  it('is answered in the chat that the bot has not joined', async () => {
    const chat = build().supergroup();
    const calls = await stage.deliver(build().guest(build().person(), chat, '@report_test_bot 口罩有多少?'));
    expect(methods(calls)).toEqual(['answerGuestQuery']);
    const result = calls[0]?.params.result as Result;
    expect(result.input_message_content.message_text).toContain('口罩5萬隻');
    for (const { callback_data: data } of buttonsOf(result)) {
      if (data === undefined) continue;
      const [id] = [...stage.telegram.world.inlineMessages.keys()].slice(-1);
      const pressed = await stage.deliver(build().callback(String(id), build().person(), data));
      expect(methods(pressed)).toEqual(['editMessageText', 'answerCallbackQuery']);
    }
  });

  it('that asks nothing is told how to ask', async () => {
    const calls = await stage.deliver(
      build().guest(build().person(), build().supergroup(), '@report_test_bot'),
    );
    const result = calls[0]?.params.result as Result;
    expect(result.input_message_content.message_text).toBe('請在提及我的同時寫上問題。');
  });

  it('in reply to a message answers that message', async () => {
    const chat = build().supergroup();
    const theirs = { message_id: 5, date: 1, chat, from: build().person(), text: '麵粉有多少?' };
    const draft = build().guest(build().person(), chat, '@report_test_bot', {
      reply_to_message: theirs,
    } as never);
    const result = (await stage.deliver(draft))[0]?.params.result as Result;
    expect(result.input_message_content.message_text).toContain('麵粉20噸');
  });
});

describe('left alone are', () => {
  it('channel posts', async () => {
    const channel = build().channel();
    expect(await stage.deliver(build().channelPost(channel, '@report_test_bot 口罩有多少?'))).toEqual([]);
    expect(await stage.deliver(build().channelPost(channel, '/start'))).toEqual([]);
  });

  it('business messages', async () => {
    const person = build().person();
    const message = {
      message_id: 9,
      date: 1,
      chat: build().privateChat(person),
      from: person,
      text: '口罩有多少?',
    };
    const business = { ...message, business_connection_id: 'b' };
    expect(await stage.deliver({ business_message: business } as never)).toEqual([]);
    expect(await stage.deliver({ edited_business_message: business } as never)).toEqual([]);
  });

  it('chats that the operator does not list', async () => {
    const closed = await openStage({ allowedChats: [4242] });
    const stranger = closed.telegram.build.person();
    const draft = closed.telegram.build.message(stranger, '口罩有多少?');
    expect(await closed.deliver(draft)).toEqual([]);
    const known = closed.telegram.build.person({ id: 4242 });
    expect(methods(await closed.deliver(closed.telegram.build.message(known, '口罩有多少?')))).toEqual([
      'sendMessage',
    ]);
    expect(await closed.close()).toEqual([]);
  });
});
