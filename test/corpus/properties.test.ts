import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { parseText } from '../../src/corpus/parse.ts';
import { folder } from './folder.ts';

/** Lines such as reports have, and such as they should not have. */
const line = fc.oneof(
  fc.constantFrom(
    '# 題目',
    '## 一、措施',
    '# ',
    '一、措施',
    '（二）成果',
    '1. 堤防',
    '防汛工作',
    '防汛工作',
    '記者 林一',
  ),
  fc.constantFrom(
    '分享到：',
    '相關文章：',
    '責任編輯：林一',
    '- 3 -',
    '---',
    '| 米 | 油 |',
    '| --- | --- |',
    '![a](b)',
    '```',
  ),
  fc.constantFrom(
    '　　全鎮各級組織積極行動，群眾得到保障。',
    '全鎮各級組織積極行動，落實各項措施，',
    '東街\t12\t5萬隻',
    '',
    '  ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const text = fc
  .array(line, { maxLength: 30 })
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\n\n').map((end) => lines.join(end)));

/** What a reader sees, but for the signs of Markdown, which the parser takes off. */
const seen = (words: string): string => words.replaceAll(/[\s\p{C}#>*+|()[\]!-]/gu, '');

describe('any text', () => {
  it('is all in blocks or in what was dropped', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { blocks, dropped } = parseText(raw);
        const kept = [...blocks, ...dropped].map((part) => seen(part.text)).join('');
        const sorted = (words: string) => Array.from(words).sort().join('');
        expect(sorted(kept)).toBe(sorted(seen(raw)));
      }),
      { numRuns: 300 },
    );
  });

  it('has blocks that count its paragraphs from 1 and are neither empty nor broken', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { blocks, lines, title } = parseText(raw);
        const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
        expect(paragraphs.map(({ paragraph }) => paragraph)).toEqual(paragraphs.map((_, index) => index + 1));
        for (const block of blocks) {
          expect(block.text).toBe(block.text.trim());
          expect(block.text).not.toMatch(/^$|\n/);
        }
        expect(lines).toHaveLength(blocks.length);
        expect(blocks.filter(({ kind }) => kind === 'title').map((block) => block.text)).toEqual(
          title ? [title] : [],
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('any bytes', () => {
  it('as a report give the report or one clear problem', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      text.map((raw) => new TextEncoder().encode(raw)),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        const { reports, problems } = loadCorpus(folder({ 'x.md': content }));
        expect(reports.length + problems.length).toBeGreaterThan(0);
        expect(problems.length).toBeLessThanOrEqual(1);
        for (const { message } of problems) expect(message).toMatch(/^[^\n\r]+$/);
      }),
      { numRuns: 100 },
    );
  });

  it('as metadata leave the report standing, with clear problems', () => {
    const metadata = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('{"figures":[{}]}', '[', '{"title":1,}', '"'),
    );
    fc.assert(
      fc.property(metadata, (content) => {
        const { reports, problems } = loadCorpus(folder({ 'x.md': '# 題\n米五噸。', 'x.json': content }));
        expect(reports).toHaveLength(1);
        for (const { message, line: at } of problems) {
          expect(message).toMatch(/^[^\n\r]+$/);
          expect(at).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('five megabytes', () => {
  it.each([
    ['on one line of prose', '全鎮各級組織積極行動，落實各項措施，'],
    ['of one character', '一'],
    ['of white space', ' \u3000'],
    ['of brackets', '[(（'],
    ['of hashes', '# '],
    ['of bars and dashes', '| --- '],
    ['of short lines', '一、落實各項防汛措施\n'],
  ])('%s parse in seconds', (_, unit) => {
    const raw = unit.repeat(Math.ceil((5 << 20) / new TextEncoder().encode(unit).length));
    const began = performance.now();
    parseText(raw);
    expect(performance.now() - began).toBeLessThan(20_000); // a second or two; the limit is for a busy machine;
  });
});
