import { Bot, InlineKeyboard, InputFile } from 'grammy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTelegram, faults, messageIn, startTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let bot: Bot;
beforeAll(async () => {
  telegram = await startTelegram();
  bot = new Bot(telegram.token, { client: { apiRoot: telegram.root } });
});
afterAll(() => telegram.close());

/** Somebody with whom the bot may talk. */
const anybody = () => telegram.build.privateChat(telegram.build.person()).id;

describe('the Bot API test server', () => {
  it('gives messages their ids, keeps replies and finds what is to be edited', async () => {
    const chat = anybody();
    const first = await bot.api.sendMessage(chat, 'one');
    const second = await bot.api.sendMessage(chat, 'two', {
      reply_parameters: { message_id: first.message_id },
    });
    expect(second.message_id).toBeGreaterThan(first.message_id);
    expect(second.reply_to_message?.message_id).toBe(first.message_id);
    const edited = await bot.api.editMessageText(chat, second.message_id, 'three');
    expect(edited).toMatchObject({ text: 'three', edit_date: expect.any(Number) });
    await expect(bot.api.editMessageText(chat, second.message_id, 'three')).rejects.toThrow(
      'message is not modified',
    );
    await expect(
      bot.api.sendMessage(chat, 'x', { reply_parameters: { message_id: 999_999 } }),
    ).rejects.toThrow('message to be replied not found');
  });

  it('takes uploads', async () => {
    const chat = anybody();
    const message = await bot.api.sendPhoto(chat, new InputFile(Buffer.from('png'), 'a.png'), {
      caption: '圖',
    });
    expect(message.caption).toBe('圖');
    const call = await telegram.waitFor('sendPhoto');
    expect([...call.files.values()][0]).toMatchObject({ filename: 'a.png', bytes: Buffer.from('png') });
  });

  it.each([
    ['a text over 4096 units', (chat: number) => bot.api.sendMessage(chat, '字'.repeat(4097))],
    ['an empty text', (chat: number) => bot.api.sendMessage(chat, ' ')],
    ['half a surrogate pair', (chat: number) => bot.api.sendMessage(chat, '\uD83D')],
    [
      'an entity outside its text',
      (chat: number) =>
        bot.api.sendMessage(chat, 'ab', { entities: [{ type: 'bold', offset: 1, length: 2 }] }),
    ],
    [
      'an entity that cuts a surrogate pair',
      (chat: number) =>
        bot.api.sendMessage(chat, '😀', { entities: [{ type: 'bold', offset: 0, length: 1 }] }),
    ],
    [
      'callback data over 64 bytes',
      (chat: number) =>
        bot.api.sendMessage(chat, 'a', { reply_markup: new InlineKeyboard().text('a', '字'.repeat(22)) }),
    ],
    [
      'a button of no kind',
      (chat: number) =>
        bot.api.sendMessage(chat, 'a', { reply_markup: { inline_keyboard: [[{ text: 'a' } as never]] } }),
    ],
    ['an unknown field', (chat: number) => bot.api.sendMessage(chat, 'a', { colour: 'red' } as never)],
    [
      'a caption over 1024 units',
      (chat: number) =>
        bot.api.sendPhoto(chat, new InputFile(Buffer.from('x')), { caption: 'a'.repeat(1025) }),
    ],
    [
      'a rich block without its text',
      (chat: number) => bot.api.sendRichMessage(chat, { blocks: [{ type: 'paragraph' } as never] }),
    ],
    ['a command in capitals', () => bot.api.setMyCommands([{ command: 'Start', description: 'x' }])],
  ])('refuses %s and remembers it', async (_, call) => {
    const before = telegram.invalid.length;
    await expect(call(anybody())).rejects.toThrow('400');
    expect(telegram.invalid).toHaveLength(before + 1);
  });

  it.each([
    ['headings, tables and marked words', { type: 'paragraph', text: ['a', { type: 'marked', text: 'b' }] }],
    ['a table', { type: 'table', cells: [[{ text: 'a', align: 'left', valign: 'top' }]], is_bordered: true }],
    ['a quotation', { type: 'blockquote', blocks: [{ type: 'paragraph', text: 'a' }], credit: 'b' }],
  ])('takes rich messages: %s', async (_, block) => {
    const before = telegram.invalid.length;
    await bot.api.sendRichMessage(anybody(), { blocks: [block as never] });
    expect(telegram.invalid.slice(before)).toEqual([]);
  });

  it('answers each query once, and not when it is unknown', async () => {
    const from = telegram.build.person();
    const query = telegram.build.inlineQuery(from, '口罩').inline_query?.id ?? '';
    await bot.api.answerInlineQuery(query, []);
    await expect(bot.api.answerInlineQuery(query, [])).rejects.toThrow('query is too old');
    await expect(bot.api.answerCallbackQuery('unknown')).rejects.toThrow('query is too old');
  });

  it('keeps updates until a higher offset confirms them, and ends the older of two pollers', async () => {
    const fresh = await startTelegram();
    const { api } = new Bot(fresh.token, { client: { apiRoot: fresh.root } });
    const one = fresh.send(fresh.build.message(fresh.build.person(), 'one'));
    const two = fresh.send(fresh.build.message(fresh.build.person(), 'two'));
    expect(await api.getUpdates()).toHaveLength(2);
    expect(await api.getUpdates({ offset: two.update_id })).toMatchObject([{ update_id: one.update_id + 1 }]);
    expect(await api.getUpdates({ offset: two.update_id + 1 })).toEqual([]);
    const older = api.getUpdates({ timeout: 20 });
    const younger = api.getUpdates({ timeout: 20 });
    await expect(older).rejects.toThrow('409');
    fresh.send(fresh.build.message(fresh.build.person(), 'three'));
    expect(await younger).toHaveLength(1);
    await fresh.close();
  });

  it('plays errors, broken connections and garbage', async () => {
    const chat = anybody();
    telegram.fail('sendMessage', faults.tooMany(3));
    await expect(bot.api.sendMessage(chat, 'a')).rejects.toMatchObject({ parameters: { retry_after: 3 } });
    telegram.fail('sendMessage', faults.dropAfter);
    await expect(bot.api.sendMessage(chat, 'broken after')).rejects.toThrow('Network request');
    expect(await telegram.waitFor('sendMessage', (call) => call.params.text === 'broken after')).toBeTruthy();
    telegram.fail('sendMessage', faults.garbage('<html>'));
    await expect(bot.api.sendMessage(chat, 'a')).rejects.toThrow('Network request');
    telegram.forbid(chat);
    await expect(bot.api.sendMessage(chat, 'a')).rejects.toThrow('403');
  });

  it('presses the buttons of what the bot sent, without a network too', async () => {
    const local = createTelegram();
    const quick = new Bot(local.token, { botInfo: local.bot, client: { fetch: local.fetch } });
    quick.on('message', (context) =>
      context.reply('?', { reply_markup: new InlineKeyboard().text('More', 'more:1') }),
    );
    quick.on('callback_query', (context) => context.answerCallbackQuery(context.callbackQuery.data));
    const from = local.build.person();
    const question = local.build.message(from, '多少人?');
    await quick.handleUpdate(local.number(question));
    const sent = await local.waitFor('sendMessage');
    expect(sent.params.chat_id).toBe(messageIn(question).chat.id);
    await quick.handleUpdate(local.number(local.build.press(sent.result as never, 'More', from)));
    expect((await local.waitFor('answerCallbackQuery')).params.text).toBe('more:1');
    expect(local.invalid).toEqual([]);
  });

  it('delivers by webhook with the secret, chat by chat in order, again until 2xx', async () => {
    const { createServer } = await import('node:http');
    const got: string[] = [];
    let refusals = 2;
    const hook = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        expect(request.headers['x-telegram-bot-api-secret-token']).toBe('s3');
        response.writeHead(refusals-- > 0 ? 500 : 200).end();
        got.push(JSON.parse(body).message.text);
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    const { port } = hook.address() as { port: number };
    const fresh = await startTelegram({ webhookRetry: 20 });
    const { api } = new Bot(fresh.token, { client: { apiRoot: fresh.root } });
    await api.setWebhook(`http://127.0.0.1:${port}/x`, { secret_token: 's3' });
    await expect(api.getUpdates()).rejects.toThrow('409');
    const from = fresh.build.person();
    for (const text of ['1', '2', '3']) fresh.send(fresh.build.message(from, text));
    await expect.poll(() => fresh.delivery.pending.length).toBe(0);
    expect(got).toEqual(['1', '1', '1', '2', '3']);
    await fresh.close();
    hook.closeAllConnections();
    hook.close();
  });
});
