import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { listReports, type ReportFile } from '../corpus/files.ts';
import { type CorpusMemory, isRead, readTexts } from '../corpus/load.ts';
import type { StoredText } from '../corpus/stored.ts';

/** Bytes of a folder from which threads are worth their start, about a second's work. */
const muchToRead = 1_000_000;
/** Each further thread holds a segmenter of 40 MB. */
const mostThreads = 4;

/** What a thread that reads texts is given. */
export interface Share {
  readonly files: readonly ReportFile[];
  /** One number: how many of the files were taken by one thread or another. */
  readonly taken: SharedArrayBuffer;
}

/**
 * Reads the texts of a folder that are not in `memory` into it, on all cores at once: each thread takes the next
 * file until none is left. Where a thread fails, whoever loads the folder reads what it took, as it does where
 * `memory` holds as many texts as there are files.
 */
export async function readAhead(dir: string, memory: CorpusMemory): Promise<void> {
  const all = bySize(dir);
  // A restart over the same files, as nearly all are, looks at none of them twice.
  if (memory.texts.size >= all.length) return;
  const files = all.filter(({ file }) => !isRead(file, memory));
  if (files.reduce((sum, { size }) => sum + size, 0) < muchToRead) return;
  const share: Share = { files: files.map(({ file }) => file), taken: new SharedArrayBuffer(4) };
  const take = ([key, text]: readonly [string, StoredText]) => memory.texts.set(key, text);
  const others = Math.min(mostThreads, availableParallelism(), files.length) - 1;
  const threads = Array.from({ length: others }, () => inThread('./threads-texts', share, take));
  for (const read of readTexts(share.files, share.taken)) take(read);
  await Promise.all(threads);
}

/** What the thread that prepares a corpus is given: its folder and that of the caches. */
export interface Preparation {
  readonly dir: string;
  readonly cacheDir: string;
}

/**
 * Reads a corpus folder and builds its index in a thread, into the caches, from where both are loaded in a fraction
 * of the time: reading 10,000 paragraphs in the main thread would keep every chat waiting for seconds. Where the
 * thread fails nothing is cached, and whoever loads the folder does its work.
 */
export function prepare(dir: string, cacheDir: string): Promise<void> {
  return inThread('./threads-prepare', { dir, cacheDir } satisfies Preparation);
}

/** Runs a module in a thread until it ends, well or not. */
function inThread<T>(name: string, workerData: unknown, onMessage?: (message: T) => void): Promise<void> {
  // Node 20 runs no TypeScript, so that from the sources too it is the compiled module.
  const base = import.meta.url.endsWith('.ts')
    ? new URL('../../dist/server/', import.meta.url)
    : import.meta.url;
  return new Promise((done) => {
    const worker = new Worker(new URL(`${name}.js`, base), { workerData });
    // A program that ends does not wait for what a later one can do.
    if (!onMessage) worker.unref();
    worker.on('message', (message: T) => onMessage?.(message));
    worker.on('error', () => done());
    worker.on('exit', () => done());
  });
}

/** Bytes of all texts of a folder; 0 if it cannot be read. */
export function sizeOf(dir: string): number {
  return bySize(dir).reduce((sum, { size }) => sum + size, 0);
}

/** The reports of a folder, the largest first, as the last to be read should be small; none if it cannot be read. */
function bySize(dir: string): { file: ReportFile; size: number }[] {
  try {
    return listReports(dir)
      .map((file) => ({ file, size: statSync(file.path).size }))
      .sort((a, b) => b.size - a.size);
  } catch {
    return [];
  }
}
