import { Composer } from 'grammy';
import { decodeReader } from './actions.ts';
import type { Context } from './context.ts';
import { groupsAction, narrow, statsAction } from './list-actions.ts';
import { openReport, ownReport, readListWords, withReport } from './reports.ts';
import { showPlain, showRich } from './rich.ts';
import { groupsScreen, type StatsFrame, statsScreen } from './view/stats.ts';

/** /stats: the report's figures as tables, all of them or those that some words tell of. */
export const stats = new Composer<Context>();

const frameOf = (ctx: Context): StatsFrame => ({
  reader: ctx.reader,
  reports: ctx.engine.reports,
  me: ctx.me,
});

stats.command('stats', async (ctx) => {
  const words = narrow(ctx.match);
  readListWords(ctx, words);
  // Words are looked for in every report, unless the chat has its own.
  if (words !== '' && ctx.engine.reports.length > 0) {
    return showRich(ctx, statsScreen(frameOf(ctx), ownReport(ctx), 0, words));
  }
  await openReport(ctx, 'stats', (report) => showRich(ctx, statsScreen(frameOf(ctx), report, 0, '')));
});

stats.use(
  statsAction.on(async (ctx, view, key, at, words) => {
    if (key !== '-') {
      return withReport(ctx, view, key, (report) =>
        showRich(ctx, statsScreen(frameOf(ctx), report, at, words)),
      );
    }
    ctx.reader = decodeReader(view);
    await showRich(ctx, statsScreen(frameOf(ctx), undefined, at, words));
  }),
  groupsAction.on((ctx, view, key, at) =>
    withReport(ctx, view, key, (report) => showPlain(ctx, groupsScreen(frameOf(ctx), report, at))),
  ),
);
