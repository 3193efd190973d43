import { Composer, InlineKeyboard } from 'grammy';
import type { Message } from 'grammy/types';
import type { Quote } from '../answer/types.ts';
import type { Report } from '../corpus/types.ts';
import { cardAction, decodeReader, encodeReader } from './actions.ts';
import type { Context, Reader } from './context.ts';
import { chartAction, overviewAction } from './list-actions.ts';
import { chart } from './picture/chart.ts';
import type { Picture } from './picture/element.ts';
import { overview } from './picture/figures.ts';
import type { Look } from './picture/look.ts';
import { quoteCard } from './picture/quote.ts';
import { decodePassage, reportKey } from './ref.ts';
import { openReport, withReport } from './reports.ts';
import { showPlain } from './rich.ts';
import { sendPicture } from './send-picture.ts';
import { tidy } from './view/answer.ts';
import { turnButtons } from './view/pager.ts';
import { groupsOf } from './view/stats.ts';
import { lines, shown } from './view/text.ts';

/** Pictures: the report's figures (/card), a group of them, a quotation. */
export const card = new Composer<Context>();

/** How this reader's pictures look. */
export function lookOf({ t, locale, simplified }: Reader): Look {
  return {
    language: locale === 'en' && !simplified ? 'en' : simplified ? 'hans' : 'hant',
    words: {
      overview: t('picture-overview'),
      chart: t('picture-chart'),
      quote: t('picture-quote'),
      quoteConverted: t('picture-quote-converted'),
      others: t('picture-others'),
      logarithmic: t('picture-logarithmic'),
      page: (page, of) => t('list-page', { page, of }),
      unit: (unit) => t('picture-unit', { unit }),
    },
  };
}

card.command('card', (ctx) => openReport(ctx, 'card', (report) => sendOverview(ctx, report, 0)));

card.use(
  overviewAction.on((ctx, view, key, page) =>
    withReport(ctx, view, key, (report) => sendOverview(ctx, report, page)),
  ),
  chartAction.on((ctx, view, key, group, page) =>
    withReport(ctx, view, key, async (report) => {
      const name = groupsOf(report)[group];
      if (name === undefined) return void (await ctx.answerCallbackQuery({ text: ctx.t('report-gone') }));
      const data = (start: number) => chartAction.data(encodeReader(ctx.reader), key, group, start);
      await sendPage(ctx, chart(report, name, lookOf(ctx.reader)), page, data);
    }),
  ),
  cardAction.on(async (ctx, view, passage) => {
    ctx.reader = decodeReader(view);
    const quote = decodePassage(ctx.engine.reports, passage);
    const report = ctx.engine.reports.find(({ id }) => id === quote?.report);
    if (!quote || !report) return void (await ctx.answerCallbackQuery({ text: ctx.t('passage-gone') }));
    const highlights = marksIn(ctx.callbackQuery.message, ctx.reader, quote);
    await sendPicture(
      ctx,
      quoteCard(report, { ...quote, highlights }, lookOf(ctx.reader)),
      new InlineKeyboard(),
    );
  }),
);

async function sendOverview(ctx: Context, report: Report, page: number): Promise<void> {
  if (report.figures.length === 0) return showPlain(ctx, { text: lines(ctx.t('stats-none')) });
  const data = (start: number) => overviewAction.data(encodeReader(ctx.reader), reportKey(report.id), start);
  await sendPage(ctx, overview(report, lookOf(ctx.reader)), page, data);
}

/** One of several pictures, with buttons to its neighbours. */
async function sendPage(
  ctx: Context,
  pictures: readonly Picture[],
  wanted: number,
  data: (page: number) => string,
): Promise<void> {
  const page = Math.min(wanted, pictures.length - 1);
  const picture = pictures[page];
  if (!picture) return;
  const keyboard = new InlineKeyboard();
  const previous = page > 0 ? page - 1 : undefined;
  const next = page + 1 < pictures.length ? page + 1 : undefined;
  turnButtons(keyboard, ctx.reader, { previous, next }, data);
  await sendPicture(ctx, picture, tidy(keyboard));
}

/**
 * The words that the answer's message marks in a quotation, as UTF-16 offsets into it: the bold ones within its
 * block quotation. The button cannot carry them, the message above it does.
 */
export function marksIn(
  message: Partial<Pick<Message.TextMessage, 'text' | 'entities'>> | undefined,
  reader: Reader,
  quote: Quote,
): [number, number][] {
  const { text = '', entities = [] } = message ?? {};
  const words = shown(reader, quote.text);
  // Conversion that changes the length would shift the marks.
  if (words.length !== quote.text.length) return [];
  const block = entities.find(
    ({ type, offset, length }) => /blockquote$/.test(type) && text.slice(offset, offset + length) === words,
  );
  if (!block) return [];
  return entities
    .filter(
      ({ type, offset }) => type === 'bold' && offset >= block.offset && offset < block.offset + block.length,
    )
    .map(({ offset, length }) => {
      const start = offset - block.offset;
      return [start, Math.min(start + length, words.length)];
    });
}
