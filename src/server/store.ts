import { type Config, ConfigError } from './config.ts';

/**
 * Small values that must outlive a handler: chat settings, counters, caches, marks of handled updates.
 * No method ever rejects: a store that is gone answers as an empty one, and `healthy()` says so.
 */
export interface Store {
  /** The value, or undefined when there is none, it has expired, or the store is gone. */
  get(key: string): Promise<string | undefined>;
  /** Resolves when the value is safe (or the store is gone). `ttlSeconds`: whole seconds, > 0; kept for ever when absent. */
  set(key: string, value: string, ttlSeconds?: number): Promise<void>;
  delete(key: string): Promise<void>;
  /**
   * Adds 1 to a counter and returns its new value, from 1. The counter expires `ttlSeconds` after its first
   * increment; without that it is kept for ever. Atomic over all processes that share the store.
   */
  increment(key: string, ttlSeconds?: number): Promise<number>;
}

/** A store with a lifetime, for the composition root and the health pages. */
export interface OpenStore extends Store {
  readonly kind: 'memory' | 'file' | 'redis';
  healthy(): boolean;
  close(): Promise<void>;
}

/** What a store tells the operator: one line with what, where and what to do. */
export type Report = (message: string) => void;

const sweepMilliseconds = 10 * 60_000;

interface Entry {
  readonly value: string;
  /** Milliseconds since 1970; Infinity: never. */
  readonly expires: number;
}

/** Keeps values in this process only. `now` is a clock in milliseconds. */
export function memoryStore(now: () => number = Date.now): OpenStore {
  const entries = new Map<string, Entry>();
  const expiry = (ttl?: number) => (ttl === undefined ? Number.POSITIVE_INFINITY : now() + ttl * 1000);
  const alive = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (entry && entry.expires <= now()) {
      entries.delete(key);
      return undefined;
    }
    return entry;
  };
  const sweep = setInterval(() => {
    for (const key of entries.keys()) alive(key);
  }, sweepMilliseconds);
  sweep.unref();
  return {
    kind: 'memory',
    healthy: () => true,
    get: async (key) => alive(key)?.value,
    set: async (key, value, ttl) => void entries.set(key, { value, expires: expiry(ttl) }),
    delete: async (key) => void entries.delete(key),
    increment: async (key, ttl) => {
      const before = alive(key);
      const count = Number(before?.value ?? 0) + 1;
      entries.set(key, { value: String(count), expires: before?.expires ?? expiry(ttl) });
      return count;
    },
    close: async () => clearInterval(sweep),
  };
}

/** What went wrong, without a stack. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}

/**
 * The store that the configuration asks for. `prefix` tells bots apart on one Redis.
 *
 * @throws ConfigError when DATA_DIR cannot be made or written to
 */
export async function openStore(
  config: Pick<Config, 'redisUrl' | 'dataDir'>,
  prefix: string,
  report: Report,
): Promise<OpenStore> {
  if (config.redisUrl !== undefined) {
    const { redisStore } = await import('./store-redis.ts');
    return redisStore(config.redisUrl, prefix, report);
  }
  const { fileStore } = await import('./store-file.ts');
  try {
    return fileStore(config.dataDir, report);
  } catch (error) {
    throw new ConfigError(`DATA_DIR: cannot be written to (${reason(error)}); example: DATA_DIR=data`);
  }
}
