import { RedisAdapter } from '@grammyjs/storage-redis';
import { Redis } from 'ioredis';
import { memoryStore, type OpenStore, type Report, reason } from './store.ts';

/**
 * Keeps values in Redis under `prefix`, which must tell bots apart: two bots may meet the same update id.
 * While Redis is gone, reads find nothing, writes are dropped and counters run in this process, and each
 * operation gives up within half a second.
 */
export function redisStore(url: string, prefix: string, report: Report = () => {}): OpenStore {
  const redis = new Redis(url, {
    keyPrefix: prefix,
    lazyConnect: true,
    connectTimeout: 2000,
    commandTimeout: 500,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(2000, 50 * 2 ** Math.min(times, 6)),
  });
  // grammY's adapter keeps what lasts; it knows neither expiry by key nor counters, so those are ours, in its format.
  const adapter = new RedisAdapter<string | number>({ instance: redis });
  const local = memoryStore();
  let healthy = true;
  const lost = (error: unknown) => {
    if (healthy)
      report(`REDIS_URL: Redis is out of reach (${reason(error)}); going on with defaults, trying again`);
    healthy = false;
  };
  redis.on('error', lost);
  redis.on('ready', () => {
    if (!healthy) report('REDIS_URL: Redis is back');
    healthy = true;
  });
  const connected = redis.connect().catch(lost);
  const or = async <T>(work: () => Promise<T>, otherwise: () => T | Promise<T>): Promise<T> => {
    await connected;
    try {
      return await work();
    } catch (error) {
      lost(error);
      return otherwise();
    }
  };
  return {
    kind: 'redis',
    healthy: () => healthy && redis.status === 'ready',
    get: (key) =>
      or(
        async () => {
          const value = await adapter.read(key);
          return value === undefined ? undefined : String(value);
        },
        () => undefined,
      ),
    set: (key, value, ttl) =>
      or(
        async () =>
          void (await (ttl === undefined
            ? adapter.write(key, encode(value))
            : redis.set(key, JSON.stringify(encode(value)), 'EX', ttl))),
        () => undefined,
      ),
    delete: (key) =>
      or(
        async () => adapter.delete(key),
        () => undefined,
      ),
    increment: (key, ttl) =>
      or(
        async () => {
          const both = redis.multi();
          if (ttl !== undefined) both.set(key, 0, 'EX', ttl, 'NX');
          const replies = await both.incr(key).exec();
          return Number(replies?.at(-1)?.[1]);
        },
        () => local.increment(key, ttl),
      ),
    close: async () => {
      await local.close();
      redis.disconnect();
    },
  };
}

/** Whole numbers are stored as such, so that Redis can count on from them. */
function encode(value: string): string | number {
  return /^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
}
