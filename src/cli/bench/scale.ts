import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { engineOf } from '../../answer/engine.ts';
import { buildIndex, type IndexData, loadIndex } from '../../search/index.ts';
import { sentences } from '../../text/sentences.ts';
import { randomOf } from '../train/random.ts';
import { bareReport, type Dataset, readSquad } from '../train/squad.ts';
import { table, times } from './table.ts';

export const usage = `npm run -s bench -- scale --squad FILE [--squad FILE...]

  from 100 to 10,000 paragraphs, put together from the sentences of the files: time to build the index and to
  load it from its cache, milliseconds a question, memory of the process`;

const sizes = [100, 300, 1000, 3000, 10_000];
const header = ['paragraphs', 'build s', 'cache MB', 'restart s', 'p50 ms', 'p99 ms', 'memory MB'];
const questionsAsked = 300;

/** Measures growth; each size in a process of its own. @returns the exit code */
export async function scale(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      squad: { type: 'string', multiple: true, default: [] },
      size: { type: 'string' },
      cache: { type: 'string', default: '' },
    },
  });
  if (values.squad.length === 0) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  if (values.size) {
    const part = partOf(values.squad.map(readSquad), Number(values.size), values.cache);
    process.stdout.write(JSON.stringify(part));
    return 0;
  }
  const rows: string[][] = [header];
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  for (const size of sizes) {
    const run = () => child(values.squad, size, join(folder, `${size}.cache`));
    rows.push([String(size), ...run(), ...run()]);
  }
  rmSync(folder, { recursive: true });
  process.stdout.write(`${table(rows)}\n`);
  return 0;
}

/** One half of a row from a process of its own: the first builds the index, the second finds it on disk. */
function child(squad: readonly string[], size: number, cache: string): string[] {
  const files = squad.flatMap((file) => ['--squad', file]);
  const run = spawnSync(
    process.execPath,
    ['--expose-gc', process.argv[1] ?? '', 'scale', ...files, '--size', String(size), '--cache', cache],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (run.status !== 0) throw new Error(`${size} paragraphs: ${run.stderr.trim()}`);
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

/** Builds the index and keeps it if `cache` is not there; else loads it, asks, and measures memory. */
function partOf(sets: readonly Dataset[], size: number, cache: string): string[] {
  const questions = sets.flatMap(({ examples }) => examples.map(({ question }) => question));
  const reports = [];
  const paragraphs = paragraphsOf(sets, size);
  for (let from = 0; from < size; from += perReport) {
    const blocks = paragraphs
      .slice(from, from + perReport)
      .map((text, at) => ({ kind: 'paragraph' as const, paragraph: at + 1, section: '', text }));
    reports.push(bareReport(`r${from}`, `r${from}`, blocks));
  }
  const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(2);
  const start = performance.now();
  if (!existsSync(cache)) {
    const index = buildIndex(reports);
    const build = seconds(start);
    const file = serialize(index.data);
    writeFileSync(cache, file);
    return [build, (file.length / 1e6).toFixed(1)];
  }
  const engine = engineOf(loadIndex(reports, deserialize(readFileSync(cache)) as IndexData));
  const restart = seconds(start);
  const took: number[] = [];
  const step = Math.max(1, Math.floor(questions.length / questionsAsked));
  for (let at = 0; at < questions.length; at += step) {
    const from = performance.now();
    engine.ask(questions[at] ?? '');
    took.push(performance.now() - from);
  }
  globalThis.gc?.();
  const memory = (process.memoryUsage.rss() / 1e6).toFixed(0);
  return [restart, ...times(took), memory];
}
