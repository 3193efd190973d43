import { GrammyError } from 'grammy';
import type { Context } from './context.ts';
import { deliver, edit, isGone, isUneditable, isUnmodified, placement, send } from './send.ts';
import { type RichScreen, toHtml } from './view/rich.ts';

/** Under this the store remembers that the server takes no rich messages; tried again after a day. */
const refusedKey = 'rich:refused';
const refusedSeconds = 24 * 3600;

/**
 * Shows a screen in its rich form: in place of the message whose button was pressed, else as a new message.
 * Where the server refuses rich messages (400 or 404) the plain form is shown, now and for a day.
 */
export async function showRich(ctx: Context, screen: RichScreen): Promise<void> {
  if (await ctx.store.get(refusedKey)) return showPlain(ctx, screen);
  try {
    await (ctx.callbackQuery ? editRich(ctx, screen) : sendRich(ctx, screen));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    ctx.log.warn({ error: error.description }, 'rich messages are refused; plain ones for a day');
    await ctx.store.set(refusedKey, '1', refusedSeconds);
    await showPlain(ctx, screen);
  }
}

/** In place of the message whose button was pressed, else as a new message. */
export async function showPlain(ctx: Context, screen: Pick<RichScreen, 'text' | 'keyboard'>): Promise<void> {
  if (ctx.callbackQuery && !isPicture(ctx)) await edit(ctx, screen);
  else await send(ctx, screen);
}

/** True when the button that was pressed stands under a picture, whose text is a caption. */
function isPicture(ctx: Context): boolean {
  const message = ctx.callbackQuery?.message;
  return message !== undefined && 'photo' in message && message.photo !== undefined;
}

async function sendRich(ctx: Context, screen: RichScreen): Promise<void> {
  const chat = ctx.chat?.id;
  if (chat === undefined) return;
  await deliver(ctx, chat, (id) =>
    ctx.api.sendRichMessage(id, content(screen), { ...placement(ctx), ...markup(screen) }),
  );
}

async function editRich(ctx: Context, screen: RichScreen): Promise<void> {
  if (isPicture(ctx)) return sendRich(ctx, screen);
  try {
    await ctx.editMessageText(content(screen), markup(screen));
  } catch (error) {
    if (isUnmodified(error) || isGone(error)) return;
    if (!isUneditable(error)) throw error;
    if (ctx.chat) await sendRich(ctx, screen);
    else await ctx.answerCallbackQuery({ text: ctx.t('button-outdated') });
  }
}

function content(screen: RichScreen) {
  return { html: toHtml(screen.rich), skip_entity_detection: true };
}

function markup(screen: RichScreen) {
  const keyboard = screen.richKeyboard ?? screen.keyboard;
  return keyboard && keyboard.inline_keyboard.length > 0 ? { reply_markup: keyboard } : {};
}

function isRefusal(error: unknown): error is GrammyError {
  return error instanceof GrammyError && (error.error_code === 400 || error.error_code === 404);
}
