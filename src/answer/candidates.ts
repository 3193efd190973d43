import type { Hit } from '../search/index.ts';
import { type Passage, read } from '../search/passages.ts';
import type { Span } from '../text/sentences.ts';

/** A sentence of a passage that was found. */
export interface Candidate extends Span {
  readonly passage: Passage;
  /** The passage's score in the search, and its rank from 0. */
  readonly hit: number;
  readonly rank: number;
  /** Index of the sentence in its passage. */
  readonly place: number;
}

/** Every sentence of the hits, passage by passage, in reading order. */
export function candidatesOf(hits: readonly Hit[]): Candidate[] {
  return hits.flatMap(({ passage, score }, rank) =>
    read(passage).sentences.map(({ start, end }, place) => ({
      passage,
      hit: score,
      rank,
      place,
      start,
      end,
    })),
  );
}
