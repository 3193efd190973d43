import fc from 'fast-check';
import type { RichText } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import {
  anchor,
  bold,
  footer,
  heading,
  jump,
  link,
  list,
  mark,
  paragraph,
  type RichBlock,
  table,
  toHtml,
} from '../../../src/bot/view/rich.ts';
import { readRichHtml } from '../../../src/cli/local/rich-html.ts';

const words = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('<b>', '&amp;', '"', '</td>', '<script>', '&#60;', "a'b", '〈報告〉', '1 < 2 & 3 > 2'),
);
const inline = fc.oneof(
  words,
  words.map((text): RichText => bold(text)),
  words.map((text): RichText => mark(text)),
  fc.tuple(words, words).map(([text, name]): RichText => jump(text, name)),
  words.map((text): RichText => link(text, `https://t.me/bot?start=p-1-2&x=${encodeURIComponent(text)}`)),
);
const block: fc.Arbitrary<RichBlock> = fc.oneof(
  fc
    .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), inline)
    .map(([size, text]) => heading(size, text)),
  inline.map(paragraph),
  inline.map(footer),
  words.map(anchor),
  fc.array(inline, { minLength: 1, maxLength: 3 }).map(list),
  fc.array(fc.tuple(inline, inline), { minLength: 1, maxLength: 3 }).map((rows) => table(['甲', '乙'], rows)),
);

describe('rich messages as HTML', () => {
  it('say in any words what their blocks say: no word becomes markup', () => {
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        expect(readRichHtml(toHtml(blocks))).toEqual(blocks);
      }),
      { numRuns: 500 },
    );
  });

  it('are refused where they are broken or cannot be shown', () => {
    for (const html of [
      '<p>',
      '<p>a',
      '<p>a</h1>',
      '<table><td></td></table>',
      '<',
      'bare',
      '<p><video></video></p>',
      '</p>',
      '<ul>x',
    ]) {
      expect(() => readRichHtml(html), html).toThrow('Bad Request');
    }
  });
});
