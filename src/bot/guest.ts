import { Composer } from 'grammy';
import { askedByCommand } from './addressed.ts';
import { reply } from './ask.ts';
import type { Context } from './context.ts';
import { article } from './inline.ts';
import { isTooLate } from './send.ts';
import { lines } from './view/text.ts';

/** Guest queries: somebody mentions the bot in a chat that it has not joined; one message may be sent back. */
export const guest = new Composer<Context>();

guest.on('guest_message', async (ctx) => {
  const asked = askedByCommand(ctx.guestMessage, ctx.me);
  const empty = asked.question === '' && !asked.about;
  const { screen, question } = empty
    ? { screen: { text: lines(ctx.t('guest-empty')) }, question: '' }
    : await reply(ctx, asked);
  try {
    await ctx.answerGuestQuery(article('guest', question || ctx.me.first_name, '', screen));
  } catch (error) {
    if (!isTooLate(error)) throw error;
  }
});
