import { Composer, type Filter, GrammyError } from 'grammy';
import type { Answer, AskOptions } from '../answer/types.ts';
import { type Asked, addressed, askedByCommand, commandOf, previousOf } from './addressed.ts';
import { type Context, readerFor } from './context.ts';
import { answerTo, lastQuestion, questionTo, rememberAnswer, rememberLast } from './memory.ts';
import { pageOf } from './pages.ts';
import { isGone, isUnmodified, notice, send } from './send.ts';
import { noteUnanswered } from './unanswered.ts';
import { answerScreen, examplesFor } from './view/answer.ts';
import { fit, lines, type Screen } from './view/text.ts';

/** Questions in private chats and groups: free text, mentions, replies, /ask; and their edits. */
export const ask = new Composer<Context>();

ask.command('ask').on('message', async (ctx) => answer(ctx, askedByCommand(ctx.message, ctx.me)));

ask.on('message', async (ctx) => {
  if (!contents.some((kind) => ctx.message[kind] !== undefined)) return; // a service message
  const command = commandOf(ctx.message);
  if (command) return unknownCommand(ctx, command.to);
  const asked = addressed(ctx.message, ctx.me, overhears(ctx));
  if (asked) await answer(ctx, asked);
});

/** What people put into messages, text first; everything else is Telegram's own notices. */
const contents = [
  ...([
    'text',
    'photo',
    'video',
    'voice',
    'audio',
    'document',
    'animation',
    'sticker',
    'video_note',
  ] as const),
  ...(['live_photo', 'paid_media', 'story', 'contact', 'dice', 'game', 'poll', 'location'] as const),
  ...(['checklist', 'rich_message'] as const),
];

/** A command that nobody handled: in groups only worth a word when it names the bot. */
async function unknownCommand(ctx: Filter<Context, 'message'>, to: string | undefined): Promise<void> {
  const screen = { text: lines(ctx.t('unknown-command')) };
  if (ctx.chat.type === 'private') await send(ctx, screen);
  else if (to === ctx.me.username.toLowerCase() && !ctx.settings.quiet) await notice(ctx, screen);
}

/** An edited question gets its answer edited. Messages that were not answered stay so. */
ask.on('edited_message', async (ctx) => {
  const { editedMessage: message, chat } = ctx;
  const old = await answerTo(ctx.store, chat.id, message.message_id);
  if (old === undefined) return;
  const asked = addressed(message, ctx.me, true) ?? askedByCommand(message, ctx.me);
  if (asked.question === '') return;
  const { screen, question } = await reply(ctx, asked);
  const text = fit(screen.text);
  try {
    await ctx.api.editMessageText(chat.id, old, text.text, {
      entities: text.entities,
      link_preview_options: { is_disabled: true },
      ...(screen.keyboard && { reply_markup: screen.keyboard }),
    });
  } catch (error) {
    if (isUnmodified(error) || isGone(error)) return;
    if (!(error instanceof GrammyError)) throw error;
    ctx.log.debug({ error: error.description }, 'answer could not be edited');
    return;
  }
  await rememberAnswer(ctx.store, chat.id, { asked: message.message_id, answer: old, question });
});

/** True where the group wants answers to questions that nobody addressed, and Telegram lets the bot see them. */
function overhears(ctx: Context): boolean {
  return ctx.settings.questions && ctx.me.can_read_all_group_messages;
}

async function answer(ctx: Filter<Context, 'message'>, asked: Asked): Promise<void> {
  const album = ctx.message.media_group_id;
  const nth = album === undefined ? 1 : await ctx.store.increment(`album:${album}`, 60);
  if (asked.question === '' && !asked.about) return nth > 1 ? undefined : usage(ctx, asked);
  const { screen, replyTo, question, found } = await reply(ctx, asked);
  if (asked.by === 'overheard' && found.status !== 'answered') return;
  await noteUnanswered(ctx.store, found);
  const sent = await send(ctx, screen, { replyTo });
  if (!sent) return;
  const chat = ctx.chat.id;
  for (const id of new Set([ctx.message.message_id, replyTo])) {
    await rememberAnswer(ctx.store, chat, { asked: id, answer: sent.message_id, question });
  }
  if (ctx.chat.type === 'private' && found.quotes.length > 0) await rememberLast(ctx.store, chat, question);
}

export interface Reply {
  readonly screen: Screen;
  readonly replyTo: number;
  /** The question in full, as it was understood. */
  readonly question: string;
  readonly found: Answer;
}

/** Works out the answer to what was asked, as a screen. */
export async function reply(ctx: Context, asked: Asked): Promise<Reply> {
  const previous = await previousFor(ctx, asked);
  const { found, replyTo, quoted } = find(ctx, asked, previous);
  const reader = readerFor(found.question, ctx.settings, ctx.from?.language_code);
  const frame = {
    reader,
    reports: ctx.engine.reports,
    me: ctx.me,
    compact: ctx.chat?.type !== 'private' || ctx.guestMessage !== undefined,
    heading: found.understood ?? (quoted ? found.question : undefined),
  };
  const page = pageOf(ctx.engine, frame, found, 0);
  // presses on a guest's message come without the message, hence without the question to walk on with
  const screen = answerScreen(ctx.guestMessage ? { ...page, next: undefined } : page);
  return { screen, replyTo, question: found.understood ?? found.question, found };
}

/** The answer to what a message asks itself; where that is nothing, to the message that it points to. */
function find(
  ctx: Context,
  asked: Asked,
  previous: AskOptions['previous'],
): { readonly found: Answer; readonly replyTo: number; readonly quoted: boolean } {
  const { question, about } = asked;
  const own = { replyTo: asked.replyTo, quoted: false };
  if (question !== '') {
    const found = ctx.engine.ask(question, previous ? { previous } : {});
    if (!about || found.status === 'answered') return { found, ...own };
    const theirs = ctx.engine.ask(about.question);
    return theirs.status === 'answered' ? { ...about, found: theirs } : { found, ...own };
  }
  if (about) return { ...about, found: ctx.engine.ask(about.question) };
  return { found: ctx.engine.ask(question), ...own };
}

/** What a follow-up may refer to: the answer replied to, else (in private) the question before. */
async function previousFor(ctx: Context, asked: Asked): Promise<AskOptions['previous']> {
  const chat = ctx.chat?.id ?? 0;
  if (asked.answer) {
    const told = previousOf(asked.answer);
    const question = told.question ?? (await questionTo(ctx.store, chat, asked.answer.message_id));
    return { ...told, ...(question !== undefined && { question }) };
  }
  if (ctx.msg?.chat.type !== 'private' || ctx.guestMessage) return undefined;
  const question = await lastQuestion(ctx.store, chat);
  return question === undefined ? undefined : { question };
}

/** Addressed, but nothing asked: how to ask. */
async function usage(ctx: Filter<Context, 'message'>, asked: Asked): Promise<void> {
  if (asked.by === 'private') {
    await send(ctx, { text: lines(ctx.t('not-text')) });
    return;
  }
  if (ctx.settings.quiet) return;
  const [example] = examplesFor(ctx.reader, ctx.engine.reports, 1);
  const text =
    asked.by === 'mention'
      ? ctx.t('mention-usage')
      : example
        ? ctx.t('ask-usage', { example: example.question })
        : ctx.t('ask-usage-plain');
  await notice(ctx, { text: lines(text) });
}
