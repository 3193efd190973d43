import type { Passage } from '../search/passages.ts';
import type { Span } from '../text/sentences.ts';
import type { Quote } from './types.ts';

/** A quotation up to this many UTF-16 units stays whole; a longer sentence is cut at clause marks. */
export const cutOver = 120;
/** No quotation is longer, however long a clause. */
export const longest = 160;

const clauseMarks = new Set('，,、；;：:。！？!?…⋯');
const closers = new Set('」』”’）)》〉】﹂﹄');

/** Clauses that together cover `span` of `text`; each ends after its mark and closing quotation marks. */
export function clauses(text: string, span: Span): Span[] {
  const out: Span[] = [];
  let start = span.start;
  for (let at = span.start; at < span.end; at += 1) {
    const char = text[at] ?? '';
    if (!clauseMarks.has(char) || char === '、') continue;
    if (char === ',' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')) continue; // 3,100
    let end = at + 1;
    while (end < span.end && (closers.has(text[end] ?? '') || clauseMarks.has(text[end] ?? ''))) end += 1;
    out.push({ start, end });
    start = end;
    at = end - 1;
  }
  if (start < span.end) out.push({ start, end: span.end });
  return out;
}

/**
 * The part of a sentence to quote: all of it up to `cutOver` units, else the clauses around `focus`.
 * @param focus what must be inside; UTF-16 offsets into `text`, within `span`
 */
export function cut(text: string, span: Span, focus: Span): Span {
  if (span.end - span.start <= cutOver) return span;
  const parts = clauses(text, span);
  let first = Math.max(
    0,
    parts.findIndex((part) => part.end > focus.start),
  );
  let last = Math.max(
    first,
    parts.findIndex((part) => part.end >= focus.end),
  );
  const at = (index: number) => parts[index] ?? span;
  const length = (from: number, to: number) => at(to).end - at(from).start;
  if (length(first, last) > longest) return window(text, span, focus);
  for (;;) {
    const before = first > 0 && length(first - 1, last) <= cutOver;
    const after = last + 1 < parts.length && length(first, last + 1) <= cutOver;
    if (!before && !after) break;
    const nearer = focus.start - at(first).start <= at(last).end - focus.end;
    if (before && (nearer || !after)) first -= 1;
    else last += 1;
  }
  return { start: at(first).start, end: at(last).end };
}

/** A window of `cutOver` units around the focus, for a clause too long to quote; never splits a surrogate pair. */
function window(text: string, span: Span, focus: Span): Span {
  const room = Math.max(0, cutOver - (focus.end - focus.start));
  let start = Math.max(span.start, focus.start - Math.floor(room / 2));
  const end = Math.min(span.end, start + cutOver);
  start = Math.max(span.start, end - cutOver);
  return { start: onBoundary(text, start), end: onBoundary(text, end) };
}

function onBoundary(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** The quotation of a span of a passage. `marks` are spans of the passage to highlight; those outside are left out. */
export function quoteOf(passage: Passage, span: Span, marks: readonly Span[]): Quote {
  const { block, blockIndex, report } = passage;
  const highlights: [number, number][] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(mark.start, span.start) - span.start;
    const end = Math.min(mark.end, span.end) - span.start;
    const last = highlights.at(-1);
    if (end <= start) continue;
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else highlights.push([start, end]);
  }
  return {
    report: report.id,
    section: block.kind === 'title' ? '' : block.section,
    paragraph: block.paragraph,
    start: span.start,
    end: span.end,
    text: block.text.slice(span.start, span.end),
    highlights,
    block: blockIndex,
  };
}
