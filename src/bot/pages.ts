import type { Answer, Engine, Quote } from '../answer/types.ts';
import type { AnswerFrame, AnswerPage } from './view/answer.ts';

/** On the first page of a list, in UTF-16 units of quotations; one screen of a phone. */
const listLength = 360;
const listQuotes = 3;
/** An answer with fewer quotations than this has no more. */
const fullAnswer = 5;

/** How many quotations the first page shows: one, or a screenful where a list was asked for. */
function firstCount(answer: Answer, compact: boolean): number {
  if (compact || answer.type !== 'list' || answer.status !== 'answered')
    return Math.min(1, answer.quotes.length);
  let length = 0;
  let count = 0;
  for (const quote of answer.quotes.slice(0, listQuotes)) {
    length += quote.text.length;
    if (count > 0 && length > listLength) break;
    count += 1;
  }
  return count;
}

/**
 * The page of an answer that starts with quotation number `skip`. Pages after the first hold one quotation each,
 * and are found again by the engine, which is deterministic: nothing is kept between presses.
 */
export function pageOf(engine: Engine, frame: AnswerFrame, first: Answer, skip: number): AnswerPage {
  const shownFirst = firstCount(first, frame.compact);
  if (skip === 0) {
    const quotes = first.quotes.slice(0, shownFirst);
    const next = hasQuote(engine, first, shownFirst) ? shownFirst : undefined;
    return { ...frame, answer: first, quotes, skip, next };
  }
  const quote = quoteAt(engine, first, skip);
  return {
    ...frame,
    answer: first,
    quotes: quote ? [quote] : [],
    skip,
    previous: skip <= shownFirst ? 0 : skip - 1,
    next: hasQuote(engine, first, skip + 1) ? skip + 1 : undefined,
  };
}

const hasQuote = (engine: Engine, first: Answer, index: number) =>
  quoteAt(engine, first, index) !== undefined;

function quoteAt(engine: Engine, first: Answer, index: number): Quote | undefined {
  if (index < first.quotes.length) return first.quotes[index];
  if (first.quotes.length < fullAnswer) return undefined;
  return engine.ask(first.understood ?? first.question, { skip: index }).quotes[0];
}

/** An answer that is nothing but a quotation, for buttons whose question can no longer be seen. */
export function bareAnswer(quote: Quote): Answer {
  return {
    question: '',
    status: 'answered',
    answer: null,
    quotes: [quote],
    figures: [],
    people: [],
    missing: [],
    confidence: 1,
    type: 'thing',
    corrections: [],
    understood: null,
  };
}
