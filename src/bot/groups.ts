import { Composer } from 'grammy';
import type { ChatMember } from 'grammy/types';
import type { Context } from './context.ts';
import { send } from './send.ts';
import { moveSettings } from './settings.ts';
import { exampleKeyboard } from './view/answer.ts';
import { lines, type Screen, shown } from './view/text.ts';

/** Coming to a group, leaving it, and its becoming a supergroup. */
export const groups = new Composer<Context>();

const greeted = (chat: number) => `greeted:${chat}`;

function isIn(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member;
  return ['creator', 'administrator', 'member'].includes(member.status);
}

groups.on('my_chat_member', async (ctx) => {
  const { chat, old_chat_member: before, new_chat_member: after } = ctx.myChatMember;
  if (chat.type !== 'group' && chat.type !== 'supergroup') return;
  if (isIn(before) && !isIn(after)) {
    ctx.log.info({ chat: chat.id, status: after.status }, 'left a group');
    await ctx.store.delete(greeted(chat.id));
    return;
  }
  if (!isIn(before) && isIn(after)) await greet(ctx, chat.id);
});

/** The notice in the chat itself says the same as `my_chat_member`; whichever comes first counts. */
groups.on('message:new_chat_members:me', (ctx) => greet(ctx, ctx.chat.id));

async function greet(ctx: Context, chat: number): Promise<void> {
  if (ctx.settings.quiet || (await ctx.store.increment(greeted(chat))) > 1) return;
  ctx.log.info({ chat }, 'joined a group');
  await send(ctx, greeting(ctx), { replyTo: null });
}

function greeting(ctx: Context): Screen {
  const { reports } = ctx.engine;
  const { username } = ctx.me;
  const [report] = reports;
  if (!report) return { text: lines(ctx.t('no-report')) };
  const text =
    reports.length === 1
      ? ctx.t('greeting', { title: shown(ctx.reader, report.title), username })
      : ctx.t('greeting-many', { count: reports.length, username });
  return { text: lines(text), keyboard: exampleKeyboard(ctx.reader, reports, 3) };
}

groups.on('message:migrate_to_chat_id', (ctx) => move(ctx, ctx.chat.id, ctx.message.migrate_to_chat_id));
groups.on('message:migrate_from_chat_id', (ctx) => move(ctx, ctx.message.migrate_from_chat_id, ctx.chat.id));

/** Telegram tells of a migration in the old chat and in the new one; whichever comes first moves what there is. */
async function move(ctx: Context, from: number, to: number): Promise<void> {
  ctx.log.info({ from, to }, 'group became a supergroup');
  await moveSettings(ctx.store, from, to);
  await ctx.store.set(greeted(to), '1');
}
