import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { parseNumeral } from '../../src/text/numerals.ts';

describe('parseNumeral', () => {
  it.each([
    ['三千一百', 3100],
    ['兩萬三', 23000],
    ['2.3萬', 23000],
    ['7.09萬', 70900],
    ['1,234,567', 1234567],
    ['１２３', 123],
    ['廿三', 23],
    ['卅', 30],
    ['百分之七十一', 71],
    ['七成一', 71],
    ['三分之二', 0.666667],
    ['二〇二〇', 2020],
    ['三四百', 300],
    ['十幾', 10],
    ['數十', null],
    ['一億二千萬', 120000000],
    ['1億2000萬', 120000000],
    ['一百多萬', 1000000],
    ['兩百零五', 205],
    ['三點五萬', 35000],
    ['壹拾貳', 12],
  ])('%s is %s', (text, value) => {
    expect(parseNumeral(fold(text))).toBe(value);
  });
});
