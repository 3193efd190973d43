import { workerData } from 'node:worker_threads';
import { keptIndex } from './kept.ts';
import type { Preparation } from './threads.ts';
import { watchCorpus } from './watch.ts';

const { dir, cacheDir }: Preparation = workerData;
const live = await watchCorpus(dir, { cacheDir, onChange: () => {}, onError: () => {} });
live.close();
keptIndex(live.corpus.reports, cacheDir);
