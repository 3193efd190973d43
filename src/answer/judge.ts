import type { Passage } from '../search/passages.ts';
import type { Question } from '../search/question.ts';
import type { Span } from '../text/sentences.ts';
import type { Knowledge } from './knowledge.ts';
import type { Models } from './models.ts';
import { pinpointByRule } from './pinpoint.ts';
import { choose, longestRead, type Read, type Window } from './reader.ts';
import { type Place, type Support, supportOf } from './support.ts';
import { confidenceByRule } from './verdict.ts';

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
}

/** Quotations that rules look at: the learned model's best; more in a small corpus, where it knows less. */
const judged = { small: 30, large: 10 };
/**
 * What the rules count against the learned probability, in a small corpus and in a large one. First quotation
 * right on the shipped report, DRCD, CMRC: learned alone 89, 92.5, 81.6; rules at 0.6 95, 92.7, 81.6; at 0.9 97,
 * 88.9, 80.6.
 */
const ruleShare = { small: 0.9, large: 0.6 };
/** In a small corpus a second sentence must earn its place. */
const secondCosts = 0.06;
/** A heading has no learned probability; it wins where the rules find it far better than any sentence. */
const headingProbability = 0.2;

/** How much the corpus is like what was learned from: 0 up to 100 passages, 1 from 1,000 on. */
function familiarity(passages: number): number {
  return Math.max(0, Math.min(1, Math.log10(Math.max(1, passages) / 100)));
}

/** Judges quotations and headings, best first. */
export function judge(
  question: Question,
  read: Read | null,
  headings: readonly Passage[],
  knowledge: Knowledge,
  models: Models,
  passages: number,
): Scored[] {
  const learned = read ? models.confidence.score(read.row) : 0;
  const share = familiarity(passages);
  const rules = between(ruleShare, share);
  const scored = (window: Window, probability: number, known: boolean): Scored => {
    const support = supportOf(question, placeOf(window), knowledge);
    const sure = confidenceByRule(question, support);
    const there =
      (support.typeThere === true ? 0.1 : 0) + (support.unitThere ? 0.1 : 0) + (support.verbatim ? 0.3 : 0);
    return {
      window,
      support,
      confidence: confidenceOf(sure, known ? learned : null, share),
      score: rules * (sure + there) + (1 - rules) * probability,
    };
  };
  const lines = headings.map((passage) => ({
    passage,
    start: 0,
    end: passage.folded.length,
    probability: 0,
  }));
  return [
    ...candidatesOf(read, between(judged, share)).map((window, at) => {
      const costs = at === 0 && window.second ? secondCosts * (1 - share) : 0;
      return scored(window, window.probability - costs / (1 - rules), true);
    }),
    ...lines.map((line) => scored(line, headingProbability, false)),
  ].sort((a, b) => b.score - a.score);
}

/** The best windows, and the sentences of the first on their own if it has two. */
function candidatesOf(read: Read | null, most: number): (Window & { readonly second: boolean })[] {
  const windows = read?.windows.slice(0, most) ?? [];
  const [first] = windows;
  if (!read || !first) return [];
  const parts = windowsIn(read, first);
  const second = parts.length > 1;
  return [
    { ...first, second },
    ...(second ? parts : []).map((part) => ({ ...part, second: false })),
    ...windows.slice(1).map((window) => ({ ...window, second: false })),
  ];
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

/**
 * Rules alone in a small corpus, where a near miss is always at hand: 98 and 96 % of the report's questions are
 * answered, all others not. In a large one, mostly what was learned with articles left out: 92 % answered, 90 % of
 * the others not (DRCD, a fifth set aside).
 * @param sure the rules' confidence, 0 to 1
 * @param learned the model's log-odds, or null for what it does not know
 */
function confidenceOf(sure: number, learned: number | null, share: number): number {
  const byRule = 6 * (sure - 0.5);
  const byBoth = learned === null ? byRule : learned + (sure - 0.5) + 1.3;
  return 1 / (1 + Math.exp(-((1 - share) * byRule + share * byBoth)));
}

/** Learned words this likely go before the rules' in a small corpus, and in a large one. */
const surerThanRules = { small: 0.85, large: 0.35 };

/** The words of a quotation that answer, as offsets into its passage; null where all of it does. */
export function pinpoint(
  question: Question,
  window: Window,
  read: Read,
  knowledge: Knowledge,
  passages: number,
): Span | null {
  const { passage } = window;
  if (window.end - window.start > 2 * longestRead) return null;
  const share = familiarity(passages);
  const ruled = ruledWords(question, window, read, knowledge);
  const words = share < 0.5 ? read.spans.filter((span) => isBrief(passage, span)) : read.spans;
  const learned = choose(words, window);
  if (!learned || (question.gap === null && share < 0.5)) return ruled ?? null; // a keyword asks for the sentence
  if (ruled === undefined) return learned.span;
  if (ruled === null) return share > 0.5 && question.type !== 'yesno' ? learned.span : null;
  return learned.span.probability >= between(surerThanRules, share) ? learned.span : ruled;
}

/** The rules' words as offsets into the passage: of two sentences, those of the one that bears more. */
function ruledWords(question: Question, window: Window, read: Read, knowledge: Knowledge) {
  const parts = windowsIn(read, window);
  const sureOf = (part: Window) => confidenceByRule(question, supportOf(question, placeOf(part), knowledge));
  const sure = new Map(parts.length > 1 ? parts.map((part) => [part, sureOf(part)]) : []);
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
const brief = 16;

function isBrief(passage: Passage, { start, end }: Span): boolean {
  return end - start <= brief && !/[,;:]/.test(passage.folded.slice(start, end));
}
