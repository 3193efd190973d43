import type { Figure, Report } from '../../corpus/types.ts';
import { toHans } from '../../text/script.ts';
import {
  bar,
  colour,
  column,
  type Element,
  lines,
  margin,
  measure,
  type Picture,
  row,
  text,
  width,
} from './element.ts';

/** For whom a picture is made. */
export interface Look {
  /** The reader's language: `hans` shows the report's words converted, `en` its labels in English. */
  readonly language: 'hant' | 'hans' | 'en';
  readonly words: Words;
}

/** The picture's own words, from the locale. */
export interface Words {
  /** Above the title: 一圖讀懂. */
  readonly overview: string;
  /** Above a group's title: 數字. */
  readonly chart: string;
  /** Above a quotation: 原文摘錄. */
  readonly quote: string;
  /** The same where the characters are not the report's own. */
  readonly quoteConverted: string;
  /** Heading of figures without a group. */
  readonly others: string;
  /** Says that each step of the scale is ten times the last. */
  readonly logarithmic: string;
  readonly page: (page: number, of: number) => string;
  readonly unit: (unit: string) => string;
}

/** Most pixels of content on one page; with head, foot and margins a page stays near a phone's 9:20. */
const tallest = 1980;

/** The report's words as this reader reads them. */
export function shown(words: string, { language }: Look): string {
  return language === 'hans' ? toHans(words) : words;
}

/** What a figure counts, in the reader's language, with its owner where the label leaves that open. */
export function labelOf(figure: Figure, look: Look): string {
  if (look.language === 'en' && figure.labelEn) return figure.labelEn;
  const { owner, label } = figure;
  if (!owner || label.includes(owner)) return shown(label, look);
  return shown(label ? `${owner}：${label}` : owner, look);
}

/** A figure in words, as the picture's text says it. */
export function saying(figure: Figure, look: Look): string {
  return [shown(figure.text, look), labelOf(figure, look)].filter(Boolean).join(' ');
}

/** A part of a picture with the height it is expected to take, in pixels. */
export interface Piece {
  readonly height: number;
  readonly element: Element;
  /** What the piece says, for those who do not see it; '' where that is decoration. */
  readonly alt: string;
  /** Not left alone at the foot of a page: a heading. */
  readonly keep?: boolean;
}

/** Lays pieces out on as many pages as they need, each with the report's title on top and its source below. */
export function pages(
  report: Report,
  kicker: string,
  title: string,
  pieces: readonly Piece[],
  look: Look,
): Picture[] {
  const split: Piece[][] = [[]];
  let used = lines(title, 60, measure) * 80;
  for (const [index, piece] of pieces.entries()) {
    const next = piece.keep ? (pieces[index + 1]?.height ?? 0) : 0;
    const page = split.at(-1);
    if (page && (page.length === 0 || used + piece.height + next <= tallest)) {
      page.push(piece);
      used += piece.height;
    } else {
      split.push([piece]);
      used = piece.height;
    }
  }
  return split.map((page, index) => {
    const number = split.length > 1 ? look.words.page(index + 1, split.length) : '';
    return picture(
      look,
      [title, ...page.map(({ alt }) => alt)].filter(Boolean).join('\n'),
      head(kicker, title, number, index === 0),
      ...page.map(({ element }) => element),
      foot(report, title, look),
    );
  });
}

/** A picture's paper, with margins. */
export function picture(look: Look, alt: string, ...children: readonly Element[]): Picture {
  const style = {
    width,
    padding: margin,
    boxSizing: 'border-box',
    background: colour.paper,
    color: colour.ink,
    overflowWrap: 'anywhere',
  };
  return { root: column(style, ...children), glyphs: look.language === 'hans' ? 'hans' : 'hant', alt };
}

function head(kicker: string, title: string, page: string, first: boolean): Element {
  const size = first ? 60 : 38;
  return column(
    { marginBottom: first ? 56 : 40 },
    bar({ width: 72, height: 10, background: colour.accent, marginBottom: 28 }),
    row(
      { justifyContent: 'space-between', marginBottom: 8 },
      text(kicker, 30, { fontWeight: 700, color: colour.accent }),
      text(page, 28, { color: colour.soft }),
    ),
    text(title, size, { fontWeight: 700, lineHeight: 1.3 }),
  );
}

/** The line below that says where the words are from. */
export function foot(report: Report, title: string, look: Look): Element {
  const name = shown(report.title, look);
  const origin = [name === title ? '' : name, shown(report.source, look), report.date]
    .filter(Boolean)
    .join(' · ');
  return column(
    { marginTop: 56 },
    bar({ height: 2, background: colour.line, marginBottom: 24 }),
    text(origin || name, 26, { color: colour.soft }),
  );
}

/** A group's heading. */
export function heading(words: string): Piece {
  return {
    keep: true,
    alt: words,
    height: lines(words, 36, measure) * 50 + 60,
    element: row(
      { alignItems: 'flex-start', marginTop: 12, marginBottom: 28 },
      bar({ width: 8, height: 36, background: colour.accent, marginTop: 8, marginRight: 20 }),
      text(words, 36, { fontWeight: 700, lineHeight: 1.4, flexShrink: 1 }),
    ),
  };
}
