import type { Hit } from '../search/index.ts';
import { type Passage, type Reading, read } from '../search/passages.ts';
import type { Statistics } from '../search/statistics.ts';
import type { Span } from '../text/sentences.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { align } from './features/alignment.ts';
import type { Asked } from './features/asked.ts';
import { lookOf } from './features/look.ts';
import type { Patterns } from './features/patterns.ts';
import { sentenceRows } from './features/sentence.ts';
import { spanRows } from './features/span.ts';
import type { Forest } from './forest.ts';
import { type SpanCandidate, spansOf } from './spans.ts';

/** What reading needs of the learned models. */
export interface ReaderModels {
  readonly sentence: Forest;
  readonly span: Forest;
  readonly patterns: Patterns;
}

/** A sentence with the probability that it holds the answer, given that one of them does. */
export interface RankedSentence {
  readonly candidate: Candidate;
  /** 0 to 1; over all sentences read they sum to 1. */
  readonly probability: number;
  /** The model's score: the probability's logarithm but for a constant. */
  readonly score: number;
  readonly row: Float32Array;
}

/** Words that may answer, with the probability that they are it, given that one stretch of words is. */
export interface RankedSpan extends Span {
  readonly sentence: RankedSentence;
  readonly probability: number;
}

/** A quotation to be: one sentence or two neighbouring ones of a passage. */
export interface Window extends Span {
  readonly passage: Passage;
  /** Probability that it holds the answer, given that something read does; 0 to 1. */
  readonly probability: number;
}

/** Sentences are looked at for words until they hold this share of the probability, and no more than `most`. */
const enough = 0.97;
const least = 0.015;
const most = 5;
/** In a small corpus rules find the words, so that the best one serves as well. */
const mostOfFew = 1;
/** Corpora of fewer passages are small: a report or a few. */
export const smallCorpus = 200;

/** Scores the sentences of the passages found, in the order of the text. */
export function rankSentences(
  models: Pick<ReaderModels, 'sentence'>,
  asked: Asked,
  hits: readonly Hit[],
): RankedSentence[] {
  const candidates = candidatesOf(hits);
  const rows = sentenceRows(asked, hits, candidates);
  const scores = rows.map((row) => models.sentence.score(row));
  const probabilities = softmax(scores);
  return candidates.map((candidate, index) => ({
    candidate,
    probability: probabilities[index] ?? 0,
    score: scores[index] ?? 0,
    row: rows[index] ?? new Float32Array(),
  }));
}

/**
 * The sentences worth looking at for words, best first.
 * @param passages size of the corpus
 */
export function worthReading(sentences: readonly RankedSentence[], passages: number): RankedSentence[] {
  const limit = passages < smallCorpus ? mostOfFew : most;
  const sorted = [...sentences].sort((a, b) => b.probability - a.probability);
  const kept: RankedSentence[] = [];
  let share = 0;
  for (const sentence of sorted) {
    if (kept.length > 0 && (kept.length === limit || share > enough || sentence.probability < least)) break;
    kept.push(sentence);
    share += sentence.probability;
  }
  return kept;
}

/** In longer sentences, a file without any mark, no words are looked for: it would take seconds. */
export const longestRead = 2000;

/** Stretches of a sentence whose features are worth their time. */
const mostSpans = 64;

/** What was chosen for a passage's sentences, by their start: the same for every question. */
const chosen = new WeakMap<Patterns, WeakMap<Reading, Map<number, readonly SpanCandidate[]>>>();

/** The stretches of a sentence that look most like answers, in reading order. */
function likelySpans(passage: Passage, sentence: Span, patterns: Patterns): readonly SpanCandidate[] {
  const reading = read(passage);
  const byReading = chosen.get(patterns) ?? new WeakMap<Reading, Map<number, readonly SpanCandidate[]>>();
  chosen.set(patterns, byReading);
  const bySentence = byReading.get(reading) ?? new Map<number, readonly SpanCandidate[]>();
  byReading.set(reading, bySentence);
  const known = bySentence.get(sentence.start);
  if (known) return known;
  let spans = sentence.end - sentence.start > longestRead ? [] : spansOf(passage, sentence);
  if (spans.length > mostSpans) {
    const priors = spans.map((span) => patterns.prior(lookOf(passage.folded, reading.words, span)));
    const bar = [...priors].sort((a, b) => b - a)[mostSpans - 1] ?? 0;
    spans = spans.filter((_, index) => (priors[index] ?? 0) >= bar);
  }
  bySentence.set(sentence.start, spans);
  return spans;
}

/** The words of a sentence that may answer, with their features. */
export interface SpanRows {
  readonly sentence: RankedSentence;
  readonly spans: readonly SpanCandidate[];
  readonly rows: readonly Float32Array[];
}

