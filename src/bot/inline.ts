import { Composer } from 'grammy';
import type { InlineQueryResultArticle } from 'grammy/types';
import type { Answer, AnswerFigure, AnswerPerson, Quote } from '../answer/types.ts';
import { type Context, type Reader, readerFor } from './context.ts';
import { bareAnswer, pageOf } from './pages.ts';
import { encodePassage, questionPayload } from './ref.ts';
import { isTooLate } from './send.ts';
import { type AnswerFrame, answerScreen, examplesFor } from './view/answer.ts';
import { figureLine, personLine } from './view/facts.ts';
import { placeText } from './view/quote.ts';
import { clip, fit, lines, type Screen, shown } from './view/text.ts';

/** Inline queries: `@bot 麵粉` in any chat. */
export const inline = new Composer<Context>();

/** Telegram may keep results this long, in seconds: they change only with the corpus. */
const cacheSeconds = 300;
/** Quotations fetched at once: as many as an answer has at most. */
const pageSize = 5;

inline.on('inline_query', async (ctx) => {
  const { query, offset } = ctx.inlineQuery;
  const skip = Math.max(0, Math.min(200, Number.parseInt(offset, 10) || 0));
  const question = query.trim();
  const { results, next } = question === '' ? exampleResults(ctx) : searchResults(ctx, question, skip);
  try {
    await ctx.answerInlineQuery(results, {
      cache_time: cacheSeconds,
      is_personal: true, // the language of the results is the reader's
      next_offset: next,
      ...(results.length === 0 &&
        skip === 0 && {
          button: { text: ctx.t('inline-ask'), start_parameter: questionPayload(question) ?? 'inline' },
        }),
    });
  } catch (error) {
    if (!isTooLate(error)) throw error;
  }
});

interface Results {
  readonly results: InlineQueryResultArticle[];
  /** Offset of the next page; '' at the end. */
  readonly next: string;
}

function searchResults(ctx: Context, question: string, skip: number): Results {
  const found = ctx.engine.ask(question, { skip });
  const frame = frameOf(ctx, readerFor(question, ctx.settings, ctx.from?.language_code));
  const results = found.quotes.map((quote, index) =>
    quoteResult(frame, index === 0 && skip === 0 ? found : bareAnswer(quote), quote),
  );
  if (skip === 0) {
    results.push(...found.figures.slice(0, 10).map((figure, index) => figureResult(frame, figure, index)));
    results.push(...found.people.slice(0, 10).map((person, index) => personResult(frame, person, index)));
  }
  const full = found.quotes.length === pageSize;
  return { results, next: full ? String(skip + pageSize) : '' };
}

function exampleResults(ctx: Context): Results {
  const frame = frameOf(ctx, ctx.reader);
  const examples = examplesFor(ctx.reader, frame.reports, 6);
  const results = examples.flatMap(({ question }, index) => {
    const found = ctx.engine.ask(question);
    const page = pageOf(ctx.engine, { ...frame, heading: question }, found, 0);
    if (page.quotes.length === 0) return [];
    const screen = answerScreen({ ...page, next: undefined });
    return [
      article(`x${index}`, question, found.answer ?? shown(frame.reader, page.quotes[0]?.text ?? ''), screen),
    ];
  });
  return { results, next: '' };
}

function frameOf(ctx: Context, reader: Reader): AnswerFrame {
  return { reader, reports: ctx.engine.reports, me: ctx.me, compact: true };
}

/** One result of an inline or guest query; sent, it is the screen. */
export function article(
  id: string,
  title: string,
  description: string,
  screen: Screen,
): InlineQueryResultArticle {
  const text = fit(screen.text);
  return {
    type: 'article',
    id,
    title: clip(title, 120) || '…',
    description: clip(description, 200),
    input_message_content: {
      message_text: text.text,
      entities: text.entities,
      link_preview_options: { is_disabled: true },
    },
    ...(screen.keyboard && { reply_markup: screen.keyboard }),
  };
}

function quoteResult(frame: AnswerFrame, answer: Answer, quote: Quote): InlineQueryResultArticle {
  const { reader, reports } = frame;
  const screen = answerScreen({ ...frame, answer, quotes: [quote], skip: 0 });
  const words = shown(reader, quote.text);
  const pinpointed = answer.status === 'answered' && answer.answer !== null;
  const [title, rest] = pinpointed ? [shown(reader, answer.answer), words] : firstWords(words);
  const description = `${placeText(reader, reports, quote)} ${rest}`.trim();
  return article(`q${encodePassage(quote)}`, title, description, screen);
}

/** A sentence's first clause, which fits a line, and the rest. */
function firstWords(words: string): [string, string] {
  const clause = /^.{6,40}?[，,；;：:]/u.exec(words)?.[0];
  if (clause === undefined) return words.length <= 40 ? [words, ''] : [clip(words, 40), words];
  return [clause.slice(0, -1), words.slice(clause.length)];
}

function figureResult(frame: AnswerFrame, figure: AnswerFigure, index: number): InlineQueryResultArticle {
  const line = figureLine(frame.reader, frame.reports, figure);
  return article(`f${index}`, line.text, '', { text: lines(line, sourceLine(frame, figure)) });
}

function personResult(frame: AnswerFrame, person: AnswerPerson, index: number): InlineQueryResultArticle {
  const line = personLine(frame.reader, frame.reports, person);
  return article(`n${index}`, line.text, '', { text: lines(line, sourceLine(frame, person)) });
}

/** Where a figure or person stands. */
function sourceLine(
  frame: AnswerFrame,
  at: { readonly report: string; readonly paragraph: number },
): string | false {
  const report = frame.reports.find((one) => one.id === at.report);
  const index = report?.blocks.findIndex((one) => one.paragraph === at.paragraph) ?? -1;
  const found = report?.blocks[index];
  if (!found) return false;
  const { section, paragraph, text } = found;
  return placeText(frame.reader, frame.reports, {
    report: at.report,
    section,
    paragraph,
    start: 0,
    end: text.length,
    text,
    block: index,
  });
}
