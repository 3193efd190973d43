import { namedIn } from '../../corpus/packed.ts';
import { packedFacts } from '../../corpus/stored.ts';
import { type Passage, read } from '../../search/passages.ts';
import { findDates, numbersWithin } from '../../text/numerals.ts';
import type { Span } from '../../text/sentences.ts';

/** Kinds of things that are found in a report without a question. */
export const foundKinds = ['quantity', 'date', 'somebody', 'somewhere', 'body'] as const;
type FoundKind = (typeof foundKinds)[number];
type Things = Readonly<Record<FoundKind, readonly Span[]>>;

/** What is found in a sentence, as offsets into its passage. */
export function thingsIn(passage: Passage, sentence: Span): Things {
  const { report, blockIndex, folded } = passage;
  const text = folded.slice(sentence.start, sentence.end);
  const moved = ({ start, end }: Span) => ({ start: start + sentence.start, end: end + sentence.start });
  const named = namedIn(packedFacts(report), blockIndex).filter(
    ({ start, end }) => start >= sentence.start && end <= sentence.end,
  );
  const ofKind = (kind: FoundKind) => named.filter((one) => one.kind === kind);
  return {
    quantity: numbersWithin(folded, read(passage).words, sentence).map(moved),
    date: findDates(text).map(moved),
    somebody: ofKind('somebody'),
    somewhere: ofKind('somewhere'),
    body: ofKind('body'),
  };
}

/** How a stretch lies to things: 2 it is one, 1 it has one and more, -1 it cuts one, 0 there is none. */
export function fitTo({ start, end }: Span, things: readonly Span[]): number {
  let fit = 0;
  for (const thing of things) {
    if (thing.start === start && thing.end === end) return 2;
    if (thing.start >= end || thing.end <= start) continue;
    fit = thing.start >= start && thing.end <= end ? Math.max(fit, 1) : fit === 0 ? -1 : fit;
  }
  return fit;
}
