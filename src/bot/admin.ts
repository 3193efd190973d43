import { FormattedString } from '@grammyjs/parse-mode';
import { Composer, InlineKeyboard } from 'grammy';
import { z } from 'zod';
import { action } from './callback.ts';
import type { Context } from './context.ts';
import { readFeedback } from './feedback.ts';
import { edit, send } from './send.ts';
import { keepsUnanswered, keepUnanswered, readUnanswered } from './unanswered.ts';
import { lines, type Screen } from './view/text.ts';

/** /admin and /reload, for the operators in their private chats; for everybody else there are no such commands. */
export const admin = new Composer<Context>();

const adminAction = action('ad', z.tuple([z.enum(['refresh', 'reload', 'keep', 'drop'])]));

const isOperator = (ctx: Context) =>
  ctx.chat?.type === 'private' && ctx.from !== undefined && ctx.services.adminIds.includes(ctx.from.id);

admin.command('admin').filter(isOperator, async (ctx) => {
  await send(ctx, await adminScreen(ctx));
});

admin.command('reload').filter(isOperator, async (ctx) => {
  await send(ctx, { text: await reload(ctx) });
});

admin.use(
  adminAction.on(async (ctx, what) => {
    if (!isOperator(ctx)) return;
    if (what === 'keep' || what === 'drop') await keepUnanswered(ctx.store, what === 'keep');
    const news = what === 'reload' ? await reload(ctx) : undefined;
    await edit(ctx, await adminScreen(ctx, news));
  }),
);

async function reload(ctx: Context): Promise<FormattedString> {
  const { operator } = ctx.services;
  if (!operator) return lines(ctx.t('admin-no-service'));
  const { reports, problems } = await operator.reload();
  return lines(
    ctx.t('admin-reloaded', { reports, problems: problems.length }),
    ...problems.slice(0, 10).map((line) => `· ${line}`),
  );
}

async function adminScreen(ctx: Context, news?: FormattedString): Promise<Screen> {
  const { store, t } = ctx;
  const { operator } = ctx.services;
  const keeps = await keepsUnanswered(store);
  const unanswered = await readUnanswered(store);
  const votes = await readFeedback(store);
  const text = lines(
    news,
    news && '',
    FormattedString.b(t('admin-title')),
    ...(await serviceLines(ctx)),
    '',
    FormattedString.b(t('admin-feedback')),
    ...votes.map(([type, up, down]) => t('admin-votes', { type: t(`type-${type}`), up, down })),
    votes.length === 0 && t('admin-nothing'),
    '',
    FormattedString.b(t('admin-unanswered')),
    !keeps && t('admin-unanswered-off'),
    keeps && unanswered.length === 0 && t('admin-nothing'),
    ...unanswered.map((question) => `· ${question}`),
  );
  const keyboard = new InlineKeyboard()
    .text(t('admin-refresh'), adminAction.data('refresh'))
    .text(t(keeps ? 'admin-drop' : 'admin-keep'), adminAction.data(keeps ? 'drop' : 'keep'));
  if (operator) keyboard.row().text(t('admin-reload'), adminAction.data('reload'));
  return { text, keyboard };
}

async function serviceLines(ctx: Context): Promise<string[]> {
  const { t, engine } = ctx;
  const { operator, now } = ctx.services;
  const passages = engine.reports.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const corpus = t('admin-corpus', { reports: engine.reports.length, passages });
  if (!operator) return [corpus];
  const totals = await operator.totals();
  const store = operator.store();
  const minutes = Math.floor((now() - operator.startedAt) / 60_000);
  const count = (status: string) => totals.answers[status] ?? 0;
  return [
    t('admin-uptime', { hours: Math.floor(minutes / 60), minutes: minutes % 60 }),
    t('admin-updates', { updates: totals.updates, queue: totals.queue, errors: totals.apiErrors }),
    t('admin-answers', { answered: count('answered'), related: count('related'), none: count('none') }),
    corpus,
    t(store.healthy ? 'admin-store' : 'admin-store-gone', { kind: store.kind }),
  ];
}
