import type { Message, MessageEntity, User } from 'grammy/types';
import type { AskOptions } from '../answer/types.ts';

/** Somebody else's message, or words quoted from it. */
export interface About {
  readonly question: string;
  readonly replyTo: number;
  /** The question is not what that message says as a whole, so that the answer must say it. */
  readonly quoted: boolean;
}

/** A message as somebody asks it of the bot. */
export interface Asked {
  /** What is asked; '' if the message asks nothing itself. */
  readonly question: string;
  /** Message that the answer quotes. */
  readonly replyTo: number;
  /** Somebody else's message that this one points the bot to. */
  readonly about?: About;
  /** The answer of the bot to which this is a reply. */
  readonly answer?: Message;
  /** How the bot was addressed. `overheard`: not at all, but the message ends in a question mark. */
  readonly by: 'private' | 'mention' | 'reply' | 'command' | 'overheard';
}

const words = (message: Message) => message.text ?? message.caption ?? '';
const entitiesOf = (message: Message): readonly MessageEntity[] =>
  (message.text === undefined ? message.caption_entities : message.entities) ?? [];

/** Without halves of surrogate pairs, which no call may hold: an entity's offsets may lie inside a character. */
function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
}

/** True for an entity that names the bot. Offsets are UTF-16 units, as JavaScript's are. */
function names(me: User, text: string, entity: MessageEntity): boolean {
  if (entity.type === 'text_mention') return entity.user.id === me.id;
  if (entity.type !== 'mention') return false;
  const slice = text.slice(entity.offset, entity.offset + entity.length);
  return slice.toLowerCase() === `@${me.username ?? ''}`.toLowerCase();
}

/** The command that a message starts with, without its slash; `to`: the bot that it names, lower case. */
export function commandOf(
  message: Message,
): { readonly name: string; readonly to: string | undefined } | undefined {
  const text = words(message);
  const entity = entitiesOf(message).find((one) => one.type === 'bot_command' && one.offset === 0);
  if (!entity) return undefined;
  const [name = '', to] = text.slice(1, entity.length).split('@');
  return { name: name.toLowerCase(), to: to?.toLowerCase() };
}

/**
 * The question of a message: its words without the command that they start with and without mentions of the bot.
 * @returns one line, '' if nothing is left
 */
export function questionOf(message: Message, me: User): string {
  const text = words(message);
  let out = '';
  let at = 0;
  const cuts = entitiesOf(message)
    .filter((entity) => names(me, text, entity) || (entity.type === 'bot_command' && entity.offset === 0))
    .toSorted((a, b) => a.offset - b.offset);
  for (const { offset, length } of cuts) {
    if (offset < at || length <= 0) continue;
    out += `${text.slice(at, offset)} `;
    at = offset + length;
  }
  const joined = wellFormed(`${out}${text.slice(at)}`)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return cuts.length > 0 ? joined.replace(/^[,，:：、\s]+/, '') : joined;
}

/** True for a reply to one of the bot's own messages (not to the notice that opened a topic). */
function repliesTo(me: User, message: Message): Message | undefined {
  const replied = message.reply_to_message;
  if (replied?.from?.id !== me.id || replied.sender_chat || replied.forum_topic_created) return undefined;
  return replied;
}

/** What a reply points to: the words that were quoted from it, else all of them. */
function pointedTo(message: Message, me: User): About | undefined {
  const replied = message.reply_to_message;
  if (replied?.from?.id === me.id) return undefined;
  // a message of another chat or topic is known by its quoted words only, and cannot be replied to from here
  const quote = message.quote && (message.quote.is_manual || !replied) ? message.quote.text.trim() : '';
  const question = quote || (replied ? questionOf(replied, me) : '');
  if (question === '') return undefined;
  return { question, replyTo: (replied ?? message).message_id, quoted: quote !== '' };
}

/**
 * Whether and how a message is meant for the bot; null where it is not. Commands are told apart before.
 * @param overhear answer unaddressed questions of groups
 */
export function addressed(message: Message, me: User, overhear: boolean): Asked | null {
  const question = questionOf(message, me);
  const replyTo = message.message_id;
  const answer = repliesTo(me, message);
  const base = { question, replyTo, ...(answer && { answer }) };
  if (message.chat.type === 'private') return { ...base, by: 'private' };
  if (entitiesOf(message).some((entity) => names(me, words(message), entity))) {
    const about = pointedTo(message, me);
    return { ...base, by: 'mention', ...(about && { about }) };
  }
  if (answer) return question === '' ? null : { ...base, by: 'reply' };
  if (overhear && /[?？]\s*$/.test(message.text ?? '') && !message.reply_to_message)
    return { ...base, by: 'overheard' };
  return null;
}

/** `/ask`, with its question behind it or in the message to which it replies. */
export function askedByCommand(message: Message, me: User): Asked {
  const about = pointedTo(message, me);
  const answer = repliesTo(me, message);
  return {
    question: questionOf(message, me),
    replyTo: message.message_id,
    by: 'command',
    ...(about && { about }),
    ...(answer && { answer }),
  };
}

/** The words of a message under its first entity of these types. */
export function wordsUnder(message: Message, ...types: readonly MessageEntity['type'][]): string | undefined {
  const entity = message.entities?.find((one) => types.includes(one.type));
  return entity && wellFormed(message.text?.slice(entity.offset, entity.offset + entity.length) ?? '');
}

/** What a reply to an answer may refer to, as far as the answer's own text tells. */
export function previousOf(answer: Message): NonNullable<AskOptions['previous']> {
  const question = wordsUnder(answer, 'italic');
  const quote = wordsUnder(answer, 'blockquote', 'expandable_blockquote');
  return { ...(question !== undefined && { question }), ...(quote !== undefined && { quote }) };
}
