import { Composer } from 'grammy';
import type { Context } from './context.ts';
import { contentsAction, readAction } from './list-actions.ts';
import { openReport, withReport } from './reports.ts';
import { showRich } from './rich.ts';
import { contentsScreen, readScreen } from './view/read.ts';

/** /read: the whole report, as a rich message with its contents, or section by section. */
export const read = new Composer<Context>();

read.command('read', (ctx) =>
  openReport(ctx, 'read', (report) =>
    showRich(ctx, contentsScreen(ctx.reader, ctx.engine.reports, report, 0)),
  ),
);

read.use(
  contentsAction.on((ctx, view, key, at) =>
    withReport(ctx, view, key, (report) =>
      showRich(ctx, contentsScreen(ctx.reader, ctx.engine.reports, report, at)),
    ),
  ),
  readAction.on((ctx, view, key, at) =>
    withReport(ctx, view, key, (report) =>
      showRich(ctx, readScreen(ctx.reader, ctx.engine.reports, report, at)),
    ),
  ),
);
