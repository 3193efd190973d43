import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

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
    const entry: unknown = deserialize(readFileSync(join(dir, `${name}.cache`)));
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
    writeFileSync(part, serialize([key, value]));
    renameSync(part, path);
  } catch {
    rmSync(part, { force: true });
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
