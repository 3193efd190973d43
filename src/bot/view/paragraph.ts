import { FormattedString } from '@grammyjs/parse-mode';
import { InlineKeyboard } from 'grammy';
import type { Quote } from '../../answer/types.ts';
import type { Block, Report } from '../../corpus/types.ts';
import { type Span, sentences } from '../../text/sentences.ts';
import { encodeReader } from '../actions.ts';
import { type AnswerFrame, headingLine, scriptButton, tidy } from './answer.ts';
import { block, isConverted, marked, place } from './quote.ts';
import { lines, type Screen } from './text.ts';

/** A paragraph's longest excerpt in UTF-16 units: it must leave room for the place and stay near one screen. */
const longest = 900;

export interface ParagraphPage extends Omit<AnswerFrame, 'compact'> {
  readonly report: Report;
  /** Index into the report's blocks. */
  readonly index: number;
  /** The quotation to mark, if it stands in this block. */
  readonly quote?: Quote;
  /** Callback data of the buttons. */
  readonly open: (reader: string, index: number) => string;
  /** A further button: back to the answer. */
  readonly back?: { readonly label: string; readonly data: string };
}

/** A paragraph with the quotation marked, and buttons to the paragraphs before and after it. */
export function paragraphScreen(page: ParagraphPage): Screen | undefined {
  const { reader, report, index, quote } = page;
  const found = report.blocks[index];
  if (!found) return undefined;
  const focus = quote?.block === index ? quote : { start: 0, end: 0 };
  const window = excerpt(found.text, focus);
  const text = found.text.slice(window.start, window.end);
  const marks =
    focus.end > focus.start ? [[focus.start - window.start, focus.end - window.start] as const] : [];
  const words = FormattedString.join([
    window.start > 0 ? '…' : '',
    marked(reader, text, marks),
    window.end < found.text.length ? '…' : '',
  ]);
  const at = { report: report.id, section: found.section, paragraph: found.paragraph, block: index };
  return {
    text: lines(
      page.heading !== undefined && headingLine(reader, page.heading),
      block(words),
      place(reader, page.reports, { ...at, ...window, text, highlights: [] }, page.me),
      isConverted(reader, text) && reader.t('converted'),
    ),
    keyboard: keyboardOf(page, text),
  };
}

function keyboardOf(page: ParagraphPage, text: string): InlineKeyboard {
  const { reader, report, index, open } = page;
  const code = encodeReader(reader);
  const before = neighbour(report.blocks, index, -1);
  const after = neighbour(report.blocks, index, 1);
  const keyboard = new InlineKeyboard();
  if (before !== undefined) keyboard.text(reader.t('button-previous'), open(code, before));
  if (after !== undefined) keyboard.text(reader.t('button-next'), open(code, after));
  keyboard.row();
  if (page.back) keyboard.text(page.back.label, page.back.data);
  scriptButton(keyboard, reader, text, (other) => open(other, index));
  return tidy(keyboard);
}

/** The nearest paragraph before or after a block; headings are not walked to, they stand in the place line. */
function neighbour(blocks: readonly Block[], from: number, step: 1 | -1): number | undefined {
  for (let index = from + step; index >= 0 && index < blocks.length; index += step) {
    if (blocks[index]?.kind === 'paragraph') return index;
  }
  return undefined;
}

/** As many whole sentences around the focus as fit; parts of one that is longer than that by itself. */
function excerpt(text: string, focus: Span): Span {
  if (text.length <= longest) return { start: 0, end: text.length };
  const spans = sentences(text);
  let first = Math.max(
    0,
    spans.findIndex((one) => one.end > focus.start),
  );
  let last = first;
  const length = (a: number, b: number) => (spans[b]?.end ?? 0) - (spans[a]?.start ?? 0);
  while (last + 1 < spans.length && (spans[last]?.end ?? 0) < focus.end) last += 1;
  if (length(first, last) > longest) {
    const start = Math.min(focus.start, text.length - longest);
    return { start: whole(text, start), end: whole(text, start + longest) };
  }
  for (let grown = true; grown; ) {
    grown = false;
    if (last + 1 < spans.length && length(first, last + 1) <= longest) {
      last += 1;
      grown = true;
    }
    if (first > 0 && length(first - 1, last) <= longest) {
      first -= 1;
      grown = true;
    }
  }
  return { start: spans[first]?.start ?? 0, end: spans[last]?.end ?? text.length };
}

/** The offset itself, or the one before where it would split a surrogate pair. */
function whole(text: string, at: number): number {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at;
}
