import { z } from 'zod';
import type { Answer } from '../answer/types.ts';
import type { Store } from '../server/store.ts';

/*
 * The latest questions that the report does not answer, for operators who asked for the list: words only, nothing
 * of who asked or where. Nothing is kept until an operator switches it on.
 */

const switchKey = 'unanswered:kept';
const listKey = 'unanswered:list';
const most = 20;
/** Kept of a question, in code points. */
const longest = 80;
const month = 30 * 86_400;

const list = z.array(z.string()).catch([]);

export async function keepsUnanswered(store: Store): Promise<boolean> {
  return (await store.get(switchKey)) === 'on';
}

/** Switches the list on, or off and forgets it. */
export async function keepUnanswered(store: Store, keep: boolean): Promise<void> {
  if (keep) return store.set(switchKey, 'on');
  await Promise.all([store.delete(switchKey), store.delete(listKey)]);
}

/** The latest first. */
export async function readUnanswered(store: Store): Promise<readonly string[]> {
  const stored = await store.get(listKey);
  if (stored === undefined) return [];
  try {
    return list.parse(JSON.parse(stored));
  } catch {
    return [];
  }
}

/** Notes a question that was not answered, where an operator wants to know. */
export async function noteUnanswered(store: Store, answer: Answer): Promise<void> {
  if (answer.status !== 'none' && answer.status !== 'related') return;
  if (!(await keepsUnanswered(store))) return;
  const question = [...answer.question].slice(0, longest).join('');
  const before = (await readUnanswered(store)).filter((one) => one !== question);
  await store.set(listKey, JSON.stringify([question, ...before].slice(0, most)), month);
}
