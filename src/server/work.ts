import type { Update } from 'grammy/types';

/** The handling of one update. */
export interface Work {
  /** Marks the log lines of this update: its id. */
  readonly request: number;
  /** Milliseconds since 1970 when something last moved: the start, or an attempt to reach Telegram that ended. */
  movedAt: number;
}

/*
 * Which work a call to Telegram belongs to is told by the chat or query that it names. AsyncLocalStorage would know
 * it exactly, but on Node 20 it cost a tenth of the time under load, as it follows every promise of the process.
 */
const works = new Map<string, Set<Work>>();

/** Registers the handling of an update; call `endWork` when it ended. */
export function beginWork(update: Update): Work {
  const work: Work = { request: update.update_id, movedAt: Date.now() };
  for (const key of keysOf(update)) {
    const others = works.get(key);
    if (others) others.add(work);
    else works.set(key, new Set([work]));
  }
  return work;
}

export function endWork(update: Update, work: Work): void {
  for (const key of keysOf(update)) {
    const left = works.get(key);
    left?.delete(work);
    if (left?.size === 0) works.delete(key);
  }
}

/** Notes that an attempt of a call ended, for all the works that it may belong to. */
export function moveWork(payload: object): void {
  const now = Date.now();
  for (const work of worksOf(payload)) work.movedAt = now;
}

/** The update that a call belongs to, for the log; undefined where that is not certain. */
export function requestOf(payload: object): number | undefined {
  const found = [...worksOf(payload)];
  return found.length === 1 ? found[0]?.request : undefined;
}

const queryFields = ['callback_query_id', 'inline_query_id', 'guest_query_id'] as const;

function worksOf(payload: object): Iterable<Work> {
  if ('chat_id' in payload) return works.get(`chat ${payload.chat_id}`) ?? [];
  const fields: Readonly<Record<string, unknown>> = { ...payload };
  const query = queryFields.find((field) => field in payload);
  return (query && works.get(`query ${fields[query]}`)) ?? [];
}

function keysOf(update: Update): string[] {
  const message =
    update.message ?? update.edited_message ?? update.channel_post ?? update.callback_query?.message;
  const chat = message?.chat ?? update.my_chat_member?.chat;
  const query = update.callback_query?.id ?? update.inline_query?.id ?? update.guest_message?.guest_query_id;
  return [...(chat ? [`chat ${chat.id}`] : []), ...(query !== undefined ? [`query ${query}`] : [])];
}
