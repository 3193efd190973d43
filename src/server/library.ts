import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Corpus, problemLine } from '../corpus/load.ts';
import { type Config, ConfigError } from './config.ts';
import { keptEngine } from './kept.ts';
import type { Library } from './serve.ts';
import { watchCorpus } from './watch.ts';

/**
 * The corpus with its engine, which follow the folder while the program runs: a new engine is built beside the old
 * one and takes its place. A folder that lost all its reports keeps the old.
 *
 * @throws ConfigError when the folder holds no report.
 */
export async function openLibrary(
  { corpusDir, dataDir }: Pick<Config, 'corpusDir' | 'dataDir'>,
  log: Logger,
): Promise<Library> {
  const listeners: ((problems: readonly string[]) => void)[] = [];
  let known = new Set<string>();
  /** Logs the problems, and tells the listeners those that were not there before. */
  const tell = ({ problems }: Corpus) => {
    const lines = problems.map(problemLine);
    for (const line of lines) log.warn(line);
    const fresh = lines.filter((line) => !known.has(line));
    known = new Set(lines);
    if (fresh.length > 0) for (const listener of listeners) listener(fresh);
  };
  const cacheDir = join(dataDir, 'cache');
  const live = await watchCorpus(corpusDir, {
    onChange: (corpus) => {
      if (corpus.reports.length > 0) engine = keptEngine(corpus.reports, cacheDir);
      log.info({ reports: engine.reports.length }, 'corpus loaded again');
      tell(corpus);
    },
    onError: (error) => log.error({ err: error }, 'corpus cannot be followed'),
    cacheDir,
  });
  if (live.corpus.reports.length === 0)
    throw new ConfigError(
      `CORPUS_DIR: no report to answer from in "${corpusDir}"; example: CORPUS_DIR=corpus`,
    );
  tell(live.corpus);
  let engine = keptEngine(live.corpus.reports, cacheDir);
  // The first question reads the dictionaries: a second that nobody needs to wait for.
  setImmediate(() => engine.ask('字典'));
  return {
    engine: () => engine,
    reload: async () => {
      const { problems } = await live.reload();
      return { reports: engine.reports.length, problems: problems.map(problemLine) };
    },
    onTrouble: (listener) => listeners.push(listener),
  };
}
