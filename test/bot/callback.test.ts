import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeReader, encodeReader, paragraphAction } from '../../src/bot/actions.ts';
import { action } from '../../src/bot/callback.ts';
import { readerOf } from '../../src/bot/context.ts';
import { locales } from '../../src/bot/locale.ts';
import {
  blockPayload,
  decodePassage,
  encodePassage,
  parseBlockPayload,
  parseQuestionPayload,
  questionPayload,
} from '../../src/bot/ref.ts';
import { sampleReport } from './report.ts';

describe('callback data', () => {
  it('over 64 bytes is refused where the button is made, with the rule, the value and its length', () => {
    const long = action('long', z.tuple([z.string()]));
    expect(() => long.data('字'.repeat(20))).toThrow(/64 bytes; "1:long:字+" has 67/);
    expect(() => long.data('a:b')).toThrow(/colon/);
  });

  it('of the largest reports fits', () => {
    const passage = { report: 'x', block: 99_999, start: 999_999, end: 1_000_200, text: 'x' };
    const data = paragraphAction.data('hs', 9999, encodePassage(passage), 99_999);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  it('brings a reader back', () => {
    for (const locale of locales) {
      for (const simplified of [true, false]) {
        const { locale: back, simplified: script } = decodeReader(encodeReader(readerOf(locale, simplified)));
        expect([back, script]).toEqual([locale, simplified]);
      }
    }
  });
});

describe('references', () => {
  const reports = [sampleReport(), sampleReport('second')];

  it('to a passage come back as its words, or not at all once the text has changed', () => {
    const place = fc.tuple(fc.nat(1), fc.nat(20), fc.nat(200), fc.integer({ min: 1, max: 160 }));
    fc.assert(
      fc.property(place, ([which, at, from, length]) => {
        const report = reports[which] ?? sampleReport();
        const block = at % report.blocks.length;
        const text = report.blocks[block]?.text ?? '';
        const start = from % text.length;
        const end = Math.min(text.length, start + length);
        const code = encodePassage({ report: report.id, block, start, end, text: text.slice(start, end) });
        expect(decodePassage(reports, code)).toMatchObject({ report: report.id, block, start, end });
        const changed = reports.map((one) => ({
          ...one,
          blocks: one.blocks.map((b) => ({ ...b, text: `新${b.text}` })),
        }));
        const moved = decodePassage(changed, code);
        if (moved) expect(moved.text.length).toBe(end - start); // the same words again, or a check of 1 in 46,656
      }),
    );
  });

  it('in any forged form lead nowhere or to words of the report', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (code) => {
        const quote = decodePassage(reports, code);
        if (quote) expect(quote.text.length).toBeGreaterThan(0);
        expect(parseBlockPayload(reports, code)?.block ?? 0).toBeGreaterThanOrEqual(0);
        parseQuestionPayload(code);
      }),
    );
  });

  it('of deep links are of the letters and length that Telegram takes', () => {
    const payload = blockPayload('縣裡的/報告 2026', 12);
    expect(payload).toMatch(/^[\w-]{1,64}$/);
    expect(parseBlockPayload(reports, blockPayload('second', 2))).toMatchObject({ block: 2 });
    expect(parseBlockPayload(reports, blockPayload('second', 200))).toBeUndefined();
  });

  it('of questions come back where they fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (question) => {
        const payload = questionPayload(question);
        if (payload === undefined) return;
        expect(payload).toMatch(/^[\w-]{2,64}$/);
        const clean = question.replaceAll(/[\p{C}\ufffd]/gu, '').trim();
        expect(parseQuestionPayload(payload)).toBe(clean === '' ? undefined : clean);
      }),
    );
  });
});
