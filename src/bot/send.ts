import { GrammyError, type InlineKeyboard } from 'grammy';
import type { Message } from 'grammy/types';
import type { Context } from './context.ts';
import { moveSettings } from './settings.ts';
import { fit, type Screen } from './view/text.ts';

const noPreview = { is_disabled: true } as const;

export interface SendOptions {
  /** Message to quote: the update's own by default, null for none. */
  readonly replyTo?: number | null;
}

type Extra = NonNullable<Parameters<Context['api']['sendMessage']>[2]>;

/** Where a new message belongs: the same topic, quoting the message, seen by the same people. */
export function placement(ctx: Context, options: SendOptions = {}): Extra {
  const message = ctx.msg;
  const topic = message?.is_topic_message ? message.message_thread_id : undefined;
  const secret = message?.ephemeral_message_id;
  const direct = message?.direct_messages_topic?.topic_id;
  const to =
    options.replyTo === undefined ? (ctx.callbackQuery ? null : message?.message_id) : options.replyTo;
  const reply =
    secret !== undefined && ctx.message
      ? { ephemeral_message_id: secret }
      : to
        ? { message_id: to, allow_sending_without_reply: true }
        : undefined;
  return {
    ...(topic !== undefined && { message_thread_id: topic }),
    ...(direct !== undefined && { direct_messages_topic_id: direct }),
    ...(secret !== undefined &&
      ctx.from && { ephemeral_message_parameters: { receiver_user_id: ctx.from.id } }),
    ...(reply && { reply_parameters: reply }),
    ...(ctx.settings.quiet && { disable_notification: true }),
  };
}

/**
 * Sends a screen to the update's chat, as a reply to its message and in its topic.
 * @returns the message, or undefined where Telegram will never take it (kicked, blocked, chat gone): that is logged
 */
export async function send(
  ctx: Context,
  screen: Screen,
  options: SendOptions = {},
): Promise<Message | undefined> {
  const chat = ctx.chat?.id;
  if (chat === undefined) return undefined;
  const text = fit(screen.text);
  return deliver(ctx, chat, (id) =>
    ctx.api.sendMessage(id, text.text, {
      ...placement(ctx, options),
      entities: text.entities,
      link_preview_options: noPreview,
      ...markup(screen.keyboard),
    }),
  );
}

/** Runs a send; a group that became a supergroup gets it under its new id, one that is closed to us nothing. */
export async function deliver<T>(
  ctx: Context,
  chat: number,
  run: (chat: number) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await run(chat);
  } catch (error) {
    const moved = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
    if (moved !== undefined) {
      await moveSettings(ctx.store, chat, moved);
      return await run(moved);
    }
    if (!isGone(error)) throw error;
    ctx.log.info({ chat, error: (error as GrammyError).description }, 'message not delivered');
    return undefined;
  }
}

/**
 * Puts a screen in place of the message whose button was pressed. The same content again is no error; where the
 * message can no longer be edited, the screen is sent as a new one.
 */
export async function edit(ctx: Context, screen: Screen): Promise<void> {
  const text = fit(screen.text);
  const other = { entities: text.entities, link_preview_options: noPreview, ...markup(screen.keyboard) };
  const message = ctx.callbackQuery?.message;
  try {
    if (
      message &&
      'ephemeral_message_id' in message &&
      message.ephemeral_message_id !== undefined &&
      ctx.from
    ) {
      const { chat, ephemeral_message_id: id } = message;
      await ctx.api.editEphemeralMessageText(chat.id, ctx.from.id, id, text.text, other);
    } else await ctx.editMessageText(text.text, other);
  } catch (error) {
    if (isUnmodified(error) || isGone(error)) return;
    if (!isUneditable(error)) throw error;
    if (ctx.chat) await send(ctx, screen);
    else await ctx.answerCallbackQuery({ text: ctx.t('button-outdated') });
  }
}

/**
 * A hint or notice for the sender alone: ephemeral in groups where the API allows it, else a short reply.
 * Not for answers: delivery of ephemeral messages is not guaranteed.
 */
export async function notice(ctx: Context, screen: Screen): Promise<void> {
  const message = ctx.message;
  const group = ctx.chat?.type === 'group' || ctx.chat?.type === 'supergroup';
  if (group && message && ctx.from && !message.sender_chat && !ctx.from.is_bot) {
    const text = fit(screen.text);
    try {
      await ctx.api.sendMessage(message.chat.id, text.text, {
        ...(message.is_topic_message && { message_thread_id: message.message_thread_id }),
        ephemeral_message_parameters: { receiver_user_id: ctx.from.id },
        entities: text.entities,
        link_preview_options: noPreview,
      });
      return;
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error;
      ctx.log.debug({ error: error.description }, 'ephemeral message refused');
    }
  }
  await send(ctx, screen);
}

function markup(keyboard: InlineKeyboard | undefined) {
  return keyboard && keyboard.inline_keyboard.length > 0 ? { reply_markup: keyboard } : {};
}

const says = (error: unknown, pattern: RegExp) =>
  error instanceof GrammyError && pattern.test(error.description);

/** Telegram will never take this message: blocked, kicked, no rights, chat or topic gone. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  if (error.error_code === 403) return true;
  return /chat not found|chat was upgraded|not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|TOPIC_DELETED|thread not found|chat was deactivated|user is deactivated/i.test(
    error.description,
  );
}

/** An edit to what already stands there. */
export function isUnmodified(error: unknown): boolean {
  return says(error, /message is not modified/i);
}

/** A message that Telegram no longer lets the bot edit. */
export function isUneditable(error: unknown): boolean {
  return says(
    error,
    /message (to edit not found|can't be edited)|no text in the message to edit|MESSAGE_ID_INVALID/i,
  );
}

/** A button press or an inline query that waited too long; nothing can be done. */
export function isTooLate(error: unknown): boolean {
  return says(error, /query is too old|query id is invalid|QUERY_ID_INVALID|response timeout expired/i);
}
