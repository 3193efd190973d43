import { serve } from '@hono/node-server';
import { ConfigError, readConfig } from '../server/config.ts';
import { openLibrary } from '../server/library.ts';
import { createLog } from '../server/log.ts';
import { openLocalBot } from './local/open.ts';
import { createPreviewApp } from './preview/app.ts';
import { loadWords, localeOfEnv } from './words.ts';

const DEFAULT_PORT = 8080;

/** Loopback only: the page speaks for its users without asking who they are. */
const hostname = '127.0.0.1';

const locale = localeOfEnv(process.env);
const words = loadWords(locale);

async function main(): Promise<void> {
  const config = readConfig(process.env, '.env');
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel, []);
  const { engine } = await openLibrary(config, log);
  const telegram = await openLocalBot({ engine, log, locale, words });
  const port = config.http?.port ?? DEFAULT_PORT;
  const app = createPreviewApp(telegram, locale);
  const server = serve({ fetch: app.fetch, hostname, port }, () => {
    process.stdout.write(`${words('preview-ready', { url: `http://${hostname}:${port}` })}\n`);
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    const line = taken
      ? words('preview-taken', { port: String(port) })
      : words('preview-failed', { reason: error.message });
    process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      // Pages hold their event stream open for as long as they stand.
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  }
}

await main().catch((error: unknown) => {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
