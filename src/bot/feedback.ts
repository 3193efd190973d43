import { createHash } from 'node:crypto';
import { Composer } from 'grammy';
import type { AnswerType } from '../answer/types.ts';
import type { Store } from '../server/store.ts';
import { rateAction } from './actions.ts';
import { questionBehind } from './buttons.ts';
import type { CallbackContext } from './callback.ts';
import type { Context } from './context.ts';

/*
 * 👍 and 👎 under answers, counted by what kind of thing was asked for. No personal data: of who voted only a digest
 * is kept, for a day, so that nobody counts twice.
 */

export const feedback = new Composer<Context>();

/** Every kind of question, in the order in which the operators' page lists them. */
export const answerTypes: readonly AnswerType[] = [
  ...(['count', 'money', 'age', 'date', 'person', 'place', 'organisation', 'name'] as const),
  ...(['reason', 'manner', 'list', 'yesno', 'thing'] as const),
];

const day = 86_400;

feedback.use(
  rateAction.on(async (ctx, vote) => {
    if ((await ctx.store.increment(`voted:${digestOf(ctx)}`, day)) > 1) return tell(ctx, 'feedback-again');
    const behind = await questionBehind(ctx);
    const type = behind ? ctx.engine.ask(behind.question).type : 'thing';
    await ctx.store.increment(keyOf(type, vote));
    await tell(ctx, 'feedback-thanks');
  }),
);

/** Votes by kind of question: thumbs up and down. Kinds without a vote are left out. */
export async function readFeedback(
  store: Store,
): Promise<readonly (readonly [AnswerType, number, number])[]> {
  const count = async (type: AnswerType, vote: 'up' | 'down') =>
    Number((await store.get(keyOf(type, vote))) ?? 0);
  const rows = await Promise.all(
    answerTypes.map(async (type) => [type, await count(type, 'up'), await count(type, 'down')] as const),
  );
  return rows.filter(([, up, down]) => up + down > 0);
}

const keyOf = (type: AnswerType, vote: 'up' | 'down') => `feedback:${type}:${vote}`;

function digestOf(ctx: CallbackContext): string {
  const { message, inline_message_id: inline, from } = ctx.callbackQuery;
  const where = inline ?? `${message?.chat.id}:${message?.message_id}`;
  return createHash('sha256').update(`${where}:${from.id}`).digest('base64url').slice(0, 16);
}

const tell = (ctx: CallbackContext, key: string) =>
  ctx.answerCallbackQuery({ text: ctx.t(key) }).then(() => {});
