import { Bot, type Context, InputFile } from 'grammy';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/cli/local/client.ts';
import { createLocalTelegram } from '../../../src/cli/local/telegram.ts';
import { keyOf, type LocalEvent } from '../../../src/cli/local/world.ts';

const titles = { group: '防疫志願者', guest: '鄰居', topics: ['一般', '物資'] };
const ME: Actor = { user: 1001, chat: 1001 };
const GROUP: Actor = { user: 1002, chat: -1002000000001, thread: 2 };

/** The smallest PNG there is: 1 × 1. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A Telegram with a bot of a few handlers on it. */
function start(setup: (bot: Bot) => void) {
  const telegram = createLocalTelegram({ language: 'zh-hant', titles });
  const bot = new Bot('1:local', { botInfo: telegram.world.me, client: { fetch: telegram.fetch } });
  setup(bot);
  telegram.connect((update) => bot.handleUpdate(update));
  const events: LocalEvent[] = [];
  telegram.observe((event) => events.push(event));
  const messages = () => events.flatMap((event) => (event.type === 'message' ? [event.message] : []));
  const last = () => messages().at(-1) ?? expect.fail('no message');
  return { telegram, bot, events, messages, last, client: telegram.client };
}

const failure = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no error',
    (error: { description?: string }) => error.description ?? String(error),
  );

describe('a message to the bot', () => {
  test('reaches its handler with the entities that Telegram finds, and the answer comes back', async () => {
    const seen: unknown[] = [];
    const { client, last } = start((bot) => {
      bot.command('ask', async (ctx) => {
        seen.push(ctx.match, ctx.from?.language_code);
        await ctx.reply('答', { reply_parameters: { message_id: ctx.msgId } });
      });
    });
    await client.say(ME, '/ask@report_qa_bot 多少名領導幹部');
    expect(seen).toEqual(['多少名領導幹部', 'zh-hant']);
    expect(last()).toMatchObject({
      text: '答',
      reply_to_message: { text: '/ask@report_qa_bot 多少名領導幹部' },
    });
  });

  test('keeps to one chat in order, and a failing handler does not block what follows', async () => {
    const order: string[] = [];
    const { client } = start((bot) => {
      bot.on('message:text', async (ctx) => {
        await new Promise((resolve) => setTimeout(resolve, ctx.msg.text === '一' ? 20 : 0));
        order.push(ctx.msg.text);
        if (ctx.msg.text === '一') throw new Error('bad');
      });
    });
    const first = failure(client.say(ME, '一'));
    await Promise.all([first, client.say(ME, '二')]);
    expect(await first).toContain('bad');
    expect(order).toEqual(['一', '二']);
  });

  test('in a topic replies to the message that opened the topic, as in Telegram', async () => {
    let seen: Context | undefined;
    const { client, last } = start((bot) => {
      bot.on('message', async (ctx) => {
        seen = ctx;
        await ctx.reply('答');
      });
    });
    await client.say(GROUP, '口罩?');
    expect(seen?.msg).toMatchObject({
      message_thread_id: 2,
      reply_to_message: { forum_topic_created: { name: '物資' } },
    });
    expect(last()).toMatchObject({ message_thread_id: 2, is_topic_message: true });
  });

  test('of an anonymous administrator comes in the name of the group', async () => {
    let seen: Context | undefined;
    const { client } = start((bot) => {
      bot.on('message', (ctx) => {
        seen = ctx;
      });
    });
    await client.say({ ...GROUP, user: 1004 }, '/settings');
    expect(seen?.from?.username).toBe('GroupAnonymousBot');
    expect(seen?.senderChat?.id).toBe(GROUP.chat);
  });

  test('can be edited by its author only', async () => {
    const edits: string[] = [];
    const { client, last } = start((bot) => {
      bot.on('edited_message:text', (ctx) => {
        edits.push(ctx.msg.text);
      });
    });
    await client.say(ME, '一');
    await client.edit(ME, keyOf(last()), '二');
    expect(edits).toEqual(['二']);
    expect(await failure(client.edit({ ...ME, user: 1002 }, keyOf(last()), '三'))).toContain(
      'not your message',
    );
  });
});

