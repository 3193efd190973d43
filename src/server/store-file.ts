import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openJournal } from './journal.ts';
import { memoryStore, type OpenStore, type Report, reason } from './store.ts';

/**
 * How many values with an expiry are kept: what the bot remembers of some five thousand questions, in about 5 MB
 * of memory. They are caches: the oldest go first.
 */
const mostExpiring = 20_000;

/**
 * Keeps values under `dir` (made if missing). What lasts (settings) has a file of its own, so that writing one
 * chat's can never harm another's: it is written to a temporary file, flushed to the disk, and then takes the name;
 * whoever reads finds the old value or the new one, never half of it. What expires (the links between questions and
 * answers, marks of handled updates) lies in a journal. Counters that expire (rate limits) live in memory: they are
 * worth less than the writes.
 *
 * @throws Error when `dir` cannot be made or written to.
 */
export function fileStore(dir: string, report: Report = () => {}, now: () => number = Date.now): OpenStore {
  const folder = join(dir, 'store');
  mkdirSync(folder, { recursive: true });
  /** The files that stand; asking for others costs nothing. */
  const names = new Set(readdirSync(folder));
  for (const name of names) if (name.endsWith('.tmp')) rmSync(join(folder, name), { force: true });
  const journal = openJournal(join(dir, 'recent.jsonl'), mostExpiring, now);
  const counters = memoryStore(now);
  /** Work on one key runs one after another: the last call wins. */
  const queues = new Map<string, Promise<unknown>>();
  let healthy = true;

  const told = (error: unknown): undefined => {
    if (healthy) report(`DATA_DIR: ${dir} cannot be used (${reason(error)}); going on with defaults`);
    healthy = false;
    return undefined;
  };
  const well = () => {
    healthy = true;
  };
  const inTurn = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(key) ?? Promise.resolve()).then(work, work);
    queues.set(key, turn);
    const leave = () => queues.get(key) === turn && queues.delete(key);
    turn.then(leave, leave);
    return turn;
  };
  const read = async (name: string): Promise<string | undefined> => {
    if (!names.has(name)) return undefined;
    return readFile(join(folder, name), 'utf8').then(valueIn, told);
  };
  const write = async (name: string, value: string): Promise<void> => {
    try {
      await replace(join(folder, name), join(folder, `${randomUUID()}.tmp`), JSON.stringify({ value }));
      names.add(name);
      well();
    } catch (error) {
      told(error);
    }
  };

  return {
    kind: 'file',
    healthy: () => healthy,
    get: async (key) => journal.get(key) ?? (await inTurn(key, () => read(nameOf(key)))),
    set: (key, value, ttl) => {
      if (ttl !== undefined) return journal.set(key, value, now() + ttl * 1000).then(well, told);
      return inTurn(key, () => write(nameOf(key), value));
    },
    delete: async (key) => {
      await Promise.all([counters.delete(key), journal.delete(key).catch(told)]);
      await inTurn(key, () => rm(join(folder, nameOf(key)), { force: true }).catch(told));
      names.delete(nameOf(key));
    },
    increment: (key, ttl) => {
      if (ttl !== undefined) return counters.increment(key, ttl);
      return inTurn(key, async () => {
        const count = Number((await read(nameOf(key))) ?? 0) + 1;
        await write(nameOf(key), String(count));
        return count;
      });
    },
    close: async () => {
      await Promise.allSettled([...queues.values(), journal.close(), counters.close()]);
    },
  };
}

async function replace(path: string, temporary: string, text: string): Promise<void> {
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** A file that was damaged from outside counts as absent. */
function valueIn(text: string): string | undefined {
  try {
    const { value }: Record<string, unknown> = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The file name of a key: legible, and distinct on any file system that minds upper and lower case. */
function nameOf(key: string): string {
  const name = encodeURIComponent(key).replaceAll('*', '%2A');
  return `${name.length > 180 ? createHash('sha256').update(key).digest('hex') : name}.json`;
}
