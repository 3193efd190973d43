import { FormattedString } from '@grammyjs/parse-mode';
import { InlineKeyboard } from 'grammy';
import type { Answer, Quote } from '../../answer/types.ts';
import type { Report } from '../../corpus/types.ts';
import {
  answerAction,
  cardAction,
  encodeReader,
  exampleAction,
  factsAction,
  flipped,
  pageAction,
  paragraphAction,
  rateAction,
} from '../actions.ts';
import type { Reader } from '../context.ts';
import { encodePassage, reportKey } from '../ref.ts';
import { factsOf, figureLine, personLine } from './facts.ts';
import { isConverted, type Me, place, quotation } from './quote.ts';
import { clip, lines, type Screen, shown } from './text.ts';

/** What an answer's message shows beside the answer itself. */
export interface AnswerFrame {
  readonly reader: Reader;
  readonly reports: readonly Report[];
  readonly me: Me;
  /** In groups: the quotation and its place, everything else on demand. */
  readonly compact: boolean;
  /** The question in words, where the message that it answers does not say it (a follow-up, an example). */
  readonly heading?: string | undefined;
}

/** One page of an answer: usually one quotation, several where a list was asked for. */
export interface AnswerPage extends AnswerFrame {
  readonly answer: Answer;
  readonly quotes: readonly Quote[];
  /** Number of the first quotation shown, from 0. */
  readonly skip: number;
  /** Numbers of the quotations that the neighbouring pages start with. */
  readonly previous?: number | undefined;
  readonly next?: number | undefined;
}

const most = { figures: 4, people: 3, words: 40 } as const;

/** The line that names the question: the only one in italics, by which `headingOf` finds it again. */
export function headingLine(reader: Reader, question: string): FormattedString {
  const text = clip(question.replaceAll(/\s+/g, ' '), 300);
  const [before = '', after = ''] = reader.t('question-line', { question: '\u0000' }).split('\u0000');
  return FormattedString.join([before, FormattedString.i(text), after]);
}

/** An answer as a message. */
export function answerScreen(page: AnswerPage): Screen {
  const { answer } = page;
  if (answer.status === 'smalltalk') {
    return { text: lines(page.reader.t(`smalltalk-${answer.smalltalk ?? 'greeting'}`)) };
  }
  if (page.quotes.length === 0) return noneScreen(page);
  return { text: answerText(page), keyboard: answerKeyboard(page) };
}

function answerText(page: AnswerPage): FormattedString {
  const { reader, reports, answer, compact, quotes } = page;
  const first = page.skip === 0;
  const facts = first ? answer : quotes[0] ? factsOf(reports, quotes[0]) : { figures: [], people: [] };
  const told = first ? answer.answer : null;
  const figures = compact ? [] : facts.figures.filter(({ text }) => text !== told).slice(0, most.figures);
  const people = compact ? [] : facts.people.filter(({ name }) => name !== told).slice(0, most.people);
  const beneath = [
    ...figures.map((figure) => figureLine(reader, reports, figure)),
    ...people.map((person) => personLine(reader, reports, person)),
  ];
  return lines(
    page.heading !== undefined && headingLine(reader, page.heading),
    first && correctionLine(page),
    first && headLine(page),
    ...quotes.flatMap((quote, index) => [
      quotation(reader, quote),
      // quotations of one paragraph share the line that says where they stand
      quotes[index + 1]?.block !== quote.block && place(reader, reports, quote, page.me),
    ]),
    ...(beneath.length > 0 ? ['', ...beneath] : []),
    quotes.some((quote) => isConverted(reader, quote.text)) && reader.t('converted'),
  );
}

/** The words that answer, in bold, with what they count or who it is; for `related`, what the report does not say. */
function headLine({ reader, reports, answer }: AnswerPage): FormattedString | undefined {
  if (answer.status === 'related') return new FormattedString(missingLine(reader, answer));
  if (answer.answer === null) return undefined;
  const figure = answer.figures.find(({ text }) => text === answer.answer);
  if (figure) return figureLine(reader, reports, figure);
  const person = answer.people.find(({ name }) => name === answer.answer);
  if (person) return personLine(reader, reports, person);
  return FormattedString.b(shown(reader, answer.answer));
}

function missingLine({ t }: Reader, answer: Answer): string {
  const words = answer.missing.slice(0, 4).map((word) => t('missing-word', { word: clip(word, most.words) }));
  if (words.length === 0) return t('answer-related-whole');
  return t('answer-related', { missing: words.join(t('missing-separator')) });
}

