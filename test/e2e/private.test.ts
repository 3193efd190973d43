import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, methods, openStage, type Stage, textOf, wordsUnder } from '../bot/stage.ts';
import { messageIn } from '../support/telegram.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    http: true,
    answers: {
      量子力學: { status: 'none', quotes: [], figures: [], people: [], missing: ['量子力學'] },
      '李大勇捐了多少?': { status: 'related', missing: ['李大勇'], answer: null },
      林秀鷹捐了多少: { corrections: [{ from: '林秀鷹', to: '林秀英' }] },
      '那他呢?': { like: '周國棟捐出多少元?', understood: '周國棟捐出多少元?' },
      早安: { status: 'smalltalk', smalltalk: 'greeting', quotes: [], figures: [], people: [] },
    },
  });
});
afterAll(async () => {
  expect(stage.errors).toEqual([]);
  expect(await stage.close()).toEqual([]);
});

const build = () => stage.telegram.build;
const quotes = ['blockquote', 'expandable_blockquote'] as const;

async function ask(text: string, person = build().person()) {
  const draft = build().message(person, text);
  return { person, question: messageIn(draft), ...(await stage.ask(draft)) };
}

describe('an answer', () => {
  it('quotes the sentence, marks the words, links the place, quotes the question, shows no preview', async () => {
    const { calls, call, question } = await ask('多少名機關幹部下沉社區?');
    expect(methods(calls)).toEqual(['sendMessage']);
    expect(wordsUnder(call, ...quotes)[0]).toContain('組織312名機關幹部下沉社區');
    expect(wordsUnder(call, 'bold').join()).toMatch(/312名/);
    expect(wordsUnder(call, 'text_link')).toEqual(['一、雨情與轉移 · 第 1 段']);
    expect(call.params.reply_parameters).toEqual({
      message_id: question.message_id,
      allow_sending_without_reply: true,
    });
    expect(call.params.link_preview_options).toEqual({ is_disabled: true });
  });

  it('lays the figures beneath, their numbers grouped for reading', async () => {
    const { call } = await ask('轉移安置多少群眾?');
    expect(textOf(call)).toContain('近2.6萬名 (26,000) · 轉移安置的群眾');
  });

  it('stays on one screen', async () => {
    const { call } = await ask('志願者陳思遠帶領運輸隊做了什麼?');
    expect(textOf(call).length).toBeLessThan(700);
    expect(textOf(call).split('\n').length).toBeLessThan(16);
  });

  it('says which words the report does not have, and shows the nearest passage', async () => {
    const { call } = await ask('李大勇捐了多少?');
    expect(textOf(call)).toContain('報告沒有提到「李大勇」。最接近的是：');
    expect(wordsUnder(call, ...quotes)).toHaveLength(1);
  });

  it('offers example questions when there is nothing near; pressed, one is asked', async () => {
    const { call, message, person } = await ask('量子力學');
    expect(textOf(call)).toContain('報告沒有提到這件事');
    expect(buttonsOf(call)).toContain('誰捐出2000元?');
    const calls = await stage.deliver(build().press(message, '誰捐出2000元', person));
    const sent = calls.find(({ method }) => method === 'sendMessage');
    expect(textOf(sent)).toContain('問題：誰捐出2000元?');
    expect(textOf(sent)).toContain('林秀英捐出2000元');
    expect(methods(calls)).toContain('answerCallbackQuery');
  });

  it('names what was searched instead of a typing error', async () => {
    const { call } = await ask('林秀鷹捐了多少');
    expect(textOf(call)).toContain('以「林秀英」搜尋');
  });

  it('meets small talk with a friendly line and no search', async () => {
    const { call } = await ask('早安');
    expect(textOf(call)).toBe('您好！想知道報告裡的什麼？直接問就可以。');
  });
});

