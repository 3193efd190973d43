import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareReport } from '../../src/cli/train/squad.ts';
import type { Block, Report } from '../../src/corpus/types.ts';
import { buildIndex, loadIndex } from '../../src/search/index.ts';
import { Occurrences } from '../../src/search/occurrences.ts';
import { Postings, packPostings } from '../../src/search/postings.ts';
import { terms } from '../../src/search/tokenize.ts';
import { fold } from '../../src/text/fold.ts';

function reportOf(id: string, title: string, ...texts: string[]): Report {
  const blocks: Block[] = texts.map((text, at) => ({
    kind: 'paragraph',
    paragraph: at + 1,
    section: '',
    text,
  }));
  return bareReport(id, title, blocks);
}

const reports = [
  reportOf(
    'a',
    '宿州',
    '宿州市雪鴿麵粉有限公司捐贈20噸麵粉。',
    '高新醫院捐獻4噸醫用酒精。',
    '志願者在小區值守。',
  ),
  reportOf('b', '泡泡战士', '由韩国Nexon开发与发行。', '中国大陆由盛大游戏运营。'),
];

const packed = (all: readonly string[]) => new Postings(packPostings(all));

describe('the terms of Chinese text', () => {
  it.each([
    ['麵粉', ['面', '面粉', '粉']],
    ['由nexon开发', ['由', 'nexon', '开', '开发', '发']],
    ['3100个', ['3100', '个']],
    ['捐赠,小区', ['捐', '捐赠', '赠', '小', '小区', '区']],
    ['', []],
  ])('of %s are characters, pairs and words of other scripts', (text, expected) => {
    expect(terms(fold(text))).toEqual(expect.arrayContaining(expected));
    expect(terms(fold(text)).length).toBe(expected.length);
  });

  it('hold dictionary words of three characters and more', () => {
    expect(terms('志愿者在值守')).toContain('志愿者');
  });
});

describe('the index', () => {
  const index = buildIndex(reports);
  const first = (text: string) => index.search({ words: fold(text), others: '' }, 5)[0]?.passage.block.text;

  it.each([
    ['麵粉', '宿州市雪鴿麵粉有限公司捐贈20噸麵粉。'],
    ['面粉', '宿州市雪鴿麵粉有限公司捐贈20噸麵粉。'],
    ['誰捐了酒精', '高新醫院捐獻4噸醫用酒精。'],
    ['ｎｅｘｏｎ', '由韩国Nexon开发与发行。'],
    ['中國大陸營運', '中国大陆由盛大游戏运营。'],
  ])('finds %s', (question, text) => {
    expect(first(question)).toBe(text);
  });

  it('finds nothing for what it does not hold, and looks only where it may', () => {
    expect(index.search({ words: 'zzz', others: '' }, 5)).toEqual([]);
    expect(index.search({ words: '', others: '' }, 5)).toEqual([]);
    expect(index.search({ words: '捐', others: '' }, 5, ({ report }) => report.id === 'b')).toEqual([]);
  });

  it('is the same when loaded from its data', () => {
    const loaded = loadIndex(reports, structuredClone(index.data));
    for (const text of ['麵粉', '大陸運營', '志願者值守小區']) {
      const plain = (one: typeof index) =>
        one.search({ words: fold(text), others: '' }, 5).map(({ passage, score }) => [passage.id, score]);
      expect(plain(loaded)).toEqual(plain(index));
    }
    expect(() => loadIndex(reports.slice(1), index.data)).toThrow('other reports');
  });
});

const written = fc.array(
  fc.constantFrom('甲', '乙', '丙', '甲乙', '志愿者', 'x', 'xyz', '7', ' ', '。', '\u{20000}'),
  {
    maxLength: 30,
  },
);
const texts = fc.array(
  written.map((parts) => parts.join('')),
  { maxLength: 12 },
);

describe('packed postings', () => {
  it('hold every term of every passage with its count', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const postings = packed(all);
        const { data } = postings;
        const documents = all.map(terms);
        expect([...data.lengths]).toEqual(documents.map((one) => one.length));
        for (const term of new Set([...documents.flat(), '无', '无无无', ''])) {
          const expected = documents.flatMap((one, at) => {
            const count = one.filter((other) => other === term).length;
            return count > 0 ? [[at, count]] : [];
          });
          const { from, to } = postings.range(term);
          const places = Array.from({ length: to - from }, (_, at) => from + at);
          expect(places.map((at) => [data.passages[at], data.counts[at]])).toEqual(expected);
          expect(postings.frequency(term)).toBe(expected.length);
        }
      }),
    );
  });
});

describe('occurrences', () => {
  it('are the passages that have a word, whatever it is a part of', () => {
    const word = fc.array(fc.constantFrom('甲', '乙', '志', '愿', 'x', 'y', '7', '。', '\u{20000}'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(texts, word, fc.nat(12), fc.nat(12), (all, parts, from, to) => {
        const part = parts.join('');
        const occurrences = new Occurrences(all, packed(all));
        const expected = [...all.keys()].filter((at) => all[at]?.includes(part));
        expect([...occurrences.passages(part)]).toEqual(expected);
        expect(occurrences.stands(part)).toBe(expected.length > 0);
        const within = expected.filter((at) => at >= from && at < to);
        expect([...occurrences.passages(part, from, to)]).toEqual(within);
        expect(occurrences.count(part, from, Math.max(from, to))).toBe(within.length);
      }),
    );
  });
});
