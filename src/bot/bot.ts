import { type ApiClientOptions, Bot, type BotConfig, GrammyError, HttpError } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { admin } from './admin.ts';
import { answerPresses } from './answered.ts';
import { ask } from './ask.ts';
import { buttons } from './buttons.ts';
import { card } from './card.ts';
import { configure } from './configure.ts';
import { type Context, enrich, type Services } from './context.ts';
import { feedback } from './feedback.ts';
import { gate } from './gate.ts';
import { groups } from './groups.ts';
import { guest } from './guest.ts';
import { inline } from './inline.ts';
import { limit } from './limits.ts';
import { people } from './people.ts';
import { read } from './read.ts';
import { reports } from './reports.ts';
import { isTooLate } from './send.ts';
import { start } from './start.ts';
import { stats } from './stats.ts';

export interface BotOptions extends Omit<Services, 'now'> {
  readonly token: string;
  readonly client?: ApiClientOptions;
  /** What getMe would say; asked for by `bot.init()` when absent. */
  readonly botInfo?: UserFromGetMe;
  /** Milliseconds since 1970; the system's clock when absent. */
  readonly now?: () => number;
}

/**
 * The bot with all its handlers; it neither polls nor listens by itself. The terminal, the preview, long polling,
 * webhooks and the tests all run this one.
 *
 * A feature is a file that exports a `Composer<Context>`, plugged in below. Order matters: what comes first sees
 * an update first, and handlers that do not want it call `next()`.
 */
export function createBot(options: BotOptions): Bot<Context> {
  const { token, client, botInfo, now = Date.now, ...rest } = options;
  const services: Services = { ...rest, now };
  const config: BotConfig<Context> = {
    ...(client && { client }),
    ...(botInfo && { botInfo }),
  };
  const bot = new Bot<Context>(token, config);
  bot.use((ctx, next) => enrich(ctx, services, next));
  bot.use(gate, answerPresses, apologise);
  bot.use(groups, limit);
  // Most updates are questions: they need not be offered to everything else first.
  const others = [
    start,
    configure,
    stats,
    people,
    read,
    reports,
    card,
    admin,
    feedback,
    buttons,
    inline,
    guest,
  ];
  bot.filter((ctx) => !isInWords(ctx), ...others);
  bot.use(ask); // takes every message that is left
  bot.on('callback_query', (ctx) =>
    ctx.answerCallbackQuery({ text: ctx.t('button-outdated') }).then(() => {}),
  );
  return bot;
}

/** A message without a command in it: only `ask` takes those. */
function isInWords(ctx: Context): boolean {
  return ctx.message !== undefined && ctx.entities('bot_command').length === 0;
}

/**
 * The last resort when a handler throws. What Telegram refused or the program got wrong is logged and the reader
 * told; a broken connection is thrown on, so that the update is not counted as handled and comes again.
 */
async function apologise(ctx: Context, next: () => Promise<void>): Promise<void> {
  try {
    await next();
  } catch (error) {
    if (error instanceof HttpError) throw error;
    if (isTooLate(error)) return;
    const reason = error instanceof GrammyError ? `${error.method}: ${error.description}` : error;
    ctx.log.error({ update: ctx.update.update_id, err: reason }, 'update failed');
    await sayFailed(ctx).catch(() => {});
  }
}

async function sayFailed(ctx: Context): Promise<void> {
  const text = ctx.t('failed');
  if (ctx.callbackQuery) await ctx.answerCallbackQuery({ text });
  else if (ctx.message) {
    await ctx.reply(text, {
      reply_parameters: { message_id: ctx.message.message_id, allow_sending_without_reply: true },
    });
  }
}
