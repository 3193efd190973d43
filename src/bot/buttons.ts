import { Composer, InlineKeyboard } from 'grammy';
import type { Quote } from '../answer/types.ts';
import {
  answerAction,
  decodeReader,
  encodeReader,
  exampleAction,
  factsAction,
  openAction,
  pageAction,
  paragraphAction,
} from './actions.ts';
import { questionOf, wordsUnder } from './addressed.ts';
import type { CallbackContext } from './callback.ts';
import { type Context, type Reader, readerFor } from './context.ts';
import { questionTo } from './memory.ts';
import { bareAnswer, pageOf } from './pages.ts';
import { decodePassage, findReport } from './ref.ts';
import { edit, send } from './send.ts';
import {
  type AnswerFrame,
  answerScreen,
  examplesOf,
  headingLine,
  scriptButton,
  tidy,
} from './view/answer.ts';
import { factsText } from './view/facts.ts';
import { paragraphScreen } from './view/paragraph.ts';
import { lines, type Screen } from './view/text.ts';

/** The buttons of answers. Each edits its message; what it needs is in its data and in the message itself. */
export const buttons = new Composer<Context>();

/** The question that a message of the bot answers. */
export interface Behind {
  readonly question: string;
  /** Set where the message itself says the question, so that it must go on doing so. */
  readonly heading?: string;
}

/** The question behind a pressed message: in its own words, in the message it replies to, or remembered. */
export async function questionBehind(ctx: CallbackContext): Promise<Behind | undefined> {
  const { message } = ctx.callbackQuery;
  if (!message) return undefined;
  if (message.date !== 0) {
    const heading = wordsUnder(message, 'italic');
    if (heading) return { question: heading, heading };
    const question = message.reply_to_message ? questionOf(message.reply_to_message, ctx.me) : '';
    if (question !== '') return { question };
  }
  const question = await questionTo(ctx.store, message.chat.id, message.message_id);
  return question === undefined ? undefined : { question };
}

function frameOf(ctx: Context, reader: Reader, behind?: Behind): AnswerFrame {
  const { reports } = ctx.engine;
  const compact = ctx.chat?.type !== 'private';
  return { reader, reports, me: ctx.me, compact, heading: behind?.heading };
}

const tell = (ctx: CallbackContext, reader: Reader, key: string) =>
  ctx.answerCallbackQuery({ text: reader.t(key), show_alert: true }).then(() => {});

const backTo = (reader: Reader, skip: number, passage: string) => ({
  label: reader.t('button-back'),
  data: answerAction.data(encodeReader(reader), skip, passage),
});

buttons.use(
  answerAction.on(async (ctx, view, skip, passage) => {
    const reader = decodeReader(view);
    const behind = await questionBehind(ctx);
    const frame = frameOf(ctx, reader, behind);
    if (behind) {
      const page = pageOf(ctx.engine, frame, ctx.engine.ask(behind.question), skip);
      if (page.quotes.length > 0) return edit(ctx, answerScreen(page));
    }
    const quote = decodePassage(ctx.engine.reports, passage);
    if (!quote) return tell(ctx, reader, 'passage-gone');
    await edit(ctx, answerScreen({ ...frame, answer: bareAnswer(quote), quotes: [quote], skip: 0 }));
  }),
);

buttons.use(
  pageAction.on(async (ctx, view, skip) => {
    const reader = decodeReader(view);
    const behind = await questionBehind(ctx);
    if (!behind) return tell(ctx, reader, 'question-gone');
    const page = pageOf(ctx.engine, frameOf(ctx, reader, behind), ctx.engine.ask(behind.question), skip);
    if (page.quotes.length === 0) return tell(ctx, reader, 'passage-gone');
    await edit(ctx, answerScreen(page));
  }),
);

buttons.use(
  paragraphAction.on(async (ctx, view, skip, passage, index) => {
    const reader = decodeReader(view);
    const quote = decodePassage(ctx.engine.reports, passage);
    const report = ctx.engine.reports.find((one) => one.id === quote?.report);
    if (!quote || !report) return tell(ctx, reader, 'passage-gone');
    const frame = frameOf(ctx, reader, await questionBehind(ctx));
    const screen = paragraphScreen({
      ...frame,
      report,
      index,
      quote,
      open: (code, target) => paragraphAction.data(code, skip, passage, target),
      back: backTo(reader, skip, passage),
    });
    if (!screen) return tell(ctx, reader, 'passage-gone');
    await edit(ctx, screen);
  }),
);

buttons.use(
  openAction.on(async (ctx, view, key, index) => {
    const reader = decodeReader(view);
    const screen = openScreen(ctx, reader, key, index);
    if (!screen) return tell(ctx, reader, 'passage-gone');
    await edit(ctx, screen);
  }),
);

/** A paragraph by itself, as deep links open it. */
export function openScreen(ctx: Context, reader: Reader, key: string, index: number): Screen | undefined {
  const { reports } = ctx.engine;
  const report = findReport(reports, key);
  if (!report) return undefined;
  const open = (code: string, target: number) => openAction.data(code, key, target);
  return paragraphScreen({ reader, reports, me: ctx.me, report, index, open });
}

buttons.use(
  factsAction.on(async (ctx, view, skip, passage) => {
    const reader = decodeReader(view);
    const quote = decodePassage(ctx.engine.reports, passage);
    if (!quote) return tell(ctx, reader, 'passage-gone');
    const screen = factsScreen(ctx, reader, quote, skip, passage, await questionBehind(ctx));
    if (!screen) return tell(ctx, reader, 'facts-none');
    await edit(ctx, screen);
  }),
);

function factsScreen(
  ctx: CallbackContext,
  reader: Reader,
  quote: Quote,
  skip: number,
  passage: string,
  behind: Behind | undefined,
): Screen | null {
  const facts = factsText(reader, ctx.engine.reports, quote);
  if (!facts) return null;
  const heading = behind?.heading !== undefined && headingLine(reader, behind.heading);
  const back = backTo(reader, skip, passage);
  const keyboard = new InlineKeyboard().text(back.label, back.data);
  scriptButton(keyboard, reader, facts.text, (other) => factsAction.data(other, skip, passage));
  return { text: lines(heading, facts), keyboard: tidy(keyboard) };
}

buttons.use(
  exampleAction.on(async (ctx, view, key, index) => {
    const report = findReport(ctx.engine.reports, key);
    const question = report && examplesOf(decodeReader(view), report)[index];
    if (question === undefined) return tell(ctx, decodeReader(view), 'button-outdated');
    await send(ctx, askedScreen(ctx, question), { replyTo: null });
  }),
);

/** The answer to a question that stands in no message of a person; so the screen itself says it. */
export function askedScreen(ctx: Context, question: string): Screen {
  const reader = readerFor(question, ctx.settings, ctx.from?.language_code);
  const frame = frameOf(ctx, reader, { question, heading: question });
  return answerScreen(pageOf(ctx.engine, frame, ctx.engine.ask(question), 0));
}
