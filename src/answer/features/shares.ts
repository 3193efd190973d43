import { read } from '../../search/passages.ts';
import type { Span } from '../../text/sentences.ts';
import { type Alignment, found } from './alignment.ts';
import type { Asked } from './asked.ts';

/** Weighted shares of a question found somewhere, each 0 to 1. */
export interface Share {
  readonly pairs: number;
  /** Pairs, weighted by closeness to the question word. */
  readonly near: number;
  readonly chars: number;
  readonly terms: number;
}

/** Which of the question's grams, content characters and terms stand somewhere: 1 or 0 by index. */
export interface Presence {
  readonly grams: Uint8Array;
  readonly chars: Uint8Array;
  readonly terms: Uint8Array;
}

/** Measures how much of a question stands in stretches of text. */
export class Shares {
  private readonly asked: Asked;
  private readonly nearWeight: number;

  constructor(asked: Asked) {
    this.asked = asked;
    this.nearWeight = asked.grams.reduce((total, gram) => total + gram.near, 0) || 1;
  }

  private empty(): Presence {
    const { grams, charWeights, terms } = this.asked;
    return {
      grams: new Uint8Array(grams.length),
      chars: new Uint8Array(charWeights.length),
      terms: new Uint8Array(terms.length),
    };
  }

  /** What stands in a span of a passage. */
  in(alignment: Alignment, { start, end }: Span): Presence {
    const { gramAt, charAt, termsAt } = alignment;
    const presence = this.empty();
    for (let at = start; at < end; at += 1) {
      const gram = gramAt[at] ?? -1;
      if (gram >= 0) presence.grams[gram] = 1;
      const char = charAt[at] ?? -1;
      if (char >= 0) presence.chars[char] = 1;
    }
    for (let term = 0; term < termsAt.length; term += 1) {
      if (termsAt[term]?.some((at) => at >= start && at < end)) presence.terms[term] = 1;
    }
    return presence;
  }

  /** What stands in a text that is no passage: title and headings. */
  inText(folded: string): Presence {
    const presence = this.empty();
    const { grams, chars } = found(this.asked, folded);
    for (const gram of grams) presence.grams[gram] = 1;
    for (const char of chars) presence.chars[char] = 1;
    for (const [id, term] of this.asked.terms.entries())
      if (folded.includes(term.text)) presence.terms[id] = 1;
    return presence;
  }

  /** What stands in any of several places. */
  union(...presences: readonly Presence[]): Presence {
    const all = this.empty();
    for (const { grams, chars, terms } of presences) {
      for (let id = 0; id < grams.length; id += 1) if (grams[id]) all.grams[id] = 1;
      for (let id = 0; id < chars.length; id += 1) if (chars[id]) all.chars[id] = 1;
      for (let id = 0; id < terms.length; id += 1) if (terms[id]) all.terms[id] = 1;
    }
    return all;
  }

  /** The weighted shares of what stands there. */
  of({ grams, chars, terms }: Presence): Share {
    const { asked } = this;
    let [pairs, near, charSum, termSum] = [0, 0, 0, 0];
    for (let id = 0; id < grams.length; id += 1) {
      if (!grams[id]) continue;
      pairs += asked.grams[id]?.weight ?? 0;
      near += asked.grams[id]?.near ?? 0;
    }
    for (let id = 0; id < chars.length; id += 1) if (chars[id]) charSum += asked.charWeights[id] ?? 0;
    for (let id = 0; id < terms.length; id += 1) if (terms[id]) termSum += asked.terms[id]?.weight ?? 0;
    return {
      pairs: pairs / asked.gramWeight,
      near: near / this.nearWeight,
      chars: charSum / asked.charWeight,
      terms: termSum / asked.termWeight,
    };
  }

  /** Share of pairs, each divided by the number of places that have it. */
  own({ grams }: Presence, counts: ArrayLike<number>): number {
    let sum = 0;
    for (let id = 0; id < grams.length; id += 1) {
      if (grams[id]) sum += (this.asked.grams[id]?.weight ?? 0) / Math.max(1, counts[id] ?? 1);
    }
    return sum / this.asked.gramWeight;
  }

  /** In how many of the places each gram stands. */
  counts(presences: readonly Presence[]): Uint16Array {
    const counts = new Uint16Array(this.asked.grams.length);
    for (const { grams } of presences) {
      for (let id = 0; id < grams.length; id += 1) counts[id] = (counts[id] ?? 0) + (grams[id] ?? 0);
    }
    return counts;
  }

  /** Share of the question's names and numbers, half for those in the headings only; 1 if it has none. */
  names(here: Presence, context: Presence): number {
    let all = 0;
    let sum = 0;
    for (const [id, term] of this.asked.terms.entries()) {
      if (!term.name) continue;
      all += term.weight;
      if (here.terms[id]) sum += term.weight;
      else if (context.terms[id]) sum += term.weight / 2;
    }
    return all === 0 ? 1 : sum / all;
  }

  /** Share of the content words, each by the share of its characters that stand there. */
  partial(here: Presence): number {
    let sum = 0;
    for (const { text, weight } of this.asked.terms) {
      let matched = 0;
      for (const char of text) if (here.chars[this.asked.charIds.get(char) ?? -1]) matched += char.length;
      sum += (weight * matched) / text.length;
    }
    return sum / this.asked.termWeight;
  }

  /** Matched content words to the length of the stretch from the first to the last of them, in units. */
  closeness(alignment: Alignment, span: Span): number {
    let from = span.end;
    let to = span.start;
    let length = 0;
    for (const [id, places] of alignment.termsAt.entries()) {
      const at = places.find((place) => place >= span.start && place < span.end);
      if (at === undefined) continue;
      const size = this.asked.terms[id]?.text.length ?? 0;
      length += size;
      from = Math.min(from, at);
      to = Math.max(to, at + size);
    }
    return length === 0 ? 0 : Math.min(1, length / (to - from));
  }
}

/** What stands in each sentence of a passage. */
export function bySentence(shares: Shares, alignment: Alignment): Presence[] {
  return read(alignment.passage).sentences.map((sentence) => shares.in(alignment, sentence));
}

/** Length of the longest stretch of the span in which each pair of the question's follows the one before. */
export function longestRun(alignment: Alignment, asked: Asked, span: Span): number {
  let best = 0;
  let run = 0;
  let last = -2;
  for (let at = span.start; at < span.end; at += 1) {
    const id = alignment.gramAt[at] ?? -1;
    if (id < 0) {
      run = 0;
      last = -2;
      continue;
    }
    const length = asked.grams[id]?.text.length ?? 2;
    run = id === last + 1 ? run + 1 : length;
    last = id;
    best = Math.max(best, run);
  }
  return best;
}
