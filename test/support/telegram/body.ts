import { fieldsOf, isRecord, spec } from './spec.ts';

/** The parameters of a call as the server understood them. */
export interface Body {
  readonly params: Readonly<Record<string, unknown>>;
  /** Uploaded parts: name → size in bytes. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

export interface UploadedFile {
  readonly filename: string;
  readonly bytes: Buffer;
}

/**
 * Reads JSON, urlencoded and multipart bodies as Telegram does: in the latter two, values are text and everything
 * but a String is JSON.
 *
 * @throws Error when the body is not what its content type says.
 */
export function readBody(method: string, contentType: string, body: Buffer, query = ''): Body {
  const files = new Map<string, UploadedFile>();
  const fields: Record<string, unknown> = Object.fromEntries(new URLSearchParams(query));
  let isText = true;
  if (contentType.startsWith('application/json')) {
    const parsed: unknown = body.length > 0 ? JSON.parse(body.toString('utf8')) : {};
    if (!isRecord(parsed)) throw new Error('the body is not a JSON object');
    Object.assign(fields, parsed);
    isText = false;
  } else if (contentType.startsWith('multipart/form-data')) {
    for (const { name, filename, bytes } of partsOf(body, contentType)) {
      if (filename === undefined) fields[name] = bytes.toString('utf8');
      else files.set(name, { filename, bytes });
    }
  } else {
    Object.assign(fields, Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
  }
  if (!isText) return { params: fields, files };
  const params = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typed(method, name, value)]),
  );
  for (const field of fieldsOf(spec.methods[method]?.fields ?? {}))
    if (files.has(field.name)) params[field.name] = `attach://${field.name}`;
  return { params, files };
}

function typed(method: string, name: string, value: unknown): unknown {
  const field = fieldsOf(spec.methods[method]?.fields ?? {}).find((one) => one.name === name);
  if (typeof value !== 'string' || !field) return value;
  const isId = field.types.includes('Integer') && /^-?\d+$/.test(value);
  if (field.types.includes('String') && !isId) return value;
  if (field.types.includes('InputFile') && field.types.length <= 2) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  readonly bytes: Buffer;
}

/** The parts of a multipart body, as lenient about quotes and the last line break as Telegram is. */
function partsOf(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (!boundary) throw new Error('multipart without a boundary');
  const parts: Part[] = [];
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at >= 0) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString('utf8');
    const name = /[;\s]name="?([^";\r\n]+)/i.exec(head)?.[1];
    if (split < 0 || name === undefined) throw new Error('a part without a name');
    const filename = /filename="?([^";\r\n]+)/i.exec(head)?.[1];
    parts.push({ name, filename, bytes: part.subarray(split + 4) });
    at = next;
  }
  return parts;
}
