import { createHash } from 'node:crypto';
import { GrammyError, type InlineKeyboard, InputFile } from 'grammy';
import type { PhotoSize } from 'grammy/types';
import type { Context } from './context.ts';
import type { Picture } from './picture/element.ts';
import { createPainter } from './picture/painter.ts';
import { deliver, isGone, isUneditable, isUnmodified, placement, send } from './send.ts';
import { fit, limits, lines } from './view/text.ts';

const painter = createPainter();

/** Pictures being drawn, so that people who ask for the same one at once wait for one drawing. */
const drawing = new Map<string, Promise<Uint8Array>>();

/** File ids are forgotten after 90 days, so that pictures of reports that are gone leave nothing behind. */
const keepSeconds = 90 * 24 * 3600;

/** A picture is known by all that is drawn: a changed report or another version of the cards has other pictures. */
function keyOf(ctx: Context, picture: Picture): string {
  const hash = createHash('sha256').update(JSON.stringify(picture)).digest('base64url').slice(0, 27);
  return `picture:${ctx.me.id}:${hash}`;
}

/**
 * Sends a picture with what it says as its caption, or puts it in place of the picture whose button was pressed.
 * It is drawn once; after that Telegram has it.
 */
export async function sendPicture(ctx: Context, picture: Picture, keyboard: InlineKeyboard): Promise<void> {
  const key = keyOf(ctx, picture);
  const known = await ctx.store.get(key);
  if (known !== undefined) {
    try {
      return await put(ctx, key, known, picture, keyboard);
    } catch (error) {
      if (!isUnknownFile(error)) throw error;
      await ctx.store.delete(key);
    }
  }
  const png = await draw(ctx, key, picture);
  if (png) await put(ctx, key, new InputFile(png, 'card.png'), picture, keyboard);
  else await send(ctx, { text: lines(ctx.t('picture-failed')) });
}

async function draw(ctx: Context, key: string, picture: Picture): Promise<Uint8Array | undefined> {
  const chat = ctx.chat?.id;
  const topic = ctx.msg?.is_topic_message ? ctx.msg.message_thread_id : undefined;
  const other = topic === undefined ? {} : { message_thread_id: topic };
  if (chat !== undefined) await ctx.api.sendChatAction(chat, 'upload_photo', other).catch(() => {});
  const drawn = drawing.get(key) ?? painter.paint(picture).finally(() => drawing.delete(key));
  drawing.set(key, drawn);
  try {
    return await drawn;
  } catch (error) {
    ctx.log.error({ err: error }, 'picture not drawn');
    return undefined;
  }
}

async function put(
  ctx: Context,
  key: string,
  media: string | InputFile,
  picture: Picture,
  keyboard: InlineKeyboard,
): Promise<void> {
  const chat = ctx.chat?.id;
  if (chat === undefined) return;
  const caption = fit(lines(picture.alt), limits.caption).text;
  const markup = keyboard.inline_keyboard.length > 0 ? { reply_markup: keyboard } : {};
  const pressed = ctx.callbackQuery?.message;
  let photo: readonly PhotoSize[] | undefined;
  if (pressed && 'photo' in pressed && pressed.photo) {
    photo = await replace(ctx, { type: 'photo', media, caption }, markup);
  } else {
    const replyTo = pressed ? pressed.message_id : undefined;
    const place = placement(ctx, replyTo === undefined ? {} : { replyTo });
    const sent = await deliver(ctx, chat, (id) =>
      ctx.api.sendPhoto(id, media, { ...place, caption, ...markup }),
    );
    photo = sent?.photo;
  }
  const file = photo?.at(-1)?.file_id;
  if (file !== undefined && file !== media) await ctx.store.set(key, file, keepSeconds);
}

async function replace(
  ctx: Context,
  media: Parameters<Context['editMessageMedia']>[0],
  markup: { readonly reply_markup?: InlineKeyboard },
): Promise<readonly PhotoSize[] | undefined> {
  try {
    const edited = await ctx.editMessageMedia(media, markup);
    return edited === true || !('photo' in edited) ? undefined : edited.photo;
  } catch (error) {
    if (isUnmodified(error) || isGone(error) || isUneditable(error)) return undefined;
    throw error;
  }
}

/** A file id that this bot or this server does not know (any more). */
function isUnknownFile(error: unknown): boolean {
  return (
    error instanceof GrammyError && /file.?(id|_reference)|file identifier|FILE_/i.test(error.description)
  );
}
