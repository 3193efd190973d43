import type { Message, MessageEntity, Update, User } from 'grammy/types';
import { anonymousAdmin } from './cast.ts';
import { detectEntities } from './entities.ts';
import { resultContent } from './queries.ts';
import {
  ApiError,
  asReply,
  type InlineAnswer,
  keyOf,
  type Player,
  put,
  type Room,
  roomOf,
  unixTime,
  type World,
} from './world.ts';

/** UTF-16 units of a message. */
const TEXT_LIMIT = 4096;
/** Inline results that may still be chosen: the latest ones. */
const RESULTS_KEPT = 1000;

/** Who does something, where, and in which language the client is. */
export interface Actor {
  readonly user: number;
  readonly chat: number;
  /** Topic of the group; null in the general one and in other chats. */
  readonly thread?: number | null;
  readonly language?: string;
}

/** What a person can do with a Telegram client. Each resolves when the bot has dealt with it. */
export interface Client {
  /** Sends a text. `replyTo` is the key of a message (`keyOf`). */
  say(actor: Actor, text: string, replyTo?: string): Promise<void>;
  /** Changes a text that the same person has sent. */
  edit(actor: Actor, key: string, text: string): Promise<void>;
  /** Presses a button that carries `data`. */
  press(actor: Actor, key: string, data: string): Promise<void>;
  /** What the bot offers for `@bot query`; null when it does not answer. */
  inline(actor: Actor, query: string, offset: string): Promise<InlineAnswer | null>;
  /** Sends a result that `inline` has offered. */
  choose(actor: Actor, resultId: string): Promise<void>;
}

type Deliver = (update: Omit<Update, 'update_id'>, chat: number) => Promise<void>;

