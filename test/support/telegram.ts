import { createServer } from 'node:http';
import type { ApiClientOptions } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { type Fault, faultOf, randomNumbers, type Weather } from '../../src/cli/bench/faults.ts';
import { type Body, readBody, type UploadedFile } from './telegram/body.ts';
import { Delivery } from './telegram/delivery.ts';
import { checkRules } from './telegram/rules.ts';
import { checkCall } from './telegram/spec.ts';
import {
  type Answerer,
  errorReply,
  inProcess,
  okReply,
  type Reply,
  rootOf,
  serve,
} from './telegram/transport.ts';
import { type Builders, createBuilders, type Draft } from './telegram/updates.ts';
import { type Params, Refusal, World } from './telegram/world.ts';

export { faults } from '../../src/cli/bench/faults.ts';
export { type Draft, messageIn } from './telegram/updates.ts';

/** One call of the bot, as it reached the server. */
export interface Call {
  readonly method: string;
  readonly params: Params;
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether it was carried out, whatever the bot heard of it. */
  readonly done: boolean;
  readonly result?: unknown;
  /** Telegram's error, or the way in which the server misbehaved. */
  readonly error?: string;
}

export interface TelegramOptions {
  readonly token?: string;
  readonly bot?: Partial<UserFromGetMe>;
  /** How long callback, inline and guest queries may be answered, in milliseconds. Default 15 s. */
  readonly maxQueryAge?: number;
  /** Pause before a webhook is tried again, in milliseconds. Default 200. */
  readonly webhookRetry?: number;
  /** Seed of the misbehaviour. */
  readonly seed?: number;
}

/** A Bot API server for tests: holds the bot to the specification, and plays Telegram's good and bad days. */
export interface Telegram {
  readonly token: string;
  readonly bot: UserFromGetMe;
  /** For `BOT_API_ROOT`; empty without a listening server. */
  readonly root: string;
  /** For grammY's `client.fetch`: the same server without a network. */
  readonly fetch: NonNullable<ApiClientOptions['fetch']>;
  /** Every call but getUpdates, oldest first. */
  readonly calls: readonly Call[];
  /** Calls that broke the specification: method and what was wrong. A test ends with `toEqual([])`. */
  readonly invalid: readonly string[];
  readonly build: Builders;
  readonly world: World;
  readonly delivery: Delivery;
  /** Numbers an update without delivering it, for `bot.handleUpdate`. */
  number(draft: Draft): Update;
  /** Numbers an update and delivers it by getUpdates or webhook. */
  send(draft: Draft): Update;
  /** The next call of this method that fits and that no earlier `waitFor` gave back; carried out calls only. */
  waitFor(method: string, fits?: (call: Call) => boolean, milliseconds?: number): Promise<Call>;
  /** The next calls of a method (`*`: of any) go wrong. */
  fail(method: string, fault: Fault, times?: number): void;
  /** From now on shares of all calls go wrong; `{}` ends it. */
  misbehave(weather: Weather): void;
  /** From now on the bot may not write to this chat: the words after `Forbidden: `. */
  forbid(chatId: number, why?: string): void;
  close(): Promise<void>;
}

/** A server without a network: give its `fetch` to grammY. */
export function createTelegram(options: TelegramOptions = {}): Telegram {
  return create(options).telegram;
}

