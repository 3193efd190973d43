import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/**
 * The program's log: JSON lines on standard error's descriptor (or `destination`). Lines about an update bear its id
 * as `request`. Whatever a line is made of, the given secrets never come out: libraries put the URL with the
 * token into their errors. Payloads of Telegram calls (that is, people's words) are cut from logged errors.
 */
export function createLog(
  level: LogLevel,
  secrets: readonly string[],
  destination: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Logger {
  const forms = secrets.filter((one) => one.length >= 4).flatMap((one) => [one, encodeURIComponent(one)]);
  const hidden = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return pino(
    {
      level,
      base: null,
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError, error: describeError },
      hooks: { streamWrite: (line) => hidden.reduce((text, secret) => text.replaceAll(secret, '***'), line) },
    },
    destination,
  );
}

/** An error as the operator needs it: kind, message, where, and what caused it; no payloads. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const cause = 'error' in error ? error.error : error.cause;
  return {
    type: error.name,
    message: error.message,
    ...('method' in error && { method: error.method }),
    ...('error_code' in error && { code: error.error_code }),
    stack: error.stack?.split('\n').slice(1, 6).join('\n'),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}
