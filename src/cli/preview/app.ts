import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { BotCommand, Message } from 'grammy/types';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { type Locale, locales } from '../../bot/locale.ts';
import { commandsFor, textFor } from '../local/profile.ts';
import type { LocalTelegram } from '../local/telegram.ts';
import { ApiError, type LocalEvent, type Player, type Room } from '../local/world.ts';
import { webWords } from '../words.ts';

/** Everything that a page needs when it opens; afterwards it gets `LocalEvent`s. */
export interface Snapshot {
  readonly username: string;
  readonly name: string;
  readonly botId: number;
  readonly locale: Locale;
  readonly players: readonly Player[];
  readonly rooms: readonly Room[];
  /** In the order of their sending. */
  readonly messages: readonly Message[];
  /** The latest updates and Bot API calls. */
  readonly traffic: readonly LocalEvent[];
}

/** What one person sees of the bot in one chat. */
export interface Profile {
  readonly commands: readonly BotCommand[];
  readonly description: string;
}

const folder = join(import.meta.dirname, '..', '..', '..', 'web');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Updates and calls that a page opened later still sees. */
const TRAFFIC_KEPT = 200;
const BODY_LIMIT = 64 * 1024;
const PING_MILLISECONDS = 20_000;

const actor = z.object({
  user: z.number().int(),
  chat: z.number().int(),
  thread: z.number().int().nullable(),
  language: z.string().max(20),
});
const say = z.object({ actor, text: z.string().max(20_000), replyTo: z.string().nullable() });
const edit = z.object({ actor, key: z.string(), text: z.string().max(4096) });
const press = z.object({ actor, key: z.string(), data: z.string() });
const inline = z.object({ actor, query: z.string().max(256), offset: z.string().max(64) });
const choose = z.object({ actor, result: z.string() });

/**
 * The page and what it asks for. Only pages that this program itself has served are answered: another site, or a
 * foreign name that resolves to this machine, is refused.
 */
export function createPreviewApp(telegram: LocalTelegram, locale: Locale): Hono {
  const { client, world } = telegram;
  const app = new Hono();
  const traffic: LocalEvent[] = [];
  telegram.observe((event) => {
    if (event.type !== 'update' && event.type !== 'call') return;
    traffic.push(event);
    if (traffic.length > TRAFFIC_KEPT) traffic.shift();
  });

  app.use(async (c, next) => {
    refuseForeign(c);
    await next();
    c.header('Content-Security-Policy', POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
  });
  app.onError((error, c) => {
    if (error instanceof ApiError) return c.json({ error: error.message }, 400);
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return c.json({ error: 'bad request' }, 400);
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });

  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    app.get(name === 'index.html' ? '/' : `/${name}`, (c) =>
      // Read at each request, so that a developer sees a change at the next reload.
      c.body(readFileSync(join(folder, name), 'utf8'), 200, {
        'Content-Type': type,
        'Cache-Control': 'no-cache',
      }),
    );
  }

  app.get('/words/:locale', (c) => c.json(webWords(z.enum(locales).parse(c.req.param('locale')))));

  app.get('/files/:id', (c) => {
    const file = world.files.get(c.req.param('id'));
    if (file === undefined) return c.notFound();
    const type = file.mime === 'image/png' ? file.mime : 'application/octet-stream';
    return c.body(Uint8Array.from(file.bytes), 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  });

  app.get('/profile', (c) => {
    const player = world.players.find(({ user }) => user.id === Number(c.req.query('user')));
    const room = world.rooms.get(Number(c.req.query('chat')));
    if (player === undefined || room === undefined) return c.notFound();
    const user = { ...player.user, language_code: c.req.query('language') ?? '' };
    const profile: Profile = {
      commands: commandsFor(world, room, { ...player, user }),
      description: textFor(world, 'description', user),
    };
    return c.json(profile);
  });

  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const snapshot: Snapshot = {
        username: world.me.username,
        name: world.me.first_name,
        botId: world.me.id,
        locale,
        players: world.players,
        rooms: [...world.rooms.values()],
        messages: [...world.messages.values()],
        traffic,
      };
      const write = (event: string, data: unknown) => stream.writeSSE({ event, data: JSON.stringify(data) });
      const stop = telegram.observe((event) => void write('happened', event));
      stream.onAbort(stop);
      await write('snapshot', snapshot);
      while (!stream.aborted) {
        await stream.sleep(PING_MILLISECONDS);
        await write('ping', null);
      }
    }),
  );

  app.post('/*', bodyLimit({ maxSize: BODY_LIMIT }));
  app.post('/say', async (c) => {
    const { actor: who, text, replyTo } = say.parse(await c.req.json());
    await client.say(who, text, replyTo ?? undefined);
    return c.json({});
  });
  app.post('/edit', async (c) => {
    const { actor: who, key, text } = edit.parse(await c.req.json());
    await client.edit(who, key, text);
    return c.json({});
  });
  app.post('/press', async (c) => {
    const { actor: who, key, data } = press.parse(await c.req.json());
    await client.press(who, key, data);
    return c.json({});
  });
  app.post('/inline', async (c) => {
    const { actor: who, query, offset } = inline.parse(await c.req.json());
    return c.json((await client.inline(who, query, offset)) ?? { results: [], nextOffset: '' });
  });
  app.post('/choose', async (c) => {
    const { actor: who, result } = choose.parse(await c.req.json());
    await client.choose(who, result);
    return c.json({});
  });
  return app;
}

/** Everything from here, and nothing that could run a script that stands in a message. */
const POLICY = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

/** A page of another site can reach this machine's loopback address; the headers tell where it came from. */
function refuseForeign(c: Context): void {
  const host = c.req.header('host') ?? '';
  const origin = c.req.header('origin');
  const json =
    c.req.method === 'GET' || c.req.header('content-type')?.startsWith('application/json') === true;
  const loopback = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  if (!loopback || (origin !== undefined && origin !== `http://${host}`) || !json) {
    throw new HTTPException(403, { message: 'only for pages of this program' });
  }
}
