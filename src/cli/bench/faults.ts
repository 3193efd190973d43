/** How the server misbehaves towards one call. */
export type Fault =
  /** An error reply; nothing is carried out. */
  | {
      readonly kind: 'error';
      readonly code: number;
      readonly description: string;
      readonly parameters?: object;
    }
  /** The connection breaks before or after the call was carried out. */
  | { readonly kind: 'drop'; readonly after: boolean }
  /** A body that is not what Telegram sends, before or after the call was carried out. */
  | { readonly kind: 'garbage'; readonly after: boolean; readonly body: string; readonly status: number }
  /** Carried out, but the reply comes late. */
  | { readonly kind: 'slow'; readonly milliseconds: number };

export const faults = {
  tooMany: (retryAfter: number): Fault => ({
    kind: 'error',
    code: 429,
    description: `Too Many Requests: retry after ${retryAfter}`,
    parameters: { retry_after: retryAfter },
  }),
  server: (code = 502): Fault => ({ kind: 'error', code, description: 'Bad Gateway' }),
  unauthorized: { kind: 'error', code: 401, description: 'Unauthorized' } as Fault,
  blocked: { kind: 'error', code: 403, description: 'Forbidden: bot was blocked by the user' } as Fault,
  badRequest: (description: string): Fault => ({
    kind: 'error',
    code: 400,
    description: `Bad Request: ${description}`,
  }),
  /** As a server answers that does not take this rich message. */
  richRefused: { kind: 'error', code: 400, description: 'Bad Request: RICH_MESSAGE_INVALID' } as Fault,
  dropBefore: { kind: 'drop', after: false } as Fault,
  dropAfter: { kind: 'drop', after: true } as Fault,
  garbage: (body = '<html>502 Bad Gateway</html>', status = 200): Fault => ({
    kind: 'garbage',
    after: false,
    body,
    status,
  }),
  slow: (milliseconds: number): Fault => ({ kind: 'slow', milliseconds }),
};

/** Shares of calls that go wrong, 0 to 1 each. */
export interface Weather {
  readonly tooMany?: number;
  readonly server?: number;
  readonly drop?: number;
  readonly garbage?: number;
  /** Seconds in `retry_after`. Default 1. */
  readonly retryAfter?: number;
}

const rubbish = [
  '',
  'null',
  '[]',
  '"ok"',
  '{}',
  '{"ok":',
  '<html>Bad Gateway</html>',
  '{"ok":"yes"}',
  '\u0000\u0001',
];

/** The fault for the next call, from a number of 0 to 1 and a second one for its kind. */
export function faultOf(weather: Weather, chance: number, detail: number): Fault | undefined {
  let rest = chance;
  const hits = (share = 0) => {
    rest -= share;
    return rest < 0;
  };
  if (hits(weather.tooMany)) return faults.tooMany(weather.retryAfter ?? 1);
  if (hits(weather.server)) return faults.server([500, 502, 503, 504][Math.floor(detail * 4)] ?? 500);
  if (hits(weather.drop)) return detail < 0.5 ? faults.dropBefore : faults.dropAfter;
  if (hits(weather.garbage)) return faults.garbage(rubbish[Math.floor(detail * rubbish.length)] ?? '');
  return undefined;
}

/** Numbers of 0 to 1 that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
