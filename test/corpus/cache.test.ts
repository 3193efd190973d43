import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCache, writeCache } from '../../src/corpus/cache.ts';

const value = {
  text: '永橋',
  bytes: Uint8Array.of(1, 2, 3),
  units: Uint16Array.of(65535).subarray(0),
  part: Uint32Array.of(7, 8, 9).subarray(1),
  numbers: Int32Array.of(-1),
  values: Float64Array.of(Number.NaN, 0.5),
  none: new Uint8Array(),
};

it('keeps a value with its arrays for its key alone', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cache-'));
  writeCache(dir, 'name', 'key', value);
  expect(readCache(dir, 'name', 'key')).toEqual(value);
  expect(readCache(dir, 'name', 'other')).toBeUndefined();
  expect(readCache(dir, 'none', 'key')).toBeUndefined();
});

it('knows nothing from a file that was cut short, wherever', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cache-'));
  writeCache(dir, 'name', 'key', value);
  const file = join(dir, 'name.cache');
  const bytes = readFileSync(file);
  for (let length = 0; length < bytes.length - 8; length += 5) {
    writeFileSync(file, bytes.subarray(0, length));
    expect(readCache(dir, 'name', 'key')).toBeUndefined();
  }
});
