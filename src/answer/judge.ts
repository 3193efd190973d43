import type { Passage } from '../search/passages.ts';
import type { Question } from '../search/question.ts';
import type { Statistics } from '../search/statistics.ts';
import type { Span } from '../text/sentences.ts';
import type { Asked } from './features/asked.ts';
import { bearsNothing, evidenceRow } from './features/evidence.ts';
import { quotationRows } from './features/quotation.ts';
import type { Forest } from './forest.ts';
import type { Knowledge } from './knowledge.ts';
import type { Models } from './models.ts';
import { pinpointByRule } from './pinpoint.ts';
import { choose, longestRead, type Read, smallCorpus, softmax, type Window } from './reader.ts';
import { type Place, type Support, supportOf } from './support.ts';
import { bearingOf } from './verdict.ts';

/*
 * What was learned and what rules say, put together. Rules of the language carry over to any report; what was
 * learned from an encyclopaedia is surer where there is much text. All numbers here are tuned on
 * test/questions/yongqiao.json and on a fifth of DRCD dev and CMRC trial set aside by article.
 */

/** A quotation to be, judged by what was learned and by rule. */
export interface Scored {
  readonly window: Window;
  readonly support: Support;
  /** 0 to 1; from 0.5 on it counts as an answer. */
  readonly confidence: number;
  readonly score: number;
  /** Its features; null for a heading and where they were not looked at. */
  readonly row: Float32Array | null;
  /** Its features in a small corpus, where it was weighed. */
  readonly evidence?: Float32Array;
}

/** Sentences that rules look at: the learned model's best; more in a small corpus, where it knows less. */
const judged = { small: 16, large: 10 };
/** What the rules count against what was learned, in a small corpus and in a large one. */
const ruleShare = { small: 0.9, large: 0 };
/** What a second sentence must add to the score to earn its place. */
const secondCosts = { small: 0.06, large: 0.02 };
/** Two sentences together are at most this long, in UTF-16 units. */
const longestPair = 120;
/** Of how many quotations of a small corpus, the best by rule, the evidence is weighed. */
const mostWeighed = 6;
/** The log-odds from which on a question counts as answered, in a small corpus and in a large one. */
const answerableOdds = { small: 0.15, large: -1 };
/** The most that a quotation is worth that bears nothing of what is asked. */
const byChance = 0.3;
/** A heading has no learned probability; it wins where the rules find it far better than any sentence. */
const headingProbability = 0.2;

/** Asks for what was, and says what was. */
const former = /以前|之前|原来|原本|过去|从前|早年|当年|曾|退休前/;

/** How much the corpus is like what was learned from: 0 up to 100 passages, 1 from 1,000 on. */
function familiarity(passages: number): number {
  return Math.max(0, Math.min(1, Math.log10(Math.max(1, passages) / 100)));
}

/** Judges quotations and headings, best first: sentences, and the best of them with a neighbour. */
export function judge(
  asked: Asked,
  read: Read | null,
  headings: readonly Passage[],
  knowledge: Knowledge,
  models: Pick<Models, 'quotation' | 'confidence' | 'small'>,
  statistics: Statistics,
): Scored[] {
  const { question } = asked;
  const share = familiarity(statistics.size);
  const rules = between(ruleShare, share);
  const rows = read && quotationRows(asked, read, statistics);
  const rowOf = share > 0 ? rows : null;
  const supportFor = (window: Window) => supportOf(question, placeOf(window), knowledge);
  const scored = (window: Window, support: Support, row: Float32Array | null, learned: number): Scored => {
    const text = window.passage.folded.slice(window.start, window.end);
    const there =
      (support.typeThere === true ? 0.1 : 0) +
      (support.unitThere ? 0.1 : 0) +
      (support.verbatim ? 0.3 : 0) +
      (former.test(question.folded) && former.test(text) ? 0.1 : 0);
    return {
      window,
      support,
      row,
      confidence: row
        ? probabilityOf(models.confidence.score(row) - answerableOdds.large)
        : bearingOf(question, support),
      score: rules * (bearingOf(question, support) + there) + (1 - rules) * learned,
    };
  };
  const singles = [...(read?.singles ?? [])]
    .sort((a, b) => b.probability - a.probability)
    .slice(0, between(judged, share))
    .map((window) => {
      const support = supportFor(window);
      return { window, support, row: rowOf?.(window, support) ?? null };
    });
  const learned = rowOf
    ? softmax(singles.map(({ row }) => (row ? models.quotation.score(row) : 0)))
    : singles.map(({ window }) => window.probability);
  const ranked = singles
    .map(({ window, support, row }, at) => scored(window, support, row, learned[at] ?? 0))
    .sort((a, b) => b.score - a.score);
  const likely = new Map(singles.map(({ window }, at) => [window, learned[at]]));
  const pairs = pairsOf(read, ranked[0]?.window).map((parts) => {
    const [first, second] = parts;
    const window = { ...first, end: second.end, probability: first.probability + second.probability };
    const support = supportFor(window);
    const both = parts.reduce((sum, one) => sum + (likely.get(one) ?? 0), 0);
    const pair = scored(window, support, rowOf?.(window, support) ?? null, both);
    return { ...pair, score: pair.score - between(secondCosts, share) };
  });
  const lines = headings.map((passage) => {
    const line = { passage, start: 0, end: passage.folded.length, probability: 0 };
    return scored(line, supportFor(line), null, headingProbability);
  });
  const all = [...ranked, ...pairs, ...lines].sort((a, b) => b.score - a.score);
  return share === 1 ? all : weigh(asked, all, rows, statistics.size, knowledge, models.small);
}

