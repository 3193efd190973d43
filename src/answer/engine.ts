import type { Report } from '../corpus/types.ts';
import { buildIndex, type IndexData, type SearchIndex } from '../search/index.ts';
import type { Passage } from '../search/passages.ts';
import type { Question } from '../search/question.ts';
import { remembered } from '../text/remembered.ts';
import type { Span } from '../text/sentences.ts';
import { type Answering, figuresOf, peopleOf } from './assemble.ts';
import { askedOf } from './features/asked.ts';
import { followUp } from './followup.ts';
import { judge, pinpoint, type Scored } from './judge.ts';
import { createKnowledge, type Knowledge } from './knowledge.ts';
import { type Models, shippedModels } from './models.ts';
import { cut, quoteOf } from './quote.ts';
import { type Read, readPassages, smallCorpus } from './reader.ts';
import { smalltalkOf } from './smalltalk.ts';
import type { Answer, AskOptions, Engine } from './types.ts';
import { type Understood, understand } from './understand.ts';
import { answerable } from './verdict.ts';

/** Passages read closely; on DRCD dev and CMRC trial the right one is among the first five in 99.3 of 100. */
const passagesRead = 5;
/** In a small corpus more of them are read: synonyms and bylines stand further down. */
const passagesReadOfFew = 8;
/** Hits among which they are looked for, and titles and headings beside them. */
const looked = 40;
const headingsRead = 3;
/** Quotations of an answer. */
const mostQuotes = 5;

/** What an engine works with. */
interface Tools {
  readonly index: SearchIndex;
  readonly knowledge: Knowledge;
  readonly models: Models;
  /** What a question that stands by itself means and finds; the latest are remembered. */
  readonly look: (asked: string) => Looked;
  /** Its first page, likewise. */
  readonly answer: (asked: string) => Answer;
}

interface Looked {
  readonly understood: Understood;
  readonly found: Found;
}

/**
 * How many answers are remembered. The buttons of an answer ask its question again, a follow-up the question
 * before, and many people ask the same.
 */
const mostRemembered = 1000;
/** What was found for a question takes 80 KB, and only its further pages need it. */
const mostLooked = 50;

/** An engine with the data from which its index can be loaded again. */
export interface IndexedEngine extends Engine {
  readonly index: IndexData;
}

/** An engine over reports; builds their index. Deterministic. */
export function createEngine(reports: readonly Report[]): IndexedEngine {
  return engineOf(buildIndex(reports));
}

/**
 * An engine over an index that stands. The first question reads the models and the corpus' names, so that a start
 * need not wait for them.
 */
export function engineOf(index: SearchIndex, models?: Models): IndexedEngine {
  let tools: Tools | undefined;
  return {
    reports: index.reports,
    index: index.data,
    ask: (question, options) => {
      tools ??= toolsOf(index, models ?? shippedModels());
      return ask(tools, question, options ?? {});
    },
  };
}

function toolsOf(index: SearchIndex, models: Models): Tools {
  const knowledge = createKnowledge(index);
  const tools: Tools = {
    index,
    knowledge,
    models,
    look: remembered(mostLooked, (asked) => {
      const { text, reports } = askedIn(asked);
      const understood = understand(text, knowledge);
      const may = reports && (({ report }: Passage) => reports.includes(report.id));
      return { understood, found: find(tools, understood, may) };
    }),
    answer: remembered(mostRemembered, (asked) => {
      const { understood, found } = tools.look(asked);
      return assemble(askedIn(asked).text, understood, found, 0, tools);
    }),
  };
  return tools;
}

function ask(tools: Tools, text: string, options: AskOptions): Answer {
  const smalltalk = smalltalkOf(text);
  if (smalltalk) return { ...nothing(text), status: 'smalltalk', smalltalk, confidence: 1 };
  const { reports, previous, skip = 0 } = options;
  const before = previous?.question;
  const earlier = before === undefined ? undefined : ask(tools, before, reports ? { reports } : {});
  const inFull = previous ? followUp(text, previous, tools.knowledge, earlier) : null;
  const asked = JSON.stringify({ text: inFull ?? text, reports } satisfies InFull);
  const page = skip === 0 ? tools.answer(asked) : further(tools, text, asked, skip);
  return inFull === null ? page : { ...page, question: text, understood: inFull };
}

