import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrasts, sameTime } from '../../src/answer/contrast.ts';
import { fold } from '../../src/text/fold.ts';

describe('a word that a text has only the like of', () => {
  it.each([
    ['初中有多少學生', '高中學生共1126人', 2],
    ['女子組冠軍是誰', '男子組冠軍是王小明', 1],
    ['舊橋全長幾公尺', '新橋全長一千公尺', 1],
    ['進口多少', '出口5000噸', 2],
    ['亞軍是哪一隊', '冠軍是虎溪高中', 2],
    ['新橋全長幾公尺', '新橋取代舊橋,全長一千公尺', 0],
    ['有多少學生', '學生共1126人', 0],
  ])('%s of %s: %i', (question, text, count) => {
    expect(contrasts(fold(question), fold(text))).toBe(count);
  });

  it('is never counted in the text itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => contrasts(text, text) === 0));
  });
});

describe('the time that a question names', () => {
  it.each([
    ['去年收了多少', '去年收了三噸', 1],
    ['去年收了多少', '今年收了三噸', 0],
    ['八月接駁多少人次', '九月接駁1347人次', 0],
    ['2023年出口多少', '2024年出口3萬噸', 0],
    ['去年收了多少', '收了三噸', 0.25],
    ['收了多少', '去年收了三噸', 0.5],
  ])('%s of %s: %f', (question, text, value) => {
    expect(sameTime(fold(question), fold(text))).toBe(value);
  });
});
