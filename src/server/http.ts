import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Update } from 'grammy/types';
import { Hono } from 'hono';
import { ConfigError } from './config.ts';
import type { Intake } from './intake.ts';
import type { Metrics } from './metrics.ts';

/** What `/readyz` tells. */
export interface Readiness {
  /** Whether questions can be answered; decides between 200 and 503. */
  readonly ready: boolean;
  readonly index: string;
  readonly telegram: string;
  readonly store: string;
}

export interface WebhookOptions {
  /** Path that Telegram posts to. */
  readonly path: string;
  readonly secret: string;
  readonly intake: Pick<Intake, 'take'>;
  /** True once the program stops: updates are left with Telegram. */
  readonly stopping: () => boolean;
}

export interface HttpOptions {
  readonly readiness: () => Readiness;
  readonly metrics: Pick<Metrics, 'page'>;
  readonly webhook?: WebhookOptions;
}

const secretHeader = 'X-Telegram-Bot-Api-Secret-Token';
/** In bytes. What goes beyond the first is read to its end all the same, so that the sender hears why; up to the second. */
const largestBody = 1024 * 1024;
const largestWaste = 16 * largestBody;

/** The pages for operators, and the webhook. */
export function createPages({ readiness, metrics, webhook }: HttpOptions): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.json({ alive: true }));
  app.get('/readyz', (context) => {
    const state = readiness();
    return context.json(state, state.ready ? 200 : 503);
  });
  app.get('/metrics', async (context) => {
    const { contentType, text } = await metrics.page();
    return context.body(text, 200, { 'content-type': contentType });
  });
  if (webhook) receiveUpdates(app, webhook);
  return app;
}

/**
 * Telegram posts one update a request, and repeats it until it gets a 2xx: that is said only when the handling
 * ended, so that a crash loses nothing.
 */
function receiveUpdates(app: Hono, { path, secret, intake, stopping }: WebhookOptions): void {
  app.use(path, async (context, next) => {
    if (context.req.method !== 'POST') return context.json({ error: 'POST only' }, 405);
    if (!isSame(context.req.header(secretHeader) ?? '', secret))
      return context.json({ error: 'wrong or missing secret' }, 401);
    return next();
  });
  app.post(path, async (context) => {
    if (stopping()) return context.json({ error: 'stopping' }, 503);
    const body = await readBody(context.req.raw);
    if (body === undefined) return context.json({ error: 'over 1 MB' }, 413);
    const update = parse(body);
    if (!isUpdate(update)) return context.json({ error: 'not an update in JSON' }, 400);
    await intake.take(update);
    return context.json({ ok: true });
  });
}

/** The body as text; undefined when it is too large. */
async function readBody(request: Request): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size <= largestBody) parts.push(part);
    if (size > largestWaste) break;
  }
  return size > largestBody ? undefined : Buffer.concat(parts).toString('utf8');
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A server that listens. */
export interface HttpServer {
  /** Stops listening and resolves when the last reply is out. */
  close(): Promise<void>;
}

/** @throws ConfigError when the address cannot be listened at */
export async function listen(app: Hono, host: string, port: number): Promise<HttpServer> {
  const server = createServer(getRequestListener(app.fetch));
  // Longer than a proxy keeps its connections, so that it never writes into one that is just being closed.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(unusable(error, host, port)));
    server.listen(port, host, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function unusable(error: NodeJS.ErrnoException, host: string, port: number): ConfigError {
  if (error.code === 'EADDRINUSE')
    return new ConfigError(`PORT: ${port} is taken by another program; example: PORT=${port + 1}`);
  if (error.code === 'EACCES')
    return new ConfigError(`PORT: ${port} may not be used (EACCES); example: PORT=8080`);
  return new ConfigError(`HOST: cannot listen at ${host} (${error.code}); example: HOST=127.0.0.1`);
}

/** Compares in a time that tells nothing of where the two differ, nor of their lengths. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update_id' in value &&
    Number.isSafeInteger(value.update_id)
  );
}
