import { expect, it } from 'vitest';
import { loadCorpus, newMemory } from '../../src/corpus/load.ts';
import { open } from '../../src/corpus/stored.ts';
import { readAhead } from '../../src/server/threads.ts';
import { folder } from '../corpus/folder.ts';

const prose = '東關街道黨員郭士超向村裡捐贈2000元，全區組織217名執法人員連續奮戰14天。\n';
/** Four reports of 0.4 MB, and one that is none. */
const files = Object.fromEntries(
  [1, 2, 3, 4].map((at) => [`r${at}.txt`, `報告${at}\n${prose.repeat(4000)}`]),
);

it('texts read in threads are those that are read without', async () => {
  const dir = folder({ ...files, 'broken.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 2) });
  const memory = newMemory();
  await readAhead(dir, memory);
  expect(memory.texts.size).toBe(4);
  const texts = [...memory.texts.values()].map((text) => open(text).report);
  const { reports, problems } = loadCorpus(dir);
  expect(texts.map(({ id }) => id).sort()).toEqual(reports.map(({ id }) => id));
  for (const report of reports) {
    expect({ ...texts.find(({ id }) => id === report.id) }).toEqual({ ...report });
  }
  expect(problems).toHaveLength(1);
}, 60_000);

it('a small folder is left to whoever loads it', async () => {
  const memory = newMemory();
  await readAhead(folder({ 'a.md': '# 甲\n米五噸。' }), memory);
  expect(memory.texts.size).toBe(0);
});
