import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseReport } from '../../src/corpus/parse.ts';
import { type FoundText, open, store } from '../../src/corpus/stored.ts';

const found = (text: string): FoundText => ({
  report: parseReport('r', text),
  lines: [1, 2],
  broken: { line: 0, encoding: 'utf-8' },
});

it('a found text is the same when it was stored and opened, whatever it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const one = found(text);
      expect(structuredClone({ ...open(store(one)) })).toEqual(structuredClone(one));
    }),
  );
});

it('the shipped report keeps its figures, people and names', () => {
  const one = found(readFileSync('corpus/yongqiao/report.md', 'utf8'));
  const { report } = open(store(one));
  expect(report.figures.length).toBeGreaterThan(20);
  expect({ ...report }).toEqual({ ...one.report });
});
