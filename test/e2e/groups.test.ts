import type { Chat, Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, methods, openStage, type Stage, textOf, wordsUnder } from '../bot/stage.ts';
import { faults, messageIn } from '../support/telegram.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    http: true,
    answers: {
      回答一下: { status: 'none', quotes: [] },
      '今晚吃什麼?': { status: 'none', quotes: [] },
    },
  });
});
afterAll(async () => {
  expect(stage.errors).toEqual([]);
  expect(await stage.close()).toEqual([]);
});

const build = () => stage.telegram.build;
const question = '口罩有多少?';
const answer = '口罩5萬隻';
const setting = () => ({ person: build().person(), group: build().supergroup() });

/** A group whose settings an administrator changed by pressing these buttons. */
async function configured(...presses: readonly string[]) {
  const { person, group } = setting();
  stage.telegram.world.members.set(`${group.id}:${person.id}`, 'administrator');
  let shown = await stage.ask(build().message(person, '/settings', group));
  for (const label of presses) shown = await stage.press(shown, label, person);
  return { person, group, shown };
}

describe('in a group the bot answers', () => {
  it.each([
    `@report_test_bot ${question}`,
    `${question} @report_test_bot`,
    `請問 @Report_Test_Bot，${question}`,
    `/ask ${question}`,
    `/ask@report_test_bot ${question}`,
  ])('%s', async (text) => {
    const { person, group } = setting();
    const draft = build().message(person, text, group);
    const { call } = await stage.ask(draft);
    expect(textOf(call)).toContain(answer);
    expect(call.params.reply_parameters).toMatchObject({ message_id: messageIn(draft).message_id });
  });

  it('a mention of a bot without its name (text_mention), behind characters of two units', async () => {
    const { person, group } = setting();
    const text = `😀😀 小幫手 ${question}`;
    const entities = [{ type: 'text_mention', offset: 5, length: 3, user: stage.telegram.bot }];
    const { call } = await stage.ask(build().message(person, text, group, { entities } as never));
    expect(textOf(call)).toContain(answer);
  });

  it('a caption that mentions it', async () => {
    const { person, group } = setting();
    const caption = `@report_test_bot ${question}`;
    const content = {
      photo: [{ file_id: 'p', file_unique_id: 'u', width: 1, height: 1 }],
      caption,
      caption_entities: [{ type: 'mention', offset: 0, length: 16 }],
    };
    expect(textOf((await stage.ask(build().media(person, group, content as never))).call)).toContain(answer);
  });

  it('a reply to itself', async () => {
    const { person, group } = setting();
    const first = await stage.ask(build().message(person, `/ask 麵粉有多少?`, group));
    expect(textOf((await stage.ask(build().reply(first.message, person, question))).call)).toContain(answer);
  });

  it('the question of the message to which a mention replies, quoting that message', async () => {
    const { person, group } = setting();
    const theirs = messageIn(build().message(build().person(), question, group));
    for (const text of ['@report_test_bot', '/ask', '@report_test_bot 回答一下']) {
      const { call } = await stage.ask(build().reply(theirs, person, text));
      expect(textOf(call)).toContain(answer);
      expect(call.params.reply_parameters).toMatchObject({ message_id: theirs.message_id });
    }
  });

  it('only the words that were quoted from that message', async () => {
    const { person, group } = setting();
    const theirs = messageIn(build().message(build().person(), `今天好熱。${question}`, group));
    const quote = { text: question, position: 5, is_manual: true as const };
    const shown = await stage.ask(build().reply(theirs, person, '@report_test_bot', { quote }));
    expect(textOf(shown.call)).toContain(answer);
    expect(textOf(shown.call)).toContain(`問題：${question}`);
    const around = await stage.press(shown, '前後文', person);
    const back = await stage.press(around, '返回', person);
    expect(textOf(back.call)).toBe(textOf(shown.call));
  });

  it('words that were quoted from a message of another chat', async () => {
    const { person, group } = setting();
    const quote = { text: question, position: 0 };
    const external_reply = { origin: { type: 'hidden_user', sender_user_name: 'x', date: 1 } };
    const draft = build().message(person, '@report_test_bot', group, { quote, external_reply } as never);
    const { call } = await stage.ask(draft);
    expect(textOf(call)).toContain(answer);
    expect(call.params.reply_parameters).toMatchObject({ message_id: messageIn(draft).message_id });
  });

  it('and edits that answer when the question is edited', async () => {
    const { person, group } = setting();
    const theirs = messageIn(build().message(build().person(), question, group));
    await stage.ask(build().reply(theirs, person, '@report_test_bot'));
    const calls = await stage.deliver(build().edited(theirs, '麵粉有多少?'));
    expect(calls.map((call) => [call.method, textOf(call).includes('麵粉20噸')])).toEqual([
      ['editMessageText', true],
    ]);
  });

  it('in the same topic', async () => {
    const forum = build().forum();
    const topic = build().topic(forum);
    const draft = build().inTopic(forum, topic, build().person(), `@report_test_bot ${question}`);
    const shown = await stage.ask(draft);
    expect(shown.call.params.message_thread_id).toBe(topic);
    const example = await stage.press(shown, '前後文', build().person());
    expect(example.message.message_thread_id).toBe(topic);
  });

  it('an anonymous administrator, and somebody who writes as a channel', async () => {
    const { group } = setting();
    const text = `@report_test_bot ${question}`;
    expect(textOf((await stage.ask(build().anonymous(group, text))).call)).toContain(answer);
    const channel = build().channel();
    const fake = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };
    const draft = build().message(fake, text, group, { sender_chat: channel });
    expect(textOf((await stage.ask(draft)).call)).toContain(answer);
  });

  it('below a post of the linked channel, in its thread', async () => {
    const { person, group } = setting();
    const draft = build().message(person, `@report_test_bot ${question}`, group, { message_thread_id: 4711 });
    const { call } = await stage.ask(draft);
    expect(textOf(call)).toContain(answer);
    expect(call.params.message_thread_id).toBeUndefined();
  });

  it('compactly, with a link into a private chat and more on demand', async () => {
    const { person, group } = setting();
    const text = '誰捐出10000元?';
    const inGroup = await stage.ask(build().message(person, `/ask ${text}`, group));
    const inPrivate = await stage.ask(build().message(person, text));
    expect(textOf(inGroup.call).length).toBeLessThan(textOf(inPrivate.call).length);
    const links = inGroup.call.params.entities as readonly { type: string; url?: string }[];
    expect(links.find(({ type }) => type === 'text_link')?.url).toMatch(
      /^https:\/\/t\.me\/report_test_bot\?start=p-/,
    );
    const facts = await stage.press(inGroup, '數字與人物', build().person());
    expect(textOf(facts.call)).toContain('周國棟 · 退休工人');
  });
});