/** What was learned of reports decides among the quotations that the rules find best. */
function weigh(
  asked: Asked,
  all: readonly Scored[],
  rows: ReturnType<typeof quotationRows> | null,
  size: number,
  knowledge: Knowledge,
  models: Models['small'],
): Scored[] {
  const share = familiarity(size);
  const weighed = all.slice(0, mostWeighed).map((one) => {
    const { window, support } = one;
    const row = one.row ?? (window.passage.block.kind === 'paragraph' && rows ? rows(window, support) : null);
    const evidence = evidenceRow(asked, one, row, all, knowledge);
    const small = models.confidence.score(evidence) - answerableOdds.small;
    const odds = one.row ? between({ small, large: oddsOf(one.confidence) }, share) : small;
    const confidence = Math.min(probabilityOf(odds), bearsNothing(evidence) ? byChance : 1);
    return { ...one, evidence, confidence, weight: weightOf(one, evidence, models.quotation) };
  });
  if (size < smallCorpus) weighed.sort((a, b) => b.weight - a.weight);
  return [...weighed, ...all.slice(mostWeighed).map((one) => ({ ...one, confidence: 0 }))];
}

/** What the rules' score counts beside what was learned: a little, for what is asked in no usual way. */
const rulesCount = 2;

/** What a quotation of a small corpus weighs beside others. */
export function weightOf({ score }: Pick<Scored, 'score'>, evidence: Float32Array, learned: Forest): number {
  return learned.score(evidence) + rulesCount * score;
}

function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

function oddsOf(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** A sentence with the one before it and with the one after, where both together are short enough. */
function pairsOf(read: Read | null, window: Window | undefined): (readonly [Window, Window])[] {
  const own = read?.singles.filter(({ passage }) => passage === window?.passage) ?? [];
  return own.flatMap((first, at) => {
    const second = own[at + 1];
    if (!second || ![first.start, second.start].includes(window?.start ?? -1)) return [];
    return second.end - first.start > longestPair ? [] : [[first, second] as const];
  });
}

/** The sentences of a window, each with its own probability. */
function windowsIn(read: Read, window: Window): Window[] {
  return read.singles.filter(
    ({ passage, start, end }) => passage === window.passage && start >= window.start && end <= window.end,
  );
}

function between(
  { small, large }: { readonly small: number; readonly large: number },
  share: number,
): number {
  return small + share * (large - small);
}

/** The words of a quotation that answer, as offsets into its passage; null where all of it does. */
export function pinpoint(
  question: Question,
  window: Window,
  read: Read,
  knowledge: Knowledge,
  passages: number,
): Span | null {
  if (window.end - window.start > 2 * longestRead) return null;
  // Much text is like what was learned from: there the rules, made for reports, find 3 of 100 fewer answers.
  if (familiarity(passages) > 0.5) {
    return question.type === 'yesno' ? null : (choose(read.spans, window)?.span ?? null);
  }
  const ruled = ruledWords(question, window, read, knowledge);
  if (ruled !== undefined || question.gap === null) return ruled ?? null; // a keyword asks for the sentence
  const brief = read.spans.filter((span) => isBrief(window.passage, span));
  return choose(brief, window)?.span ?? null;
}

/** The rules' words as offsets into the passage: of two sentences, those of the one that bears more. */
function ruledWords(question: Question, window: Window, read: Read, knowledge: Knowledge) {
  const parts = windowsIn(read, window);
  const bearing = (part: Window) => bearingOf(question, supportOf(question, placeOf(part), knowledge));
  const sure = new Map(parts.length > 1 ? parts.map((part) => [part, bearing(part)]) : []);
  const byRest = [...sure.keys()].sort((a, b) => (sure.get(b) ?? 0) - (sure.get(a) ?? 0));
  for (const part of [...byRest.slice(0, 1), window]) {
    const ruled = pinpointByRule(question, placeOf(part), knowledge);
    if (ruled) return { start: part.start + ruled.start, end: part.start + ruled.end };
    if (part === window) return ruled;
  }
  return undefined;
}

function placeOf({ passage, start, end }: Window): Place {
  return { report: passage.report.id, block: passage.blockIndex, start, end };
}

/** Readers of a report ask for words, not for clauses. */
const longestBrief = 16;

function isBrief(passage: Passage, { start, end }: Span): boolean {
  return end - start <= longestBrief && !/[,;:]/.test(passage.folded.slice(start, end));
}
