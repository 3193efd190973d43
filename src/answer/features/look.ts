import { kindOf } from '../../search/tokenize.ts';
import type { Word } from '../../text/segment.ts';
import type { Span } from '../../text/sentences.ts';
import type { SpanCandidate } from '../spans.ts';
import type { Look } from './patterns.ts';

/** Part of speech in one letter: p a person, l a place, o an organisation, z another name. */
export function tagLetter(word: Word | undefined): string {
  const tag = word?.tag ?? '';
  if (tag.startsWith('nr')) return 'p';
  if (tag.startsWith('ns')) return 'l';
  if (tag.startsWith('nt')) return 'o';
  if (tag.startsWith('nz')) return 'z';
  if (tag === 'eng') return 'e';
  const letter = tag.charAt(0);
  if (letter === 'x') return kindOf(word?.text.charCodeAt(0) ?? 0) === 'other' ? 'x' : 'z';
  return 'uvdacpfmqtn'.includes(letter)
    ? letter
    : letter === 'j' || letter === 'i' || letter === 's'
      ? 'n'
      : 'u';
}

/** Digits and Chinese numerals. */
export const numerals = new Set('0123456789〇零一二两三四五六七八九十百千万亿半数几');

const known = new WeakMap<readonly Word[], readonly string[]>();

/** The letters of a passage's words, made once. */
export function lettersOf(words: readonly Word[]): readonly string[] {
  let letters = known.get(words);
  if (!letters) {
    letters = words.map(tagLetter);
    known.set(words, letters);
  }
  return letters;
}

/** What a stretch of a sentence looks like to the patterns. */
export function lookOf(folded: string, words: readonly Word[], span: SpanCandidate): Look {
  return new LookOfSpan(folded, words, span);
}

/** Most stretches are dropped by what is made at once, before anybody asks for the rest. */
class LookOfSpan implements Look {
  readonly last: string;
  readonly tags: string;
  readonly firstWord: string;
  readonly startEdge: string;
  readonly endEdge: string;
  private readonly folded: string;
  private readonly words: readonly Word[];
  private readonly span: SpanCandidate;

  constructor(folded: string, words: readonly Word[], span: SpanCandidate) {
    const letters = lettersOf(words);
    const letter = (at: number) => letters[at] ?? '';
    let tags = '';
    for (let at = span.from; at < span.to && tags.length < 6; at += 1) tags += letter(at);
    if (span.to - span.from > 6) tags += '+';
    this.folded = folded;
    this.words = words;
    this.span = span;
    const cutStart = this.cutStart !== undefined;
    const cutEnd = this.cutEnd !== undefined;
    this.last = folded.slice(span.end - 1, span.end);
    this.tags = tags;
    this.firstWord = words[span.from]?.text ?? '';
    this.startEdge =
      letter(cutStart ? span.from : span.from - 1) + (cutStart ? '/' : '|') + letter(span.from);
    this.endEdge = letter(span.to - 1) + (cutEnd ? '/' : '|') + letter(cutEnd ? span.to - 1 : span.to);
  }

  /** The first word, if the stretch begins within it; the last, if it ends within it. */
  private get cutStart(): Word | undefined {
    const first = this.words[this.span.from];
    return first && first.start < this.span.start ? first : undefined;
  }

  private get cutEnd(): Word | undefined {
    const last = this.words[this.span.to - 1];
    return last && last.end > this.span.end ? last : undefined;
  }

  get wordBefore(): string {
    const { folded, span, cutStart } = this;
    return cutStart ? folded.slice(cutStart.start, span.start) : (this.words[span.from - 1]?.text ?? '');
  }

  get wordAfter(): string {
    const { folded, span, cutEnd } = this;
    return cutEnd ? folded.slice(span.end, cutEnd.end) : (this.words[span.to]?.text ?? '');
  }

  get charAfter(): string {
    return this.folded.slice(this.span.end, this.span.end + 1);
  }

  get shape(): string {
    return shapeOf(this.folded, this.span);
  }
}

/** 9 for digits, a for letters, 一 for numerals, 字 for others; marks as they are; then the last character. */
function shapeOf(folded: string, span: Span): string {
  let shape = '';
  for (let at = span.start; at < span.end && shape.length < 8; at += 1) {
    const char = folded[at] ?? '';
    const kind = kindOf(folded.charCodeAt(at));
    const letter =
      char >= '0' && char <= '9'
        ? '9'
        : numerals.has(char)
          ? '一'
          : kind === 'han'
            ? '字'
            : kind === 'word'
              ? 'a'
              : char;
    if (!shape.endsWith(letter)) shape += letter;
  }
  return shape + folded.slice(span.end - 1, span.end);
}