describe('in a group the bot is silent towards', () => {
  const other = { id: 999, is_bot: true, first_name: 'Other', username: 'other_bot' };
  const addressed = `@report_test_bot ${question}`;
  const cases: readonly [string, (chat: Chat) => object][] = [
    ['what is not addressed to it', (chat) => build().message(build().person(), question, chat)],
    ['bots, even when they mention it', (chat) => build().message(other, addressed, chat)],
    ['messages sent via a bot', (chat) => build().viaBot(build().person(), chat, addressed, other)],
    [
      'results of its own inline mode',
      (chat) => build().viaBot(build().person(), chat, addressed, stage.telegram.bot),
    ],
    [
      'commands for another bot',
      (chat) => build().message(build().person(), `/ask@other_bot ${question}`, chat),
    ],
    ['another bot’s commands', (chat) => build().message(build().person(), '/roll 6', chat)],
    [
      'mentions of somebody else',
      (chat) => build().message(build().person(), `@report_test_bot2 ${question}`, chat),
    ],
    [
      'names inside code',
      (chat) =>
        build().message(build().person(), addressed, chat, {
          entities: [{ type: 'code', offset: 0, length: 16 }],
        }),
    ],
    [
      'posts of the linked channel',
      (chat) =>
        build().message({ id: 777_000, is_bot: false, first_name: 'Telegram' }, addressed, chat, {
          sender_chat: build().channel(),
          is_automatic_forward: true,
        }),
    ],
    [
      'replies to other people',
      (chat) =>
        build().reply(messageIn(build().message(build().person(), 'hi', chat)), build().person(), question),
    ],
    [
      'stickers in reply to it',
      (chat) =>
        build().media(build().person(), chat, {
          sticker: {
            file_id: 's',
            file_unique_id: 'u',
            type: 'regular',
            width: 1,
            height: 1,
            is_animated: false,
            is_video: false,
          },
          reply_to_message: own(chat),
        } as never),
    ],
    [
      'the notice that opened a topic',
      (chat) =>
        build().message(build().person(), question, chat, {
          reply_to_message: { ...own(chat), forum_topic_created: { name: 't', icon_color: 0 } },
        } as never),
    ],
  ];
  const own = (chat: Chat): Message =>
    ({ message_id: 1, date: 1, chat, from: stage.telegram.bot, text: 'x' }) as unknown as Message;

  it.each(cases)('%s', async (_, make) => {
    expect(await stage.deliver(make(build().supergroup()))).toEqual([]);
  });
});

