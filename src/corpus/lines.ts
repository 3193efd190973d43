/** A line of a file, without the white space around it. */
export interface Line {
  readonly text: string;
  /** From 1, in the file; of joined lines the first. */
  readonly number: number;
  readonly indented: boolean;
  /** True if it begins the file or stands after an empty line. */
  readonly afterBlank: boolean;
}

/** Characters without a shape of their own that copied texts bring along. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it takes out
const invisible = /[\0-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]/g;

/** The lines of a text that have something on them. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  for (const [index, raw] of text
    .replaceAll(invisible, '')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .entries()) {
    const trimmed = raw.trim();
    if (trimmed !== '') {
      lines.push({ text: trimmed, number: index + 1, indented: /^\s/.test(raw), afterBlank });
    }
    afterBlank = trimmed === '';
  }
  return lines;
}

/** Ends a sentence or a line that stands for itself. */
export const endsSentence = (text: string): boolean => /[。！？；：!?;:…⋯.．｡][」』”’）)》〉】]*$/.test(text);

/** Marks inside prose that lists and headlines seldom have. */
const hasInnerMark = (text: string): boolean => /[，。、；,;！？]/.test(text);

/** A row of a table: columns set apart by tabs, bars or several spaces. */
export const isTableRow = (text: string): boolean =>
  /\t|\S {2,}\S|\S\u3000{2,}\S|^\|.*\||\S \| \S/.test(text);

const isMarkup = (text: string): boolean => /^(#{1,6}(\s|$)|[-*+•·●] |\|)/.test(text) || isTableRow(text);

/** Columns that a line takes in a terminal: two for a Chinese character or mark, one for any other. */
export function columns(text: string): number {
  let width = 0;
  for (const char of text) width += char < '\u1100' || (char >= '\u2000' && char < '\u2e80') ? 1 : 2;
  return width;
}

/**
 * Joins the lines of paragraphs that were wrapped by hand or by an editor at one width.
 *
 * A file counts as wrapped when most lines that another follows directly are as wide as each other, stop in the
 * middle of a sentence, carry marks as prose does, and hardly any line is wider. Lists, poems and tables stay.
 */
export function unwrap(lines: readonly Line[]): Line[] {
  const width = wrapWidth(lines);
  if (width === 0) return [...lines];
  const slack = Math.max(6, width * 0.12);
  const starts = lines.filter((line, index) => index > 0 && (line.afterBlank || line.indented)).length;
  const separated = starts >= 2;
  const joined: Line[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const before = joined.at(-1);
    const room = last ? width - columns(last.text) : 0;
    const runsOn = last && (room <= 3 || (room <= slack && (separated || !endsSentence(last.text))));
    if (before && last && runsOn && follows(line)) {
      joined[joined.length - 1] = { ...before, text: join(before.text, line.text) };
    } else joined.push(line);
    last = isMarkup(line.text) ? undefined : line;
  }
  return joined;
}

/** True if a line may continue the one before it. */
const follows = (line: Line): boolean => !line.afterBlank && !line.indented && !isMarkup(line.text);

/** The width in columns at which a file was wrapped, 0 if it was not. */
function wrapWidth(lines: readonly Line[]): number {
  const widths = lines.map(({ text }) => (text.length > 200 ? Number.POSITIVE_INFINITY : columns(text)));
  const inner = lines.flatMap(({ text }, index) => {
    const next = lines[index + 1];
    return next && follows(next) && !isMarkup(text) ? [{ text, width: widths[index] ?? 0 }] : [];
  });
  const sorted = inner.map(({ width }) => width).sort((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  if (width < 24 || width > 240) return 0;
  const full = inner.filter((line) => Math.abs(line.width - width) <= Math.max(6, width * 0.12));
  const open = full.filter(({ text }) => !endsSentence(text));
  const wider = widths.filter((other) => other > width + Math.max(6, width * 0.12));
  const marked = full.filter(({ text }) => hasInnerMark(text));
  const wrapped =
    open.length >= 2 &&
    open.length * 2 >= inner.length &&
    wider.length * 20 <= lines.length &&
    marked.length * 5 >= full.length * 2;
  return wrapped ? width : 0;
}

/** Two lines as one: Latin words keep a space between them, everything else had none. */
function join(a: string, b: string): string {
  return /[A-Za-z,.;:!?)]$/.test(a) && /^[A-Za-z(]/.test(b) ? `${a} ${b}` : a + b;
}
