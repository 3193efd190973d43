import type { Message } from 'grammy/types';
import type { UploadedFile } from './body.ts';
import { isRecord } from './spec.ts';

export type Params = Readonly<Record<string, unknown>>;

/** The fields of a message that its sender chose. */
export function contentOf(method: string, params: Params, files: ReadonlyMap<string, UploadedFile>): Params {
  const { text, entities, caption, caption_entities, rich_message } = params;
  const caption_ = {
    ...(caption !== undefined && { caption }),
    ...(caption_entities !== undefined && { caption_entities }),
  };
  if (rich_message !== undefined) return { rich_message };
  if (text !== undefined)
    return { text, ...(Array.isArray(entities) && entities.length > 0 && { entities }) };
  if (method === 'editMessageCaption') return caption_;
  if (method === 'editMessageMedia' && isRecord(params.media))
    return contentOf(`send_${params.media.type}`, params.media, files);
  const kind = method.replace(/^send_?/, '').toLowerCase();
  const source = String(params[kind] ?? params.media ?? '');
  const size = files.get(source.replace('attach://', ''))?.bytes.length ?? 0;
  const file = {
    file_id: source.startsWith('attach://') ? `file-${source.slice(9)}-${size}` : source,
    file_unique_id: 'u',
    file_size: size,
  };
  if (kind === 'photo') return { photo: [{ ...file, width: 1280, height: 720 }], ...caption_ };
  return { [kind]: file, ...caption_ };
}

const contentKeys = [
  'text',
  'entities',
  'caption',
  'caption_entities',
  'rich_message',
  'photo',
  'document',
  'animation',
  'audio',
  'video',
  'voice',
  'sticker',
];

export function contentIn(message: Message): Params {
  return Object.fromEntries(Object.entries(message).filter(([key]) => contentKeys.includes(key)));
}

/** What an edit of the caption leaves: the picture. */
export function mediaIn(method: string, message: Message): Params {
  if (method !== 'editMessageCaption') return {};
  return Object.fromEntries(Object.entries(contentIn(message)).filter(([key]) => !key.startsWith('caption')));
}

/** The message that a chosen inline result or a guest's answer leaves in the chat. */
export function messageOfResult(result: unknown): Message {
  const content =
    isRecord(result) && isRecord(result.input_message_content) ? result.input_message_content : {};
  const { message_text: text, entities, rich_message } = content;
  const markup = isRecord(result) && result.reply_markup ? { reply_markup: result.reply_markup } : {};
  return asMessage({ ...contentOf('', { text, entities, rich_message }, new Map()), ...markup });
}

/** The only place where plain data is taken for a Message: the server builds them field by field. */
export function asMessage(fields: Params): Message {
  return fields as unknown as Message;
}

export function isInlineKeyboard(markup: unknown): boolean {
  return isRecord(markup) && Array.isArray(markup.inline_keyboard);
}
