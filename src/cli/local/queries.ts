import type { InlineQueryResult, Message, Opts } from 'grammy/types';
import { keyboard } from './messages.ts';
import { type Content, captionContent, photoContent, richContent, textContent } from './outgoing.ts';
import type { Call } from './wire.ts';
import { ApiError, asReply, keyOf, type Pending, put, roomOf, unixTime, type World } from './world.ts';

/** Characters that Telegram shows in the notice over a chat. */
const NOTICE_LIMIT = 200;
const RESULTS_LIMIT = 50;

function take<K extends Pending['kind']>(world: World, kind: K, id: unknown): Extract<Pending, { kind: K }> {
  const found = world.pending.get(String(id));
  if (found?.kind !== kind) {
    throw new ApiError(
      400,
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    );
  }
  world.pending.delete(String(id));
  return found as Extract<Pending, { kind: K }>;
}

export function answerCallbackQuery(world: World, call: Call): true {
  const p = call.payload as unknown as Opts<'answerCallbackQuery'>;
  if ((p.text ?? '').length > NOTICE_LIMIT) throw new ApiError(400, 'Bad Request: MESSAGE_TOO_LONG');
  const { user } = take(world, 'callback', p.callback_query_id);
  const { text = '', show_alert: alert = false, url = '' } = p;
  world.emit({ type: 'toast', user, text, alert, url });
  return true;
}

export function answerInlineQuery(world: World, call: Call): true {
  const p = call.payload as unknown as Opts<'answerInlineQuery'>;
  if (p.results.length > RESULTS_LIMIT) throw new ApiError(400, 'Bad Request: RESULTS_TOO_MUCH');
  const ids = new Set(p.results.map(({ id }) => id));
  if (ids.size !== p.results.length) throw new ApiError(400, 'Bad Request: RESULT_ID_DUPLICATE');
  take(world, 'inline', p.inline_query_id).answer({ results: p.results, nextOffset: p.next_offset ?? '' });
  return true;
}

export function answerGuestQuery(world: World, call: Call): { inline_message_id: string } {
  const p = call.payload as unknown as Opts<'answerGuestQuery'>;
  const content = resultContent(world, call, p.result);
  const { message: asked } = take(world, 'guest', p.guest_query_id);
  const id = `guest${world.next()}`;
  const sent = put(world, 'message', {
    message_id: world.next(),
    from: world.me,
    chat: roomOf(world, asked.chat.id).chat,
    date: unixTime(world),
    reply_to_message: asReply(asked),
    ...(asked.from && { guest_bot_caller_user: asked.from }),
    ...content,
  } as Message);
  world.inline.set(id, keyOf(sent));
  return { inline_message_id: id };
}

/** The message that an inline result becomes when somebody chooses it. */
export function resultContent(world: World, call: Call, result: InlineQueryResult): Content {
  const buttons = keyboard(result.reply_markup);
  const given = 'input_message_content' in result ? result.input_message_content : undefined;
  if (given !== undefined && 'message_text' in given) {
    return { ...textContent(given.message_text, given.entities, given.parse_mode), ...buttons };
  }
  if (given !== undefined && 'rich_message' in given) {
    return { ...richContent(world, call, given.rich_message), ...buttons };
  }
  if (result.type === 'photo' && 'photo_file_id' in result) {
    const caption = captionContent(result.caption, result.caption_entities, result.parse_mode);
    return { ...photoContent(world, call, result.photo_file_id), ...caption, ...buttons };
  }
  throw new ApiError(400, `Bad Request: the local chat sends no inline result of type ${result.type}`);
}
