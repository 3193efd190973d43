import type { Report } from '../corpus/types.ts';
import { buildIndex, type Hit, type SearchIndex } from '../search/index.ts';
import type { Question } from '../search/question.ts';
import type { Span } from '../text/sentences.ts';
import { type Answering, figuresOf, peopleOf } from './assemble.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { createKnowledge, type Knowledge } from './knowledge.ts';
import { pinpointByRule } from './pinpoint.ts';
import { cut, quoteOf } from './quote.ts';
import { smalltalkOf } from './smalltalk.ts';
import { type Support, supportOf } from './support.ts';
import type { Answer, AskOptions, Engine } from './types.ts';
import { type Understood, understand } from './understand.ts';
import { answerable, confidenceByRule } from './verdict.ts';

/** Passages read closely; on DRCD dev and CMRC trial the right one is among the first five in 99 of 100. */
const passagesRead = 8;
/** Quotations of an answer. */
const mostQuotes = 5;

/** A candidate with how much of the question it bears. */
interface Scored {
  readonly candidate: Candidate;
  readonly support: Support;
  readonly confidence: number;
  readonly score: number;
}

/** An engine over reports; builds their index. Deterministic. */
export function createEngine(reports: readonly Report[]): Engine {
  return engineOf(buildIndex(reports));
}

/** An engine over an index that stands. */
export function engineOf(index: SearchIndex): Engine {
  const knowledge = createKnowledge(index.reports);
  return {
    reports: index.reports,
    ask: (question, options) => ask(index, knowledge, question, options ?? {}),
  };
}

function ask(index: SearchIndex, knowledge: Knowledge, text: string, options: AskOptions): Answer {
  const smalltalk = smalltalkOf(text);
  if (smalltalk) return { ...nothing(text), status: 'smalltalk', smalltalk, confidence: 1 };
  const { reports, previous, skip = 0 } = options;
  const before = previous?.question;
  const earlier =
    before === undefined ? undefined : ask(index, knowledge, before, reports ? { reports } : {});
  const understood = understand(text, knowledge, previous, earlier);
  const filter = reports ? (hit: { report: Report }) => reports.includes(hit.report.id) : undefined;
  const hits = index.search(understood.search, passagesRead, filter);
  const ranked = rank(understood.question, hits, knowledge);
  return assemble(text, understood, ranked, skip, knowledge);
}

function nothing(text: string): Answer {
  return {
    question: text,
    status: 'none',
    answer: null,
    quotes: [],
    figures: [],
    people: [],
    missing: [],
    confidence: 0,
    type: 'thing',
    corrections: [],
    understood: null,
  };
}

function rank(question: Question, hits: readonly Hit[], knowledge: Knowledge): Scored[] {
  const top = hits[0]?.score ?? 1;
  const scored = candidatesOf(hits).map((candidate) => {
    const { passage, start, end } = candidate;
    const support = supportOf(
      question,
      { report: passage.report.id, block: passage.blockIndex, start, end },
      knowledge,
    );
    const confidence = confidenceByRule(question, support);
    const type = (support.typeThere === true ? 0.1 : 0) + (support.unitThere ? 0.1 : 0);
    const score = confidence + type + 0.15 * (candidate.hit / top) - 0.08 * (candidate.count - 1);
    return { candidate, support, confidence, score };
  });
  return scored.sort((a, b) => b.score - a.score);
}

function assemble(
  text: string,
  { question, corrections, understood }: Understood,
  ranked: readonly Scored[],
  skip: number,
  knowledge: Knowledge,
): Answer {
  const base = { ...nothing(text), type: question.type, corrections, understood };
  const kept = distinct(ranked, skip + mostQuotes).slice(skip);
  const best = kept[0];
  if (!best)
    return { ...base, missing: question.terms.map((term) => question.text.slice(term.start, term.end)) };
  const answered = best.confidence >= answerable;
  const drawn = kept.map((scored, at) => draw(question, scored, answered && at === 0, knowledge));
  const first = drawn[0];
  const bearing = drawn.filter((_, at) => at === 0 || alsoAnswers(question, best, kept[at]));
  return {
    ...base,
    status: answered ? 'answered' : 'related',
    answer: first?.answering.answer
      ? first.quote.text.slice(first.answering.answer.start, first.answering.answer.end)
      : null,
    quotes: drawn.map(({ quote }) => quote),
    figures: answered
      ? figuresOf(
          question,
          bearing.map(({ answering }) => answering),
          knowledge,
        )
      : [],
    people: answered
      ? peopleOf(
          question,
          bearing.map(({ answering }) => answering),
          knowledge,
        )
      : [],
    missing: best.support.missing,
    confidence: best.confidence,
  };
}

/** For lists, the further quotations that answer about as well as the first. */
function alsoAnswers(question: Question, best: Scored, other: Scored | undefined): boolean {
  return (
    question.type === 'list' &&
    other !== undefined &&
    other.confidence >= answerable &&
    other.confidence >= best.confidence * 0.85
  );
}

/** The quotation of a candidate with its pinpointed words. */
function draw(question: Question, { candidate }: Scored, pinpoint: boolean, knowledge: Knowledge) {
  const { passage, start, end } = candidate;
  const place = { report: passage.report.id, block: passage.blockIndex, start, end };
  const found = pinpoint ? pinpointByRule(question, place, knowledge) : null;
  const focus: Span = found ? { start: start + found.start, end: start + found.end } : candidate;
  const marks = found ? [focus] : termMarks(question, passage.folded, candidate);
  const span = cut(passage.folded, candidate, found ? focus : (marks[0] ?? candidate));
  const answering: Answering = {
    ...place,
    ...span,
    answer: found ? { start: focus.start - span.start, end: focus.end - span.start } : null,
  };
  return { quote: quoteOf(passage, span, marks), answering };
}

/** Where the question's words stand in a span. */
function termMarks(question: Question, folded: string, span: Span): Span[] {
  return question.terms.flatMap(({ text }) => {
    const at = folded.indexOf(text, span.start);
    return at >= 0 && at + text.length <= span.end ? [{ start: at, end: at + text.length }] : [];
  });
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
