import { FormattedString } from '@grammyjs/parse-mode';
import { Composer, GrammyError, InlineKeyboard } from 'grammy';
import { settingsAction } from './actions.ts';
import { type Context, readerFor } from './context.ts';
import { edit, notice, send } from './send.ts';
import { options, type Settings, writeSettings } from './settings.ts';
import { tidy } from './view/answer.ts';
import { lines, type Screen } from './view/text.ts';

/** /settings: of a group for its administrators, of a private chat for its user. */
export const configure = new Composer<Context>();

type Standing = 'may' | 'may-not' | 'unknown';

/** Whether the sender or presser may change the chat's settings. */
async function standing(ctx: Context): Promise<Standing> {
  if (ctx.chat?.type === 'private') return 'may';
  if (ctx.message?.sender_chat?.id === ctx.chat?.id) return 'may'; // an anonymous administrator writes as the group
  if (ctx.message?.sender_chat || !ctx.from) return 'may-not';
  try {
    const { status } = await ctx.getChatMember(ctx.from.id);
    return status === 'creator' || status === 'administrator' ? 'may' : 'may-not';
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    ctx.log.warn({ chat: ctx.chat?.id, error: error.description }, 'administrators cannot be told');
    return 'unknown';
  }
}

const refusal = (who: Standing) => (who === 'unknown' ? 'settings-unchecked' : 'settings-admins-only');

configure.command('settings').on('message', async (ctx) => {
  const who = await standing(ctx);
  if (who === 'may') await send(ctx, settingsScreen(ctx));
  else if (!ctx.settings.quiet) await notice(ctx, { text: lines(ctx.t(refusal(who))) });
});

configure.use(
  settingsAction.on(async (ctx, name, value) => {
    const chat = ctx.chat?.id;
    if (chat === undefined) return;
    const who = await standing(ctx);
    if (who !== 'may') return tell(ctx, refusal(who));
    if (name === 'questions' && value === 'on' && !ctx.me.can_read_all_group_messages) {
      return tell(ctx, 'settings-questions-privacy');
    }
    const changed = change(ctx.settings, name, value);
    if (!changed) return tell(ctx, 'button-outdated');
    await writeSettings(ctx.store, chat, changed);
    ctx.settings = changed;
    ctx.reader = readerFor('', changed, ctx.from.language_code);
    await ctx.answerCallbackQuery({ text: ctx.t('settings-saved') });
    await edit(ctx, settingsScreen(ctx));
  }),
);

const tell = (ctx: Context, key: string) =>
  ctx.answerCallbackQuery({ text: ctx.t(key), show_alert: true }).then(() => {});

/** The settings with one changed; undefined if there is no such setting or value. */
function change(settings: Settings, name: string, value: string): Settings | undefined {
  const [key] = names.filter((one) => one === name);
  if (!key || !(options[key] as readonly string[]).includes(value)) return undefined;
  const flag = key === 'questions' || key === 'quiet';
  return { ...settings, [key]: flag ? value === 'on' : value };
}

const names = ['language', 'script', 'questions', 'quiet'] as const;

const chosen = (settings: Settings, name: (typeof names)[number]): string => {
  const value = settings[name];
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : value;
};

function settingsScreen(ctx: Context): Screen {
  const { settings, t } = ctx;
  const inGroup = ctx.chat?.type !== 'private';
  const shownNames = inGroup ? names : names.slice(0, 2);
  const keyboard = new InlineKeyboard();
  for (const name of shownNames) {
    const current = chosen(settings, name);
    for (const option of options[name]) {
      const plain = name === 'language' && option !== 'auto'; // names of languages speak for themselves
      const prefix = plain ? '' : `${t(`settings-${name}`)} · `;
      const label = `${option === current ? '✓ ' : ''}${prefix}${t(`option-${option}`)}`;
      keyboard.text(label, settingsAction.data(name, option));
    }
    keyboard.row();
  }
  const rows = shownNames.flatMap((name) => [
    '',
    FormattedString.b(
      t('settings-line', { name: t(`settings-${name}`), value: t(`option-${chosen(settings, name)}`) }),
    ),
    t(`settings-${name}-hint`),
  ]);
  const title = FormattedString.b(t(inGroup ? 'settings-title' : 'settings-private'));
  return { text: lines(title, ...rows), keyboard: tidy(keyboard) };
}
