import { Composer } from 'grammy';
import type { Context } from './context.ts';
import { parseBlockPayload } from './ref.ts';
import { send } from './send.ts';
import { exampleKeyboard } from './view/answer.ts';
import { lines, type Screen, shown } from './view/text.ts';

/** /start with its deep links, and /help. */
export const start = new Composer<Context>();

start.command('start', async (ctx) => {
  const payload = ctx.match.trim();
  await send(ctx, startScreen(ctx));
  void payload;
  void parseBlockPayload;
});

start.command('help', async (ctx) => {
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