/** A question that stands by itself and the reports it is put to; as JSON, what answers are remembered by. */
interface InFull {
  readonly text: string;
  readonly reports: readonly string[] | undefined;
}

function askedIn(asked: string): InFull {
  const { text, reports }: Omit<InFull, 'reports'> & { reports?: readonly string[] } = JSON.parse(asked);
  return { text, reports };
}

/** A page behind the first. */
function further(tools: Tools, text: string, asked: string, skip: number): Answer {
  const { understood, found } = tools.look(asked);
  return assemble(text, understood, found, skip, tools);
}

/** What was found for a question: quotations best first, and what the learned reader made of it. */
export interface Found {
  readonly ranked: readonly Scored[];
  readonly read: Read | null;
}

/**
 * Finds, reads and judges.
 * @param filter passages to consider; all when absent
 */
export function find(
  { index, knowledge, models }: Pick<Tools, 'index' | 'knowledge' | 'models'>,
  { question, query }: Understood,
  filter?: (passage: Passage) => boolean,
): Found {
  const found = index.search(query, looked, filter);
  const paragraphs = found.filter(({ passage }) => passage.block.kind === 'paragraph');
  const headings = found.flatMap(({ passage }) => (passage.block.kind === 'paragraph' ? [] : [passage]));
  const hits = paragraphs.slice(0, index.passages.length < smallCorpus ? passagesReadOfFew : passagesRead);
  const asked = askedOf(question, index.statistics);
  const read = readPassages(models, asked, hits, index.statistics);
  const lines = headings.slice(0, headingsRead);
  return { ranked: judge(asked, read, lines, knowledge, models, index.statistics), read };
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

function assemble(
  text: string,
  { question, corrections }: Understood,
  { ranked, read }: Found,
  skip: number,
  tools: Tools,
): Answer {
  const { knowledge } = tools;
  const base = { ...nothing(text), type: question.type, corrections };
  const kept = distinct(ranked, skip + mostQuotes).slice(skip);
  const best = kept[0];
  if (!best)
    return { ...base, missing: question.terms.map((term) => question.text.slice(term.start, term.end)) };
  const answered = best.confidence >= answerable;
  const drawn = kept.map((scored, at) => draw(question, scored, answered && at === 0 ? read : null, tools));
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

/** What a further quotation must reach of the first's confidence or score. */
const asWell = 0.85;

/** For lists, the further quotations that answer about as well as the first. */
function alsoAnswers(question: Question, best: Scored, other: Scored | undefined): boolean {
  return (
    question.type === 'list' &&
    other !== undefined &&
    other.confidence >= answerable &&
    (other.confidence >= best.confidence * asWell || other.score >= best.score * asWell)
  );
}

/** A quotation with its pinpointed words; without `read`, nothing is pinpointed. */
function draw(question: Question, { window }: Scored, read: Read | null, { knowledge, index }: Tools) {
  const { passage, start, end } = window;
  const place = { report: passage.report.id, block: passage.blockIndex, start, end };
  const focus = read && pinpoint(question, window, read, knowledge, index.passages.length);
  const marks = focus ? [focus] : termMarks(question, passage.folded, window);
  const span = cut(passage.folded, window, focus ?? marks[0] ?? window);
  const answering: Answering = {
    ...place,
    ...span,
    answer: focus ? { start: focus.start - span.start, end: focus.end - span.start } : null,
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

/** The best quotations that do not overlap. */
function distinct(ranked: readonly Scored[], most: number): Scored[] {
  const kept: Scored[] = [];
  for (const scored of ranked) {
    const { passage, start, end } = scored.window;
    const overlaps = kept.some(
      ({ window }) => window.passage === passage && window.start < end && start < window.end,
    );
    if (!overlaps) kept.push(scored);
    if (kept.length === most) break;
  }
  return kept;
}
