import type { Message, User, UserFromGetMe } from 'grammy/types';
import { createEngine } from '../../src/answer/engine.ts';
import type { Answer, Engine } from '../../src/answer/types.ts';
import { createBot } from '../../src/bot/bot.ts';
import { allowedUpdates } from '../../src/bot/gate.ts';
import type { Report } from '../../src/corpus/types.ts';
import { memoryStore } from '../../src/server/store.ts';
import { type Call, createTelegram, type Draft, startTelegram, type Telegram } from '../support/telegram.ts';
import { sampleReport } from './report.ts';

/** An answer of the engine with parts of it changed; `like`: that to another question. */
export type Scripted = Partial<Answer> & { readonly like?: string };

export interface StageOptions {
  /** Over HTTP with long polling; else in the process. */
  readonly http?: boolean;
  readonly bot?: Partial<UserFromGetMe>;
  readonly reports?: readonly Report[];
  readonly allowedChats?: readonly number[];
  /** Answers for questions that the test decides, where the engine's judgement is not what is tested. */
  readonly answers?: Readonly<Record<string, Scripted>>;
  readonly now?: () => number;
}

/** What the bot showed: a message that it sent or edited, as it stands in the chat. */
export interface Shown {
  readonly calls: readonly Call[];
  readonly call: Call;
  readonly message: Message;
}

/** The bot before a test server. */
export interface Stage {
  readonly telegram: Telegram;
  /** Lets the bot handle an update to its end; returns the calls that it made for it. */
  deliver(draft: Draft): Promise<readonly Call[]>;
  /** Delivers a message and gives the bot's only message. */
  ask(draft: Draft): Promise<Shown>;
  /** Presses a button and gives the message as it stands then; the press was answered once. */
  press(on: Shown, button: string, person: User): Promise<Shown>;
  /** Lines that the bot logged as errors. */
  readonly errors: readonly unknown[];
  /** Ends the bot; the names of calls that broke the specification, of which there should be none. */
  close(): Promise<readonly string[]>;
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const settings = { bot: { username: 'report_test_bot', ...options.bot } };
  const telegram = options.http ? await startTelegram(settings) : createTelegram(settings);
  const real = createEngine(options.reports ?? [sampleReport()]);
  const scripted = options.answers ?? {};
  const engine: Engine = {
    reports: real.reports,
    ask: (question, more) => {
      const { like = question, ...parts } = scripted[question] ?? {};
      return { ...real.ask(like, more), question, ...parts };
    },
  };
  const errors: unknown[] = [];
  const quiet = () => {};
  const bot = createBot({
    token: telegram.token,
    client: options.http ? { apiRoot: telegram.root } : { fetch: telegram.fetch },
    botInfo: telegram.bot,
    engine: () => engine,
    store: memoryStore(),
    log: { debug: quiet, info: quiet, warn: quiet, error: (data) => errors.push(data) },
    adminIds: [],
    allowedChats: options.allowedChats ?? [],
    ...(options.now && { now: options.now }),
  });
  let polling: Promise<void> | undefined;
  if (options.http) {
    await new Promise<void>((resolve) => {
      polling = bot.start({ allowed_updates: allowedUpdates, onStart: () => resolve() });
    });
  }
  const inProcess = async (draft: Draft) => {
    const mark = telegram.calls.length;
    await bot.handleUpdate(telegram.number(draft));
    return telegram.calls.slice(mark);
  };
  const overHttp = async (draft: Draft) => {
    const mark = telegram.calls.length;
    telegram.send(draft);
    // Updates are handled one after the other: when the next one is answered, this one is done.
    const next = telegram.build.person();
    telegram.send(telegram.build.message(next, '/help'));
    await telegram.waitFor('sendMessage', (call) => call.params.chat_id === next.id);
    return telegram.calls.slice(mark).filter((call) => call.params.chat_id !== next.id);
  };
  const deliver = options.http ? overHttp : inProcess;
  return {
    telegram,
    deliver,
    ask: async (draft) => shownBy(await deliver(draft), 'sendMessage'),
    press: async (on, button, person) => {
      const calls = await deliver(telegram.build.press(on.message, button, person));
      const answers = calls.filter((call) => call.method === 'answerCallbackQuery');
      if (answers.length !== 1) throw new Error(`${button}: answered ${answers.length} times`);
      return shownBy(calls, 'editMessageText');
    },
    errors,
    close: async () => {
      if (polling) {
        await bot.stop();
        await polling;
      }
      await telegram.close();
      return telegram.invalid;
    },
  };
}

function shownBy(calls: readonly Call[], method: string): Shown {
  const fitting = calls.filter((call) => call.method === method && call.done);
  const [call] = fitting;
  if (!call || fitting.length !== 1) {
    throw new Error(
      `${fitting.length} times ${method} in ${JSON.stringify(calls.map((one) => [one.method, one.params.text, one.error]))}`,
    );
  }
  return { calls, call, message: resultOf(call) };
}

/** The message that a call left in its chat. */
export function resultOf(call: Call | undefined): Message {
  if (!call?.result || typeof call.result !== 'object') throw new Error('the call left no message');
  return call.result as Message;
}

/** The text of a call that sends or edits a message. */
export const textOf = (call: Call | undefined): string => String(call?.params.text ?? '');

export const methods = (calls: readonly Call[]): readonly string[] => calls.map((call) => call.method);

/** The words under the entities of a type. */
export function wordsUnder(call: Call | undefined, ...types: readonly string[]): readonly string[] {
  const entities = (call?.params.entities ?? []) as readonly {
    type: string;
    offset: number;
    length: number;
  }[];
  return entities
    .filter((entity) => types.includes(entity.type))
    .map(({ offset, length }) => textOf(call).slice(offset, offset + length));
}

/** Labels of a call's inline keyboard, row by row. */
export function buttonsOf(call: Call | undefined): readonly string[] {
  const markup = call?.params.reply_markup as { inline_keyboard?: { text: string }[][] } | undefined;
  return (markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}
