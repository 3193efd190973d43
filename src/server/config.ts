import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** How the program meets its users. */
export type Mode =
  | { readonly kind: 'terminal' }
  | { readonly kind: 'polling'; readonly token: string }
  | {
      readonly kind: 'webhook';
      readonly token: string;
      readonly url: URL;
      readonly secret: string;
    };

export type LogLevel = (typeof logLevels)[number];

export interface Config {
  readonly mode: Mode;
  /** Root URL of the Bot API server without a slash at its end; Telegram's when absent. */
  readonly apiRoot?: string;
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly redisUrl?: string;
  /** Where the HTTP server listens; null: there is none. */
  readonly http: { readonly host: string; readonly port: number } | null;
  readonly adminIds: readonly number[];
  /** Chats that the bot serves; empty: all. */
  readonly allowedChats: readonly number[];
  readonly logLevel: LogLevel;
}

/** One line for the operator: the variable, what is wrong, an example. Never holds a secret's value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const examples = {
  BOT_TOKEN: '123456789:AAExampleExampleExampleExampleExamp',
  BOT_API_ROOT: 'http://127.0.0.1:8081',
  CORPUS_DIR: 'corpus',
  DATA_DIR: 'data',
  REDIS_URL: 'redis://127.0.0.1:6379',
  WEBHOOK_URL: 'https://bot.example.org/telegram',
  WEBHOOK_SECRET: 'a-long_Random_secret-42',
  HOST: '127.0.0.1',
  PORT: '8080',
  ADMIN_IDS: '123456789,987654321',
  ALLOWED_CHATS: '-1001234567890,123456789',
  LOG_LEVEL: 'info',
} as const;

type Name = keyof typeof examples;

/** Shows a value that is no secret, shortened, on one line. */
const shown = (value: unknown) => JSON.stringify(String(value).slice(0, 60));

const url = (protocols: readonly string[]) =>
  z.string().refine((text) => protocols.includes(parseUrl(text)?.protocol ?? ''), {
    error: `is not a URL that starts with ${protocols.map((one) => `${one}//`).join(' or ')}`,
  });

const ids = (pattern: RegExp, what: string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .superRefine((list, context) => {
      const wrong = list.find((one) => !pattern.test(one) || !Number.isSafeInteger(Number(one)));
      if (wrong !== undefined) context.addIssue(`${shown(wrong)} is not ${what}; write them comma-separated`);
    })
    .transform((list) => list.map(Number));

const folder = z.string().refine((path) => !existsSync(path) || statSync(path).isDirectory(), {
  error: (issue) => `${shown(issue.input)} is not a folder`,
});

const schema = z
  .object({
    BOT_TOKEN: z
      .string()
      .regex(
        /^\d+:[\w-]{20,}$/,
        'is not a token as @BotFather gives it (digits, a colon, 20 or more characters)',
      )
      .optional(),
    BOT_API_ROOT: url(['http:', 'https:']).optional(),
    CORPUS_DIR: folder
      .refine((path) => existsSync(path), { error: (issue) => `there is no folder ${shown(issue.input)}` })
      .default('corpus'),
    DATA_DIR: folder.default('data'),
    REDIS_URL: url(['redis:', 'rediss:']).optional(),
    WEBHOOK_URL: url(['http:', 'https:'])
      .refine(isHttpsOrLoopback, 'must start with https:// (http:// is only for loopback addresses)')
      .optional(),
    WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{1,256}$/, 'must be 1 to 256 characters of A-Z a-z 0-9 _ -')
      .optional(),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, { error: (issue) => `${shown(issue.input)} is not a host name or an address` })
      .default('127.0.0.1'),
    PORT: z
      .string()
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
        error: (issue) => `${shown(issue.input)} is not a port from 1 to 65535`,
      })
      .transform(Number)
      .optional(),
    ADMIN_IDS: ids(/^\d+$/, 'a Telegram user id'),
    ALLOWED_CHATS: ids(/^-?\d+$/, 'a chat id'),
    LOG_LEVEL: z
      .enum(logLevels, { error: (issue) => `${shown(issue.input)} is not one of ${logLevels.join(', ')}` })
      .default('info'),
  })
  .superRefine((values, context) => {
    if (values.WEBHOOK_URL && !values.WEBHOOK_SECRET)
      context.addIssue({ code: 'custom', path: ['WEBHOOK_SECRET'], message: 'is required with WEBHOOK_URL' });
  });

/**
 * Reads the configuration from the environment and from the `.env` file; the environment wins, and an empty
 * variable is an unset one.
 *
 * @throws ConfigError with one line for the operator, about the first wrong variable.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  envFile: string,
): Config {
  const given = { ...settled(readEnvFile(envFile)), ...settled(environment) };
  const result = schema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = String(issue?.path[0] ?? 'environment') as Name;
    throw new ConfigError(`${name}: ${issue?.message}; example: ${name}=${examples[name]}`);
  }
  const values = result.data;
  const mode = modeOf(values.BOT_TOKEN, values.WEBHOOK_URL, values.WEBHOOK_SECRET);
  const listens = mode.kind === 'webhook' || values.PORT !== undefined;
  return {
    mode,
    ...(values.BOT_API_ROOT && { apiRoot: values.BOT_API_ROOT.replace(/\/+$/, '') }),
    ...(values.REDIS_URL && { redisUrl: values.REDIS_URL }),
    corpusDir: values.CORPUS_DIR,
    dataDir: values.DATA_DIR,
    http: listens ? { host: values.HOST, port: values.PORT ?? 8080 } : null,
    adminIds: values.ADMIN_IDS,
    allowedChats: values.ALLOWED_CHATS,
    logLevel: values.LOG_LEVEL,
  };
}

function modeOf(token?: string, webhook?: string, secret?: string): Mode {
  if (!token) return { kind: 'terminal' };
  if (!webhook || !secret) return { kind: 'polling', token };
  return { kind: 'webhook', token, url: new URL(webhook), secret };
}

/** Only our own variables, trimmed, without the empty ones. */
function settled(values: Readonly<Record<string, string | undefined>>): Partial<Record<Name, string>> {
  const names = Object.keys(examples) as Name[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

function readEnvFile(path: string): Readonly<Record<string, string | undefined>> {
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? error.code : 'not readable';
    throw new ConfigError(
      `${path}: cannot be read (${why}); make it a readable file like .env.example, or remove it`,
    );
  }
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isHttpsOrLoopback(text: string): boolean {
  const parsed = parseUrl(text);
  return parsed?.protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(parsed?.hostname ?? '');
}