describe('the buttons of an answer', () => {
  it('show the paragraph around it, its neighbours, and the answer again', async () => {
    const first = await ask('口罩有多少?');
    const around = await stage.press(first, '前後文', first.person);
    expect(textOf(around.call)).toContain('縣紅十字會接收各界捐款90萬元');
    const before = await stage.press(around, '上一段', first.person);
    expect(textOf(before.call)).toContain('連日暴雨');
    const back = await stage.press(before, '返回', first.person);
    expect(back.call.params).toMatchObject({
      text: first.call.params.text,
      entities: first.call.params.entities,
      reply_markup: first.call.params.reply_markup,
    });
  });

  it('walk the passages to their end and back to the first', async () => {
    const first = await ask('縣醫院');
    let shown: Awaited<ReturnType<Stage['press']>> = first;
    const seen = [textOf(first.call)];
    while (buttonsOf(shown.call).includes('下一段 ▸')) {
      shown = await stage.press(shown, '下一段', first.person);
      seen.push(textOf(shown.call));
    }
    expect(seen.length).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(seen.length);
    while (buttonsOf(shown.call).includes('◂ 上一段')) {
      shown = await stage.press(shown, '上一段', first.person);
    }
    expect(textOf(shown.call)).toBe(seen[0]);
  });

  it('list the figures and people of the quotation', async () => {
    const first = await ask('誰捐出10000元?');
    const facts = await stage.press(first, '數字與人物', first.person);
    expect(textOf(facts.call)).toContain('10000元 (10,000) · 周國棟的捐款');
    expect(textOf(facts.call)).toContain('周國棟 · 退休工人');
    const back = await stage.press(facts, '返回', first.person);
    expect(textOf(back.call)).toBe(textOf(first.call));
  });

  it('copy and share', async () => {
    const { call } = await ask('消毒酒精有多少?');
    const keyboard = call.params.reply_markup as { inline_keyboard: object[][] };
    const buttons = keyboard.inline_keyboard.flat();
    expect(buttons).toContainEqual({ text: '複製', copy_text: { text: wordsUnder(call, ...quotes)[0] } });
    expect(buttons).toContainEqual({ text: '分享', switch_inline_query: '消毒酒精有多少?' });
  });

  it('show the quotation in the other script and back', async () => {
    const first = await ask('消毒酒精有多少?');
    const simple = await stage.press(first, '简体', first.person);
    expect(textOf(simple.call)).toContain('消毒酒精共4吨');
    expect(textOf(simple.call)).toContain('引文已轉為簡體顯示');
    const back = await stage.press(simple, '原文', first.person);
    expect(textOf(back.call)).toBe(textOf(first.call));
  });
});

describe('a follow-up', () => {
  it('may be a reply to an answer, of which it gets the quotation', async () => {
    const first = await ask('林秀英捐出多少元?');
    const draft = build().reply(first.message, first.person, '那他呢?');
    const { call } = await stage.ask(draft);
    expect(textOf(call)).toContain('問題：周國棟捐出多少元?');
    expect(wordsUnder(call, 'italic')).toEqual(['周國棟捐出多少元?']);
  });

  it('says how it was understood, also after its buttons were pressed', async () => {
    const person = build().person();
    await ask('林秀英捐出多少元?', person);
    const { call, message } = await ask('那他呢?', person);
    expect(textOf(call)).toContain('問題：周國棟捐出多少元?');
    const around = await stage.press({ calls: [], call, message }, '前後文', person);
    expect(textOf(around.call)).toContain('問題：周國棟捐出多少元?');
  });
});

describe('an edited question', () => {
  it('gets its answer edited', async () => {
    const first = await ask('口罩有多少?');
    const calls = await stage.deliver(build().edited(first.question, '麵粉有多少?'));
    expect(methods(calls)).toEqual(['editMessageText']);
    expect(calls[0]?.params.message_id).toBe(first.message.message_id);
    expect(textOf(calls[0])).toContain('麵粉20噸');
  });

  it('that nobody answered stays so', async () => {
    const draft = build().message(build().person(), '口罩有多少?');
    expect(await stage.deliver(build().edited(messageIn(draft), '麵粉有多少?'))).toEqual([]);
  });
});

