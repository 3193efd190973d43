import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { Metrics, Outcome } from './metrics.ts';
import type { OpenStore } from './store.ts';
import { beginWork, endWork, type Work } from './work.ts';

/** Where updates come in, from polling and from webhooks alike. */
export interface Intake {
  /**
   * Handles an update after those of its chat that came before. Resolves when the handling ended, well or badly,
   * or was given up, or when the update turned out to be handled already; never rejects.
   */
  take(update: Update): Promise<Outcome>;
  /** Updates whose handling has not ended. */
  readonly size: number;
  /** Resolves when nothing is in the works. */
  idle(): Promise<void>;
}

export interface IntakeOptions {
  /** Tells bots apart whose updates are marked in one store. */
  readonly botId: number;
  readonly handle: (update: Update) => Promise<void>;
  readonly store: OpenStore;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'updateReceived' | 'updateEnded'>;
  /** A handler that moves nothing for so long is given up, in milliseconds. Default 60 s. */
  readonly patience?: number;
}

/** Telegram repeats an update for a day at most, in seconds. */
const remembered = 86_400;
/** A worker's claim on an update; renewed while it works, so that a dead worker's is free soon. In seconds. */
const claimed = 4;
const claimRenewal = 1500;

/**
 * Takes updates: many chats at once, each chat (and each user's presses and inline queries) in order; an update
 * that was handled before is passed over. With a shared store the same update is handled by one worker at a time,
 * and by another one if the first dies over it.
 */
export function createIntake(options: IntakeOptions): Intake {
  const { handle, store, log, metrics, botId, patience = 60_000 } = options;
  const running = new Map<number, Promise<Outcome>>();
  const lanes = new Map<string, Promise<unknown>>();
  const shared = store.kind === 'redis';

  async function once(update: Update): Promise<Outcome> {
    const key = `update:${botId}:${update.update_id}`;
    if (await store.get(key)) return 'repeated';
    const release = shared ? await claim(store, key) : undefined;
    if (release === 'done') return 'repeated';
    try {
      const outcome = await attempt(update);
      await store.set(key, '1', remembered);
      return outcome;
    } finally {
      release?.();
    }
  }

  async function attempt(update: Update): Promise<Outcome> {
    const work = beginWork(update);
    const hung = watch(work, patience);
    const handled = handle(update).then(
      () => 'handled' as const,
      (error: unknown) => {
        log.error({ request: work.request, err: error }, 'update failed');
        return 'failed' as const;
      },
    );
    const outcome = await Promise.race([handled, hung.promise]);
    hung.stop();
    endWork(update, work);
    if (outcome === 'given up') {
      const about = { request: work.request, kind: kindOf(update), seconds: patience / 1000 };
      log.error(about, 'handler hangs, update given up');
    }
    return outcome;
  }

  return {
    take: (update) => {
      const known = running.get(update.update_id);
      if (known) return known;
      const kind = kindOf(update);
      const begun = Date.now();
      metrics.updateReceived(kind);
      const lane = laneOf(update);
      const before = lanes.get(lane) ?? Promise.resolve();
      const turn = before
        .then(() => once(update))
        .catch((error: unknown): Outcome => {
          log.error({ err: error }, 'update failed');
          return 'failed';
        });
      lanes.set(lane, turn);
      running.set(update.update_id, turn);
      void turn.then((outcome) => {
        if (lanes.get(lane) === turn) lanes.delete(lane);
        running.delete(update.update_id);
        metrics.updateEnded(kind, outcome, (Date.now() - begun) / 1000);
      });
      return turn;
    },
    get size() {
      return running.size;
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

/** Resolves with 'given up' when the work has not moved for `patience` milliseconds. */
function watch(work: Work, patience: number): { readonly promise: Promise<'given up'>; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<'given up'>((resolve) => {
    const look = () => {
      const left = work.movedAt + patience - Date.now();
      if (left <= 0) resolve('given up');
      else timer = setTimeout(look, left);
    };
    timer = setTimeout(look, patience);
  });
  return { promise, stop: () => clearTimeout(timer) };
}

/** Waits until this worker alone may handle the update; 'done' when another one has handled it meanwhile. */
async function claim(store: OpenStore, key: string): Promise<'done' | (() => void)> {
  const claimKey = `${key}:claim`;
  while ((await store.increment(claimKey, claimed)) > 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (await store.get(key)) return 'done';
  }
  const renewal = setInterval(() => void store.set(claimKey, '1', claimed), claimRenewal);
  return () => {
    clearInterval(renewal);
    void store.delete(claimKey);
  };
}

/** The field of an update that says what it is, such as `message`. */
export function kindOf(update: Update): string {
  return Object.keys(update).find((key) => key !== 'update_id') ?? 'unknown';
}

/** What must stay in order: a chat's messages; a user's presses, inline and guest queries, which may not wait for a chat. */
function laneOf(update: Update): string {
  const user =
    update.callback_query?.from ??
    update.inline_query?.from ??
    update.chosen_inline_result?.from ??
    update.guest_message?.from;
  if (user) return `user ${user.id}`;
  const chat =
    update.message?.chat ??
    update.edited_message?.chat ??
    update.channel_post?.chat ??
    update.my_chat_member?.chat;
  return chat ? `chat ${chat.id}` : `update ${update.update_id}`;
}