describe('hints', () => {
  it('go to the sender alone', async () => {
    const { person, group } = setting();
    const { call } = await stage.ask(build().message(person, '@report_test_bot', group));
    expect(textOf(call)).toContain('請在提及我的同時寫上問題');
    expect(call.params.ephemeral_message_parameters).toEqual({ receiver_user_id: person.id });
  });

  it('are short replies where the API does not take ephemeral messages, or for an anonymous administrator', async () => {
    const { person, group } = setting();
    stage.telegram.fail('sendMessage', faults.badRequest('EPHEMERAL_NOT_ALLOWED'));
    const refused = await stage.ask(build().message(person, '/ask', group));
    expect(refused.call.params.ephemeral_message_parameters).toBeUndefined();
    const anonymous = await stage.ask(build().anonymous(group, '/ask'));
    expect(anonymous.call.params.ephemeral_message_parameters).toBeUndefined();
    expect(textOf(anonymous.call)).toContain('/ask');
  });
});

describe('coming and going', () => {
  it('greets once, with three example questions that can be pressed', async () => {
    const { person, group } = setting();
    const greeting = await stage.ask(build().myMember(group, person, 'left', 'member'));
    expect(textOf(greeting.call)).toContain('@report_test_bot');
    expect(buttonsOf(greeting.call)).toHaveLength(3);
    expect(await stage.deliver(build().myMember(group, person, 'left', 'member'))).toEqual([]);
    expect(await stage.deliver(build().myMember(group, person, 'member', 'administrator'))).toEqual([]);
    const notice = build().media(person, group, { new_chat_members: [stage.telegram.bot] } as never);
    expect(await stage.deliver(notice)).toEqual([]);
    const calls = await stage.deliver(build().press(greeting.message, '口罩有多少', person));
    expect(textOf(calls.find(({ method }) => method === 'sendMessage'))).toContain(answer);
  });

  it('leaves without a word, and greets again when it comes back', async () => {
    const { person, group } = setting();
    await stage.deliver(build().myMember(group, person, 'left', 'member'));
    expect(await stage.deliver(build().myMember(group, person, 'member', 'kicked'))).toEqual([]);
    expect(methods(await stage.deliver(build().myMember(group, person, 'kicked', 'member')))).toEqual([
      'sendMessage',
    ]);
  });

  it('a blocked private chat and a channel get no greeting', async () => {
    const person = build().person();
    expect(
      await stage.deliver(build().myMember(build().privateChat(person), person, 'kicked', 'member')),
    ).toEqual([]);
    expect(await stage.deliver(build().myMember(build().channel(), person, 'left', 'administrator'))).toEqual(
      [],
    );
  });

  it('settings move along when the group becomes a supergroup', async () => {
    const person = build().person();
    const group = build().group();
    stage.telegram.world.members.set(`${group.id}:${person.id}`, 'creator');
    const settings = await stage.ask(build().message(person, '/settings', group));
    await stage.press(settings, 'English', person);
    const [old, fresh, supergroup] = build().migration(group, person);
    expect(await stage.deliver(old)).toEqual([]);
    expect(await stage.deliver(fresh)).toEqual([]);
    const { call } = await stage.ask(build().message(build().person(), '/help', supergroup));
    expect(textOf(call)).toContain('Type a question');
  });

  it('a group that became a supergroup meanwhile gets its answer under the new id', async () => {
    const person = build().person();
    const group = build().group();
    const draft = build().message(person, `/ask ${question}`, group);
    const [, , supergroup] = build().migration(group, person);
    const { call } = await stage.ask(draft);
    expect(call.params.chat_id).toBe(supergroup.id);
  });

  it('a kick in the middle of an answer is no error', async () => {
    const { person, group } = setting();
    stage.telegram.forbid(group.id, 'bot was kicked from the supergroup chat');
    const calls = await stage.deliver(build().message(person, `/ask ${question}`, group));
    expect(calls.map(({ done }) => done)).toEqual([false]);
    const hint = await stage.deliver(build().message(person, '@report_test_bot', group));
    expect(hint.map(({ done }) => done)).toEqual([false, false]);
  });
});

