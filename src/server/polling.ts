import { setTimeout as sleep } from 'node:timers/promises';
import { GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { Intake } from './intake.ts';
import type { Reachability } from './reachability.ts';

/** One getUpdates call. Rejects when Telegram cannot be reached or says no sense. */
export type GetUpdates = (
  params: { offset?: number; limit: number; timeout: number },
  signal: AbortSignal,
) => Promise<unknown>;

export interface PollingOptions {
  readonly getUpdates: GetUpdates;
  readonly intake: Intake;
  readonly log: Logger;
  readonly telegram: Reachability;
  /** Ends the polling when it fires. */
  readonly signal: AbortSignal;
}

/** Most updates that Telegram gives at once, and so the most that are in the works unconfirmed. */
const window = 100;
/** Seconds that Telegram holds a call when there is nothing new, and how long we wait beyond that. */
const hold = 30;
const grace = 10;
/** Pauses between calls while updates are in the works, in milliseconds. */
const pace = { first: 10, most: 250 } as const;
/** A full window is asked for again when so many of its oldest updates have ended. */
const worthAsking = 25;
/** Update ids start anew, at random, after a week without updates; by then we ask without an offset. In milliseconds. */
const forgetAfter = 86_400_000;
/** On stopping: for what is in the works, and for confirming it, in milliseconds. */
const farewell = { work: 7500, confirm: 1500 } as const;

/**
 * Polls until the signal fires, and confirms an update only after its handling ended.
 *
 * Telegram gives back all updates from an offset on, and forgets those before it. The offset is therefore the
 * oldest update that is still in the works; what Telegram repeats meanwhile is recognised. Those 100 updates are
 * the bound on what is in flight: one that takes long holds up the others only when 99 newer ones have come.
 * A crash at any moment leaves every unfinished update with Telegram, which gives it to the next process.
 *
 * @throws Refused when Telegram does not take the token
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { intake, log, telegram, signal } = options;
  const works = new Works();
  let failures = 0;
  let pause: number = pace.first;
  let newsAt = Date.now();

  while (!signal.aborted) {
    if (works.size === 0 && Date.now() - newsAt > forgetAfter) works.forget();
    const reply = await ask(options, works.offset, works.size > 0 ? 0 : hold);
    if (signal.aborted) break;
    if ('trouble' in reply) {
      telegram[reply.trouble === 'silence' ? 'missed' : 'reached'](Date.now());
      const milliseconds = waitAfter(reply, ++failures, log);
      await rest(milliseconds, signal);
      continue;
    }
    failures = 0;
    telegram.reached(Date.now());
    const fresh = reply.updates.filter((update) => works.isNew(update.update_id));
    for (const update of fresh) works.add(update.update_id, intake.take(update));
    if (fresh.length > 0) newsAt = Date.now();
    pause = fresh.length > 0 ? pace.first : Math.min(pause * 2, pace.most);
    await works.breathe(reply.updates.length >= window, pause, signal);
  }
  await Promise.race([works.empty(), sleep(farewell.work)]);
  const confirming = AbortSignal.timeout(farewell.confirm);
  if (works.offset !== undefined)
    await options.getUpdates({ offset: works.offset, limit: 1, timeout: 0 }, confirming).catch(() => {});
}

/** Telegram does not take the token. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** What is in the works: which updates are known, and up to which all have ended. */
class Works {
  /** What to ask Telegram for: the oldest update in the works, else the one after the newest; undefined: all. */
  offset: number | undefined;
  readonly #working = new Map<number, Promise<void>>();
  /** Ended, but Telegram will repeat them as an older one is still in the works. */
  readonly #ended = new Set<number>();
  #newest = 0;
  #wake = () => {};

  get size(): number {
    return this.#working.size;
  }

  isNew(id: number): boolean {
    return id >= (this.offset ?? id) && !this.#working.has(id) && !this.#ended.has(id);
  }

  add(id: number, work: Promise<unknown>): void {
    this.#newest = Math.max(this.#newest, id);
    const ends = work.then(() => {
      this.#working.delete(id);
      this.#ended.add(id);
      this.#advance();
      this.#wake();
    });
    this.#working.set(id, ends);
    this.#advance();
  }

  /** For a quiet day: whatever id comes next is new. */
  forget(): void {
    this.offset = undefined;
    this.#newest = 0;
    this.#ended.clear();
  }

  /** Waits until it is worth asking again; at most `pause` milliseconds, unless the window is full. */
  async breathe(full: boolean, pause: number, signal: AbortSignal): Promise<void> {
    const from = this.offset ?? 0;
    const until = Date.now() + pause;
    while (this.size > 0 && !signal.aborted) {
      const moved = (this.offset ?? 0) - from;
      const left = until - Date.now();
      if (full ? moved >= worthAsking || (moved > 0 && left <= 0) : left <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(left, full ? pace.most : pace.first));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  async empty(): Promise<void> {
    while (this.size > 0) await Promise.all(this.#working.values());
  }

  #advance(): void {
    let oldest = this.#newest + 1;
    for (const id of this.#working.keys()) oldest = Math.min(oldest, id);
    this.offset = oldest;
    for (const id of this.#ended) if (id < oldest) this.#ended.delete(id);
  }
}

type Reply =
  | { readonly updates: readonly Update[] }
  | { readonly trouble: 'silence' }
  | { readonly trouble: 'conflict' | 'wait' | 'odd'; readonly seconds: number; readonly description: string };

async function ask(
  { getUpdates, signal }: PollingOptions,
  offset: number | undefined,
  timeout: number,
): Promise<Reply> {
  const params = { ...(offset !== undefined && { offset }), limit: window, timeout };
  const late = AbortSignal.timeout((timeout + grace) * 1000);
  try {
    const updates: unknown = await getUpdates(params, AbortSignal.any([signal, late]));
    return isUpdates(updates) ? { updates } : { trouble: 'silence' };
  } catch (error) {
    // Garbage may look like an error without a code.
    if (!(error instanceof GrammyError) || !(error.error_code < 500)) return { trouble: 'silence' };
    const { error_code: code, description, parameters } = error;
    if (code === 401 || code === 404) throw new Refused(description);
    if (code === 409) return { trouble: 'conflict', seconds: 5, description };
    if (code === 429) return { trouble: 'wait', seconds: parameters.retry_after ?? 1, description };
    return { trouble: 'odd', seconds: 5, description };
  }
}

function isUpdates(value: unknown): value is readonly Update[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one?.update_id));
}

/** How long to wait after a failure, in milliseconds; tells the operator what needs one. */
function waitAfter(reply: Exclude<Reply, { updates: unknown }>, failures: number, log: Logger): number {
  if (reply.trouble === 'silence')
    return Math.min(5000, 100 * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2);
  const { seconds, description } = reply;
  if (reply.trouble === 'conflict' && failures % 12 === 1)
    log.error(
      { description },
      'BOT_TOKEN: another program receives the updates of this bot (409); stop it or use another token; waiting and trying again',
    );
  if (reply.trouble === 'odd') log.error({ description }, 'getUpdates refused; trying again');
  return seconds * 1000;
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {});
}
