import { segment } from '../text/segment.ts';

/*
 * What Chinese text is searched by: it has no spaces, so no one unit is right. Single characters find what
 * the segmenter cuts otherwise, pairs of neighbours carry the meaning, dictionary words of three characters
 * and more the names. On DRCD dev, passage recall@1: pairs alone 93.3, with words 93.9, with characters 94.9.
 */

const hanPattern = /\p{Script=Han}/u;
const wordPattern = /[\p{L}\p{N}]/u;
type Kind = 'han' | 'word' | 'other';

function classify(point: number): Kind {
  const char = String.fromCodePoint(point);
  return hanPattern.test(char) ? 'han' : wordPattern.test(char) ? 'word' : 'other';
}

/** By UTF-16 unit, filled as needed: asked for every character of every passage. */
const kinds: Kind[] = [];

/** What a code point is to the search: a Han character, part of a spaced word or number, or punctuation. */
export function kindOf(point: number): Kind {
  if (point > 0xffff) return classify(point);
  let kind = kinds[point];
  if (kind === undefined) {
    kind = classify(point);
    kinds[point] = kind;
  }
  return kind;
}

/**
 * A term of one or two UTF-16 units as a number: most terms by far are characters and pairs of them, and an index
 * of numbers is built in a tenth of the time.
 * @returns 32 bits, never 0
 */
export function codeOf(term: string): number {
  const first = term.charCodeAt(0);
  return term.length === 1 ? first : ((first << 16) | term.charCodeAt(1)) >>> 0;
}

/** The term of a code. */
export function termOf(code: number): string {
  return code > 0xffff ? String.fromCharCode(code >>> 16, code & 0xffff) : String.fromCharCode(code);
}

/** Receives the terms of a text: those of one or two UTF-16 units as codes, the others as they are. */
export interface TermSink {
  short(code: number): void;
  long(term: string): void;
}

function put(term: string, sink: TermSink): void {
  if (term.length > 2) sink.long(term);
  else sink.short(codeOf(term));
}

/** Characters and pairs of neighbours of a run of Han characters. */
function putGrams(folded: string, start: number, end: number, sink: TermSink): void {
  let before = '';
  for (let at = start; at < end; ) {
    const unit = folded.charCodeAt(at);
    const wide = unit >= 0xd800 && unit <= 0xdbff;
    if (wide || before.length > 1) {
      const char = folded.slice(at, at + (wide ? 2 : 1));
      put(char, sink);
      if (before) put(before + char, sink);
      before = char;
      at += char.length;
      continue;
    }
    sink.short(unit);
    if (at > start) sink.short(((folded.charCodeAt(at - 1) << 16) | unit) >>> 0);
    before = folded[at] ?? '';
    at += 1;
  }
}

/** Dictionary words of so many UTF-16 units are terms. */
export const longTerm = 3;

/**
 * Hands over the terms of folded text: characters, pairs, dictionary words of three characters and more, and words
 * and numbers of other scripts. Repeated terms are repeated.
 * @param words the text's words of `longTerm` UTF-16 units and more
 */
export function eachTerm(folded: string, words: readonly string[], sink: TermSink): void {
  let start = 0;
  let current: Kind = 'other';
  for (let at = 0; at <= folded.length; ) {
    const point = folded.codePointAt(at);
    const kind = point === undefined ? 'other' : kindOf(point);
    if (kind !== current) {
      if (current === 'han') putGrams(folded, start, at, sink);
      else if (current === 'word') put(folded.slice(start, at), sink);
      start = at;
      current = kind;
    }
    at += point !== undefined && point > 0xffff ? 2 : 1;
  }
  for (const word of words) if (kindOf(word.codePointAt(0) ?? 0) === 'han') sink.long(word);
}

/** The words of folded text that are terms. */
export function longWordsOf(folded: string): string[] {
  return segment(folded).flatMap(({ text }) => (text.length < longTerm ? [] : [text]));
}

/** The terms of folded text in one list; see `eachTerm`. */
export function terms(folded: string): string[] {
  const out: string[] = [];
  eachTerm(folded, longWordsOf(folded), {
    short: (code) => out.push(termOf(code)),
    long: (term) => out.push(term),
  });
  return out;
}
