import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf, paint, widthOf, wrap } from '../../../src/cli/terminal/cells.ts';

describe('columns of a text', () => {
  const cases: readonly (readonly [text: string, columns: number])[] = [
    ['abc', 3],
    ['麵粉', 4],
    ['“疫”', 4],
    ['４噸', 4],
    ['👍', 2],
    ['👩‍⚕️', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['𠀀', 2],
    ['', 0],
  ];
  test.each(cases)('%s takes %i', (text, columns) => {
    expect(widthOf(cellsOf(text))).toBe(columns);
  });
});

describe('wrapping', () => {
  const wrapped = (text: string, width: number) =>
    wrap(cellsOf(text), width).map((line) => paint(line, false));

  test('breaks between Chinese characters, and never before closing marks or after opening ones', () => {
    expect(wrapped('全區幹部,共同抗擊疫情。', 10)).toEqual(['全區幹部,', '共同抗擊疫', '情。']);
    expect(wrapped('他們說「好」', 8)).toEqual(['他們說', '「好」']);
  });

  test('keeps words and numbers whole', () => {
    expect(wrapped('about 75,000 people', 10)).toEqual(['about', '75,000', 'people']);
  });

  test('cuts a word that is longer than the line', () => {
    expect(wrapped('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  });

  test('no line is wider than the window, and no character is lost but spaces and control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = wrap(cellsOf(text), width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        const bare = (value: string) => value.replace(/[\s\p{Cc}\p{Bidi_Control}]/gu, '');
        expect(bare(lines.map((line) => paint(line, false)).join(''))).toBe(bare(text));
      }),
    );
  });
});

describe('painting', () => {
  test('gives no control character of the text to the terminal', () => {
    expect(paint(cellsOf('\u001b[31m紅\u0007\u202e'), true)).toBe('[31m紅');
  });

  test('styles runs, and nothing where colours are off', () => {
    const cells = [...cellsOf('共'), ...cellsOf('371名', ['bold'])];
    expect(paint(cells, true)).toBe('共\u001b[1m371名\u001b[22m');
    expect(paint(cells, false)).toBe('共371名');
  });
});
