import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';

describe('sentences', () => {
  it.each([
    ['甲。乙!丙？丁', ['甲。', '乙!', '丙？', '丁']],
    ['他說:“走。”然後', ['他說:“走。”', '然後']],
    ['近7.5萬名黨員;完', ['近7.5萬名黨員;', '完']],
    ['馳援武漢...他們是', ['馳援武漢...', '他們是']],
    ['沉甸甸的……他們', ['沉甸甸的……', '他們']],
    ['真的？！好', ['真的？！', '好']],
    ['動人的生命之歌。(楊洋)', ['動人的生命之歌。', '(楊洋)']],
    ['J. Smith 來了. 走', ['J. Smith 來了.', '走']],
    ['', []],
  ])('splits %s', (text, expected) => {
    expect(sentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it('covers everything but white space, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'甲乙。！.…」 7a;\n') }), (text) => {
        let covered = '';
        let last = 0;
        for (const { start, end } of sentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          covered += text.slice(start, end);
          last = end;
        }
        expect(covered.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});
