import { setTimeout as sleep } from 'node:timers/promises';
import { GrammyError } from 'grammy';
import type { Logger } from 'pino';
import type { Engine } from '../answer/types.ts';
import { createBot } from '../bot/bot.ts';
import { allowedUpdates } from '../bot/gate.ts';
import { setMenu } from '../bot/menu.ts';
import type { Operator, ReloadResult } from '../bot/operator.ts';
import { tellOperators } from '../bot/trouble.ts';
import { persistentCalls } from './api.ts';
import { type Config, ConfigError, type Mode } from './config.ts';
import { createPages, listen, type Readiness } from './http.ts';
import { createIntake, type Intake } from './intake.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { poll, Refused } from './polling.ts';
import { type Reachability, watchReachability } from './reachability.ts';
import { type OpenStore, openStore } from './store.ts';

export type ServiceMode = Exclude<Mode, { kind: 'terminal' }>;

/** The corpus as the service uses it. */
export interface Library {
  readonly engine: () => Engine;
  /** Reads the corpus folder again; what stood before stays where that fails. */
  readonly reload: () => Promise<ReloadResult>;
  /** Has the listener called with new problems of the folder, one line each, as they come up. */
  readonly onTrouble: (listener: (problems: readonly string[]) => void) => void;
}

/** Telegram opens at most so many webhook connections; a long wait in one chat must not hold up the others. */
const connections = 100;
/** On stopping, a webhook's updates in the works get so much time, in milliseconds. */
const farewell = 7500;

/**
 * Runs the bot until the signal fires: gets updates by polling or webhook, and serves the operators' pages.
 *
 * @throws ConfigError when Telegram refuses the token, or an address or folder cannot be used
 */
export async function serve(
  config: Config,
  mode: ServiceMode,
  library: Library,
  log: Logger,
  stop: AbortSignal,
): Promise<void> {
  const startedAt = Date.now();
  const botId = Number(mode.token.split(':')[0]);
  const store = await openStore(config, `report-qa-bot:${botId}:`, (message) => log.warn(message));
  const telegram = watchReachability((reachable) => {
    if (reachable) log.info('Telegram is reachable');
    else log.error('Telegram is out of reach; waiting and trying again');
  });
  const passages = () => library.engine().reports.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const readiness = () => readinessOf(passages(), telegram, store);
  const works: { intake?: Intake } = {};
  const queue = () => works.intake?.size ?? 0;
  const metrics = createMetrics({ passages, queueLength: queue, ready: () => readiness().ready });
  const operator: Operator = {
    startedAt,
    totals: async () => ({ ...(await metrics.totals()), queue: queue() }),
    store: () => ({ kind: store.kind, healthy: store.healthy() }),
    reload: library.reload,
  };

  const bot = createBot({
    token: mode.token,
    client: config.apiRoot === undefined ? {} : { apiRoot: config.apiRoot },
    engine: measured(library.engine, metrics),
    store,
    log,
    adminIds: config.adminIds,
    allowedChats: config.allowedChats,
    operator,
  });
  const refused = new AbortController();
  const ends = AbortSignal.any([stop, refused.signal]);
  bot.api.config.use(persistentCalls({ log, metrics, telegram, unauthorized: () => refused.abort() }));
  const handle = (update: Parameters<typeof bot.handleUpdate>[0]) => bot.handleUpdate(update);
  const intake = createIntake({ botId, handle, store, log, metrics });
  works.intake = intake;

  const webhook = mode.kind === 'webhook' && {
    webhook: { path: mode.url.pathname, secret: mode.secret, intake, stopping: () => ends.aborted },
  };
  const pages = createPages({ readiness, metrics, ...webhook });
  const server = config.http && (await listen(pages, config.http.host, config.http.port));
  try {
    await until(bot.init(), ends);
    if (!ends.aborted) {
      log.info({ bot: bot.botInfo.username, mode: mode.kind, passages: passages() }, 'bot is running');
      void setMenu(bot.api, log);
      const operators = { adminIds: config.adminIds, store, log };
      library.onTrouble((problems) => void tellOperators(bot.api, operators, problems));
    }
    if (mode.kind === 'polling') {
      await until(bot.api.deleteWebhook(), ends);
      const getUpdates: Parameters<typeof poll>[0]['getUpdates'] = (params, signal) =>
        // grammY types an older AbortSignal than the platform's; it only listens to it.
        bot.api.getUpdates({ ...params, allowed_updates: allowedUpdates }, signal as never);
      await poll({ getUpdates, intake, log, telegram, signal: ends });
    } else {
      const settings = {
        secret_token: mode.secret,
        allowed_updates: allowedUpdates,
        max_connections: connections,
      };
      await until(bot.api.setWebhook(mode.url.href, settings), ends);
      await until(new Promise(() => {}), ends);
      await Promise.race([intake.idle(), sleep(farewell)]);
    }
    if (refused.signal.aborted) throw new Refused('Unauthorized');
  } catch (error) {
    throw refusal(error);
  } finally {
    await Promise.race([server?.close(), sleep(500)]);
    await store.close();
  }
}

/** What the operator must put right, as one line; other errors as they are. */
function refusal(error: unknown): unknown {
  if (!(error instanceof Refused) && !(error instanceof GrammyError)) return error;
  const code = error instanceof GrammyError ? error.error_code : 401;
  if (code === 401 || code === 404)
    return new ConfigError(
      `BOT_TOKEN: Telegram refuses this token (${code}); get the current one from @BotFather; example: BOT_TOKEN=123456789:AA…`,
    );
  if (error instanceof GrammyError && error.method === 'setWebhook')
    return new ConfigError(
      `WEBHOOK_URL: Telegram refuses it (${error.description}); example: WEBHOOK_URL=https://bot.example.org/telegram`,
    );
  return error;
}

function readinessOf(passages: number, telegram: Reachability, store: OpenStore): Readiness {
  const reachable = telegram.isReachable();
  return {
    ready: passages > 0 && reachable,
    index: passages > 0 ? 'loaded' : 'empty',
    telegram: reachable ? 'reachable' : 'out of reach',
    store: `${store.kind}: ${store.healthy() ? 'in order' : 'out of reach, going on with defaults'}`,
  };
}

/** The same engine, with its answers counted and timed. Further pages of an answer do not count. */
function measured(engine: () => Engine, metrics: Pick<Metrics, 'answered'>): () => Engine {
  const wrap = (inner: Engine): Engine => ({
    reports: inner.reports,
    ask: (question, options) => {
      const begun = performance.now();
      const answer = inner.ask(question, options);
      if (!options?.skip) metrics.answered(answer.status, (performance.now() - begun) / 1000);
      return answer;
    },
  });
  let known: readonly [inner: Engine, wrapped: Engine] | undefined;
  return () => {
    const inner = engine();
    if (known?.[0] !== inner) known = [inner, wrap(inner)];
    return known[1];
  };
}

/** Waits for the work, or until the signal fires. */
async function until(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return void work.catch(() => {});
  const fired = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  await Promise.race([work, fired]);
}
