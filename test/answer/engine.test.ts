import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, engineOf } from '../../src/answer/engine.ts';
import type { Answer, Engine } from '../../src/answer/types.ts';
import { bareReport } from '../../src/cli/train/squad.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import type { Block } from '../../src/corpus/types.ts';
import { buildIndex, loadIndex } from '../../src/search/index.ts';

let engine: Engine;

beforeAll(() => {
  engine = createEngine(loadCorpus(join(import.meta.dirname, '../../corpus')).reports);
});

/** What holds for any answer: everything in it stands in the reports. */
function expectVerbatim(answer: Answer, by: Engine): void {
  expect(answer.quotes.length).toBeLessThanOrEqual(5);
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
  for (const quote of answer.quotes) {
    const block = by.reports.find((report) => report.id === quote.report)?.blocks[quote.block];
    expect(block?.text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(block?.paragraph).toBe(quote.paragraph);
    expect(quote.text.length).toBeGreaterThan(0);
    expect(quote.text.length).toBeLessThanOrEqual(160);
    for (const [start, end] of quote.highlights) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(quote.text.length);
    }
  }
  if (answer.answer !== null) expect(answer.quotes[0]?.text).toContain(answer.answer);
  if (answer.status === 'none' || answer.status === 'smalltalk') expect(answer.quotes).toEqual([]);
}

describe('an answer', () => {
  it.each([
    ['多少名領導幹部下沉一線?', '371名科級以上領導幹部', '371名'],
    ['区委组织部拨了多少党费?', '從區管黨費撥付90萬元', '90萬元'],
    ['麵粉', '主動捐贈20噸麵粉', null],
  ])('to %s quotes the sentence and pinpoints the words', (question, quote, words) => {
    const answer = engine.ask(question);
    expect(answer.status).toBe('answered');
    expect(answer.quotes[0]?.text).toContain(quote);
    if (words !== null) expect(answer.answer).toBe(words);
  });

  it('to what the report does not say is not given as one', () => {
    expect(engine.ask('誰發明了電話?').status).not.toBe('answered');
    expect(engine.ask('qwertyuiop').status).toBe('none');
  });

  it('to any text is a slice of the report', () => {
    const words = [
      '多少',
      '誰',
      '麵粉',
      '黨員',
      '志願者',
      '李燕子',
      '?',
      '哪',
      '一線',
      '捐',
      '65歲',
      ' ',
      '「',
      '\n',
      '𠮷',
      'a',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...words)).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.nat({ max: 6 }), (question, skip) => {
        expectVerbatim(engine.ask(question, { skip }), engine);
      }),
      { numRuns: 150 },
    );
  });

  it('from any report is a slice of it', () => {
    const parts = [
      '甲說',
      '乙公司',
      '捐',
      '3噸',
      '麵粉',
      ',',
      '。',
      '；',
      '「',
      '」',
      '、',
      '2019年',
      '字'.repeat(90),
      '𠮷',
      ' ',
      '...',
    ];
    const paragraph = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((all) => all.join(''));
    fc.assert(
      fc.property(
        fc.array(paragraph, { maxLength: 6 }),
        fc.constantFrom('乙公司捐了多少麵粉', '誰說', '字字字', '2019年'),
        (texts, question) => {
          const blocks: Block[] = texts.map((text, at) => ({
            kind: 'paragraph',
            paragraph: at + 1,
            section: '',
            text,
          }));
          const own = createEngine([bareReport('r', '題', blocks)]);
          expectVerbatim(own.ask(question), own);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same again, from an index loaded from its data as well', () => {
    const loaded = engineOf(loadIndex(engine.reports, buildIndex(engine.reports).data));
    for (const question of ['多少名領導幹部下沉一線?', '誰捐了10000元?', '哪家公司捐了麵粉']) {
      expect(engine.ask(question)).toEqual(engine.ask(question));
      expect(loaded.ask(question)).toEqual(engine.ask(question));
    }
  });
});
