import type { Report } from '../corpus/types.ts';
import { buildIndex, type Hit, type SearchIndex } from '../search/index.ts';
import { analyse, type Question } from '../search/question.ts';
import type { Span } from '../text/sentences.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { cut, figuresIn, peopleIn, quoteOf } from './quote.ts';
import type { Answer, AskOptions, Engine } from './types.ts';

/** Passages read closely; on DRCD dev and CMRC trial the right one is among the first five in 99 of 100. */
const passagesRead = 8;
/** Quotations of an answer. */
const mostQuotes = 5;

/** A candidate with how much of the question it bears. */
interface Scored {
  readonly candidate: Candidate;
  /** Share of the question's weighted words in the quotation or its context, 0 to 1. */
  readonly coverage: number;
  readonly score: number;
  readonly missing: readonly string[];
  readonly marks: readonly Span[];
}

/** An engine over reports; builds their index. Deterministic. */
export function createEngine(reports: readonly Report[]): Engine {
  return engineOf(buildIndex(reports));
}

/** An engine over an index that stands. */
export function engineOf(index: SearchIndex): Engine {
  return { reports: index.reports, ask: (question, options) => ask(index, question, options ?? {}) };
}

function ask(index: SearchIndex, text: string, options: AskOptions): Answer {
  const question = analyse(text);
  const { reports, skip = 0 } = options;
  const filter = reports ? (hit: { report: Report }) => reports.includes(hit.report.id) : undefined;
  const hits = index.search(question.core, passagesRead, filter);
  const kept = distinct(rank(index, question, hits), skip + mostQuotes).slice(skip);
  const best = kept[0];
  const quotes = kept.map(({ candidate, marks }) => {
    const focus = marks[0] ?? candidate;
    return quoteOf(candidate.passage, cut(candidate.passage.folded, candidate, focus), marks);
  });
  const first = quotes[0];
  const confidence = best?.coverage ?? 0;
  return {
    question: text,
    status: !best ? 'none' : confidence >= 0.6 ? 'answered' : 'related',
    answer: null,
    quotes,
    figures: best && first ? figuresIn(best.candidate.passage, first) : [],
    people: best && first ? peopleIn(best.candidate.passage, first) : [],
    missing: best?.missing ?? question.terms.map((term) => term.text),
    confidence,
    type: question.type,
    corrections: [],
    understood: null,
  };
}

function rank(index: SearchIndex, question: Question, hits: readonly Hit[]): Scored[] {
  const top = hits[0]?.score ?? 1;
  const scored = candidatesOf(hits).map((candidate) => {
    const { passage, start, end } = candidate;
    const sentence = passage.folded.slice(start, end);
    const missing: string[] = [];
    const marks: Span[] = [];
    let all = 0;
    let here = 0;
    let near = 0;
    for (const term of question.terms) {
      const weight = index.statistics.idf(term.text) + 0.1;
      all += weight;
      const at = sentence.indexOf(term.text);
      if (at >= 0) {
        here += weight;
        marks.push({ start: start + at, end: start + at + term.text.length });
      } else if (passage.context.includes(term.text)) near += weight;
      else missing.push(term.text);
    }
    const coverage = all === 0 ? 0 : (here + near) / all;
    const score =
      (all === 0 ? 0 : (here + 0.6 * near) / all) + 0.4 * (candidate.hit / top) - 0.1 * (candidate.count - 1);
    return { candidate, coverage, score, missing, marks };
  });
  return scored.sort((a, b) => b.score - a.score);
}

/** The best candidates that do not overlap. */
function distinct(ranked: readonly Scored[], most: number): Scored[] {
  const kept: Scored[] = [];
  for (const scored of ranked) {
    const { passage, start, end } = scored.candidate;
    const overlaps = kept.some(
      ({ candidate }) => candidate.passage === passage && candidate.start < end && start < candidate.end,
    );
    if (!overlaps) kept.push(scored);
    if (kept.length === most) break;
  }
  return kept;
}
