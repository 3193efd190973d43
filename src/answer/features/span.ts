import type { Statistics } from '../../search/statistics.ts';
import type { Span } from '../../text/sentences.ts';
import type { SpanCandidate } from '../spans.ts';
import type { Alignment } from './alignment.ts';
import type { Asked } from './asked.ts';
import { closenessOf } from './closeness.ts';
import { typeOrder } from './cues.ts';
import type { Patterns } from './patterns.ts';
import { column, patternsAt, spanFeatureNames } from './span-features.ts';
import { clauseMarks, fitsOf, rowsIn, stillOf } from './still.ts';

/** Features that are compared within a sentence, with where the comparison goes. */
const leads = [
  ['fits', 'fitsLead'],
  ['straight', 'straightLead'],
  ['around', 'aroundLead'],
].map((pair) => pair.map((name) => spanFeatureNames.indexOf(name)) as [number, number]);

function compare(rows: readonly Float32Array[], from: number, to: number): void {
  const best = rows.reduce((top, row) => Math.max(top, row[from] ?? 0), 0);
  for (const row of rows) row[to] = (row[from] ?? 0) - best;
}

/** What the features of spans need of the sentence that they stand in. */
export interface Surroundings {
  readonly alignment: Alignment;
  readonly sentence: Span;
  /** Probability that the sentence holds the answer, 0 to 1, and its lead over the next. */
  readonly probability: number;
  readonly lead: number;
}

/** One row of features for each span of one sentence. */
export function spanRows(
  asked: Asked,
  surroundings: Surroundings,
  spans: readonly SpanCandidate[],
  patterns: Patterns,
  statistics: Statistics,
): Float32Array[] {
  const { alignment, sentence, probability, lead } = surroundings;
  const { passage } = alignment;
  const { folded } = passage;
  const { question } = asked;
  const { head, unit } = question;
  const still = stillOf(passage, sentence, spans, patterns, statistics);
  const close = closenessOf(asked, alignment, sentence);
  const fill = patterns.of(asked);
  const fits = fitsOf(still, question.type);
  const type = typeOrder.indexOf(question.type);
  const pairsHere = (close.gramSum.at(-1) ?? 0) / asked.gramWeight;
  const clausesAt = clauseSums(folded, sentence, close.gramSum);
  const matched = matchedSums(alignment, sentence);
  const rows = rowsIn(still.rows.slice());
  for (const [index, span] of spans.entries()) {
    const from = span.start - sentence.start;
    const to = span.end - sentence.start;
    const text = still.texts[index] ?? '';
    const own = (close.gramSum[to] ?? 0) - (close.gramSum[Math.min(to, from + 1)] ?? 0);
    const leftBefore = close.leftBefore[from] ?? 0;
    const rightAfter = close.rightAfter[to] ?? 0;
    const rightBefore = close.rightBefore[from] ?? 0;
    const leftAfter = close.leftAfter[to] ?? 0;
    const farBefore = close.farBefore[from] ?? 0;
    const farAfter = close.farAfter[to] ?? 0;
    const row = rows[index] ?? new Float32Array(spanFeatureNames.length);
    row[column.sentence] = probability;
    row[column.sentenceLead] = lead;
    row[column.sentencePairs] = pairsHere;
    row[column.type] = type;
    row[column.asksWord] = question.gap ? 1 : 0;
    row[column.leftLength] = asked.left.length;
    row[column.rightLength] = asked.right.length;
    row[column.fits] = fits[index] ?? 0;
    row[column.headEnd] = head === '' ? -1 : commonEnd(text, head);
    row[column.headNext] = head === '' ? -1 : nextTo(folded, span.end, head);
    row[column.headBefore] =
      head === '' ? -1 : folded.slice(Math.max(0, span.start - 8), span.start).includes(head) ? 1 : 0;
    row[column.unitEnd] = unit === '' ? -1 : text.endsWith(unit) ? 1 : 0;
    row[column.unitNext] = unit === '' ? -1 : folded.startsWith(unit, span.end) ? 1 : 0;
    row[column.repeatsChars] = ((matched[to] ?? 0) - (matched[from] ?? 0)) / (span.end - span.start);
    row[column.repeatsPairs] = Math.max(0, own);
    row[column.inQuestion] = question.folded.includes(text) ? 1 : 0;
    row[column.leftBefore] = leftBefore;
    row[column.rightBefore] = rightBefore;
    row[column.leftAfter] = leftAfter;
    row[column.rightAfter] = rightAfter;
    row[column.straight] = leftBefore + rightAfter;
    row[column.crossed] = rightBefore + leftAfter;
    row[column.farBefore] = farBefore;
    row[column.farAfter] = farAfter;
    row[column.around] = farBefore + farAfter;
    row[column.gapBefore] = close.gapBefore[from] ?? 0;
    row[column.gapAfter] = close.gapAfter[to] ?? 0;
    row[column.joinBefore] = close.joinBefore[from] ?? 0;
    row[column.joinAfter] = close.joinAfter[to] ?? 0;
    row[column.clausePairs] = ((clausesAt[from] ?? 0) - own) / asked.gramWeight;
    fill(still.keys[index] ?? [], row, patternsAt);
  }
  for (const [name, lead] of leads) compare(rows, name, lead);
  return rows;
}

function commonEnd(text: string, head: string): number {
  let length = 0;
  while (length < head.length && length < text.length && text.at(-1 - length) === head.at(-1 - length))
    length += 1;
  return length / head.length;
}

function nextTo(folded: string, end: number, head: string): number {
  if (folded.startsWith(head, end)) return 1;
  return folded.startsWith(head.slice(-1), end) ? 0.5 : 0;
}

/** Running count of the question's characters over a sentence. */
function matchedSums({ charAt }: Alignment, { start, end }: Span): Uint16Array {
  const sums = new Uint16Array(end - start + 1);
  for (let at = start; at < end; at += 1) {
    sums[at - start + 1] = (sums[at - start] ?? 0) + ((charAt[at] ?? -1) >= 0 ? 1 : 0);
  }
  return sums;
}

/** For each offset, the sum of the matched pairs of its clause. */
function clauseSums(folded: string, sentence: Span, sums: Float32Array): Float32Array {
  const out = new Float32Array(sums.length);
  let start = 0;
  for (let at = 0; at < out.length; at += 1) {
    if (at + 1 < out.length && !clauseMarks.has(folded[sentence.start + at] ?? '')) continue;
    const total = (sums[at] ?? 0) - (sums[start] ?? 0);
    out.fill(total, start, at + 1);
    start = at + 1;
  }
  return out;
}
