import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError, InputFile, type Transformer } from 'grammy';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import type { Reachability } from './reachability.ts';
import { moveWork, requestOf } from './work.ts';

export interface ApiOptions {
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'apiCall' | 'apiError'>;
  readonly telegram: Reachability;
  /** Telegram refuses the token (401). */
  readonly unauthorized: () => void;
}

/** How long a first attempt may take, in milliseconds; each further one gets half as much again. */
const patience = { query: 1500, call: 4000, upload: 20_000 } as const;
const mostPatience = 30_000;
/** First and longest pause before a repetition, in milliseconds; it doubles, and is shortened at random by up to half. */
const pause = { first: 100, most: 2000 } as const;
/** A wait that Telegram asks for beyond this is not worth it, in seconds. */
const mostRetryAfter = 300;
/**
 * When Telegram takes other calls but not this one, it is given up after so many failures and so much time; while
 * Telegram is out of reach altogether, nothing is given up.
 */
const hopeless = { failures: 12, milliseconds: 60_000 } as const;
/** Telegram forgets callback, inline and guest queries by then, in milliseconds. */
const queryLifetime = 15_000;

/** Not worth a second attempt: they show for seconds what passes by itself. */
const fleeting = new Set(['sendChatAction', 'sendMessageDraft', 'sendRichMessageDraft']);

/** What an attempt came to. */
type Verdict =
  | { readonly kind: 'ok' }
  /** Telegram asks for so many seconds of silence. */
  | { readonly kind: 'wait'; readonly reason: '429'; readonly seconds: number }
  /** Its fate is unknown, or Telegram is unwell. */
  | { readonly kind: 'again'; readonly reason: string }
  /** Telegram will never take it. */
  | { readonly kind: 'refused'; readonly reason: string; readonly description: string };

/**
 * Makes calls survive Telegram's bad days. A 429 is waited out for its chat alone; server errors, broken
 * connections, silence and garbage are repeated with growing, jittered pauses, sends of unknown fate included;
 * what Telegram refuses for good (400, 403) is returned at once.
 *
 * `@grammyjs/auto-retry` does not fit: its first pause of 3 s breaks the deadlines, it has no jitter and no timeout
 * for an attempt, takes any JSON for an answer, and lets a second call run into a chat's 429.
 */
export function persistentCalls(options: ApiOptions): Transformer {
  const { log, metrics, telegram, unauthorized } = options;
  /** When a chat (or a method without a chat) may be written to again, in milliseconds since 1970. */
  const closedUntil = new Map<string, number>();

  return async (prev, method, payload, signal) => {
    if (method === 'getUpdates') return prev(method, payload, signal);
    const lane = laneOf(method, payload);
    const begun = Date.now();
    const isQuery = /^answer(Callback|Inline|Guest)Query$/.test(method);
    const firstPatience = isQuery ? patience.query : hasUpload(payload) ? patience.upload : patience.call;
    const about = () => ({ request: requestOf(payload), method });
    let failures = 0;
    for (;;) {
      await opened(closedUntil, lane, payload);
      const limit = Math.min(firstPatience * 1.5 ** failures, mostPatience);
      const result = await withTimeout(limit, signal, (own) => prev(method, payload, own)).catch(failed);
      const verdict = judge(result);
      const now = Date.now();
      moveWork(payload);
      if (verdict.kind === 'again') telegram.missed(now);
      else telegram.reached(now);
      if (verdict.kind === 'ok') {
        metrics.apiCall(method, (now - begun) / 1000);
        return settle(result);
      }
      metrics.apiError(method, verdict.reason);
      const late = fleeting.has(method) || (isQuery && now - begun > queryLifetime) || signal?.aborted;
      if (verdict.kind === 'refused') {
        if (verdict.reason === '401') unauthorized();
        logRefusal(log, { ...about(), code: Number(verdict.reason), description: verdict.description });
        return settle(result);
      }
      if (verdict.kind === 'wait') {
        log.info({ ...about(), seconds: verdict.seconds }, 'Telegram asks to wait');
        if (late || verdict.seconds > mostRetryAfter) return settle(result);
        closedUntil.set(lane, now + verdict.seconds * 1000);
        continue;
      }
      failures++;
      const onlyThis =
        failures >= hopeless.failures && now - begun > hopeless.milliseconds && telegram.isReachable();
      if (late || onlyThis) {
        log[late ? 'debug' : 'warn']({ ...about(), failures, reason: verdict.reason }, 'call given up');
        return settle(result);
      }
      if (failures % 5 === 0)
        log.warn({ ...about(), failures, reason: verdict.reason }, 'call fails, trying again');
      const longest = Math.min(pause.most, pause.first * 2 ** (failures - 1));
      await sleep(longest * (0.5 + Math.random() / 2));
    }
  };
}

/** An attempt that threw. */
class Failure {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

const failed = (error: unknown) => new Failure(error);

/** The reply, or the error that took its place; what is no reply at all counts as a broken connection. */
function settle<T>(result: T | Failure): T {
  if (result instanceof Failure) throw result.error;
  if (judge(result).kind === 'again' && !isErrorReply(result))
    throw new HttpError('Telegram sent no answer', result);
  return result;
}

function judge(result: unknown): Verdict {
  if (result instanceof Failure || typeof result !== 'object' || result === null)
    return { kind: 'again', reason: 'network' };
  if ('ok' in result && result.ok === true && 'result' in result) return { kind: 'ok' };
  if (!isErrorReply(result)) return { kind: 'again', reason: 'garbage' };
  const reason = String(result.error_code);
  const seconds = result.parameters?.retry_after;
  if (result.error_code === 429) return { kind: 'wait', reason: '429', seconds: seconds ?? 1 };
  if (result.error_code >= 500) return { kind: 'again', reason };
  return { kind: 'refused', reason, description: result.description };
}

interface ErrorReply {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number };
}

function isErrorReply(result: unknown): result is ErrorReply {
  if (typeof result !== 'object' || result === null || !('ok' in result) || result.ok !== false) return false;
  return 'error_code' in result && typeof result.error_code === 'number';
}

/** Waits until the lane is open again; a later 429 may have closed it for longer meanwhile. */
async function opened(closedUntil: Map<string, number>, lane: string, payload: object): Promise<void> {
  for (;;) {
    const left = (closedUntil.get(lane) ?? 0) - Date.now();
    if (left <= 0) break;
    await sleep(left);
    moveWork(payload);
  }
  closedUntil.delete(lane);
}

type Signal = Parameters<Transformer>[3];

/** Runs an attempt with a signal that also fires after so many milliseconds. */
async function withTimeout<T>(
  milliseconds: number,
  outer: Signal,
  run: (own: Signal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, milliseconds);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort);
  try {
    // grammY types an older AbortSignal than the platform's; it only listens to it.
    return await run(controller.signal as unknown as Signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}

function laneOf(method: string, payload: object): string {
  return 'chat_id' in payload ? `chat ${payload.chat_id}` : method;
}

/** Whether something in the payload is a file of ours, which takes its time. */
function hasUpload(payload: object): boolean {
  return Object.values(payload).some(
    (value) =>
      value instanceof InputFile || (typeof value === 'object' && value !== null && hasUpload(value)),
  );
}

/** What people do (block the bot, delete messages, press twice) is no error of ours; any other 400 is one. */
function logRefusal(log: Logger, about: { readonly code: number; readonly description: string }): void {
  const ordinary = /message is not modified|query is too old|message to (edit|delete|be replied) not found/i;
  if (about.code === 403 || ordinary.test(about.description)) log.debug(about, 'Telegram refused');
  else log.error(about, 'Telegram refused a call: this is a bug');
}
