import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chart, scaleFor } from '../../../src/bot/picture/chart.ts';
import { type Box, toSvg } from '../../../src/bot/picture/draw.ts';
import { margin, type Picture, width } from '../../../src/bot/picture/element.ts';
import { overview, pieces } from '../../../src/bot/picture/figures.ts';
import { fontsFor } from '../../../src/bot/picture/fonts.ts';
import type { Look, Words } from '../../../src/bot/picture/look.ts';
import { createPainter } from '../../../src/bot/picture/painter.ts';
import { quoteCard } from '../../../src/bot/picture/quote.ts';
import { groupsOf } from '../../../src/bot/view/stats.ts';
import { inventedReport } from '../../support/reports.ts';

const words: Words = {
  overview: '一圖讀懂',
  chart: '數字',
  quote: '原文',
  quoteConverted: '原文（轉換）',
  others: '其他',
  logarithmic: '對數尺度，每格十倍',
  page: (page, of) => `${page} / ${of}`,
  unit: (unit) => `單位：${unit}`,
};
const hant: Look = { language: 'hant', words };
const hans: Look = { language: 'hans', words };

/** Lays a picture out and draws it, and checks that each text box and each drawn pixel keeps to the card. */
async function expectInside(picture: Picture): Promise<string[]> {
  const boxes: Box[] = [];
  const svg = await toSvg(picture, (box) => boxes.push(box));
  const root = boxes[0];
  const texts = boxes.filter(({ text }) => text !== '');
  for (const { left, top, width: wide, height: high, text } of texts) {
    expect(left, text).toBeGreaterThanOrEqual(margin - 1);
    expect(left + wide, text).toBeLessThanOrEqual(width - margin + 1);
    expect(top, text).toBeGreaterThanOrEqual(0);
    expect(top + high, text).toBeLessThanOrEqual(root?.height ?? 0);
  }
  expectNoOverlap(texts);
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  expect(image.width).toBe(width);
  const pixels = Buffer.from(image.pixels);
  const paper = pixels.readUInt32BE(0);
  const outside = [0, 20, margin - 8, width - margin + 8, width - 20, width - 1];
  const drawn = outside.filter((x) => {
    for (let y = 0; y < image.height; y += 1)
      if (pixels.readUInt32BE((y * width + x) * 4) !== paper) return true;
    return false;
  });
  expect(drawn, 'columns of the margins with something drawn in them').toEqual([]);
  return texts.map(({ text }) => text);
}

/** Text in one box may not cover that in another; a line's own box reaches a little over its neighbours'. */
function expectNoOverlap(texts: readonly Box[]): void {
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const across =
        Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
      const down = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
      const slack = Math.min(one.height, other.height) / 3;
      expect(across > 2 && down > slack, `${one.text} | ${other.text}`).toBe(false);
    }
  }
}

describe('the picture that tells the report', () => {
  it.each([
    [3, hant],
    [3, hans],
    [60, hant],
    [60, hans],
  ])(
    'shows each of %i figures once, on pages for a phone, with nothing over the edge',
    async (figures, look) => {
      const report = inventedReport({ figures, people: 0 });
      const pages = overview(report, look);
      const shown: string[] = [];
      for (const page of pages) shown.push(...(await expectInside(page)));
      expect(pages.length).toBe(figures === 3 ? 1 : 4);
      const numerals = report.figures.map(({ text }) => pieces(text).number);
      for (const numeral of numerals) {
        const count = numerals.filter((other) => other === numeral).length;
        expect(shown.filter((text) => text === numeral).length).toBe(count);
      }
    },
    120_000,
  );

  it('wraps labels and titles of any length and sets a long number smaller', async () => {
    const report = inventedReport({ figures: 6, people: 0, title: '關於清溪縣二○二四年主汛期'.repeat(6) });
    const label = [
      '一'.repeat(120),
      'Supercalifragilistic'.repeat(9),
      '長'.repeat(11),
      '，'.repeat(40),
      '',
      '𠮷🤡',
    ];
    const text = [
      '1234567890123456789012345名',
      '百分之七十一點五左右的受訪企業和個體工商戶',
      '3至5天',
      '4噸',
      '−7.25%',
      '9',
    ];
    const figures = report.figures.map((figure, index) => ({
      ...figure,
      label: label[index] ?? '',
      text: text[index] ?? '',
      group: index % 2 ? '組'.repeat(50) : '',
    }));
    for (const page of overview({ ...report, figures }, hant)) await expectInside(page);
    for (const page of chart({ ...report, figures }, '', hant)) await expectInside(page);
  });

  it.each([
    ['近7.5萬名', '近', '7.5', '萬名'],
    ['7.09萬餘人次', '', '7.09', '萬餘人次'],
    ['3至5天', '', '3至5', '天'],
    ['71.5%', '', '71.5%', ''],
    ['千名', '', '千名', ''],
    ['1,200元', '', '1,200', '元'],
  ])('sets the numeral of %s large', (figure, before, number, after) => {
    expect(pieces(figure)).toEqual({ before, number, after });
  });
});

