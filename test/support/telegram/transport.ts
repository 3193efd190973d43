import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { ApiClientOptions } from 'grammy';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** Answers a request, or breaks its connection. */
export type Answerer = (
  url: URL,
  contentType: string,
  body: Buffer,
  gone: AbortSignal,
) => Promise<Reply | 'drop'>;

export function okReply(result: unknown): Reply {
  return { status: 200, body: JSON.stringify({ ok: true, result }) };
}

export function errorReply(code: number, description: string, parameters?: object): Reply {
  return {
    status: code,
    body: JSON.stringify({ ok: false, error_code: code, description, ...(parameters && { parameters }) }),
  };
}

export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answerer,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  try {
    const body = await collected(request);
    const reply = await answer(url, request.headers['content-type'] ?? '', body, gone.signal);
    if (reply === 'drop') request.socket.destroy();
    else response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body);
  } catch {
    request.socket.destroy();
  }
}

async function collected(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** grammY sends a string, or a stream for uploads; of the reply it only reads the JSON. */
export function inProcess(answer: Answerer): NonNullable<ApiClientOptions['fetch']> {
  const call = async (
    target: string | URL,
    init: { body?: unknown; headers?: object; signal?: AbortSignal } = {},
  ) => {
    const { body, signal } = init;
    const raw =
      typeof body === 'string'
        ? Buffer.from(body)
        : await collected((body ?? []) as AsyncIterable<Uint8Array>);
    const contentType = new Headers({ ...init.headers }).get('content-type') ?? '';
    signal?.throwIfAborted?.();
    const reply = await answer(new URL(target), contentType, raw, signal ?? new AbortController().signal);
    if (reply === 'drop') throw new Error('socket hang up');
    return { status: reply.status, ok: reply.status < 300, json: async () => JSON.parse(reply.body) };
  };
  return call as unknown as NonNullable<ApiClientOptions['fetch']>;
}

export function rootOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the test server does not listen');
  return `http://127.0.0.1:${address.port}`;
}
