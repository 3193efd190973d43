import { join } from 'node:path';
import { createEngine } from './answer/engine.ts';
import { loadCorpus } from './corpus/load.ts';
import { type Config, ConfigError, readConfig } from './server/config.ts';
import type { ServiceMode } from './server/serve.ts';

/*
 * The program from top to bottom: configuration, corpus, engine, and then either the chat in the terminal or the
 * Telegram bot. Each of the two loads only what it needs.
 */

try {
  const config = readConfig(process.env, '.env');
  const { mode } = config;
  if (mode.kind === 'terminal') await chat(config);
  else await service(config, mode);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function chat(config: Config): Promise<void> {
  const { createLog } = await import('./server/log.ts');
  const { chatInTerminal } = await import('./cli/terminal.ts');
  const engine = createEngine(loadCorpus(config.corpusDir).reports);
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel, []);
  await chatInTerminal({ engine: () => engine, log }, join(config.dataDir, 'pictures'));
}

async function service(config: Config, mode: ServiceMode): Promise<void> {
  const { createLog } = await import('./server/log.ts');
  const { serve } = await import('./server/serve.ts');
  const secrets = [mode.token, mode.kind === 'webhook' ? mode.secret : '', config.redisUrl ?? ''];
  const log = createLog(config.logLevel, secrets);
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'unhandled rejection: this is a bug'),
  );

  const load = () => {
    const { reports, problems } = loadCorpus(config.corpusDir);
    const lines = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
    for (const line of lines) log.warn(line);
    return { engine: createEngine(reports), lines };
  };
  let { engine } = load();
  const reload = async () => {
    const fresh = load();
    if (fresh.engine.reports.length > 0) engine = fresh.engine;
    return { reports: engine.reports.length, problems: fresh.lines };
  };

  await serve(config, mode, { engine: () => engine, reload }, log, stopOnSignal());
  // Whatever still hangs (a handler that was given up, a connection kept alive) ends with the program.
  process.exit(0);
}

/** Fires at the first SIGTERM or SIGINT; a second one ends the program at once, and so does lingering for 9 s. */
function stopOnSignal(): AbortSignal {
  const stop = new AbortController();
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(code);
      stop.abort();
      setTimeout(() => process.exit(0), 9000).unref();
    });
  }
  return stop.signal;
}
