import { Composer } from 'grammy';
import type { Report } from '../corpus/types.ts';
import { detectScript } from '../text/script.ts';
import { decodeReader } from './actions.ts';
import { type Context, readerFor } from './context.ts';
import { aboutAction, chooseAction, pickAction, reportsAction, type Target } from './list-actions.ts';
import { findReport } from './ref.ts';
import { showPlain } from './rich.ts';
import { writeSettings } from './settings.ts';
import { aboutScreen, pickScreen, reportsScreen } from './view/reports.ts';
import { lines } from './view/text.ts';

/** /reports, which lists the reports and makes one the chat's own, and /about. */
export const reports = new Composer<Context>();

/**
 * Words that narrow a list tell less of their writer than a question does: names in pinyin and abbreviations are
 * no English.
 */
export function readListWords(ctx: Context, words: string): void {
  if (detectScript(words) === 'latin') ctx.reader = readerFor('', ctx.settings, ctx.from?.language_code);
}

/** The report that the chat's lists are about: the chosen one, or the only one. */
export function ownReport(ctx: Context): Report | undefined {
  const { reports } = ctx.engine;
  return (
    reports.find(({ id }) => id === ctx.settings.report) ?? (reports.length === 1 ? reports[0] : undefined)
  );
}

/** Shows the chat's report; where there are several and none was chosen, asks which. */
export async function openReport(
  ctx: Context,
  target: Target,
  show: (report: Report) => Promise<void>,
): Promise<void> {
  const { reports } = ctx.engine;
  const report = ownReport(ctx);
  if (report) return show(report);
  if (reports.length === 0) return showPlain(ctx, { text: lines(ctx.t('no-report')) });
  await showPlain(ctx, pickScreen(ctx.reader, reports, target, 0));
}

/** The report of a button, shown to the reader of the button; where it is gone, the press is answered so. */
export async function withReport(
  ctx: Context,
  view: string,
  key: string,
  show: (report: Report) => Promise<void>,
): Promise<void> {
  ctx.reader = decodeReader(view);
  const report = findReport(ctx.engine.reports, key);
  if (report) await show(report);
  else await ctx.answerCallbackQuery({ text: ctx.t('report-gone') });
}

reports.command('reports', (ctx) =>
  showPlain(ctx, reportsScreen(ctx.reader, ctx.engine.reports, ctx.settings.report, 0)),
);

reports.command('about', (ctx) =>
  openReport(ctx, 'about', (report) => showPlain(ctx, aboutScreen(ctx.reader, ctx.engine.reports, report))),
);

reports.use(
  reportsAction.on(async (ctx, view, at) => {
    ctx.reader = decodeReader(view);
    await showPlain(ctx, reportsScreen(ctx.reader, ctx.engine.reports, ctx.settings.report, at));
  }),
  chooseAction.on(async (ctx, view, key, at) => {
    ctx.reader = decodeReader(view);
    const report = findReport(ctx.engine.reports, key);
    if (!report && key !== '-') {
      await ctx.answerCallbackQuery({ text: ctx.t('report-gone') });
      return;
    }
    const chat = ctx.chat?.id;
    if (chat === undefined) return;
    ctx.settings = { ...ctx.settings, report: report?.id ?? '' };
    await writeSettings(ctx.store, chat, ctx.settings);
    await ctx.answerCallbackQuery({ text: ctx.t('settings-saved') });
    await showPlain(ctx, reportsScreen(ctx.reader, ctx.engine.reports, ctx.settings.report, at));
  }),
  pickAction.on(async (ctx, view, target, at) => {
    ctx.reader = decodeReader(view);
    await showPlain(ctx, pickScreen(ctx.reader, ctx.engine.reports, target, at));
  }),
  aboutAction.on((ctx, view, key) =>
    withReport(ctx, view, key, (report) =>
      showPlain(ctx, aboutScreen(ctx.reader, ctx.engine.reports, report)),
    ),
  ),
);
