import { join } from 'node:path';
import { type Config, ConfigError, readConfig } from './server/config.ts';
import { keepHeapSmall } from './server/heap.ts';
import { openLibrary } from './server/library.ts';
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
  const log = createLog(config.logLevel === 'info' ? 'error' : config.logLevel, []);
  const library = await openLibrary(config, log);
  await chatInTerminal({ engine: library.engine, log }, join(config.dataDir, 'pictures'));
}

async function service(config: Config, mode: ServiceMode): Promise<void> {
  keepHeapSmall();
  const { createLog } = await import('./server/log.ts');
  const { serve } = await import('./server/serve.ts');
  const secrets = [mode.token, mode.kind === 'webhook' ? mode.secret : '', config.redisUrl ?? ''];
  const log = createLog(config.logLevel, secrets);
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'unhandled rejection: this is a bug'),
  );
  const library = await openLibrary(config, log);
  await serve(config, mode, library, log, stopOnSignal());
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
