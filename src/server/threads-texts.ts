import { parentPort, workerData } from 'node:worker_threads';
import { readTexts } from '../corpus/load.ts';
import type { Share } from './threads.ts';

const { files, taken }: Share = workerData;
for (const read of readTexts(files, taken)) parentPort?.postMessage(read);
