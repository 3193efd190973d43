import { remembered } from '../text/remembered.ts';
import type { FoldedTexts } from './passages.ts';
import { firstFrom, type Postings, type PostingsRange } from './postings.ts';
import { kindOf } from './tokenize.ts';

/** So many passages are read faster than looked up. */
const few = 100;

/**
 * Where words stand in the folded texts of a corpus, as parts of any length, found by the index: a question asks
 * that of dozens of words, and reading 10,000 passages takes 2 ms a word.
 */
export class Occurrences {
  /** Folded texts of the passages. */
  readonly texts: FoldedTexts;
  private readonly postings: Postings;
  private spaced: string | undefined;
  private chars: readonly string[] | undefined;

  /** @param postings the index of these very texts */
  constructor(texts: FoldedTexts, postings: Postings) {
    this.texts = texts;
    this.postings = postings;
  }

  /** Every Han character of the corpus that is one UTF-16 unit. */
  get characters(): readonly string[] {
    this.chars ??= this.postings
      .terms((point) => kindOf(point) === 'han')
      .filter((term) => term.length === 1);
    return this.chars;
  }

  /**
   * In how many passages a word stands.
   * @param from first passage to look at
   * @param to passage before which to stop
   */
  count(word: string, from = 0, to = this.texts.length): number {
    const range = this.exact(word);
    if (!range) {
      let count = 0;
      for (const _ of this.passages(word, from, to)) count += 1;
      return count;
    }
    const { passages } = this.postings.data;
    const first = firstFrom(passages, from, range.from, range.to);
    return firstFrom(passages, to, first, range.to) - first;
  }

  stands(word: string): boolean {
    const range = this.exact(word);
    return range ? range.to > range.from : !this.passages(word).next().done;
  }

  /** The passages in which a word stands, ascending. */
  *passages(word: string, from = 0, to = this.texts.length): Generator<number> {
    const exact = this.exact(word);
    const range = exact ?? this.rarest(word);
    if (!range) {
      if (to - from > few) {
        for (const id of this.spacedPassages(word)) {
          if (id >= from && id < to && this.texts.at(id)?.includes(word)) yield id;
        }
      } else for (let id = from; id < to; id += 1) if (this.texts.at(id)?.includes(word)) yield id;
      return;
    }
    const { passages } = this.postings.data;
    for (let at = firstFrom(passages, from, range.from, range.to); at < range.to; at += 1) {
      const id = passages[at] ?? 0;
      if (id >= to) break;
      if (exact || this.texts.at(id)?.includes(word)) yield id;
    }
  }

  /** The postings of a word that stands wherever its term does: one Han character, or two. */
  private exact(word: string): PostingsRange | null {
    if (word.length === 0 || word.length > 2) return null;
    return isHan(word, 0) && (word.length === 1 || isHan(word, 1)) ? this.postings.range(word) : null;
  }

  /** The shortest postings among those of a word's pairs of Han characters, else of its Han characters. */
  private rarest(word: string): PostingsRange | null {
    for (const length of [2, 1]) {
      let best: PostingsRange | null = null;
      for (let at = 0; at + length <= word.length; at += 1) {
        const range = this.exact(word.slice(at, at + length));
        if (range && (!best || range.to - range.from < best.to - best.from)) best = range;
      }
      if (best) return best;
    }
    return null;
  }

  /** Passages, ascending, among which those are that have a word without Han characters. */
  private spacedPassages(word: string): Iterable<number> {
    const part = /(?:(?!\p{Script=Han})[\p{L}\p{N}])+/u.exec(word)?.[0];
    return part === undefined ? Array(this.texts.length).keys() : this.withPart(part).ids;
  }

  /** The passages that have a part of a word or number; numbers are asked for again by every rule. */
  private readonly withPart = remembered(50, (part) => {
    this.spaced ??= this.postings.terms((first) => kindOf(first) === 'word').join('\n');
    const ids = new Set<number>();
    const { passages } = this.postings.data;
    for (let at = this.spaced.indexOf(part); at >= 0; ) {
      const start = this.spaced.lastIndexOf('\n', at) + 1;
      const next = this.spaced.indexOf('\n', at);
      const end = next < 0 ? this.spaced.length : next;
      const range = this.postings.range(this.spaced.slice(start, end));
      for (let place = range.from; place < range.to; place += 1) ids.add(passages[place] ?? 0);
      at = this.spaced.indexOf(part, end);
    }
    return { ids: Uint32Array.from(ids).sort() };
  });
}

function isHan(text: string, at: number): boolean {
  return kindOf(text.charCodeAt(at)) === 'han';
}
