import type { InlineKeyboardMarkup, InputMediaPhoto, Message, Opts, ReplyParameters } from 'grammy/types';
import {
  type Content,
  captionContent,
  documentContent,
  photoContent,
  richContent,
  textContent,
} from './outgoing.ts';
import type { Call } from './wire.ts';
import { ApiError, asReply, keyOf, put, roomOf, unixTime, type World } from './world.ts';

/** Bytes that a button's data may have. */
const CALLBACK_DATA_LIMIT = 64;

/** Where a message goes, and what hangs on it: the fields that all sending methods share. */
interface Target {
  readonly chat_id: number | string;
  readonly message_thread_id?: number;
  readonly reply_parameters?: ReplyParameters;
  readonly reply_markup?: unknown;
  readonly ephemeral_message_parameters?: { readonly receiver_user_id: number };
}

export function sendMessage(world: World, call: Call): Message {
  const p = call.payload as unknown as Opts<'sendMessage'>;
  return send(world, p, textContent(p.text, p.entities, p.parse_mode));
}

export function sendRichMessage(world: World, call: Call): Message {
  const p = call.payload as unknown as Opts<'sendRichMessage'>;
  return send(world, p, richContent(world, call, p.rich_message));
}

export function sendPhoto(world: World, call: Call): Message {
  const p = call.payload as unknown as Opts<'sendPhoto'>;
  const caption = captionContent(p.caption, p.caption_entities, p.parse_mode);
  return send(world, p, { ...photoContent(world, call, p.photo), ...caption });
}

export function sendDocument(world: World, call: Call): Message {
  const p = call.payload as unknown as Opts<'sendDocument'>;
  const caption = captionContent(p.caption, p.caption_entities, p.parse_mode);
  return send(world, p, { ...documentContent(world, call, p.document), ...caption });
}

function send(world: World, to: Target, content: Content): Message {
  const { chat, kind } = roomOf(world, to.chat_id);
  if (kind === 'guest') throw new ApiError(403, 'Forbidden: bot is not a member of the supergroup chat');
  const reply = repliedTo(world, chat.id, to.reply_parameters);
  const receiver = to.ephemeral_message_parameters?.receiver_user_id;
  const player = world.players.find(({ user }) => user.id === receiver);
  if (receiver !== undefined && player === undefined) throw new ApiError(400, 'Bad Request: user not found');
  const id = world.next();
  return put(world, 'message', {
    message_id: player === undefined ? id : 0,
    ...(player && { ephemeral_message_id: id, receiver_user: player.user }),
    ...(to.message_thread_id !== undefined && {
      message_thread_id: to.message_thread_id,
      is_topic_message: true,
    }),
    from: world.me,
    chat,
    date: unixTime(world),
    ...(reply && { reply_to_message: asReply(reply) }),
    ...content,
    ...keyboard(to.reply_markup),
  } as Message);
}

function repliedTo(world: World, chat: number, reply: ReplyParameters | undefined): Message | undefined {
  if (reply?.message_id === undefined) return undefined;
  const found = world.messages.get(`${chat}:${reply.message_id}`);
  if (found === undefined && reply.allow_sending_without_reply !== true) {
    throw new ApiError(400, 'Bad Request: message to be replied not found');
  }
  return found;
}

/** @throws ApiError for buttons that Telegram refuses. Custom keyboards are shown by no client here. */
export function keyboard(markup: unknown): { reply_markup?: InlineKeyboardMarkup } {
  const rows = (markup as InlineKeyboardMarkup | undefined)?.inline_keyboard;
  if (!Array.isArray(rows) || rows.length === 0) return {};
  for (const button of rows.flat()) {
    if (button.text === '')
      throw new ApiError(400, 'Bad Request: text buttons are unallowed in the inline keyboard');
    if ('callback_data' in button) {
      const size = Buffer.byteLength(button.callback_data);
      if (size < 1 || size > CALLBACK_DATA_LIMIT) throw new ApiError(400, 'Bad Request: BUTTON_DATA_INVALID');
    }
  }
  return { reply_markup: { inline_keyboard: rows } };
}

interface EditTarget {
  readonly chat_id?: number | string;
  readonly message_id?: number;
  readonly inline_message_id?: string;
  readonly receiver_user_id?: number;
  readonly ephemeral_message_id?: number;
}

