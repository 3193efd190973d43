import { Worker } from 'node:worker_threads';
import type { Preparation } from './prepare-worker.ts';

/** The compiled worker: Node 20 runs no TypeScript, so that from the sources too it is the built one. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/server/prepare-worker.js' : './prepare-worker.js',
  import.meta.url,
);

/**
 * Reads a corpus folder and builds its index in a thread, into the caches, from where both are loaded in a fraction
 * of the time: reading 10,000 paragraphs in the main thread would keep every chat waiting for seconds. Where the
 * thread fails nothing is cached, and whoever loads the folder does its work.
 */
export function prepare(dir: string, cacheDir: string): Promise<void> {
  const workerData: Preparation = { dir, cacheDir };
  return new Promise((done) => {
    const worker = new Worker(script, { workerData });
    worker.unref();
    worker.on('error', () => done());
    worker.on('exit', () => done());
  });
}
