import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepHeapSmall } from '../../server/heap.ts';
import { keptEngine } from '../../server/kept.ts';
import { watchCorpus } from '../../server/watch.ts';
import { sentences } from '../../text/sentences.ts';
import { randomOf } from '../train/random.ts';
import { type Dataset, readSquad } from '../train/squad.ts';
import { table, times } from './table.ts';

export const usage = `npm run -s bench -- scale --squad FILE [--squad FILE...]

  from 100 to 10,000 paragraphs, put together from the sentences of the files and laid into a corpus folder as texts:
  time to read them with all their figures, people and names, to build the index until the first question can be
  asked, and to do both again from the cache; milliseconds of the first question, which reads the segmenter's
  dictionary, and of a question; memory of the process`;

const sizes = [100, 300, 1000, 3000, 10_000];
const header = [
  'paragraphs',
  'read s',
  'index s',
  'cache MB',
  'restart s',
  'first ms',
  'p50 ms',
  'p99 ms',
  'memory MB',
];
const questionsAsked = 300;
const questionsFile = 'questions.json';

/** Measures growth; each size in a process of its own. @returns the exit code */
export async function scale(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      squad: { type: 'string', multiple: true, default: [] },
      folder: { type: 'string' },
    },
  });
  if (values.folder) {
    process.stdout.write(JSON.stringify(await partOf(values.folder)));
    return 0;
  }
  if (values.squad.length === 0) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const sets = values.squad.map(readSquad);
  const questions = sets.flatMap(({ examples }) => examples.map(({ question }) => question));
  const step = Math.max(1, Math.floor(questions.length / questionsAsked));
  const asked = JSON.stringify(questions.filter((_, at) => at % step === 0));
  const rows: string[][] = [header];
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  for (const size of sizes) {
    const own = join(folder, String(size));
    mkdirSync(own);
    writeCorpus(join(own, 'corpus'), paragraphsOf(sets, size));
    writeFileSync(join(own, questionsFile), asked);
    rows.push([String(size), ...child(own), ...child(own)]);
  }
  rmSync(folder, { recursive: true });
  process.stdout.write(`${table(rows)}\n`);
  return 0;
}

/** One half of a row from a process of its own: the first builds the index, the second finds it on disk. */
function child(folder: string): string[] {
  const run = spawnSync(
    process.execPath,
    ['--expose-gc', process.argv[1] ?? '', 'scale', '--folder', folder],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (run.status !== 0) throw new Error(`${folder}: ${run.stderr.trim()}`);
  return JSON.parse(run.stdout) as string[];
}

/** Paragraphs of real sentences in new company: real ones first, as far as they go. */
function paragraphsOf(sets: readonly Dataset[], size: number): string[] {
  const real = sets.flatMap(({ reports }) => reports.flatMap(({ blocks }) => blocks.map(({ text }) => text)));
  const parts = real.flatMap((text) => sentences(text).map(({ start, end }) => text.slice(start, end)));
  const random = randomOf(1);
  const paragraphs = real.slice(0, size);
  while (paragraphs.length < size) {
    let text = '';
    while (text.length < 400) text += parts[Math.floor(random() * parts.length)] ?? '';
    paragraphs.push(text);
  }
  return paragraphs;
}

const perReport = 50;

function writeCorpus(dir: string, paragraphs: readonly string[]): void {
  mkdirSync(dir);
  for (let from = 0; from < paragraphs.length; from += perReport) {
    const text = `# ${from}\n\n${paragraphs.slice(from, from + perReport).join('\n\n')}\n`;
    writeFileSync(join(dir, `r${from}.txt`), text);
  }
}

/** Reads and indexes the folder if there is no cache; else loads it from there, asks, and measures memory. */
async function partOf(folder: string): Promise<string[]> {
  keepHeapSmall();
  const cacheDir = join(folder, 'cache');
  const known = existsSync(cacheDir);
  const questions: string[] = JSON.parse(readFileSync(join(folder, questionsFile), 'utf8'));
  const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(2);
  const start = performance.now();
  const live = await watchCorpus(join(folder, 'corpus'), { onChange: () => {}, onError: () => {}, cacheDir });
  live.close();
  const read = seconds(start);
  const between = performance.now();
  const engine = keptEngine(live.corpus.reports, cacheDir);
  if (!known) {
    const size = readdirSync(cacheDir).reduce((sum, name) => sum + statSync(join(cacheDir, name)).size, 0);
    return [read, seconds(between), (size / 1e6).toFixed(1)];
  }
  const restart = seconds(start);
  const first = performance.now();
  engine.ask(questions[0] ?? '');
  const answered = (performance.now() - first).toFixed(0);
  const took: number[] = [];
  for (const question of questions.slice(1)) {
    const from = performance.now();
    engine.ask(question);
    took.push(performance.now() - from);
  }
  globalThis.gc?.();
  const memory = (process.memoryUsage.rss() / 1e6).toFixed(0);
  return [restart, answered, ...times(took), memory];
}
