/** A half-open range [start, end) of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const enders = new Set('。！？；!?;｡');
const ellipsis = new Set('…⋯');
const closers = new Set('」』”’）)》〉】﹂﹄');

/**
 * Splits a paragraph into sentences that together cover it but for the white space between them.
 * A sentence ends with 。！？；, their ASCII forms or an ellipsis, closing marks included.
 * @returns spans in reading order, UTF-16 offsets into `text`; linear in its length
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let at = 0;
  const push = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && isSpace(text, from)) from += 1;
    while (to > from && isSpace(text, to - 1)) to -= 1;
    if (to > from) spans.push({ start: from, end: to });
    start = end;
  };
  while (at < text.length) {
    const length = enderLength(text, at);
    at += length || 1;
    if (length === 0) continue;
    while (at < text.length && (enderLength(text, at) > 0 || closers.has(text[at] ?? ''))) {
      at += enderLength(text, at) || 1;
    }
    push(at);
  }
  push(text.length);
  return spans;
}

/** Length in UTF-16 units of the sentence end at `at`, 0 if there is none. */
function enderLength(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0x3400 && unit <= 0x9fff) return 0; // most are Han characters
  const char = text[at] ?? '';
  if (enders.has(char) || ellipsis.has(char)) return 1;
  if (char !== '.' && char !== '．') return 0;
  let end = at;
  while (text[end] === char) end += 1;
  if (end - at >= 3) return end - at;
  if (end - at > 1) return 0;
  const before = text[at - 1] ?? '';
  const after = text[end] ?? '';
  if (/[0-9A-Za-z０-９_@/]/.test(after)) return 0; // 7.5, v2.0, example.org
  if (/\d/.test(before) && after !== '' && !/\s/.test(after)) return 0; // 1.概述 numbers a heading
  if (/[A-Z]/.test(before) && !/[A-Za-z]/.test(text[at - 2] ?? '')) return 0; // an initial: J. Smith
  return 1;
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? '');
}
