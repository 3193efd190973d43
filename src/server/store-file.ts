import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, memoryStore, type OpenStore, type Report, reason } from './store.ts';

/**
 * Keeps each value in a file of its own under `dir` (made if missing), so that writing one chat's settings can
 * never harm another's. A write goes to a temporary file that then takes the name: whoever reads finds the old
 * value or the new one, never half of it. What has no expiry is also flushed to the disk before the promise
 * resolves. Counters that expire (rate limits) live in memory: they are worth less than the writes.
 *
 * @throws Error when `dir` cannot be made or written to.
 */
export function fileStore(dir: string, report: Report = () => {}, now: () => number = Date.now): OpenStore {
  const folder = join(dir, 'store');
  mkdirSync(folder, { recursive: true });
  const memory = memoryStore(now);
  /** Writes to one key run one after another: the last call wins. */
  const queues = new Map<string, Promise<unknown>>();
  let healthy = true;

  const pathOf = (key: string): string => {
    const name = encodeURIComponent(key).replaceAll('*', '%2A');
    return join(folder, `${name.length > 180 ? createHash('sha256').update(key).digest('hex') : name}.json`);
  };
  const told = (error: unknown): undefined => {
    if (healthy) report(`DATA_DIR: ${folder} cannot be used (${reason(error)}); going on with defaults`);
    healthy = false;
    return undefined;
  };
  const inTurn = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(key) ?? Promise.resolve()).then(work, work);
    queues.set(key, turn);
    const leave = () => queues.get(key) === turn && queues.delete(key);
    turn.then(leave, leave);
    return turn;
  };
  const read = async (path: string): Promise<Entry | undefined> => {
    try {
      const entry = parseEntry(await readFile(path, 'utf8'));
      if (entry && entry.expires > now()) return entry;
      if (entry) await rm(path, { force: true });
      return undefined;
    } catch (error) {
      return isCode(error, 'ENOENT') ? undefined : told(error);
    }
  };
  const write = async (path: string, entry: Entry): Promise<void> => {
    const temporary = join(folder, `${randomUUID()}.tmp`);
    const lasting = entry.expires === Number.POSITIVE_INFINITY;
    const text = JSON.stringify(lasting ? { value: entry.value } : entry);
    try {
      if (lasting) await writeFlushed(temporary, text);
      else await writeFile(temporary, text);
      await rename(temporary, path);
      healthy = true;
    } catch (error) {
      told(error);
      await rm(temporary, { force: true }).catch(() => {});
    }
  };
  const sweep = async () => {
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.tmp')) await rm(join(folder, name), { force: true });
      else await read(join(folder, name));
    }
  };
  sweep().catch(told);

  return {
    kind: 'file',
    healthy: () => healthy,
    get: (key) => inTurn(key, () => read(pathOf(key))).then((entry) => entry?.value),
    set: (key, value, ttl) => {
      const expires = ttl === undefined ? Number.POSITIVE_INFINITY : now() + ttl * 1000;
      return inTurn(key, () => write(pathOf(key), { value, expires }));
    },
    delete: async (key) => {
      await memory.delete(key);
      await inTurn(key, () => rm(pathOf(key), { force: true }).catch(told));
    },
    increment: (key, ttl) => {
      if (ttl !== undefined) return memory.increment(key, ttl);
      return inTurn(key, async () => {
        const count = Number((await read(pathOf(key)))?.value ?? 0) + 1;
        await write(pathOf(key), { value: String(count), expires: Number.POSITIVE_INFINITY });
        return count;
      });
    },
    close: async () => {
      await memory.close();
      await Promise.allSettled(queues.values());
    },
  };
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A file that was damaged from outside counts as absent. */
function parseEntry(text: string): Entry | undefined {
  try {
    const { value, expires }: Record<string, unknown> = JSON.parse(text);
    if (typeof value !== 'string') return undefined;
    return { value, expires: typeof expires === 'number' ? expires : Number.POSITIVE_INFINITY };
  } catch {
    return undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