describe('a button', () => {
  test('brings a callback query with the message and what it replied to, and an edit shows', async () => {
    let replied: string | undefined;
    const { client, last, events } = start((bot) => {
      bot.on('message', (ctx) =>
        ctx.reply('答', {
          reply_parameters: { message_id: ctx.msgId },
          reply_markup: { inline_keyboard: [[{ text: '前後文', callback_data: 'c' }]] },
        }),
      );
      bot.on('callback_query:data', async (ctx) => {
        replied = ctx.callbackQuery.message?.reply_to_message?.text;
        await ctx.editMessageText('前後文');
        await ctx.answerCallbackQuery('好');
      });
    });
    await client.say(ME, '問');
    await client.press(ME, keyOf(last()), 'c');
    expect(replied).toBe('問');
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'edit', message: expect.objectContaining({ text: '前後文' }) }),
    );
    expect(events).toContainEqual({ type: 'toast', user: 1001, text: '好', alert: false, url: '' });
  });

  test('on an inline message carries no message but its inline id, by which it is edited', async () => {
    const { client, last, events } = start((bot) => {
      bot.on('inline_query', (ctx) =>
        ctx.answerInlineQuery(
          [
            {
              type: 'article',
              id: 'a',
              title: '麵粉',
              input_message_content: { message_text: '4噸麵粉' },
              reply_markup: { inline_keyboard: [[{ text: '更多', callback_data: 'm' }]] },
            },
          ],
          { next_offset: '1' },
        ),
      );
      bot.on('callback_query:data', async (ctx) => {
        expect(ctx.msg).toBeUndefined();
        await ctx.editMessageText('更多麵粉');
        await ctx.answerCallbackQuery();
      });
    });
    const answer = await client.inline(GROUP, '麵粉', '');
    expect(answer).toMatchObject({ nextOffset: '1', results: [{ id: 'a' }] });
    await client.choose(GROUP, 'a');
    expect(last()).toMatchObject({ text: '4噸麵粉', via_bot: { id: 7000000001 }, chat: { id: GROUP.chat } });
    await client.press(GROUP, keyOf(last()), 'm');
    expect(events.filter(({ type }) => type === 'edit')).toHaveLength(1);
  });
});

test('a guest query is asked by a mention in a chat without the bot, and answered there', async () => {
  const { client, last } = start((bot) => {
    bot.on('guest_message', (ctx) =>
      ctx.api.raw.answerGuestQuery({
        guest_query_id: ctx.update.guest_message.guest_query_id ?? '',
        result: { type: 'article', id: '1', title: '答', input_message_content: { message_text: '4噸' } },
      }),
    );
  });
  const guest = { user: 1001, chat: -1002000000002 };
  await client.say(guest, '早安');
  expect(last().text).toBe('早安');
  await client.say(guest, '@report_qa_bot 麵粉?');
  expect(last()).toMatchObject({ text: '4噸', guest_bot_caller_user: { id: 1001 } });
});

test('pictures are uploaded in multipart requests and sent again by file id', async () => {
  const { bot, telegram, messages } = start(() => {});
  const sent = await bot.api.sendPhoto(1001, new InputFile(png, '圖.png'), { caption: '[1]' });
  expect(sent).toMatchObject({ caption: '[1]', photo: [{ width: 1, height: 1 }] });
  const id = sent.photo[0]?.file_id ?? '';
  expect(telegram.world.files.get(id)?.bytes).toEqual(Uint8Array.from(png));
  await bot.api.sendPhoto(1001, id);
  expect(messages()).toHaveLength(2);
  expect(await failure(bot.api.sendPhoto(1001, 'elsewhere'))).toContain('wrong file identifier');
});

