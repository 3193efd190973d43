import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauses, cut, cutOver, longest } from '../../src/answer/quote.ts';

describe('clauses', () => {
  it.each([
    ['甲,乙。', ['甲,', '乙。']],
    ['共3,100个,乙', ['共3,100个,', '乙']],
    ['「甲,」乙;丙', ['「甲,」', '乙;', '丙']],
    ['甲、乙', ['甲、乙']],
  ])('of %s end after their marks', (text, expected) => {
    const spans = clauses(text, { start: 0, end: text.length });
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('cutting a sentence', () => {
  it('keeps a short one whole', () => {
    expect(cut('甲,乙。', { start: 0, end: 4 }, { start: 2, end: 3 })).toEqual({ start: 0, end: 4 });
  });

  it('keeps the clauses around the focus', () => {
    const text = `${'一'.repeat(70)},${'二'.repeat(60)},${'三'.repeat(50)}。`;
    const focus = { start: text.indexOf('三'), end: text.indexOf('三') + 2 };
    const part = cut(text, { start: 0, end: text.length }, focus);
    expect(text.slice(part.start, part.end)).toBe(text.slice(71));
  });

  it('always holds the focus that fits, within the sentence, and is never too long', () => {
    const text = fc.array(fc.constantFrom('字', ',', '、', '。', 'a', '1', '𠮷'), { maxLength: 500 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat({ max: 90 }), (parts, at, length) => {
        const whole = parts.join('');
        fc.pre(whole.length > 0);
        const start = at % whole.length;
        const focus = { start, end: Math.min(whole.length, start + length) };
        const part = cut(whole, { start: 0, end: whole.length }, focus);
        expect(part.start).toBeGreaterThanOrEqual(0);
        expect(part.end).toBeLessThanOrEqual(whole.length);
        expect(part.end - part.start).toBeLessThanOrEqual(longest);
        expect(part.start).toBeLessThanOrEqual(focus.start);
        expect(part.end).toBeGreaterThanOrEqual(Math.min(focus.end, part.start + cutOver - 1));
      }),
    );
  });
});