/** Makes the client's side of a local Telegram; `deliver` hands an update to the bot. */
export function createClient(world: World, deliver: Deliver): Client {
  const offered = new Map<string, InlineAnswer['results'][number]>();

  const author = (actor: Actor): { player: Player; room: Room; from: User; sender_chat?: Room['chat'] } => {
    const player = world.players.find(({ user }) => user.id === actor.user);
    if (player === undefined) throw new ApiError(400, 'no such user');
    const room = roomOf(world, actor.chat);
    const inGroup = room.kind === 'group' && player.anonymous;
    const user =
      actor.language === undefined ? player.user : { ...player.user, language_code: actor.language };
    return inGroup
      ? { player, room, from: anonymousAdmin, sender_chat: room.chat }
      : { player, room, from: user };
  };

  const frame = (actor: Actor, replyTo: string | undefined): Omit<Message, 'text'> => {
    const { room, from, sender_chat } = author(actor);
    const topic = room.topics.find(({ thread }) => thread !== null && thread === actor.thread);
    const replied = replyTo === undefined ? undefined : world.messages.get(replyTo);
    const thread = topic?.thread ?? null;
    return {
      message_id: world.next(),
      from,
      ...(sender_chat && { sender_chat }),
      chat: room.chat,
      date: unixTime(world),
      ...(thread !== null && { message_thread_id: thread, is_topic_message: true }),
      ...(replied !== undefined
        ? { reply_to_message: asReply(replied) }
        : topic && thread !== null && { reply_to_message: topicMessage(world, room, thread, topic.name) }),
    } as Message;
  };

  const send = async (message: Message): Promise<void> => {
    const room = roomOf(world, message.chat.id);
    if (room.kind !== 'guest') {
      put(world, 'message', message);
      await deliver({ message } as Update, room.chat.id);
      return;
    }
    put(world, 'message', message);
    if (!calls(message, world.me.username)) return;
    const id = `guest${world.next()}`;
    const asked = { ...message, guest_query_id: id } as Message;
    world.pending.set(id, { kind: 'guest', message: asked });
    await deliver({ guest_message: asked } as Update, room.chat.id);
  };

  return {
    async say(actor, text, replyTo) {
      for (const part of parts(text)) await send({ ...frame(actor, replyTo), ...written(part) } as Message);
    },

    async edit(actor, key, text) {
      const old = world.messages.get(key);
      if (old === undefined || old.from?.id !== author(actor).from.id)
        throw new ApiError(400, 'not your message');
      const { entities: _, ...rest } = old;
      const edited = { ...rest, ...written(text), edit_date: unixTime(world) } as Message;
      put(world, 'edit', edited);
      await deliver({ edited_message: edited } as Update, old.chat.id);
    },

    async press(actor, key, data) {
      const message = world.messages.get(key);
      if (message === undefined) throw new ApiError(400, 'no such message');
      const { player } = author(actor);
      const from =
        actor.language === undefined ? player.user : { ...player.user, language_code: actor.language };
      const id = `press${world.next()}`;
      const inline = [...world.inline].find(([, where]) => where === key)?.[0];
      world.pending.set(id, { kind: 'callback', user: player.user.id, message });
      await deliver(
        {
          callback_query: {
            id,
            from,
            ...(inline === undefined ? { message } : { inline_message_id: inline }),
            chat_instance: String(message.chat.id),
            data,
          },
        } as Update,
        message.chat.id,
      );
    },

    async inline(actor, query, offset) {
      const { from, room } = author(actor);
      const id = `inline${world.next()}`;
      let answer: InlineAnswer | null = null;
      world.pending.set(id, {
        kind: 'inline',
        user: actor.user,
        answer: (given) => {
          answer = given;
        },
      });
      const chat_type = room.kind === 'private' ? 'sender' : 'supergroup';
      await deliver({ inline_query: { id, from, query, offset, chat_type } }, actor.user);
      world.pending.delete(id);
      const results: InlineAnswer['results'] = (answer as InlineAnswer | null)?.results ?? [];
      for (const result of results) offered.set(result.id, result);
      for (const old of [...offered.keys()].slice(0, -RESULTS_KEPT)) offered.delete(old);
      return answer;
    },

    async choose(actor, resultId) {
      const result = offered.get(resultId);
      if (result === undefined) throw new ApiError(400, 'no such result');
      const content = resultContent(world, { method: '', payload: {}, files: new Map() }, result);
      const message = { ...frame(actor, undefined), via_bot: world.me, ...content } as Message;
      const id = `chosen${world.next()}`;
      world.inline.set(id, keyOf(message));
      put(world, 'message', message);
      const inChat = roomOf(world, actor.chat).kind !== 'guest';
      if (inChat) await deliver({ message } as Update, actor.chat);
    },
  };
}

/** Clients cut a text that is too long for one message. UTF-16 units; never between the halves of a character. */
function parts(text: string): readonly string[] {
  const chars = [...text.trim()];
  if (text.length <= TEXT_LIMIT) return chars.length > 0 ? [text] : [];
  const cut: string[] = [''];
  for (const char of chars) {
    const last = cut.at(-1) ?? '';
    if (last.length + char.length > TEXT_LIMIT) cut.push(char);
    else cut[cut.length - 1] = last + char;
  }
  return cut;
}

/** What Telegram's server makes of the text that somebody types: trimmed, with its entities found. */
function written(typed: string): { text: string; entities?: MessageEntity[] } {
  const text = typed.trim();
  const entities = detectEntities(text);
  return entities.length > 0 ? { text, entities } : { text };
}

/** Whether a message in a chat that the bot has not joined calls it. */
function calls(message: Message, username: string): boolean {
  const mention = `@${username}`.toLowerCase();
  return (message.entities ?? []).some(
    ({ type, offset, length }) =>
      type === 'mention' && message.text?.slice(offset, offset + length).toLowerCase() === mention,
  );
}

/** In a topic, Telegram makes every message that replies to nothing a reply to the one that opened the topic. */
function topicMessage(world: World, { chat }: Room, thread: number, name: string): Message {
  const creator = world.players.find(({ role }) => role === 'creator');
  return {
    message_id: thread,
    message_thread_id: thread,
    is_topic_message: true,
    ...(creator && { from: creator.user }),
    chat,
    date: unixTime(world),
    forum_topic_created: { name, icon_color: 0x6fb9f0 },
  } as Message;
}