test('ephemeral messages name their reader, and are edited and deleted by their own id', async () => {
  const { bot, telegram, events } = start(() => {});
  const sent = await bot.api.sendMessage(GROUP.chat, '只給你', {
    ephemeral_message_parameters: { receiver_user_id: 1002 },
  });
  expect(sent).toMatchObject({ message_id: 0, receiver_user: { id: 1002 } });
  const id = { receiver_user_id: 1002, ephemeral_message_id: sent.ephemeral_message_id ?? 0 };
  await bot.api.raw.editEphemeralMessageText({ chat_id: GROUP.chat, ...id, text: '改' });
  await bot.api.raw.deleteEphemeralMessage({ chat_id: GROUP.chat, ...id });
  expect(events.map(({ type }) => type).filter((type) => type !== 'call')).toEqual([
    'message',
    'edit',
    'delete',
  ]);
  expect(telegram.world.messages.size).toBe(0);
});

test('the command menu follows scope and language as the Bot API documents', async () => {
  const { commandsFor } = await import('../../../src/cli/local/profile.ts');
  const { bot, telegram } = start(() => {});
  const set = (description: string, options: object) =>
    bot.api.setMyCommands([{ command: 'help', description }], options);
  await set('default', {});
  await set('zh', { language_code: 'zh' });
  await set('private', { scope: { type: 'all_private_chats' } });
  await set('admin', { scope: { type: 'all_chat_administrators' } });
  const { world } = telegram;
  const menu = (chat: number, id: number, language_code: string) => {
    const player = world.players.find((one) => one.user.id === id) ?? expect.fail();
    const user = { ...player.user, language_code };
    return commandsFor(world, world.rooms.get(chat) ?? expect.fail(), { ...player, user })[0]?.description;
  };
  expect(menu(1001, 1001, 'zh-hant')).toBe('private');
  expect(menu(GROUP.chat, 1001, 'zh-hans')).toBe('zh');
  expect(menu(GROUP.chat, 1001, 'zh-hant')).toBe('default');
  expect(menu(GROUP.chat, 1003, 'zh-hant')).toBe('admin');
});

describe('errors are those of Telegram', () => {
  const { bot, client, last } = start((own) => {
    own.on('message', (ctx) => ctx.reply('答'));
  });
  const cases: readonly (readonly [what: string, call: () => Promise<unknown>, description: string])[] = [
    ['an empty text', () => bot.api.sendMessage(1001, ' '), 'message text is empty'],
    ['4097 characters', () => bot.api.sendMessage(1001, '字'.repeat(4097)), 'message is too long'],
    ['an unknown chat', () => bot.api.sendMessage(5, '字'), 'chat not found'],
    [
      'a reply to nothing',
      () => bot.api.sendMessage(1001, '字', { reply_parameters: { message_id: 9 } }),
      'message to be replied not found',
    ],
    [
      '65 bytes in a button',
      () =>
        bot.api.sendMessage(1001, '字', {
          reply_markup: { inline_keyboard: [[{ text: '按', callback_data: 'x'.repeat(65) }]] },
        }),
      'BUTTON_DATA_INVALID',
    ],
    ['an edit of nothing', () => bot.api.editMessageText(1001, 9, '字'), 'message to edit not found'],
    ['an old query', () => bot.api.answerCallbackQuery('old'), 'query is too old'],
    ['an unknown method', () => bot.api.raw.sendDice({ chat_id: 1001 }), 'Not Found'],
    ['a foreign chat', () => bot.api.sendMessage(-1002000000002, '字'), 'not a member'],
  ];
  test.each(cases)('%s', async (_what, call, description) => {
    expect(await failure(call())).toContain(description);
  });

  test('an edit to the same content', async () => {
    await client.say(ME, '問');
    expect(await failure(bot.api.editMessageText(1001, last().message_id, '答'))).toContain('not modified');
    expect(await failure(bot.api.editMessageText(1001, last().message_id - 1, '改'))).toContain(
      "can't be edited",
    );
  });
});