/** A server on a free port of 127.0.0.1. */
export async function startTelegram(options: TelegramOptions = {}): Promise<Telegram> {
  const { telegram, answer } = create(options);
  const server = createServer((request, response) => void serve(request, response, answer));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...telegram,
    root: rootOf(server),
    close: async () => {
      await telegram.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function create(options: TelegramOptions): { readonly telegram: Telegram; readonly answer: Answerer } {
  const token = options.token ?? '123456789:TEST-token-of-the-test-server-0123456';
  const bot: UserFromGetMe = { ...defaultBot, id: Number(token.split(':')[0]), ...options.bot };
  const world = new World(bot, options.maxQueryAge ?? 15_000);
  const delivery = new Delivery(options.webhookRetry ?? 200);
  const calls: Call[] = [];
  const taken = new Set<Call>();
  const invalid: string[] = [];
  const planned: { readonly method: string; readonly fault: Fault; times: number }[] = [];
  const waiters = new Set<() => void>();
  const random = randomNumbers(options.seed ?? 1);
  let weather: Weather = {};
  let updateId = 1000;

  const faultFor = (method: string): Fault | undefined => {
    const plan = planned.find((one) => one.times > 0 && (one.method === method || one.method === '*'));
    if (!plan) return faultOf(weather, random(), random());
    plan.times--;
    return plan.fault;
  };
  const execute = (method: string, params: Params, files: ReadonlyMap<string, UploadedFile>): unknown => {
    const problems = [...checkCall(method, params), ...checkRules(method, params, new Set(files.keys()))];
    if (problems.length > 0) {
      invalid.push(`${method}: ${problems.join('; ')}`);
      throw new Refusal(400, `Bad Request: ${problems[0]}`);
    }
    if (method === 'setWebhook' || method === 'deleteWebhook') return delivery.setWebhook(params);
    if (method === 'getWebhookInfo') return delivery.info();
    return world.execute(method, params, files);
  };
  const carryOut = (
    method: string,
    params: Params,
    files: ReadonlyMap<string, UploadedFile>,
    fault?: Fault,
  ): Reply => {
    const at = Date.now();
    const note = (call: Omit<Call, 'method' | 'params' | 'files' | 'at'>) => {
      calls.push({ method, params, files, at, ...call });
      for (const look of waiters) look();
    };
    const label = fault && `played: ${fault.kind}`;
    if (fault?.kind === 'error') {
      note({ done: false, error: `${fault.code} ${fault.description}` });
      return errorReply(fault.code, fault.description, fault.parameters);
    }
    if ((fault?.kind === 'drop' || fault?.kind === 'garbage') && !fault.after) {
      note({ done: false, error: label ?? '' });
      return okReply(true);
    }
    try {
      const result = execute(method, params, files);
      note({ done: true, result, ...(label && { error: label }) });
      return okReply(result);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      note({ done: false, error: `${error.code} ${error.message}` });
      return errorReply(error.code, error.message, error.parameters);
    }
  };
  const answer: Answerer = async (url, contentType, raw, gone) => {
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname) ?? [];
    if (given === undefined) return errorReply(404, 'Not Found');
    if (given !== token) return errorReply(401, 'Unauthorized');
    const fault = faultFor(method);
    const body = readable(method, contentType, raw, url.search);
    if (!body) {
      invalid.push(`${method}: a body that cannot be read`);
      return errorReply(400, "Bad Request: can't parse the request");
    }
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    if (method === 'getUpdates' && !fault) return pollReply(body.params, gone);
    const reply = carryOut(method, body.params, body.files, fault);
    if (fault?.kind === 'drop') return 'drop';
    return fault?.kind === 'garbage' ? { status: fault.status, body: fault.body } : reply;
  };
  const pollReply = (params: Params, gone: AbortSignal): Promise<Reply> => {
    invalid.push(...[...checkCall('getUpdates', params), ...checkRules('getUpdates', params, new Set())]);
    return delivery.poll(params, gone).then(okReply, (error) => errorReply(error.code, error.message));
  };

  const telegram: Telegram = {
    token,
    bot,
    root: '',
    fetch: inProcess(answer),
    calls,
    invalid,
    build: createBuilders(world),
    world,
    delivery,
    number: (draft) => ({ ...draft, update_id: updateId++ }) as Update,
    send: (draft) => {
      const update = telegram.number(draft);
      delivery.push(update);
      return update;
    },
    waitFor: (method, fits = () => true, milliseconds = 15_000) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = calls.find(
            (call) => call.done && call.method === method && !taken.has(call) && fits(call),
          );
          if (!found) return;
          taken.add(found);
          waiters.delete(look);
          clearTimeout(timer);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiters.delete(look);
          const last = calls
            .slice(-5)
            .map((call) => `${call.method} ${JSON.stringify(call.params)} ${call.error ?? ''}`);
          reject(new Error(`no ${method} within ${milliseconds} ms; the last calls:\n${last.join('\n')}`));
        }, milliseconds);
        waiters.add(look);
        look();
      }),
    fail: (method, fault, times = 1) => void planned.push({ method, fault, times }),
    misbehave: (next) => {
      weather = next;
    },
    forbid: (chatId, why = 'bot was blocked by the user') => {
      const room = world.rooms.get(chatId);
      if (room) room.forbidden = why;
    },
    close: async () => delivery.close(),
  };
  return { telegram, answer };
}

const defaultBot: UserFromGetMe = {
  id: 1,
  is_bot: true,
  first_name: 'Report',
  username: 'report_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_guest_queries: true,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

function readable(method: string, contentType: string, raw: Buffer, query: string): Body | undefined {
  try {
    return readBody(method, contentType, raw, query);
  } catch {
    return undefined;
  }
}