describe('/settings', () => {
  it('is for administrators', async () => {
    const { person, group } = setting();
    const { call } = await stage.ask(build().message(person, '/settings', group));
    expect(textOf(call)).toBe('只有群組管理員可以更改設定。');
    expect(call.params.ephemeral_message_parameters).toEqual({ receiver_user_id: person.id });
  });

  it('opens for an anonymous administrator; others cannot press its buttons', async () => {
    const { person, group } = setting();
    const shown = await stage.ask(build().anonymous(group, '/settings'));
    expect(textOf(shown.call)).toContain('設定');
    const calls = await stage.deliver(build().press(shown.message, 'English', person));
    expect(methods(calls)).toEqual(['getChatMember', 'answerCallbackQuery']);
    expect(calls[1]?.params).toMatchObject({ text: '只有群組管理員可以更改設定。', show_alert: true });
  });

  it('changes the language of what does not tell one', async () => {
    const { group, shown } = await configured('English');
    expect(textOf(shown.call)).toContain('Settings');
    expect(textOf((await stage.ask(build().message(build().person(), '/help', group))).call)).toContain(
      'Type a question',
    );
    const asked = await stage.ask(build().message(build().person(), `/ask ${question}`, group));
    expect(buttonsOf(asked.call)).toContain('前後文');
  });

  it('changes the script of quotations', async () => {
    const { group, person } = await configured('引文 · 简体');
    const { call } = await stage.ask(build().message(person, `/ask ${question}`, group));
    expect(wordsUnder(call, 'blockquote')[0]).toContain('口罩5万');
  });

  it('quiet mode makes no sound and gives no hints', async () => {
    const { group, person } = await configured('安靜模式 · 開');
    expect(await stage.deliver(build().message(person, '@report_test_bot', group))).toEqual([]);
    const { call } = await stage.ask(build().message(person, `/ask ${question}`, group));
    expect(call.params.disable_notification).toBe(true);
  });

  it('cannot answer all questions while privacy mode is on', async () => {
    const { person, shown } = await configured();
    const calls = await stage.deliver(build().press(shown.message, '所有問句 · 開', person));
    expect(calls.find(({ method }) => method === 'answerCallbackQuery')?.params.text).toContain('隱私模式');
    expect(methods(calls)).not.toContain('editMessageText');
  });

  it('in private has what concerns one reader', async () => {
    const shown = await stage.ask(build().message(build().person(), '/settings'));
    expect(buttonsOf(shown.call).join()).not.toContain('安靜模式');
  });
});

describe('with privacy mode off', () => {
  let open: Stage;
  beforeAll(async () => {
    const answers = { '今晚吃什麼?': { status: 'none', quotes: [] } } as const;
    open = await openStage({ http: true, bot: { can_read_all_group_messages: true }, answers });
  });
  afterAll(async () => {
    expect(await open.close()).toEqual([]);
  });

  it('questions that nobody addressed are answered once an administrator wants it, if the report has the answer', async () => {
    const person = open.telegram.build.person();
    const group = open.telegram.build.supergroup();
    expect(await open.deliver(open.telegram.build.message(person, question, group))).toEqual([]);
    open.telegram.world.members.set(`${group.id}:${person.id}`, 'administrator');
    const settings = await open.ask(open.telegram.build.message(person, '/settings', group));
    await open.press(settings, '所有問句 · 開', person);
    expect(textOf((await open.ask(open.telegram.build.message(person, question, group))).call)).toContain(
      answer,
    );
    expect(await open.deliver(open.telegram.build.message(person, '今晚吃什麼?', group))).toEqual([]);
    expect(await open.deliver(open.telegram.build.message(person, '口罩很多。', group))).toEqual([]);
  });
});

describe('rate limits', () => {
  const count = async (text: string, times: number, chat?: Chat, person = build().person()) => {
    const calls = [];
    for (let i = 0; i < times; i += 1) {
      const date = 1_700_000_000; // one window
      calls.push(
        await stage.deliver(build().message(person, text, chat ?? build().privateChat(person), { date })),
      );
    }
    return calls;
  };

  it('answer 20 questions in a row, then say so once, and stay silent', async () => {
    const calls = await count(question, 24);
    expect(calls.slice(0, 20).every(([call]) => textOf(call).includes(answer))).toBe(true);
    expect(textOf(calls[20]?.[0])).toBe('問得太快了，請過 10 秒再問。');
    expect(calls.slice(21)).toEqual([[], [], []]);
  });

  it('answer at least 30 questions of a group in a row, and tell its members for themselves', async () => {
    const group = build().supergroup();
    const first = await count(`/ask ${question}`, 20, group);
    const second = await count(`/ask ${question}`, 10, group);
    expect([...first, ...second].every(([call]) => textOf(call).includes(answer))).toBe(true);
    const asker = build().person();
    const [third] = await count(`/ask ${question}`, 1, group, asker);
    expect(textOf(third?.[0])).toBe('群組裡的問題太多了，請過 10 秒再問。');
    expect(third?.[0]?.params.ephemeral_message_parameters).toEqual({ receiver_user_id: asker.id });
  });

  it('count neither buttons nor what is not addressed', async () => {
    const { person, group } = setting();
    const shown = await stage.ask(build().message(person, `/ask ${question}`, group));
    await count('隨便聊聊', 60, group, person);
    for (let i = 0; i < 15; i += 1) {
      const around = await stage.press(shown, '前後文', person);
      await stage.press(around, '返回', person);
    }
    expect(textOf((await stage.ask(build().message(person, `/ask ${question}`, group))).call)).toContain(
      answer,
    );
  });
});
