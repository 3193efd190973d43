import { workerData } from 'node:worker_threads';
import { keptIndex } from './kept.ts';
import { watchCorpus } from './watch.ts';

/** What the thread is given: the corpus folder and that of the caches. */
export interface Preparation {
  readonly dir: string;
  readonly cacheDir: string;
}

const { dir, cacheDir }: Preparation = workerData;
const live = watchCorpus(dir, { cacheDir, onChange: () => {}, onError: () => {} });
live.close();
keptIndex(live.corpus.reports, cacheDir);