/** Finds the words that may answer in the sentences worth reading. */
export function spanRowsOf(
  asked: Asked,
  sentences: readonly RankedSentence[],
  patterns: Patterns,
  statistics: Statistics,
): SpanRows[] {
  return sentences.map((sentence, place) => {
    const { passage } = sentence.candidate;
    const alignment = align(asked, passage);
    const spans = likelySpans(passage, sentence.candidate, patterns);
    const lead = sentence.probability - (sentences[place === 0 ? 1 : 0]?.probability ?? 0);
    const surroundings = { alignment, sentence: sentence.candidate, probability: sentence.probability, lead };
    return { sentence, spans, rows: spanRows(asked, surroundings, spans, patterns, statistics) };
  });
}

/** Words this far behind after the first trees cannot win any more; the other trees are spared. */
const firstTrees = 60;
const behind = 3;

/** Scores the words that may answer. */
export function rankSpans(models: ReaderModels, groups: readonly SpanRows[]): RankedSpan[] {
  const spans = groups.flatMap(({ sentence, spans: own }) => own.map((span) => ({ sentence, span })));
  const rows = groups.flatMap((group) => group.rows);
  const early = rows.map((row) => models.span.score(row, 0, firstTrees));
  const bar = early.reduce((top, score) => Math.max(top, score), -Infinity) - behind;
  const scores = rows.map((row, index) => {
    const score = early[index] ?? 0;
    return score < bar ? score : score + models.span.score(row, firstTrees);
  });
  const probabilities = softmax(scores);
  return spans.map(({ sentence, span }, index) => ({
    start: span.start,
    end: span.end,
    sentence,
    probability: probabilities[index] ?? 0,
  }));
}

/**
 * How much the words in a sentence count against the sentence itself when a quotation is chosen. Held-out DRCD,
 * quotation right: sentence alone 90.8, words alone 91.1, both 91.4.
 */
const wordShare = 0.7;
/** Each sentence as a quotation of its own, with the probability by its words and by itself. */
export function singlesOf(sentences: readonly RankedSentence[], spans: readonly RankedSpan[]): Window[] {
  const words = new Map<RankedSentence, number>();
  for (const { sentence, probability } of spans) {
    words.set(sentence, (words.get(sentence) ?? 0) + probability);
  }
  return sentences.map((sentence) => {
    const { passage, start, end } = sentence.candidate;
    const own = spans.length > 0 ? (words.get(sentence) ?? 0) : sentence.probability;
    return { passage, start, end, probability: wordShare * own + (1 - wordShare) * sentence.probability };
  });
}

/** Spans compared when the one of highest expected F1 is chosen. */
const compared = 24;
/** What being exactly right is worth beside F1. */
const exactly = 0.6;

/** The words to show: highest in expected exact match and F1 against what may be the answer. */
export function choose(
  spans: readonly RankedSpan[],
  within: Window,
): { span: RankedSpan; expected: number } | null {
  const inside = spans
    .filter(
      ({ sentence, start, end }) =>
        sentence.candidate.passage === within.passage && start >= within.start && end <= within.end,
    )
    .sort((a, b) => b.probability - a.probability)
    .slice(0, compared);
  const total = inside.reduce((sum, span) => sum + span.probability, 0) || 1;
  let best: { span: RankedSpan; expected: number } | null = null;
  let value = -1;
  for (const span of inside) {
    let expected = 0;
    for (const other of inside) expected += (other.probability / total) * overlap(span, other);
    const worth = expected + (exactly * span.probability) / total;
    if (worth > value) {
      value = worth;
      best = { span, expected };
    }
  }
  return best;
}

/** F1 of two spans of one text by their places. */
function overlap(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common <= 0 ? 0 : (2 * common) / (a.end - a.start + b.end - b.start);
}

export function softmax(scores: readonly number[]): number[] {
  const top = scores.reduce((best, score) => Math.max(best, score), -Infinity);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * Reads the passages found for a question: sentences, the words in the best of them.
 * @returns null when there is nothing to read
 */
export function readPassages(
  models: ReaderModels,
  asked: Asked,
  hits: readonly Hit[],
  statistics: Statistics,
): Read | null {
  const sentences = rankSentences(models, asked, hits);
  if (sentences.length === 0) return null;
  let spans: RankedSpan[] | undefined;
  const read = () => {
    spans ??= rankSpans(
      models,
      spanRowsOf(asked, worthReading(sentences, statistics.size), models.patterns, statistics),
    );
    return spans;
  };
  return {
    hits,
    sentences,
    get spans() {
      return read();
    },
    singles: singlesOf(sentences, statistics.size < smallCorpus ? [] : read()),
  };
}

/** What was read for a question. */
export interface Read {
  readonly hits: readonly Hit[];
  readonly sentences: readonly RankedSentence[];
  /** Read when first asked for: in a small corpus few questions need them. */
  readonly spans: readonly RankedSpan[];
  /** Every sentence as a quotation of its own, in reading order. */
  readonly singles: readonly Window[];
}