describe('commands', () => {
  it('/start says what the bot does and offers three questions', async () => {
    const { call } = await ask('/start');
    expect(textOf(call)).toContain('《清溪縣抗洪工作報告》');
    expect(buttonsOf(call)).toHaveLength(3);
  });

  it('/start opens the paragraph of a deep link, from where one can read on', async () => {
    const { call, person } = await ask('口罩有多少?');
    const entities = call.params.entities as readonly { type: string; url?: string }[];
    const link = new URL(entities.find(({ type }) => type === 'text_link')?.url ?? '');
    expect(link.pathname).toBe('/report_test_bot');
    const payload = link.searchParams.get('start') ?? '';
    expect(payload).toMatch(/^p-[\w-]{1,62}$/);
    const opened = await ask(`/start ${payload}`, person);
    expect(textOf(opened.call)).toContain('縣紅十字會接收各界捐款90萬元');
    const next = await stage.press(opened, '下一段', person);
    expect(textOf(next.call)).toContain('志願者陳思遠');
  });

  it('/start says so when a deep link leads nowhere', async () => {
    expect(textOf((await ask('/start p-zzzz-3')).call)).toContain('段落不在了');
    expect(textOf((await ask('/start p-')).call)).toContain('段落不在了');
  });

  it('/help explains, /ask asks, /ask alone explains itself', async () => {
    expect(textOf((await ask('/help')).call)).toContain('@report_test_bot');
    expect(textOf((await ask('/ask 麵粉有多少?')).call)).toContain('麵粉20噸');
    expect(textOf((await ask('/ask')).call)).toContain('/ask 多少名機關幹部下沉社區?');
  });

  it('that do not exist get one line', async () => {
    expect(textOf((await ask('/nosuchthing')).call)).toContain('沒有這個指令');
  });
});

describe('messages that are no text', () => {
  const photo = [{ file_id: 'p', file_unique_id: 'u', width: 1, height: 1 }];
  it.each([
    ['a photo', { photo }],
    ['a voice message', { voice: { file_id: 'v', file_unique_id: 'u', duration: 1 } }],
    ['a sticker', { sticker: { file_id: 's', file_unique_id: 'u', type: 'regular', width: 1, height: 1 } }],
  ])('%s gets a short line', async (_, content) => {
    const person = build().person();
    const { call } = await stage.ask(build().media(person, build().privateChat(person), content as never));
    expect(textOf(call)).toBe('我只看得懂文字。請把問題打出來。');
  });

  it('a photo with a caption is asked by its caption', async () => {
    const person = build().person();
    const content = { photo, caption: '口罩有多少?' };
    const { call } = await stage.ask(build().media(person, build().privateChat(person), content as never));
    expect(textOf(call)).toContain('口罩5萬隻');
  });

  it('an album gets one line, or the answer to its caption', async () => {
    const person = build().person();
    const item = (album: string, more: object = {}) =>
      build().media(person, build().privateChat(person), { photo, media_group_id: album, ...more } as never);
    expect(methods(await stage.deliver(item('a')))).toEqual(['sendMessage']);
    expect(await stage.deliver(item('a'))).toEqual([]);
    expect(textOf((await stage.ask(item('b', { caption: '口罩有多少?' }))).call)).toContain('口罩5萬隻');
    expect(await stage.deliver(item('b'))).toEqual([]);
  });

  it('a service message gets nothing', async () => {
    const person = build().person();
    const pinned = { pinned_message: { message_id: 1, date: 0, chat: build().privateChat(person) } };
    expect(await stage.deliver(build().media(person, build().privateChat(person), pinned as never))).toEqual(
      [],
    );
  });
});
