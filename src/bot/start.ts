import { Composer } from 'grammy';
import { askedScreen, openScreen } from './buttons.ts';
import type { Context } from './context.ts';
import { parseBlockPayload, parseQuestionPayload, reportKey } from './ref.ts';
import { send } from './send.ts';
import { exampleKeyboard } from './view/answer.ts';
import { lines, type Screen, shown } from './view/text.ts';

/** /start, with deep links to a paragraph or an answer, and /help. */
export const start = new Composer<Context>();

start.command('start').on('message', async (ctx) => {
  const payload = ctx.match.trim();
  const question = parseQuestionPayload(payload);
  if (question) return void (await send(ctx, askedScreen(ctx, question)));
  if (!payload.startsWith('p-')) return void (await send(ctx, startScreen(ctx)));
  const target = parseBlockPayload(ctx.engine.reports, payload);
  const screen = target && openScreen(ctx, ctx.reader, reportKey(target.report.id), target.block);
  await send(ctx, screen ?? { text: lines(ctx.t('start-link-gone')) });
});

start.command('help').on('message', async (ctx) => {
  await send(ctx, { text: lines(ctx.t('help', { username: ctx.me.username })) });
});

function startScreen(ctx: Context): Screen {
  const { reports } = ctx.engine;
  const [report] = reports;
  if (!report) return { text: lines(ctx.t('no-report')) };
  const text =
    reports.length === 1
      ? ctx.t('start', { title: shown(ctx.reader, report.title) })
      : ctx.t('start-many', { count: reports.length });
  return { text: lines(text), keyboard: exampleKeyboard(ctx.reader, reports, 3) };
}
