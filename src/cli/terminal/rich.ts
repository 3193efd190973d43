import type { RichBlock, RichBlockTableCell, RichText } from 'grammy/types';
import { type Cell, cellsOf, type Line, pad, type Style, widthOf, wrap } from './cells.ts';

/** Columns that a table's column keeps at least: two Chinese characters. */
const NARROWEST = 4;
const GAP = 2;

const STYLES: Readonly<Partial<Record<string, Style>>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strikethrough',
  marked: 'inverse',
  code: 'yellow',
  url: 'underline',
  anchor_link: 'underline',
  bot_command: 'cyan',
  mention: 'cyan',
};

/** Rich text as cells. Formulas and emoji come as their own text, anchors as nothing. */
export function richCells(text: RichText | undefined, styles: readonly Style[] = []): Cell[] {
  if (text === undefined) return [];
  if (typeof text === 'string') return cellsOf(text, styles);
  if (Array.isArray(text)) return text.flatMap((part) => richCells(part, styles));
  const style = STYLES[text.type];
  const within = style === undefined ? styles : [...styles, style];
  if ('text' in text) return richCells(text.text, within);
  if (text.type === 'button') return richCells(text.button.text, ['underline']);
  if (text.type === 'mathematical_expression') return cellsOf(text.expression, within);
  if (text.type === 'custom_emoji') return cellsOf(text.alternative_text, within);
  return [];
}

/** What a renderer needs beside the block: how wide, and what to do with a picture and a row of buttons. */
export interface RichFrame {
  readonly width: number;
  readonly picture: (fileId: string) => Line[];
  readonly buttons: (block: Extract<RichBlock, { type: 'buttons' }>) => Line[];
}

/** Blocks of a rich message as lines, with a blank line between those that a reader sees apart. */
export function richLines(blocks: readonly RichBlock[], frame: RichFrame): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) {
    const own = blockLines(block, frame);
    if (own.length === 0) continue;
    if (lines.length > 0) lines.push([]);
    lines.push(...own);
  }
  return lines;
}

function blockLines(block: RichBlock, frame: RichFrame): Line[] {
  const { width } = frame;
  switch (block.type) {
    case 'heading':
      return wrap(richCells(block.text, block.size <= 2 ? ['bold', 'underline'] : ['bold']), width);
    case 'footer':
      return wrap(richCells(block.text, ['dim']), width);
    case 'divider':
      return [cellsOf('─'.repeat(Math.min(width, 20)), ['dim'])];
    case 'list':
      return block.items.flatMap((item) => {
        const label = `${item.label || '•'} `;
        const inner = richLines(item.blocks, narrower(frame, widthOf(cellsOf(label)))).filter(
          (line) => line.length,
        );
        return hang(inner, label);
      });
    case 'blockquote':
      return [...bar(richLines(block.blocks, narrower(frame, 2))), ...credit(block.credit, width)];
    case 'expandable_blockquote':
    case 'pullquote':
      return [...bar(wrap(richCells(block.text), width - 2)), ...credit(block.credit, width)];
    case 'details':
      return [
        ...hang(wrap(richCells(block.summary, ['bold']), width - 2), '▾ '),
        ...hang(richLines(block.blocks, narrower(frame, 2)), '  '),
      ];
    case 'table':
      return [
        ...wrap(richCells(block.caption, ['bold']), width).filter((line) => line.length),
        ...table(block.cells, width),
      ];
    case 'photo':
      return [
        ...frame.picture(block.photo.at(-1)?.file_id ?? ''),
        ...wrap(richCells(block.caption?.text), width),
      ];
    case 'collage':
    case 'slideshow':
      return [...richLines(block.blocks, frame), ...wrap(richCells(block.caption?.text), width)];
    case 'buttons':
      return frame.buttons(block);
    case 'mathematical_expression':
      return wrap(cellsOf(block.expression), width);
    case 'paragraph':
    case 'pre':
    case 'thinking':
      return wrap(richCells(block.text), width);
    default:
      return [];
  }
}

const narrower = (frame: RichFrame, by: number): RichFrame => ({
  ...frame,
  width: Math.max(1, frame.width - by),
});

const credit = (text: RichText | undefined, width: number): Line[] =>
  text === undefined ? [] : wrap(cellsOf('— ', ['dim']).concat(richCells(text, ['dim'])), width);

/** A quotation: a bar before every line. */
export function bar(lines: readonly Line[]): Line[] {
  return lines.map((line) => [...cellsOf('│ ', ['cyan']), ...line]);
}

/** The label before the first line, and as much room before the others. */
export function hang(lines: readonly Line[], label: string): Line[] {
  const room = cellsOf(' '.repeat(widthOf(cellsOf(label))));
  return lines.map((line, n) => [...(n === 0 ? cellsOf(label) : room), ...line]);
}

/** Draws a table in aligned columns; cells that do not fit wrap within theirs. */
function table(rows: readonly (readonly RichBlockTableCell[])[], width: number): Line[] {
  const count = Math.max(0, ...rows.map((row) => row.reduce((sum, cell) => sum + (cell.colspan ?? 1), 0)));
  if (count === 0) return [];
  const widths = columnWidths(rows, count, width);
  const lines: Line[] = [];
  rows.forEach((row, n) => {
    const header = row.length > 0 && row.every((cell) => cell.is_header);
    lines.push(...tableRow(row, widths));
    if (header && n === 0) lines.push(cellsOf('─'.repeat(sum(widths) + GAP * (count - 1)), ['dim']));
  });
  return lines;
}

function tableRow(row: readonly RichBlockTableCell[], widths: readonly number[]): Line[] {
  let column = 0;
  const parts = row.map((cell) => {
    const span = widths.slice(column, column + (cell.colspan ?? 1));
    column += cell.colspan ?? 1;
    const room = sum(span) + GAP * (span.length - 1);
    const lines = wrap(richCells(cell.text, cell.is_header ? ['bold'] : []), room);
    return { room, align: cell.align, lines };
  });
  const height = Math.max(1, ...parts.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, y) =>
    parts.flatMap(({ room, align, lines }, n) => [
      ...(n > 0 ? cellsOf(' '.repeat(GAP)) : []),
      ...pad(lines[y] ?? [], room, align),
    ]),
  );
}

/** Natural widths; where they are too wide together, the widest gives way first. */
function columnWidths(
  rows: readonly (readonly RichBlockTableCell[])[],
  count: number,
  width: number,
): readonly number[] {
  const widths = Array.from({ length: count }, () => NARROWEST);
  for (const row of rows) {
    let column = 0;
    for (const cell of row) {
      const natural = Math.max(0, ...wrap(richCells(cell.text), Number.POSITIVE_INFINITY).map(widthOf));
      if ((cell.colspan ?? 1) === 1) widths[column] = Math.max(widths[column] ?? 0, natural);
      column += cell.colspan ?? 1;
    }
  }
  const room = Math.max(count * NARROWEST, width - GAP * (count - 1));
  while (sum(widths) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
