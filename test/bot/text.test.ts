import { FormattedString } from '@grammyjs/parse-mode';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, fit, grouped, limits, lines, split } from '../../src/bot/view/text.ts';

/** Text with bold pieces, characters of two units among them. */
const formatted = fc
  .array(
    fc.tuple(
      fc.string({ unit: fc.constantFrom('字', '😀', 'a', '\n', ' ', '，'), maxLength: 60 }),
      fc.boolean(),
    ),
    { maxLength: 250 },
  )
  .map((parts) => FormattedString.join(parts.map(([text, bold]) => (bold ? FormattedString.b(text) : text))));

const wellFormed = (text: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);

describe('fit', () => {
  it('keeps within the limits, cuts no character, and leaves short texts alone', () => {
    fc.assert(
      fc.property(formatted, fc.integer({ min: 2, max: 5000 }), (text, length) => {
        const short = fit(text, length);
        expect(short.text.length).toBeLessThanOrEqual(length);
        expect(short.entities.length).toBeLessThanOrEqual(limits.entities);
        expect(wellFormed(short.text)).toBe(true);
        for (const { offset, length: size } of short.entities) {
          expect(offset + size).toBeLessThanOrEqual(short.text.length);
        }
        if (text.text.length <= length) expect(short.text).toBe(text.text);
      }),
      { numRuns: 200 },
    );
  });
});

describe('split', () => {
  it('loses nothing but the line breaks and blanks at which it cuts', () => {
    fc.assert(
      fc.property(formatted, fc.integer({ min: 10, max: 300 }), (text, length) => {
        const parts = split(text, length);
        const bare = (one: string) => one.replaceAll(/\s/g, '');
        expect(bare(parts.map((one) => one.text).join(''))).toBe(bare(text.text));
        for (const part of parts) {
          expect(part.text.length).toBeLessThanOrEqual(length);
          expect(part.entities.length).toBeLessThanOrEqual(limits.entities);
          expect(wellFormed(part.text)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('small things', () => {
  it('clip ends in an ellipsis only where it cut', () => {
    expect(clip('四個漢字', 4)).toBe('四個漢字');
    expect(clip('五個漢字啊', 4)).toBe('五個漢…');
    expect(clip('a😀b', 3)).toBe('a…');
  });

  it('numbers are grouped by thousands', () => {
    expect([75000, 371, 1234567.5, 0].map(grouped)).toEqual(['75,000', '371', '1,234,567.5', '0']);
  });

  it("lines drops what is not there and keeps '' as a blank line", () => {
    expect(lines('a', undefined, false, '', 'b').text).toBe('a\n\nb');
  });
});
