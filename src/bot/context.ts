import type { Context as GrammyContext } from 'grammy';
import type { Engine } from '../answer/types.ts';
import type { Store } from '../server/store.ts';
import { chooseLocale, type Locale, type Translate, translator } from './locale.ts';
import type { Operator } from './operator.ts';
import { readSettings, type Settings } from './settings.ts';

/** What the program's log must offer; pino's does. */
export interface Log {
  debug(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
  /** The same log with more on each line. */
  child?(data: object): Log;
}

/** What the bot needs from outside. */
export interface Services {
  /** The engine in use: asked for each update, so that a reloaded corpus takes effect at once. */
  readonly engine: () => Engine;
  readonly store: Store;
  readonly log: Log;
  /** Telegram user ids of the operators. */
  readonly adminIds: readonly number[];
  /** Chats that the bot serves; empty: all. */
  readonly allowedChats: readonly number[];
  /** Clock in milliseconds since 1970. */
  readonly now: () => number;
  /** What operators see and do; absent where there is no service to operate. */
  readonly operator?: Operator;
}

/** How one reader wants to be spoken to; views take this and nothing of Telegram. */
export interface Reader {
  readonly locale: Locale;
  readonly t: Translate;
  /** Show the report's words in Simplified characters (for the eye only). */
  readonly simplified: boolean;
}

export interface Flavor {
  readonly services: Services;
  readonly engine: Engine;
  readonly store: Store;
  readonly log: Log;
  /** Settings of the chat (or of the user, outside chats). */
  settings: Settings;
  /** Language and script of the reader. Handlers that know better (from a button) set it with `readAs`. */
  reader: Reader;
  /** `reader.t`. */
  readonly t: Translate;
}

export type Context = GrammyContext & Flavor;

/** A reader of that language; `simplified` follows the language where it is not given. */
export function readerOf(locale: Locale, simplified: boolean = locale === 'zh-Hans'): Reader {
  return { locale, t: translator(locale), simplified };
}

/** The reader for these words in this chat: the words' script first, then the settings, then the client. */
export function readerFor(words: string, settings: Settings, code: string | undefined): Reader {
  const locale = chooseLocale(words, settings.language, code);
  return settings.script === 'auto' ? readerOf(locale) : readerOf(locale, settings.script === 'simplified');
}

/** The words by which a sender shows a language: a message's text without commands and mentions, or a query. */
function wordsOf(ctx: GrammyContext): string {
  if (ctx.inlineQuery) return ctx.inlineQuery.query;
  if (ctx.callbackQuery) return '';
  const message = ctx.message ?? ctx.editedMessage ?? ctx.guestMessage;
  return (message?.text ?? message?.caption ?? '')
    .replace(/^\/start(@\w+)?\s+\S+/, '') // a deep link's payload tells nothing of its reader
    .replaceAll(/(^|\s)[/@]\w+(@\w+)?/g, ' ');
}

/** The chat that an update belongs to; its sender where there is none, or none whose id can be told from others. */
export function placeOf(ctx: GrammyContext): number | undefined {
  return ctx.guestMessage ? ctx.from?.id : (ctx.chat?.id ?? ctx.from?.id);
}

/** Lays the flavour over an update's context; the first middleware of all. */
export async function enrich(ctx: Context, services: Services, next: () => Promise<void>): Promise<void> {
  const settings = await readSettings(services.store, placeOf(ctx) ?? 0);
  const flavor: Flavor = {
    services,
    engine: services.engine(),
    store: services.store,
    log: services.log.child?.({ request: ctx.update.update_id }) ?? services.log,
    settings,
    reader: readerFor(wordsOf(ctx), settings, ctx.from?.language_code),
    t: (key, variables) => ctx.reader.t(key, variables),
  };
  Object.assign(ctx, flavor);
  await next();
}
