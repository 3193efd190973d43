import type { Figure, Report } from '../../corpus/types.ts';
import { groupBy } from '../view/pager.ts';
import { bar, colour, column, type Element, lines, measure, type Picture, row, text } from './element.ts';
import { tiles } from './figures.ts';
import { type Look, labelOf, type Piece, pages, saying, shown } from './look.ts';

/** A figure whose value can be a bar's length. */
type Measured = Figure & { readonly value: number };

/** A scale from a value to a share of the width, 0 to 1, with the values to mark on it. */
interface Scale {
  readonly logarithmic: boolean;
  readonly share: (value: number) => number;
  readonly ticks: readonly number[];
}

/** A group's picture: bars where at least two figures have the same unit, large numbers for the others. */
export function chart(report: Report, group: string, look: Look): Picture[] {
  const figures = report.figures.filter((figure) => figure.group === group);
  const units = groupBy(figures.filter(isMeasured), ({ unit }) => unit);
  const charted = [...units].filter(([, { length }]) => length > 1);
  const rest = figures.filter((figure) => !charted.some(([, some]) => some.some((one) => one === figure)));
  const pieces = charted.flatMap(([unit, some]) => bars(unit, some, look));
  return pages(
    report,
    look.words.chart,
    shown(group, look) || look.words.others,
    [...pieces, ...tiles(rest, figures.length > 4 ? 2 : 1, look)],
    look,
  );
}

function isMeasured(figure: Figure): figure is Measured {
  return figure.value !== null && figure.value > 0;
}

/**
 * Linear from 0 while the smallest bar keeps a twentieth of the width, else logarithmic between powers of ten,
 * so that 2 and 75,000 can both be seen.
 */
export function scaleFor(values: readonly number[]): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (high <= 20 * low) return { logarithmic: false, share: (value) => value / high, ticks: [] };
  // One power below a smallest value that is itself a power of ten, so that its bar can be seen too.
  const first = Math.ceil(Math.log10(low)) - 1;
  const last = Math.ceil(Math.log10(high));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  return { logarithmic: true, share: (value) => (Math.log10(value) - first) / (last - first), ticks };
}

function bars(unit: string, figures: readonly Measured[], look: Look): Piece[] {
  const scale = scaleFor(figures.map(({ value }) => value));
  const note = [unit && look.words.unit(shown(unit, look)), scale.logarithmic && look.words.logarithmic];
  const caption = note.filter(Boolean).join(' · ');
  const sorted = figures.toSorted((one, other) => other.value - one.value);
  return [
    ...(caption ? [captionPiece(caption)] : []),
    ...sorted.map((figure) => barPiece(figure, scale, look)),
    ...(scale.logarithmic ? [axis(scale)] : [{ height: 40, alt: '', element: column({ height: 40 }) }]),
  ];
}

function captionPiece(caption: string): Piece {
  const element = text(caption, 28, { color: colour.soft, marginBottom: 28 });
  return { keep: true, alt: '', height: lines(caption, 28, measure) * 41 + 28, element };
}

function barPiece(figure: Measured, scale: Scale, look: Look): Piece {
  const label = labelOf(figure, look);
  const value = shown(figure.text, look);
  const width = Math.max(6, Math.round(measure * scale.share(figure.value)));
  const marks = scale.ticks.slice(1, -1).map((tick) => mark(Math.round(measure * scale.share(tick))));
  return {
    alt: saying(figure, look),
    height: lines(label, 30, measure * 0.66) * 42 + 74,
    element: column(
      { marginBottom: 36 },
      row(
        { justifyContent: 'space-between', alignItems: 'flex-end', gap: 32, marginBottom: 12 },
        text(label, 30, { lineHeight: 1.4, width: Math.round(measure * 0.66) }),
        text(value, 36, {
          fontWeight: 700,
          color: colour.accent,
          lineHeight: 1.2,
          textAlign: 'right',
          flexShrink: 1,
        }),
      ),
      row(
        { position: 'relative', height: 20, width: measure, background: colour.line, borderRadius: 4 },
        bar({ width, height: 20, background: colour.accent, borderRadius: 4 }),
        ...marks,
      ),
    ),
  };
}

function mark(left: number): Element {
  return bar({ position: 'absolute', left, top: 0, width: 2, height: 20, background: colour.paper });
}

function axis(scale: Scale): Piece {
  const step = Math.ceil(scale.ticks.length / 8);
  const labels = scale.ticks.flatMap((tick, index) => {
    if (index % step !== 0) return [];
    const at = measure * scale.share(tick);
    const left = Math.round(Math.min(measure - 180, Math.max(0, at - 90)));
    const textAlign = at < 90 ? 'left' : at > measure - 90 ? 'right' : 'center';
    return [
      text(short(tick), 24, {
        position: 'absolute',
        left,
        top: 0,
        width: 180,
        textAlign,
        color: colour.soft,
      }),
    ];
  });
  return {
    height: 100,
    alt: '',
    element: row({ position: 'relative', height: 40, marginTop: -20, marginBottom: 60 }, ...labels),
  };
}

function short(tick: number): string {
  return tick >= 1 ? tick.toLocaleString('en-US', { maximumFractionDigits: 0 }) : String(tick);
}
