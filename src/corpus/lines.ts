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

/** Prose that ends in the middle of a clause. */
const breaksOff = /[，；。、][^，；。、：:\s]*[\p{L}\p{N}]$/u;

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
 * A file counts as wrapped when most lines that another follows directly leave no room for its first character or
 * word, stop in the middle of a sentence and carry marks as prose does, and hardly any line is wider. Lists, poems
 * and tables stay.
 */
export function unwrap(lines: readonly Line[]): Line[] {
  const ways = [columns, (text: string) => 2 * Array.from(text).length].map((size) => wrapping(lines, size));
  const [byColumns, byCharacters] = ways;
  const wrapped = (byCharacters?.exact ?? 0) > (byColumns?.exact ?? 0) ? byCharacters : byColumns;
  if (!wrapped) return [...lines];
  const { size, width } = wrapped;
  const starts = lines.filter((line, index) => index > 0 && (line.afterBlank || line.indented)).length;
  const separated = starts >= 2;
  const repeated = repeatedLines(lines);
  const joined: Line[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const before = joined.at(-1);
    const room = last ? width - size(last.text) - indent(last) : 0;
    const open = !endsSentence(last?.text ?? '');
    const full =
      room <= 3 ||
      (room <= slack(width, line) && (separated || open)) ||
      // A clause that breaks off goes on, however early an editor broke it.
      (open && room <= width * 0.3 && breaksOff.test(last?.text ?? ''));
    if (before && last && full && follows(line) && !repeated.has(line.text)) {
      joined[joined.length - 1] = { ...before, text: join(before.text, line.text) };
    } else joined.push(line);
    last = isMarkup(line.text) || repeated.has(line.text) ? undefined : line;
  }
  return joined;
}

/** Lines that stand three times or more: captions, which are never a part of a paragraph. */
function repeatedLines(lines: readonly Line[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= 3).map(([text]) => text));
}

/** How a file was wrapped: by columns or by characters, two units each. */
interface Wrapping {
  readonly size: (text: string) => number;
  readonly width: number;
  /** Number of lines that are as wide as the file allows. */
  readonly exact: number;
}

/** An indent takes the room of two Chinese characters. */
const indent = (line: Line): number => (line.indented ? 4 : 0);

/** Most units that a line leaves free although the next went on with a word, or a mark that may not begin it. */
function tight(next: Line): number {
  const word = /^[!-~]+/.exec(next.text)?.[0].length ?? 0;
  return Math.max(3, Math.min(word, 30));
}

/** Units that may be left free where an editor wrapped by eye. */
const slack = (width: number, next: Line): number => Math.max(6, width * 0.12, tight(next));

/** True if a line may continue the one before it. */
const follows = (line: Line): boolean => !line.afterBlank && !line.indented && !isMarkup(line.text);

/** The width at which a file was wrapped in one measure, undefined if it was not. */
function wrapping(lines: readonly Line[], size: (text: string) => number): Wrapping | undefined {
  const sizes = lines.map((line) => (line.text.length > 200 ? Infinity : size(line.text) + indent(line)));
  const inner = lines.flatMap(({ text }, index) => {
    const next = lines[index + 1];
    return next && follows(next) && !isMarkup(text) ? [{ text, size: sizes[index] ?? 0, next }] : [];
  });
  const sorted = inner.map((line) => line.size).sort((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  if (width < 24 || width > 240) return undefined;
  const most = width + Math.max(6, width * 0.12);
  const full = inner.filter((line) => line.size <= most && width - line.size <= slack(width, line.next));
  const open = full.filter(({ text }) => !endsSentence(text));
  const wider = sizes.filter((other) => other > most);
  const marked = full.filter(({ text }) => hasInnerMark(text));
  const exact = full.filter((line) => width - line.size <= tight(line.next)).length;
  const wrapped =
    exact * 4 >= full.length * 3 &&
    open.length >= 2 &&
    open.length * 2 >= inner.length &&
    wider.length * 20 <= lines.length &&
    marked.length * 5 >= full.length * 2;
  return wrapped ? { size, width, exact } : undefined;
}

/** Two lines as one: where both are Latin a space stood between them, elsewhere nothing did. */
function join(a: string, b: string): string {
  const latin = /^[^\u2e80-\uffef]*$/.test(a.slice(-12) + b.slice(0, 12));
  return latin && /[\w,.;:!?)]$/.test(a) && /^[\w(]/.test(b) ? `${a} ${b}` : a + b;
}
