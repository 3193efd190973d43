import type { Figure, Report } from '../../corpus/types.ts';
import { groupBy } from '../view/pager.ts';
import { colour, column, type Element, ems, lines, measure, type Picture, row, text } from './element.ts';
import { heading, type Look, labelOf, type Piece, pages, saying, shown } from './look.ts';

const gap = 56;

/** 一圖讀懂: a report's figures by group as large numbers with their labels, on one or more pages. */
export function overview(report: Report, look: Look): Picture[] {
  const groups = groupBy(report.figures, ({ group }) => group);
  const pieces = [...groups].flatMap(([group, figures]) => [
    ...(groups.size > 1 || group ? [heading(shown(group, look) || look.words.others)] : []),
    ...tiles(figures, report.figures.length > 4 ? 2 : 1, look),
  ]);
  return pages(report, look.words.overview, shown(report.title, look), pieces, look);
}

/** Figures as large numbers, in rows of one or two. */
export function tiles(figures: readonly Figure[], columns: 1 | 2, look: Look): Piece[] {
  const cell = (measure - gap * (columns - 1)) / columns;
  const rows = Array.from({ length: Math.ceil(figures.length / columns) }, (_, index) =>
    figures.slice(index * columns, (index + 1) * columns),
  );
  return rows.map((some) => ({
    alt: some.map((figure) => saying(figure, look)).join('\n'),
    height: Math.max(...some.map((figure) => tileHeight(figure, columns, cell, look))),
    element: row({ gap }, ...some.map((figure) => tile(figure, columns, cell, look))),
  }));
}

function tileHeight(figure: Figure, columns: 1 | 2, cell: number, look: Look): number {
  return (columns === 1 ? 160 : 106) + lines(labelOf(figure, look), 30, cell) * 42 + 36;
}

function tile(figure: Figure, columns: 1 | 2, cell: number, look: Look): Element {
  const { before, number, after } = pieces(shown(figure.text, look));
  const largest = columns === 1 ? 128 : 84;
  // The unit is set at 0.42 of the number's size; a long quantity is set smaller, down to where it wraps.
  const needed = ems(number) + 0.42 * ems(before + after);
  const size = Math.max(24, Math.min(largest, Math.floor((cell - 16) / needed)));
  const small = Math.max(24, Math.round(size * 0.42));
  return column(
    { width: cell, marginBottom: 36 },
    {
      type: 'div',
      props: {
        style: { display: 'block', lineHeight: 1.25, fontSize: size, fontWeight: 700 },
        children: [word(before, small), word(number, size, colour.accent), word(after, small)].filter(
          hasText,
        ),
      },
    },
    text(labelOf(figure, look), 30, { color: colour.ink, lineHeight: 1.4 }),
  );
}

function word(content: string, size: number, color: string = colour.ink): Element {
  return { type: 'span', props: { style: { fontSize: size, color }, children: content } };
}

function hasText({ props }: Element): boolean {
  return props.children.length > 0;
}

/** A quantity's words around its numeral: 近 | 7.5 | 萬名. All of it is the numeral where no digits stand. */
export function pieces(words: string): { before: string; number: string; after: string } {
  const match = /[0-9０-９][0-9０-９.,，．]*(?:[至到~～—–-][0-9０-９][0-9０-９.,]*)?[%％‰]?/.exec(words);
  if (!match) return { before: '', number: words, after: '' };
  const end = match.index + match[0].length;
  return { before: words.slice(0, match.index), number: match[0], after: words.slice(end) };
}
