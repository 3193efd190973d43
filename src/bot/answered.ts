import { GrammyError } from 'grammy';
import type { Context } from './context.ts';
import { isTooLate } from './send.ts';

/** A press is answered after this time even if its handler still works, in milliseconds (the contract: 2 s). */
const patience = 1200;

/**
 * Answers every callback query exactly once: by its handler's text, else when the handler has ended or takes long.
 * Texts that come after that are lost, as Telegram would refuse them.
 */
export async function answerPresses(ctx: Context, next: () => Promise<void>): Promise<void> {
  if (!ctx.callbackQuery) return next();
  let answering: Promise<true> | undefined;
  const original = ctx.answerCallbackQuery.bind(ctx);
  const once: typeof original = (...args) => {
    answering ??= original(...args).catch((error: unknown) => {
      if (!(error instanceof GrammyError)) throw error;
      if (!isTooLate(error)) ctx.log.warn({ error: error.description }, 'press not answered');
      return true as const;
    });
    return answering;
  };
  ctx.answerCallbackQuery = once;
  const { message, inline_message_id: inline } = ctx.callbackQuery;
  if (!message && inline === undefined) {
    // Nothing to change and nowhere to answer: a game's button, or a message that Telegram no longer has.
    await once({ text: ctx.t('button-outdated') });
    return;
  }
  const timer = setTimeout(() => void once().catch(() => {}), patience);
  try {
    await next();
  } finally {
    clearTimeout(timer);
    await once();
  }
}
