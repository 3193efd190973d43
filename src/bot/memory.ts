import type { Store } from '../server/store.ts';

/*
 * What is remembered between messages, all of it dispensable: without it a follow-up is a question of its own and
 * an edited question keeps its old answer.
 */

const hour = 3600;

/** The last question of a private chat, for follow-ups. */
export function lastQuestion(store: Store, chat: number): Promise<string | undefined> {
  return store.get(`last:${chat}`);
}

export async function rememberLast(store: Store, chat: number, question: string): Promise<void> {
  await store.set(`last:${chat}`, question, hour / 2);
}

/** Which message answers which, both ways. */
export async function rememberAnswer(
  store: Store,
  chat: number,
  link: { readonly asked: number; readonly answer: number; readonly question: string },
): Promise<void> {
  await store.set(`answer:${chat}:${link.asked}`, String(link.answer), 48 * hour);
  await store.set(`question:${chat}:${link.answer}`, link.question, 48 * hour);
}

/** The message that answers a question's message. */
export async function answerTo(store: Store, chat: number, asked: number): Promise<number | undefined> {
  const stored = Number(await store.get(`answer:${chat}:${asked}`));
  return Number.isSafeInteger(stored) && stored > 0 ? stored : undefined;
}

/** The question that a message of the bot answers, in full. */
export function questionTo(store: Store, chat: number, answer: number): Promise<string | undefined> {
  return store.get(`question:${chat}:${answer}`);
}
