import type { InlineKeyboardButton, Message, User } from 'grammy/types';
import { createEngine } from '../../src/answer/engine.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Report } from '../../src/corpus/types.ts';
import { memoryStore, type Store } from '../../src/server/store.ts';
import { type Call, createTelegram, type Draft, type Telegram } from './telegram.ts';

/** A private chat of one person with the bot over these reports, in the process. */
export interface Room {
  readonly telegram: Telegram;
  readonly store: Store;
  readonly person: User;
  readonly errors: readonly unknown[];
  /** Delivers an update; the calls that the bot made for it. */
  deliver(draft: Draft): Promise<readonly Call[]>;
  /** Sends a message; what the bot sent for it. */
  say(text: string): Promise<Shown>;
  /** Presses the button with these words; what then stands in its message, or was sent because of it. */
  press(on: Shown, button: string): Promise<Shown>;
}

/** What the bot showed last. */
export interface Shown {
  readonly call: Call;
  readonly calls: readonly Call[];
  readonly message: Message;
  /** All of the text that the message shows, of whatever kind it is, without markup. */
  readonly text: string;
  readonly buttons: readonly InlineKeyboardButton[];
}

/** Methods by which a message comes to show something. */
const showing = /^(send(Message|RichMessage|Photo)|editMessage(Text|Media|Caption))$/;

export function openRoom(reports: readonly Report[], language = 'zh-hant'): Room {
  const telegram = createTelegram();
  const engine = createEngine(reports);
  const store = memoryStore();
  const errors: unknown[] = [];
  const quiet = () => {};
  const bot = createBot({
    token: telegram.token,
    client: { fetch: telegram.fetch },
    botInfo: telegram.bot,
    engine: () => engine,
    store,
    log: { debug: quiet, info: quiet, warn: quiet, error: (...all) => errors.push(all) },
    adminIds: [],
    allowedChats: [],
  });
  const person = telegram.build.person({ language_code: language });
  const deliver = async (draft: Draft) => {
    const mark = telegram.calls.length;
    await bot.handleUpdate(telegram.number(draft));
    return telegram.calls.slice(mark);
  };
  return {
    telegram,
    store,
    person,
    errors,
    deliver,
    say: async (text) => shownBy(await deliver(telegram.build.message(person, text))),
    press: async (on, button) => shownBy(await deliver(telegram.build.press(on.message, button, person))),
  };
}

/** The last message that the calls sent or changed. @throws when they showed nothing */
export function shownBy(calls: readonly Call[]): Shown {
  const call = calls.findLast(({ method, done }) => done && showing.test(method));
  if (!call)
    throw new Error(`nothing shown by ${JSON.stringify(calls.map((one) => [one.method, one.error]))}`);
  const message = call.result as Message;
  return { call, calls, message, text: textOf(call), buttons: buttonsOf(call) };
}

export function buttonsOf(call: Call): readonly InlineKeyboardButton[] {
  const markup = call.params.reply_markup as { inline_keyboard?: InlineKeyboardButton[][] } | undefined;
  return (markup?.inline_keyboard ?? []).flat();
}

/** The words of a sent message: its text, its caption, or the text of its rich HTML. */
export function textOf({ params }: Call): string {
  const rich = params.rich_message as { html?: string } | undefined;
  const media = params.media as { caption?: string } | undefined;
  if (rich?.html !== undefined) {
    return rich.html
      .replaceAll(/<(\/(p|h\d|tr|li|footer)|br|hr)[^>]*>/g, '\n')
      .replaceAll(/<\/t[dh]>/g, ' ')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
  }
  return String(params.text ?? params.caption ?? media?.caption ?? '');
}
