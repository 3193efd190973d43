import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../src/answer/candidates.ts';
import { align } from '../../../src/answer/features/alignment.ts';
import { askedOf } from '../../../src/answer/features/asked.ts';
import { closenessOf } from '../../../src/answer/features/closeness.ts';
import {
  evidenceFeatureNames,
  evidenceFeatures,
  evidenceRow,
} from '../../../src/answer/features/evidence.ts';
import { lookOf } from '../../../src/answer/features/look.ts';
import { patternFeatures } from '../../../src/answer/features/patterns.ts';
import {
  quotationFeatureNames,
  quotationFeatures,
  quotationRows,
} from '../../../src/answer/features/quotation.ts';
import {
  sentenceFeatureNames,
  sentenceFeatures,
  sentenceRows,
} from '../../../src/answer/features/sentence.ts';
import { spanFeatureNames, spanFeatures } from '../../../src/answer/features/span-features.ts';
import { createKnowledge } from '../../../src/answer/knowledge.ts';
import { shippedModels } from '../../../src/answer/models.ts';
import { choose, readPassages, spanRowsOf, worthReading } from '../../../src/answer/reader.ts';
import { spansOf } from '../../../src/answer/spans.ts';
import { supportOf } from '../../../src/answer/support.ts';
import { bareReport } from '../../../src/cli/train/squad.ts';
import { buildIndex } from '../../../src/search/index.ts';
import { read } from '../../../src/search/passages.ts';
import { analyse } from '../../../src/search/question.ts';

const text =
  '高新醫院在1875年成立,由陸特主持。該院生產麵粉3,100噸、「白衣」和口罩,供應歐洲。他在2003年離開。';
const reports = [bareReport('a', '工業', [{ kind: 'paragraph', paragraph: 1, section: '', text }])];
const index = buildIndex(reports);

function lay(question: string) {
  const asked = askedOf(analyse(question), index.statistics);
  const hits = index.search({ words: asked.question.core, others: '' }, 5);
  return { asked, hits };
}

describe('features', () => {
  it('each say in a line what they see', () => {
    for (const all of [
      sentenceFeatures,
      spanFeatures,
      quotationFeatures,
      evidenceFeatures,
      patternFeatures,
    ]) {
      for (const [name, sees] of Object.entries(all)) expect(sees, name).not.toBe('');
    }
  });

  it.each(['高新醫院在哪一年成立?', '誰主持?', '麵粉', '生產了多少噸麵粉', '歐洲?'])(
    'are numbers, as many as named, for %s',
    (question) => {
      const { asked, hits } = lay(question);
      const models = shippedModels();
      const found = readPassages(models, asked, hits, index.statistics);
      const knowledge = createKnowledge(index);
      if (!found) throw new Error('nothing to read');
      const rowOf = quotationRows(asked, found, index.statistics);
      const quotations = found.singles.map((window) => {
        const place = { ...window, report: window.passage.report.id, block: window.passage.blockIndex };
        return rowOf(window, supportOf(asked.question, place, knowledge));
      });
      for (const row of quotations) expect(row.length).toBe(quotationFeatureNames.length);
      const rivals = found.singles.map((window) => {
        const place = { ...window, report: window.passage.report.id, block: window.passage.blockIndex };
        return { window, support: supportOf(asked.question, place, knowledge), score: window.probability };
      });
      const evidence = rivals.map((one) =>
        evidenceRow(asked, one, rowOf(one.window, one.support), rivals, knowledge),
      );
      for (const row of evidence) expect(row.length).toBe(evidenceFeatureNames.length);
      const rows = sentenceRows(asked, hits, candidatesOf(hits));
      const spans = spanRowsOf(
        asked,
        worthReading(found.sentences, index.statistics.size),
        models.patterns,
        index.statistics,
      );
      for (const row of rows) expect(row.length).toBe(sentenceFeatureNames.length);
      for (const row of spans.flatMap((group) => group.rows))
        expect(row.length).toBe(spanFeatureNames.length);
      for (const row of [...rows, ...spans.flatMap((group) => group.rows), ...quotations, ...evidence]) {
        expect(row.every(Number.isFinite)).toBe(true);
      }
    },
  );

  it('find the right sentence and words', () => {
    const { asked, hits } = lay('高新醫院在哪一年成立?');
    const found = readPassages(shippedModels(), asked, hits, index.statistics);
    const window = [...(found?.singles ?? [])].sort((a, b) => b.probability - a.probability)[0];
    const words = window && choose(found?.spans ?? [], window)?.span;
    expect(text.slice(window?.start, window?.end)).toContain('1875年');
    expect(text.slice(words?.start, words?.end)).toContain('1875');
  });
});

describe('the question word opposite the sentence', () => {
  it('knows what joins on either side', () => {
    const { asked } = lay('高新醫院在哪一年成立?');
    expect([asked.left, asked.gap, asked.right]).toEqual(['高新医院在', '哪一年', '成立']);
    const passage = index.passages[0];
    if (!passage) throw new Error('no passage');
    const sentence = read(passage).sentences[0] ?? { start: 0, end: 0 };
    const close = closenessOf(asked, align(asked, passage), sentence);
    const at = text.indexOf('1875年');
    expect(close.joinBefore[at]).toBe('高新醫院在'.length);
    expect(close.joinAfter[at + 5]).toBe('成立'.length);
    expect(close.leftBefore[at]).toBeGreaterThan(close.leftBefore[at + 5] ?? 0);
  });
});

describe('words that may answer', () => {
  const passage = index.passages[0];
  const all = (sentence: number) => {
    const span = passage && read(passage).sentences[sentence];
    return passage && span ? spansOf(passage, span).map(({ start, end }) => text.slice(start, end)) : [];
  };

  it.each([
    [0, ['1875年', '由陸特主持', '高新醫院']],
    [1, ['3,100噸', '「白衣」', '白衣', '口罩', '歐洲', '麵粉3,100噸、「白衣」和口罩']],
    [2, ['2003年', '離開']],
  ])('of sentence %i include %s', (sentence, expected) => {
    expect(all(sentence)).toEqual(expect.arrayContaining(expected));
  });

  it('never end in a comma or open a quotation that they do not close', () => {
    for (const words of [0, 1, 2].flatMap(all)) {
      expect(words).not.toMatch(/[,。、的]$/);
      expect(words.includes('「')).toBe(words.includes('」'));
    }
  });

  it('look like their parts of speech and their edges', () => {
    if (!passage) throw new Error('no passage');
    const { words, sentences } = read(passage);
    const span = spansOf(passage, sentences[0] ?? { start: 0, end: 0 }).find(
      ({ start, end }) => text.slice(start, end) === '1875年',
    );
    if (!span) throw new Error('no span');
    expect(lookOf(passage.folded, words, span)).toMatchObject({
      last: '年',
      shape: '9字年',
      wordBefore: '在',
      charAfter: '成',
    });
  });
});