describe("a group's picture", () => {
  it('fits its page, in both scripts', async () => {
    const report = inventedReport({ figures: 60, people: 0 });
    for (const [index, group] of groupsOf(report).entries()) {
      for (const page of chart(report, group, index % 2 ? hant : hans)) await expectInside(page);
    }
  }, 120_000);

  it('keeps the smallest bar visible beside the largest, and a longer bar means more', () => {
    const { logarithmic, share } = scaleFor([2, 371, 75_000]);
    expect(logarithmic).toBe(true);
    expect(share(2)).toBeGreaterThan(0.05);
    expect(share(75_000)).toBeGreaterThan(0.9);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.001, max: 1e12, noNaN: true }), { minLength: 2 }), (values) => {
        const scale = scaleFor(values);
        const sorted = values.toSorted((one, other) => one - other).map(scale.share);
        expect(sorted[0]).toBeGreaterThan(0);
        expect(sorted.at(-1)).toBeLessThanOrEqual(1 + 1e-9);
        for (const [index, one] of sorted.entries())
          expect(one).toBeGreaterThanOrEqual((sorted[index - 1] ?? 0) - 1e-12);
      }),
    );
  });
});

describe('a quote card', () => {
  it.each([0, 12, 90, 160])('holds a quotation of %i characters with its marked words', async (length) => {
    const text = '全區區直機關371名科級以上領導幹部下沉防疫一線,包保243個城區小區。'
      .repeat(5)
      .slice(0, length);
    const highlights: [number, number][] = length ? [[6, Math.min(10, length)]] : [];
    const report = inventedReport({ figures: 1, people: 0 });
    for (const look of [hant, hans]) {
      await expectInside(quoteCard(report, { text, highlights, section: '黨委主動扛起政治責任' }, look));
    }
  });
});

describe('the fonts', () => {
  it('have the rare characters of names in both scripts, and say what they lack', () => {
    for (const glyphs of ['hant', 'hans'] as const) {
      const text = '埇橋區郜俊蘄縣蕲县黨党衛卫「」，。；·％ABC 0123';
      expect(fontsFor(text, glyphs).legible(text)).toBe(text);
    }
    expect(fontsFor('甲\u{2a700}乙\u200b丙', 'hant').legible('甲\u{2a700}乙\u200b丙')).toBe('甲〓乙丙');
  });
});

describe('the painter', () => {
  it('draws in a thread of its own, one picture after the other', async () => {
    const painter = createPainter();
    const [picture] = overview(inventedReport({ figures: 3, people: 0 }), hant);
    if (!picture) throw new Error('no picture');
    const [first, second] = await Promise.all([painter.paint(picture), painter.paint(picture)]);
    expect(Buffer.from(first.subarray(1, 4)).toString()).toBe('PNG');
    expect(Buffer.from(first).readUInt32BE(16)).toBe(width);
    expect(second).toEqual(first);
    await painter.close();
  });

  it('says when a picture cannot be drawn, and draws the next one', async () => {
    const painter = createPainter();
    const [picture] = overview(inventedReport({ figures: 3, people: 0 }), hant);
    if (!picture) throw new Error('no picture');
    const broken = { ...picture, root: { ...picture.root, props: { style: { width: 'x(' }, children: [] } } };
    const unfinished = painter.paint(broken as unknown as Picture);
    await expect(unfinished).rejects.toThrow();
    expect((await painter.paint(picture)).length).toBeGreaterThan(1000);
    const under = painter.paint(picture);
    setTimeout(() => painter.close(), 5);
    await expect(under).rejects.toThrow('closed');
  });
});