export function editMessageText(world: World, call: Call): Message | true {
  const p = call.payload as unknown as Opts<'editMessageText'>;
  const content =
    p.rich_message === undefined
      ? textContent(p.text, p.entities, p.parse_mode)
      : richContent(world, call, p.rich_message);
  return edit(world, call.payload, { ...content, ...keyboard(p.reply_markup) });
}

export function editMessageCaption(world: World, call: Call): Message | true {
  const p = call.payload as unknown as Opts<'editMessageCaption'>;
  const { photo, document } = editTarget(world, call.payload);
  const caption = captionContent(p.caption, p.caption_entities, p.parse_mode);
  return edit(world, call.payload, {
    ...(photo && { photo }),
    ...(document && { document }),
    ...caption,
    ...keyboard(p.reply_markup),
  });
}

export function editMessageMedia(world: World, call: Call): Message | true {
  const p = call.payload as unknown as Opts<'editMessageMedia'>;
  if (p.media.type !== 'photo') throw new ApiError(400, 'Bad Request: the local chat edits photos only');
  const media: InputMediaPhoto = p.media;
  const caption = captionContent(media.caption, media.caption_entities, media.parse_mode);
  return edit(world, call.payload, {
    ...photoContent(world, call, media.media),
    ...caption,
    ...keyboard(p.reply_markup),
  });
}

export function editMessageReplyMarkup(world: World, call: Call): Message | true {
  const { reply_markup: _, ...message } = editTarget(world, call.payload);
  return edit(world, call.payload, {
    ...contentOf(message as Message),
    ...keyboard(call.payload.reply_markup),
  });
}

function editTarget(world: World, to: EditTarget): Message {
  const { inline_message_id: inline, ephemeral_message_id: ephemeral } = to;
  const key =
    inline !== undefined
      ? world.inline.get(inline)
      : ephemeral !== undefined
        ? `${to.chat_id}:e${ephemeral}:${to.receiver_user_id}`
        : `${to.chat_id}:${to.message_id}`;
  const message = world.messages.get(key ?? '');
  if (message === undefined) throw new ApiError(400, 'Bad Request: message to edit not found');
  const ours = message.from?.id === world.me.id || inline !== undefined;
  if (!ours) throw new ApiError(400, "Bad Request: message can't be edited");
  return message;
}

function edit(
  world: World,
  to: EditTarget,
  content: Content & { reply_markup?: InlineKeyboardMarkup },
): Message | true {
  const old = editTarget(world, to);
  if (JSON.stringify(contentOf(old)) === JSON.stringify(contentOf(content)) && sameKeyboard(old, content)) {
    throw new ApiError(
      400,
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same ' +
        'as a current content and reply markup of the message',
    );
  }
  const frame = Object.fromEntries(Object.entries(old).filter(([field]) => !CONTENT_FIELDS.has(field)));
  const message = { ...frame, ...content, edit_date: unixTime(world) } as unknown as Message;
  put(world, 'edit', message);
  return to.chat_id === undefined || to.ephemeral_message_id !== undefined ? true : message;
}

const CONTENT_FIELDS: ReadonlySet<string> = new Set([
  ...['text', 'entities', 'caption', 'caption_entities', 'photo', 'document', 'rich_message', 'reply_markup'],
]);

function contentOf(message: Content): Content {
  const { text, entities, caption, caption_entities, photo, document, rich_message } = message;
  return JSON.parse(
    JSON.stringify({ text, entities, caption, caption_entities, photo, document, rich_message }),
  );
}

function sameKeyboard(a: { reply_markup?: unknown }, b: { reply_markup?: unknown }): boolean {
  return JSON.stringify(a.reply_markup ?? null) === JSON.stringify(b.reply_markup ?? null);
}

/** One message, several, or an ephemeral one. */
export function deleteMessages(world: World, call: Call): true {
  const p = call.payload as EditTarget & { readonly message_ids?: readonly number[] };
  if (p.message_ids === undefined) {
    const found = world.messages.get(
      p.ephemeral_message_id === undefined
        ? `${p.chat_id}:${p.message_id}`
        : `${p.chat_id}:e${p.ephemeral_message_id}:${p.receiver_user_id}`,
    );
    if (found === undefined) throw new ApiError(400, 'Bad Request: message to delete not found');
    remove(world, found);
    return true;
  }
  for (const id of p.message_ids) {
    const found = world.messages.get(`${p.chat_id}:${id}`);
    if (found !== undefined) remove(world, found);
  }
  return true;
}

function remove(world: World, message: Message): void {
  world.messages.delete(keyOf(message));
  world.emit({ type: 'delete', message });
}
