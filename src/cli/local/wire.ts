import type { ApiClientOptions } from 'grammy';

/** A file that the bot uploads. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One call of a Bot API method, as it came over the wire. */
export interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** By the name that an `attach://name` in the payload gives. */
  readonly files: ReadonlyMap<string, Upload>;
}

/** grammY's own type of `fetch`, so that ours fits its `client.fetch` option. */
export type Fetch = NonNullable<ApiClientOptions['fetch']>;

/**
 * Reads a request that grammY's client makes: JSON, or multipart/form-data where files are uploaded.
 *
 * @throws Error when the body is neither.
 */
export async function readCall(url: string, init: Parameters<Fetch>[1]): Promise<Call> {
  const method = new URL(url).pathname.split('/').at(-1) ?? '';
  const type = new Headers(init?.headers as Record<string, string>).get('content-type') ?? '';
  const body = init?.body;
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  if (boundary !== undefined) return { method, ...readMultipart(await readAll(body), boundary) };
  if (body === undefined || body === null || body === '') return { method, payload: {}, files: new Map() };
  return { method, payload: JSON.parse(String(body)), files: new Map() };
}

async function readAll(body: unknown): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * grammY writes file names without quotation marks, which the platform's own `formData()` refuses; and numbers,
 * booleans and objects as JSON text. Fields become what they would be in a JSON request.
 */
function readMultipart(body: Buffer, boundary: string): Omit<Call, 'method'> {
  const payload: Record<string, unknown> = {};
  const files = new Map<string, Upload>();
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length + 2; // the line break after the mark
    const next = body.indexOf(mark, start);
    if (next < 0) break;
    const head = body.indexOf('\r\n\r\n', start);
    const header = body.toString('utf8', start, head);
    const content = body.subarray(head + 4, next - 2);
    const name = /name="([^"]*)"/.exec(header)?.[1] ?? '';
    const file = /filename="?([^"\r\n]*)"?/.exec(header)?.[1];
    if (file === undefined) payload[name] = fieldValue(name, content.toString('utf8'));
    else files.set(name, { name: file, bytes: Uint8Array.from(content) });
    at = next;
  }
  return { payload, files };
}

/** A caption that reads `true` or `[1]` is text all the same; every other field is JSON if it can be. */
function fieldValue(name: string, text: string): unknown {
  if (name === 'caption' || name === 'text') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The Bot API's answer to a call. */
export function okReply(result: unknown): Response {
  return Response.json({ ok: true, result });
}

/** The Bot API's refusal of a call. `code` is an HTTP status. */
export function errorReply(code: number, description: string): Response {
  return Response.json({ ok: false, error_code: code, description }, { status: code });
}
