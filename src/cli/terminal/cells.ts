import { styleText } from 'node:util';

/** A colour or weight of the terminal, as `util.styleText` names them. */
export type Style = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'dim' | 'inverse' | 'cyan' | 'yellow';

/** One grapheme with the columns that it takes: 0, 1 or 2. A line break is a cell of its own. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly styles: readonly Style[];
}

export type Line = readonly Cell[];

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * East Asian Wide and Fullwidth characters, and emoji (Unicode Standard Annex #11). Ambiguous ones such as “ and …
 * take one column, as terminals in a UTF-8 locale draw them.
 */
const WIDE =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u;

/** Would move the cursor, change colours or turn the line around: never sent to a terminal as they come. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** A text as cells; `stylesAt` gives the styles at a UTF-16 offset. */
export function cellsOf(
  text: string,
  stylesAt: readonly Style[] | ((offset: number) => readonly Style[]) = [],
): Cell[] {
  const styles = typeof stylesAt === 'function' ? stylesAt : () => stylesAt;
  const cells: Cell[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const shown = segment === '\r\n' ? '\n' : segment === '\t' ? ' ' : segment.replace(UNSAFE, '');
    if (shown !== '') cells.push({ text: shown, width: columns(shown), styles: styles(index) });
  }
  return cells;
}

function columns(grapheme: string): number {
  if (grapheme === '\n' || INVISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

/** Columns that a line takes. */
export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** Chinese typesetting lets no line begin with these, nor end with those of `OPENING`. */
const CLOSING = /^[，。、；：！？）》」』】〕”’…,.;:!?)\]}%％]/u;
const OPENING = /^[（《「『【〔“‘([{]/u;
const WORD = /^[\p{Script=Latin}\p{N}@_/.,:'-]/u;

/** Breaks at line breaks and, where a line is wider than `width` columns, between Chinese characters or words. */
export function wrap(cells: readonly Cell[], width: number): Line[] {
  const lines: Cell[][] = [[]];
  let line: Cell[] = lines[0] ?? [];
  let used = 0;
  const open = (rest: Cell[]) => {
    line = rest;
    used = widthOf(rest);
    lines.push(line);
  };
  for (const cell of cells) {
    if (cell.text === '\n') {
      open([]);
      continue;
    }
    if (used + cell.width > width && line.length > 0) {
      if (cell.text === ' ') continue;
      const keep = breakBefore(line, cell);
      // A word longer than the line is cut where the line ends.
      open(keep > 0 ? line.splice(keep) : []);
    }
    line.push(cell);
    used += cell.width;
  }
  return lines;
}

/** Where the line may be cut so that `next` can follow; 0 where it may not be cut at all. */
function breakBefore(line: readonly Cell[], next: Cell): number {
  for (let at = line.length; at > 0; at--) {
    const before = line[at - 1]?.text ?? '';
    const after = line[at]?.text ?? next.text;
    const inWord = WORD.test(before) && WORD.test(after);
    if (!inWord && !CLOSING.test(after) && !OPENING.test(before)) return at;
  }
  return 0;
}

/** Fills a line with spaces up to `width` columns. */
export function pad(line: Line, width: number, align: 'left' | 'center' | 'right' = 'left'): Line {
  const free = Math.max(0, width - widthOf(line));
  const left = align === 'left' ? 0 : align === 'right' ? free : Math.floor(free / 2);
  return [...cellsOf(' '.repeat(left)), ...line, ...cellsOf(' '.repeat(free - left))];
}

/** A line as the terminal takes it, with colours or without. */
export function paint(line: Line, colour: boolean): string {
  const text = line.map((cell) => cell.text);
  if (!colour) return text.join('').trimEnd();
  let painted = '';
  let from = 0;
  for (let at = 1; at <= line.length; at++) {
    const styles = line[from]?.styles ?? [];
    if (at < line.length && same(styles, line[at]?.styles ?? [])) continue;
    const run = text.slice(from, at).join('');
    painted += styles.length === 0 ? run : styleText([...styles], run, { validateStream: false });
    from = at;
  }
  return painted;
}

function same(a: readonly Style[], b: readonly Style[]): boolean {
  return a === b || (a.length === b.length && a.every((style, n) => style === b[n]));
}
