import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';

describe('fold', () => {
  it.each([
    ['面对疫情,麵粉與麪粉', '面对疫情,面粉与面粉'],
    ['書寫著 著名', '书写着 著名'],
    ['ＡＢＣ１２３，。？', 'abc123,。?'],
    ['甚麼時候', '什么时候'],
    ['臺灣台灣', '台湾台湾'],
    ['①組 m²', '①组 m²'],
    ['㎞ İ', '㎞ İ'],
    ['𠮷野家', '𠮷野家'],
  ])('folds %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps the length, so that offsets carry over', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: han })), (text) => {
        expect(fold(text).length).toBe(text.length);
      }),
    );
  });

  it('changes nothing when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: han }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

const han = fc
  .integer({ min: 0x3400, max: 0x2a6df })
  .map((point) => (point >= 0xd800 && point <= 0xdfff ? '疫' : String.fromCodePoint(point)));
