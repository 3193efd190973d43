import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Engine } from '../answer/types.ts';
import { type Corpus, problemLine } from '../corpus/load.ts';
import { type Config, ConfigError } from './config.ts';
import { keptEngine } from './kept.ts';
import type { Library } from './serve.ts';
import { watchCorpus } from './watch.ts';

/**
 * The corpus with its engine, which follow the folder while the program runs.
 *
 * @throws ConfigError when the folder holds no report.
 */
export function openLibrary(
  { corpusDir, dataDir }: Pick<Config, 'corpusDir' | 'dataDir'>,
  log: Logger,
): Library {
  const tell = ({ problems }: Corpus) => {
    for (const problem of problems) log.warn(problemLine(problem));
  };
  const cacheDir = join(dataDir, 'cache');
  let engine: Engine | undefined;
  const live = watchCorpus(corpusDir, {
    onChange: (corpus) => {
      engine = keptEngine(corpus.reports, cacheDir);
      log.info({ reports: corpus.reports.length }, 'corpus loaded again');
      tell(corpus);
    },
    onError: (error) => log.error({ err: error }, 'corpus cannot be followed'),
    cacheDir,
  });
  const { reports } = live.corpus;
  if (reports.length === 0)
    throw new ConfigError(
      `CORPUS_DIR: no report to answer from in "${corpusDir}"; example: CORPUS_DIR=corpus`,
    );
  tell(live.corpus);
  const first = keptEngine(reports, cacheDir);
  return {
    engine: () => engine ?? first,
    reload: async () => {
      const corpus = live.reload();
      return { reports: corpus.reports.length, problems: corpus.problems.map(problemLine) };
    },
  };
}
