import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DefaultDeserializer, DefaultSerializer } from 'node:v8';

/*
 * What took long to compute, kept on disk so that a restart is quick. Each name has one file, which holds the key
 * for which it was computed; another key, a damaged file or none at all are the same: nothing known. Losing the
 * folder costs time, never data.
 */

/**
 * Reads what was kept under a name.
 * @param key all that the value depends on, the code included (`codeVersion`)
 * @returns the value, or undefined if there is none for this very key
 */
export function readCache(dir: string, name: string, key: string): unknown {
  try {
    const entry: unknown = unpacked(join(dir, `${name}.cache`));
    return Array.isArray(entry) && entry[0] === key ? entry[1] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value that the structured clone algorithm can copy, in place of what was there. Where the disk is full or
 * read-only nothing is kept, which only costs the next start its time.
 */
export function writeCache(dir: string, name: string, key: string, value: unknown): void {
  const path = join(dir, `${name}.cache`);
  const part = `${path}.${process.pid}`;
  try {
    mkdirSync(dir, { recursive: true });
    writeFileSync(part, packed([key, value]));
    renameSync(part, path);
  } catch {
    rmSync(part, { force: true });
  }
}

/*
 * A file of the cache is the length of what the structured clone algorithm wrote, that itself, and all arrays of
 * numbers behind it, aligned, so that a large corpus' arrays are read as they are: copying them out of the rest took
 * longer than reading them, at 15 µs for each fresh page of memory.
 */

const arrayKinds = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array] as const;
const alignment = 8;
const aligned = (size: number) => Math.ceil(size / alignment) * alignment;

/** Writes arrays of numbers apart from the rest. */
class Packer extends DefaultSerializer {
  readonly arrays: Uint8Array[] = [];
  size = 0;

  /** Called by V8 for each array. */
  _writeHostObject(array: ArrayBufferView): void {
    const kind = arrayKinds.findIndex((one) => array instanceof one);
    if (kind < 0) throw new TypeError('An array of no kind that the cache keeps');
    this.writeUint32(kind);
    this.writeUint32(this.size);
    this.writeUint32(array.byteLength);
    const bytes = new Uint8Array(aligned(array.byteLength));
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    this.arrays.push(bytes);
    this.size += bytes.length;
  }
}

/** Gives arrays of numbers as views of the bytes in which they lie. */
class Unpacker extends DefaultDeserializer {
  private readonly arrays: Uint8Array<ArrayBuffer>;

  constructor(rest: Uint8Array, arrays: Uint8Array<ArrayBuffer>) {
    super(rest);
    this.arrays = arrays;
  }

  /** Called by V8 for each array. */
  _readHostObject(): ArrayBufferView {
    const Kind = arrayKinds[this.readUint32()] ?? Uint8Array;
    const { buffer, byteOffset } = this.arrays;
    const from = byteOffset + this.readUint32();
    return new Kind(buffer, from, this.readUint32() / Kind.BYTES_PER_ELEMENT);
  }
}

function packed(value: unknown): Uint8Array {
  const packer = new Packer();
  packer.writeHeader();
  packer.writeValue(value);
  const rest = packer.releaseBuffer();
  const length = new Float64Array([rest.length]);
  return Buffer.concat([
    new Uint8Array(length.buffer),
    rest,
    new Uint8Array(aligned(rest.length) - rest.length),
    ...packer.arrays,
  ]);
}

/** @throws when there is no such file or it is damaged */
function unpacked(path: string): unknown {
  const file = openSync(path, 'r');
  try {
    const length = new Float64Array(1);
    readSync(file, length);
    const size = aligned(length[0] ?? 0);
    const rest = new Uint8Array(size);
    const arrays = new Uint8Array(fstatSync(file).size - alignment - size);
    readSync(file, rest);
    readSync(file, arrays);
    const unpacker = new Unpacker(rest, arrays);
    unpacker.readHeader();
    return unpacker.readValue();
  } finally {
    closeSync(file);
  }
}

/**
 * A hash of this program's code in some of its folders, of its dependencies and of the Node that runs it: what was
 * computed by other code is not used again.
 * @param folders of `src`, for example `text`
 */
export function codeVersion(...folders: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const root = join(import.meta.dirname, '..');
  for (const folder of folders) {
    for (const file of readdirSync(join(root, folder)).sort()) {
      if (/\.[jt]s$/.test(file)) hash.update(file).update(readFileSync(join(root, folder, file)));
    }
  }
  hash.update(readFileSync(join(root, '..', 'package.json')));
  return hash.digest('base64url');
}
