import { join } from 'node:path';
import { pino } from 'pino';
import { createEngine } from './answer/engine.ts';
import { chatInTerminal } from './cli/terminal.ts';
import { loadCorpus } from './corpus/load.ts';
import { ConfigError, readConfig } from './server/config.ts';

try {
  const config = readConfig(process.env, '.env');
  const { reports } = loadCorpus(config.corpusDir);
  const engine = createEngine(reports);
  const log = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));
  await chatInTerminal({ engine: () => engine, log }, join(config.dataDir, 'pictures'));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
