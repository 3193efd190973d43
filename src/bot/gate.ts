import type { Message } from 'grammy/types';
import { type Context, placeOf } from './context.ts';

/*
 * What the bot does not even look at. Everything that passes here comes from a person, in a chat that the bot
 * serves; whether a group message is meant for the bot is decided later (addressed.ts).
 */

/** Kinds of updates that have a handler, for `allowed_updates`; channel posts and business messages are left alone. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
  'guest_message',
] as const;

/** True for messages of people: also of anonymous admins and of people who write as their channel. */
export function isFromPerson(message: Message): boolean {
  if (message.via_bot || message.is_automatic_forward) return false;
  return !message.from?.is_bot || message.sender_chat !== undefined;
}

/** True if the operator lets the bot serve this chat, or this user where there is no chat. */
function isServed(ctx: Context): boolean {
  const { allowedChats } = ctx.services;
  return allowedChats.length === 0 || allowedChats.includes(placeOf(ctx) ?? 0);
}

/** Ends the handling of what the bot must leave alone. */
export async function gate(ctx: Context, next: () => Promise<void>): Promise<void> {
  if (!allowedUpdates.some((kind) => ctx.update[kind] !== undefined)) return;
  if (!isServed(ctx)) return;
  const message = ctx.message ?? ctx.editedMessage ?? ctx.guestMessage;
  if (message && (!isFromPerson(message) || message.business_connection_id !== undefined)) return;
  await next();
}
