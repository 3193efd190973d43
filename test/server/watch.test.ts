import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Corpus } from '../../src/corpus/load.ts';
import { type LiveCorpus, watchCorpus } from '../../src/server/watch.ts';
import { folder } from '../corpus/folder.ts';

let live: LiveCorpus | undefined;
afterEach(() => live?.close());

/** Watches a folder, quickly; `seen` are the corpora that it gave. */
async function watch(dir: string, cacheDir?: string): Promise<{ live: LiveCorpus; seen: Corpus[] }> {
  const seen: Corpus[] = [];
  live = await watchCorpus(dir, {
    onChange: (corpus) => seen.push(corpus),
    onError: () => {},
    every: 20,
    ...(cacheDir && { cacheDir }),
  });
  return { live, seen };
}

const titles = (corpus: Corpus | undefined) => corpus?.reports.map(({ id, title }) => `${id} ${title}`);

describe('a live corpus', () => {
  it('takes up files that are added, changed and removed', async () => {
    const dir = folder({ 'a.md': '# 甲\n米五噸。' });
    const { live, seen } = await watch(dir);
    expect(titles(live.corpus)).toEqual(['a 甲']);
    writeFileSync(join(dir, 'b.txt'), '乙的報告\n米六噸。');
    await vi.waitFor(() => expect(titles(live.corpus)).toEqual(['a 甲', 'b 乙的報告']), 5000);
    writeFileSync(join(dir, 'a.md'), '# 新甲\n米五噸。');
    await vi.waitFor(() => expect(titles(live.corpus)).toEqual(['a 新甲', 'b 乙的報告']), 5000);
    writeFileSync(join(dir, 'a.json'), '{"title": "甲報告"}');
    await vi.waitFor(() => expect(titles(live.corpus)).toEqual(['a 甲報告', 'b 乙的報告']), 5000);
    rmSync(join(dir, 'b.txt'));
    await vi.waitFor(() => expect(titles(live.corpus)).toEqual(['a 甲報告']), 5000);
    expect(seen).toHaveLength(4);
    expect(seen.at(-1)).toBe(live.corpus);
  });

  it.each([
    ['text', 'a.md', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 2)],
    ['metadata', 'a.json', '{"title": '],
  ])('keeps the last good state of a report whose %s broke, and names the file', async (_, name, broken) => {
    const dir = folder({ 'a.md': '# 甲\n米五噸。', 'a.json': '{"title": "甲報告"}', 'b.md': '# 乙\n油。' });
    const { live, seen } = await watch(dir);
    writeFileSync(join(dir, name), broken);
    await vi.waitFor(() => expect(seen).toHaveLength(1), 5000);
    expect(titles(live.corpus)).toEqual(['a 甲報告', 'b 乙']);
    expect(live.corpus.problems).toMatchObject([{ file: join(dir, name) }]);
    writeFileSync(join(dir, 'a.md'), '# 甲\n米七噸。');
    writeFileSync(join(dir, 'a.json'), '{"title": "新甲"}');
    await vi.waitFor(() => expect(titles(live.corpus)).toEqual(['a 新甲', 'b 乙']), 5000);
    expect(live.corpus.problems).toEqual([]);
  });

  it('keeps all when the folder itself is gone', async () => {
    const dir = folder({ 'a.md': '# 甲\n米五噸。' });
    const { live, seen } = await watch(dir);
    rmSync(dir, { recursive: true });
    await vi.waitFor(() => expect(seen).toHaveLength(1), 5000);
    expect(titles(live.corpus)).toEqual(['a 甲']);
    expect(live.corpus.problems).toMatchObject([{ file: dir }]);
  });

  it('waits until a file is no longer written', async () => {
    const dir = folder({ 'a.md': '# 甲\n' });
    const { seen } = await watch(dir);
    for (let part = 0; part < 15; part += 1) {
      appendFileSync(join(dir, 'a.md'), `第${part}段，米五噸。\n`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await vi.waitFor(() => expect(seen.at(-1)?.reports[0]?.blocks).toHaveLength(16), 5000);
    expect(seen.length).toBeLessThan(5);
  });

  it('goes on after its user failed, and looks at once when told to', async () => {
    const dir = folder({ 'a.md': '# 甲\n米五噸。' });
    const errors: unknown[] = [];
    let fail = true;
    const live = await watchCorpus(dir, {
      onChange: () => {
        if (fail) throw new Error('no index');
      },
      onError: (error) => errors.push(error),
      every: 20,
    });
    writeFileSync(join(dir, 'a.md'), '# 乙\n米五噸。');
    await vi.waitFor(() => expect(errors).toHaveLength(1), 5000);
    fail = false;
    writeFileSync(join(dir, 'a.md'), '# 丙\n米五噸。');
    expect(titles(await live.reload())).toEqual(['a 丙']);
    live.close();
  });

  it('keeps what it found on disk, for this very code only', async () => {
    const dir = folder({ 'a.md': '# 甲\n米五噸。' });
    const cache = folder({});
    (await watch(dir, cache)).live.close();
    expect(readdirSync(cache)).toEqual(['texts.cache']);
    const bytes = readFileSync(join(cache, 'texts.cache'));
    (await watch(dir, cache)).live.close();
    expect(readFileSync(join(cache, 'texts.cache'))).toEqual(bytes);
    writeFileSync(join(cache, 'texts.cache'), bytes.subarray(0, 40));
    expect(titles((await watch(dir, cache)).live.corpus)).toEqual(['a 甲']);
    expect(readFileSync(join(cache, 'texts.cache')).length).toBeGreaterThan(100);
  });
});
