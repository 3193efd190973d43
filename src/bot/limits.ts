import type { Message } from 'grammy/types';
import { addressed, commandOf } from './addressed.ts';
import type { Context } from './context.ts';
import { commandNames } from './menu.ts';
import { notice } from './send.ts';
import { lines } from './view/text.ts';

/*
 * Rate limits for questions and commands; buttons and inline queries are free. Windows follow the time that
 * Telegram stamped on the message, so that what piled up while the bot was away is not taken for haste.
 */

/** Length of a window in seconds. */
const seconds = 10;
/** Answered in one window. The contract allows no less than 20 and 30. */
const most = { user: 20, group: 30 } as const;
/** Who was told is not told again for this long, in seconds. */
const toldFor = 60;

/** True for messages that would be worked on: commands of this bot and what is addressed to it. */
function isWork(ctx: Context, message: Message): boolean {
  const command = commandOf(message);
  if (!command) return addressed(message, ctx.me, ctx.settings.questions) !== null;
  if (command.to !== undefined) return command.to === ctx.me.username.toLowerCase();
  return message.chat.type === 'private' || commandNames.includes(command.name);
}

/** Ends the handling of messages over the limit; tells their sender once. */
export async function limit(ctx: Context, next: () => Promise<void>): Promise<void> {
  const { message } = ctx;
  if (!message || !isWork(ctx, message)) return next();
  const window = Math.floor(message.date / seconds);
  const sender = (message.sender_chat ?? message.from ?? message.chat).id;
  const user = await ctx.store.increment(`limit:user:${sender}:${window}`, seconds);
  if (user > most.user) return tell(ctx, message, 'limit-user', sender);
  if (message.chat.type !== 'private') {
    const group = await ctx.store.increment(`limit:chat:${message.chat.id}:${window}`, seconds);
    if (group > most.group) return tell(ctx, message, 'limit-group', message.chat.id);
  }
  await next();
}

async function tell(ctx: Context, message: Message, key: string, whom: number): Promise<void> {
  const asked = addressed(message, ctx.me, false) !== null || commandOf(message) !== undefined;
  if (!asked || ctx.settings.quiet) return;
  if ((await ctx.store.increment(`told:${key}:${whom}`, toldFor)) > 1) return;
  await notice(ctx, { text: lines(ctx.t(key, { seconds })) });
}
