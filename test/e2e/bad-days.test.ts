import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods, openStage, type Stage, textOf } from '../bot/stage.ts';
import { faults, messageIn } from '../support/telegram.ts';

/** Telegram's errors, played one by one. */

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ http: true });
});
afterAll(async () => {
  expect(await stage.close()).toEqual([]);
});

const build = () => stage.telegram.build;

async function ask(text = '口罩有多少?') {
  const person = build().person();
  const draft = build().message(person, text);
  return { person, question: messageIn(draft), ...(await stage.ask(draft)) };
}

describe('Telegram says', () => {
  it('message is not modified: no error, the press is answered', async () => {
    const shown = await ask();
    const around = await stage.press(shown, '前後文', shown.person);
    // pressed again on the old copy of the message that a second client still shows
    const calls = await stage.deliver(build().press(shown.message, '前後文', shown.person));
    expect(calls.map(({ method, done }) => [method, done])).toEqual([
      ['editMessageText', false],
      ['answerCallbackQuery', true],
    ]);
    expect(textOf(around.call)).toContain('縣紅十字會');
    expect(stage.errors).toEqual([]);
  });

  it('query is too old: nothing more can be done, and nothing is', async () => {
    const shown = await ask();
    const tooOld = 'query is too old and response timeout expired or query ID is invalid';
    stage.telegram.fail('answerCallbackQuery', faults.badRequest(tooOld));
    const calls = await stage.deliver(build().press(shown.message, '前後文', shown.person));
    expect(methods(calls)).toEqual(['editMessageText', 'answerCallbackQuery']);
    stage.telegram.fail('answerInlineQuery', faults.badRequest(tooOld));
    expect(methods(await stage.deliver(build().inlineQuery(shown.person, '口罩')))).toEqual([
      'answerInlineQuery',
    ]);
    stage.telegram.fail('answerGuestQuery', faults.badRequest(tooOld));
    const guest = build().guest(shown.person, build().supergroup(), '@report_test_bot 口罩');
    expect(methods(await stage.deliver(guest))).toEqual(['answerGuestQuery']);
    expect(stage.errors).toEqual([]);
  });

  it('message to be replied not found: the answer is sent without a reply', async () => {
    const person = build().person();
    const draft = build().message(person, '口罩有多少?');
    stage.telegram.world.room(build().privateChat(person)).messages.delete(messageIn(draft).message_id);
    expect(textOf((await stage.ask(draft)).call)).toContain('口罩5萬隻');
  });

  it('message to edit not found: the screen comes as a new message', async () => {
    const shown = await ask();
    stage.telegram.fail('editMessageText', faults.badRequest('message to edit not found'));
    const calls = await stage.deliver(build().press(shown.message, '前後文', shown.person));
    expect(textOf(calls.find(({ method }) => method === 'sendMessage'))).toContain('縣紅十字會');
  });

  it('bot was blocked: that is no error', async () => {
    const person = build().person();
    stage.telegram.fail('sendMessage', faults.blocked);
    const calls = await stage.deliver(build().message(person, '口罩有多少?'));
    expect(methods(calls)).toEqual(['sendMessage']);
    expect(stage.errors).toEqual([]);
  });

  it('something unheard of: the reader gets one line, the operator another', async () => {
    const person = build().person();
    stage.telegram.fail('sendMessage', faults.badRequest('SOMETHING_NEW'));
    const calls = await stage.deliver(build().message(person, '口罩有多少?'));
    expect(textOf(calls.at(-1))).toBe('出了點問題，請再試一次。');
    expect(stage.errors).toHaveLength(1);
  });
});

describe('a slow Telegram', () => {
  it('does not keep a press waiting: it is answered within 2 s', async () => {
    const shown = await ask();
    stage.telegram.fail('editMessageText', faults.slow(2500));
    const begun = Date.now();
    const calls = await stage.deliver(build().press(shown.message, '前後文', shown.person));
    const answer = calls.find(({ method }) => method === 'answerCallbackQuery');
    expect((answer?.at ?? Number.POSITIVE_INFINITY) - begun).toBeLessThan(2000);
    expect(methods(calls)).toEqual(['answerCallbackQuery', 'editMessageText']);
  });
});

describe('buttons whose message no longer helps', () => {
  it('show the quotation from their data when the question is gone', async () => {
    const shown = await ask();
    const around = await stage.press(shown, '前後文', shown.person);
    const { reply_to_message: _, ...orphan } = around.message;
    const calls = await stage.deliver(build().press(orphan as never, '返回', shown.person));
    expect(textOf(calls.find(({ method }) => method === 'editMessageText'))).toContain('口罩5萬隻');
  });

  it('of a message too old to be seen (inaccessible) are answered', async () => {
    const shown = await ask();
    const bare = { chat: shown.message.chat, message_id: shown.message.message_id, date: 0 };
    const keyboard = shown.message.reply_markup;
    const press = build().press({ ...bare, reply_markup: keyboard } as never, '前後文', shown.person);
    const calls = await stage.deliver({
      callback_query: { ...press.callback_query, message: bare },
    } as never);
    expect(methods(calls)).toEqual(['editMessageText', 'answerCallbackQuery']);
  });

  it('of a report that has changed say so', async () => {
    const shown = await ask();
    const calls = await stage.deliver(
      build().callback(shown.message, shown.person, '1:p:ho:0:zzzz.1.0.5.abc:1'),
    );
    expect(calls.map(({ params }) => params.text)).toEqual(['報告已經更新，這一段不在原處了。請再問一次。']);
  });

  it.each(['', 'x', '0:a:ho:0:abc.1.2.3.4', '1:a', '1:a:ho:0', '2:n:ho:1', '1:n:ho:-1', 'a'.repeat(64)])(
    'of another version or forged (%j) are told to be outdated',
    async (data) => {
      const shown = await ask();
      const calls = await stage.deliver(build().callback(shown.message, shown.person, data));
      expect(calls.map(({ params }) => params.text)).toEqual(['這個按鈕已經過時，請再問一次。']);
    },
  );
});
