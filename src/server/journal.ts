import { closeSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

interface Entry {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** Values that expire, in memory and in one file. */
export interface Journal {
  get(key: string): string | undefined;
  /** Resolves when the value stands in the file. `expires`: milliseconds since 1970. Rejects when it cannot be written. */
  set(key: string, value: string, expires: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Resolves when everything is written. */
  close(): Promise<void>;
}

/**
 * Opens (or makes) a journal: an append-only file with one JSON line a change, all changes of one turn of the
 * event loop in one write. It is rewritten without the dead lines at each start and whenever they outnumber the
 * living ones; a line that a crash cut short is passed over. Beyond `limit` values the oldest are forgotten, so
 * that neither the file nor the memory grows with time.
 *
 * @throws Error when the file cannot be written.
 */
export function openJournal(path: string, limit: number, now: () => number): Journal {
  const entries = new Map<string, Entry>();
  for (const [key, value, expires] of readLines(path)) put(key, value, expires);
  let lines = 0;
  let waiting: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  let file: FileHandle | undefined;
  rewrite();

  function put(key: string, value: string | null, expires: number): void {
    entries.delete(key);
    if (value === null || expires <= now()) return;
    entries.set(key, { value, expires });
    const oldest = entries.size > limit ? entries.keys().next().value : undefined;
    if (oldest !== undefined) entries.delete(oldest);
  }

  function rewrite(): void {
    for (const [key, entry] of entries) if (entry.expires <= now()) entries.delete(key);
    const text = [...entries].map(([key, { value, expires }]) => line(key, value, expires)).join('');
    writeFileSync(`${path}.tmp`, text);
    renameSync(`${path}.tmp`, path);
    lines = entries.size;
  }

  function append(key: string, value: string | null, expires: number): Promise<void> {
    put(key, value, expires);
    waiting.push(line(key, value, expires));
    if (waiting.length === 1) {
      const flush = async () => {
        const batch = waiting;
        waiting = [];
        file ??= await open(path, 'a');
        await file.appendFile(batch.join(''));
        lines += batch.length;
        if (lines <= 2 * entries.size + 10_000) return;
        await file.close();
        file = undefined;
        rewrite();
      };
      writing = writing.then(flush, flush);
    }
    return writing;
  }

  return {
    get: (key) => {
      const entry = entries.get(key);
      return entry && entry.expires > now() ? entry.value : undefined;
    },
    set: (key, value, expires) => append(key, value, expires),
    delete: async (key) => {
      if (entries.has(key)) await append(key, null, 0);
    },
    close: async () => {
      await writing.catch(() => {});
      await file?.close();
      file = undefined;
    },
  };
}

const line = (key: string, value: string | null, expires: number) =>
  `${JSON.stringify([key, value, expires])}\n`;

function readLines(path: string): [string, string | null, number][] {
  closeSync(openSync(path, 'a'));
  return readFileSync(path, 'utf8').split('\n').flatMap(parseLine);
}

function parseLine(text: string): [string, string | null, number][] {
  if (text === '') return [];
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) return [];
    const [key, value, expires] = parsed;
    const fits = typeof key === 'string' && (typeof value === 'string' || value === null);
    return fits && typeof expires === 'number' ? [[key, value, expires]] : [];
  } catch {
    return [];
  }
}
