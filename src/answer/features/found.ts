import type { Report } from '../../corpus/types.ts';
import type { Passage } from '../../search/passages.ts';
import { findDates, findNumbers } from '../../text/numerals.ts';
import type { Span } from '../../text/sentences.ts';

/** Kinds of things that are found in a report without a question. */
export const foundKinds = ['quantity', 'date', 'somebody', 'somewhere', 'body'] as const;
type FoundKind = (typeof foundKinds)[number];
type Things = Readonly<Record<FoundKind, readonly Span[]>>;

/** People, places and organisations of a report by block. */
const named = new WeakMap<Report, ReadonlyMap<number, Partial<Record<FoundKind, Span[]>>>>();

function namedIn(report: Report): ReadonlyMap<number, Partial<Record<FoundKind, Span[]>>> {
  const known = named.get(report);
  if (known) return known;
  const blocks = new Map<number, Partial<Record<FoundKind, Span[]>>>();
  const add = (kind: FoundKind, mentions: readonly (Span & { readonly block: number })[]) => {
    for (const { block, start, end } of mentions) {
      const things = blocks.get(block) ?? {};
      blocks.set(block, things);
      const spans = things[kind] ?? [];
      things[kind] = spans;
      spans.push({ start, end });
    }
  };
  for (const { mentions } of report.people) add('somebody', mentions);
  for (const { kind, mentions } of report.entities) add(kind === 'place' ? 'somewhere' : 'body', mentions);
  named.set(report, blocks);
  return blocks;
}

/** What is found in a sentence, as offsets into its passage. */
export function thingsIn({ report, blockIndex, folded }: Passage, sentence: Span): Things {
  const text = folded.slice(sentence.start, sentence.end);
  const moved = ({ start, end }: Span) => ({ start: start + sentence.start, end: end + sentence.start });
  const names = namedIn(report).get(blockIndex);
  const inside = (spans: readonly Span[] = []) =>
    spans.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  return {
    quantity: findNumbers(text).map(moved),
    date: findDates(text).map(moved),
    somebody: inside(names?.somebody),
    somewhere: inside(names?.somewhere),
    body: inside(names?.body),
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
