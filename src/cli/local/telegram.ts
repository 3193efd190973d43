import type { Update, UserFromGetMe } from 'grammy/types';
import { FIRST_MESSAGE, type LocalTitles, localBot, localPlayers, localRooms } from './cast.ts';
import { type Client, createClient } from './client.ts';
import { methods } from './methods.ts';
import { errorReply, type Fetch, okReply, readCall } from './wire.ts';
import { ApiError, type LocalEvent, type World } from './world.ts';

export interface LocalOptions {
  /** Language of the clients, an IETF tag; one action may name another. */
  readonly language: string;
  readonly titles: LocalTitles;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly me?: UserFromGetMe;
}

/** Telegram in this process: what grammY would reach over the network, and the clients at its other end. */
export interface LocalTelegram {
  /** For grammY's `client.fetch`: answers the bot's calls as the Bot API does. */
  readonly fetch: Fetch;
  readonly client: Client;
  readonly world: World;
  /** Says who handles the updates. Those of one chat come one after the other, as in the running bot. */
  connect(handle: (update: Update) => Promise<void>): void;
  /** Calls `listener` with all that happens, until the returned function is called. */
  observe(listener: (event: LocalEvent) => void): () => void;
}

/**
 * Makes a Telegram without a network. The bot above it is the real one: its calls are serialised by grammY's own
 * client, checked, and refused with Telegram's words where Telegram would refuse them.
 */
export function createLocalTelegram(options: LocalOptions): LocalTelegram {
  const listeners = new Set<(event: LocalEvent) => void>();
  const queues = new Map<number, Promise<void>>();
  const players = localPlayers(options.language);
  let count = FIRST_MESSAGE;
  let updates = 0;
  let handle: (update: Update) => Promise<void> = async () => {
    throw new Error('no bot is connected');
  };

  const world: World = {
    me: options.me ?? localBot,
    players,
    rooms: localRooms(players, options.titles),
    messages: new Map(),
    inline: new Map(),
    files: new Map(),
    pending: new Map(),
    commands: new Map(),
    texts: new Map(),
    now: options.now ?? Date.now,
    next: () => count++,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };

  const deliver = (content: Omit<Update, 'update_id'>, chat: number): Promise<void> => {
    const update = { update_id: ++updates, ...content } as Update;
    const earlier = queues.get(chat) ?? Promise.resolve();
    const turn = earlier.then(() => {
      world.emit({ type: 'update', update });
      return handle(update);
    });
    // A failed update must not hold up those behind it; its own caller still learns of the failure.
    queues.set(
      chat,
      turn.catch(() => {}),
    );
    return turn;
  };

  const fetch = async (url: unknown, init: Parameters<Fetch>[1]): Promise<Response> => {
    const call = await readCall(String(url), init);
    const started = performance.now();
    const report = (result: unknown, error: string) =>
      world.emit({
        type: 'call',
        method: call.method,
        payload: call.payload,
        result,
        error,
        ms: performance.now() - started,
      });
    try {
      const method = methods.get(call.method);
      if (method === undefined) throw new ApiError(404, 'Not Found');
      const result = method(world, call);
      report(result, '');
      return okReply(result);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      report(null, error.message);
      return errorReply(error.code, error.message);
    }
  };

  return {
    fetch: fetch as unknown as Fetch,
    client: createClient(world, deliver),
    world,
    connect(next) {
      handle = next;
    },
    observe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
