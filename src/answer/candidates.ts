import type { Hit } from '../search/index.ts';
import { type Passage, read } from '../search/passages.ts';
import type { Span } from '../text/sentences.ts';

/** A sentence of a passage that was found, or two neighbouring ones: what may be quoted. */
export interface Candidate extends Span {
  readonly passage: Passage;
  /** The passage's score in the search, and its rank from 0. */
  readonly hit: number;
  readonly rank: number;
  /** Index of the first sentence in the passage, and how many sentences (1 or 2). */
  readonly first: number;
  readonly count: 1 | 2;
}

/** A pair of sentences is a candidate up to this many UTF-16 units. */
const longestPair = 120;

/** Every sentence of the hits and every pair of neighbours that is short enough. */
export function candidatesOf(hits: readonly Hit[]): Candidate[] {
  const out: Candidate[] = [];
  for (const [rank, { passage, score }] of hits.entries()) {
    const spans = read(passage).sentences;
    for (const [first, { start, end }] of spans.entries()) {
      out.push({ passage, hit: score, rank, first, count: 1, start, end });
      const next = spans[first + 1];
      if (next && next.end - start <= longestPair) {
        out.push({ passage, hit: score, rank, first, count: 2, start, end: next.end });
      }
    }
  }
  return out;
}
