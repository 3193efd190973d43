import { AsyncLocalStorage } from 'node:async_hooks';

/** The handling of one update, known to everything that happens because of it. */
export interface Work {
  /** Marks the log lines of this update: its id. */
  readonly request: number;
  /** Milliseconds since 1970 when something last moved: the start, or an attempt to reach Telegram that ended. */
  movedAt: number;
}

const storage = new AsyncLocalStorage<Work>();

export function runWork<T>(work: Work, task: () => Promise<T>): Promise<T> {
  return storage.run(work, task);
}

/** The update that the calling code works for, if any. */
export function currentWork(): Work | undefined {
  return storage.getStore();
}