function correctionLine({ reader, answer }: AnswerPage): string | undefined {
  if (answer.corrections.length === 0) return undefined;
  const words = answer.corrections.map((one) => shown(reader, one.to)).join(reader.t('missing-separator'));
  return reader.t('corrected', { words: clip(words, most.words) });
}

function noneScreen(page: AnswerPage): Screen {
  const { reader, reports, compact } = page;
  const heading = page.heading !== undefined && headingLine(reader, page.heading);
  if (reports.length === 0) return { text: lines(heading, reader.t('no-report')) };
  if (compact) return { text: lines(heading, reader.t('answer-none-compact')) };
  return { text: lines(heading, reader.t('answer-none')), keyboard: exampleKeyboard(reader, reports, 3) };
}

function answerKeyboard(page: AnswerPage): InlineKeyboard {
  const { reader, reports, answer, skip, compact } = page;
  const [quote] = page.quotes;
  const keyboard = new InlineKeyboard();
  if (!quote) return keyboard;
  const code = encodeReader(reader);
  const passage = encodePassage(quote);
  const { t } = reader;
  const { figures, people } = factsOf(reports, quote);
  keyboard.text(t('button-context'), paragraphAction.data(code, skip, passage, quote.block));
  if (figures.length + people.length > 0) {
    keyboard.text(t('button-facts'), factsAction.data(code, skip, passage));
  }
  keyboard.row();
  if (page.previous !== undefined) keyboard.text(t('button-previous'), pageAction.data(code, page.previous));
  if (page.next !== undefined) keyboard.text(t('button-next'), pageAction.data(code, page.next));
  keyboard.row();
  keyboard.copyText(t('button-copy'), clip(quote.text, 256));
  if (page.me.supports_inline_queries) keyboard.switchInline(t('button-share'), shareQuery(answer, quote));
  scriptButton(keyboard, reader, quote.text, (other) => answerAction.data(other, skip, passage));
  if (compact) return tidy(keyboard);
  keyboard.row().text(t('button-card'), cardAction.data(code, passage));
  keyboard.text(t('button-good'), rateAction.data('up', passage));
  keyboard.text(t('button-bad'), rateAction.data('down', passage));
  return tidy(keyboard);
}

/** A button for the other script, where there is a difference to see. */
export function scriptButton(
  keyboard: InlineKeyboard,
  reader: Reader,
  text: string,
  data: (reader: string) => string,
): void {
  const other = flipped(reader);
  if (shown(reader, text) === shown(other, text)) return;
  keyboard.text(
    reader.t(reader.simplified ? 'button-original' : 'button-simplified'),
    data(encodeReader(other)),
  );
}

/** What to search for so that others find the same: the question, or the first words of the quotation. */
function shareQuery(answer: Answer, quote: Quote): string {
  const question = answer.understood ?? answer.question;
  return question.length > 0 && question.length <= 100 ? question : clip(quote.text, 60).replace(/…$/, '');
}

/** Rows without buttons are none. */
export function tidy(keyboard: InlineKeyboard): InlineKeyboard {
  return new InlineKeyboard(keyboard.inline_keyboard.filter((row) => row.length > 0));
}

/** Example questions in the reader's language: one of each report in turn, each with its report and number. */
export function examplesFor(
  reader: Reader,
  reports: readonly Report[],
  count: number,
): readonly { readonly question: string; readonly report: Report; readonly index: number }[] {
  const lists = reports.map((report) => ({ report, questions: examplesOf(reader, report) }));
  const longest = Math.max(0, ...lists.map(({ questions }) => questions.length));
  const found = [];
  for (let index = 0; index < longest && found.length < count; index += 1) {
    for (const { report, questions } of lists) {
      const question = questions[index];
      if (question !== undefined && found.length < count) found.push({ question, report, index });
    }
  }
  return found;
}

/** A report's example questions as this reader would ask them. */
export function examplesOf(reader: Reader, report: Report): readonly string[] {
  if (reader.locale === 'en' && report.examplesEn.length > 0) return report.examplesEn;
  return reader.locale === 'zh-Hans'
    ? report.examples.map((question) => shown({ ...reader, simplified: true }, question))
    : report.examples;
}

/** A button for each example question. */
export function exampleKeyboard(reader: Reader, reports: readonly Report[], count: number): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const { question, report, index } of examplesFor(reader, reports, count)) {
    keyboard
      .text(clip(question, 60), exampleAction.data(encodeReader(reader), reportKey(report.id), index))
      .row();
  }
  return tidy(keyboard);
}
