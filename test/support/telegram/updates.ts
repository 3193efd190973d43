import type { Chat, Message, MessageEntity, Update, User } from 'grammy/types';
import { isRecord } from './spec.ts';
import type { World } from './world.ts';

/** An update before Telegram numbers it. */
export type Draft = Omit<Update, 'update_id'>;
/** Further fields of a message. */
export type Extra = Partial<Omit<Message, 'message_id' | 'chat'>> & Readonly<Record<string, unknown>>;

export interface Builders {
  /** A person whom nobody knows yet; the language is the client's. */
  person(fields?: Partial<User>): User;
  privateChat(user: User): Chat.PrivateChat;
  group(fields?: Partial<Chat.GroupChat>): Chat.GroupChat;
  supergroup(fields?: Partial<Chat.SupergroupChat>): Chat.SupergroupChat;
  /** A supergroup with topics; open them with `topic`. */
  forum(fields?: Partial<Chat.SupergroupChat>): Chat.SupergroupChat;
  /** Opens a topic of a forum and gives its `message_thread_id`. */
  topic(forum: Chat): number;
  channel(fields?: Partial<Chat.ChannelChat>): Chat.ChannelChat;

  /** A text message; commands and mentions in it get their entities. In private: `message(user, text)` will do. */
  message(from: User, text: string, chat?: Chat, extra?: Extra): Draft;
  /** A message without text, such as `{ photo: […] }` or `{ sticker: … }`. */
  media(from: User, chat: Chat, content: Extra): Draft;
  /** A message that replies to another one of its chat. */
  reply(to: Message, from: User, text: string, extra?: Extra): Draft;
  /** A message in a topic. */
  inTopic(forum: Chat, thread: number, from: User, text: string, extra?: Extra): Draft;
  /** What an anonymous administrator of the group writes. */
  anonymous(chat: Chat, text: string, extra?: Extra): Draft;
  /** What a user writes through an inline bot. */
  viaBot(from: User, chat: Chat, text: string, bot: User): Draft;
  channelPost(channel: Chat, text: string): Draft;
  /** The new text of an earlier message of a user. */
  edited(message: Message, text: string): Draft;

  /** A press of the button with these words (or at this place), on a message of the bot. @throws when there is none. */
  press(message: Message, button: string | number, from: User): Draft;
  /** Callback data as a client may forge it, on a message or (by its id) on an inline message. */
  callback(on: Message | string, from: User, data: string): Draft;
  inlineQuery(from: User, query: string, offset?: string, chatType?: string): Draft;
  chosenResult(from: User, query: string, resultId: string, inlineMessageId?: string): Draft;
  /** A question from a chat that the bot has not joined. */
  guest(from: User, chat: Chat, text: string, extra?: Extra): Draft;

  /** The bot's own membership changed. */
  myMember(chat: Chat, from: User, before: string, after: string): Draft;
  /** A group becomes a supergroup: the two service messages, old chat first, and the new chat. */
  migration(group: Chat.GroupChat, from: User): readonly [Draft, Draft, Chat.SupergroupChat];
}

const now = () => Math.floor(Date.now() / 1000);

export function createBuilders(world: World): Builders {
  const channelId = () => -1_000_000_000_000 - world.nextId();
  const common = (chat: Chat, extra: Extra) => {
    const room = world.room(chat);
    const message = { message_id: world.nextId(), date: now(), chat, ...extra } as unknown as Message;
    room.messages.set(message.message_id, message);
    return message;
  };
  const withText = (chat: Chat, text: string, extra: Extra) => {
    const entities = entitiesOf(text);
    return common(chat, { text, ...(entities.length > 0 && { entities }), ...extra } as Extra);
  };
  const build: Builders = {
    person: (fields = {}) => {
      const id = 1_000_000 + world.nextId();
      return { id, is_bot: false, first_name: `Person ${id}`, language_code: 'zh-hant', ...fields };
    },
    privateChat: (user) => {
      const chat = { id: user.id, type: 'private', first_name: user.first_name } as const;
      world.room(chat);
      return chat;
    },
    group: (fields = {}) =>
      made(world, { id: -world.nextId() - 1000, type: 'group', title: 'Group', ...fields }),
    supergroup: (fields = {}) =>
      made(world, { id: channelId(), type: 'supergroup', title: 'Supergroup', ...fields }),
    forum: (fields = {}) =>
      made(world, { id: channelId(), type: 'supergroup', title: 'Forum', is_forum: true, ...fields }),
    topic: (forum) => {
      const thread = world.nextId();
      world.room(forum).threads.add(thread);
      return thread;
    },
    channel: (fields = {}) => made(world, { id: channelId(), type: 'channel', title: 'Channel', ...fields }),

    message: (from, text, chat = build.privateChat(from), extra = {}) =>
      asDraft({ message: withText(chat, text, { from, ...extra } as Extra) }),
    media: (from, chat, content) => asDraft({ message: common(chat, { from, ...content } as Extra) }),
    reply: (to, from, text, extra = {}) => {
      const { reply_to_message: _, ...bare } = to;
      const thread = to.is_topic_message
        ? { message_thread_id: to.message_thread_id, is_topic_message: true as const }
        : {};
      return build.message(from, text, to.chat, {
        reply_to_message: bare,
        ...thread,
        ...extra,
      } as unknown as Extra);
    },
    inTopic: (forum, thread, from, text, extra = {}) =>
      build.message(from, text, forum, {
        message_thread_id: thread,
        is_topic_message: true,
        ...extra,
      } as Extra),
    anonymous: (chat, text, extra = {}) =>
      build.message(
        { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
        text,
        chat,
        { sender_chat: chat, ...extra } as Extra,
      ),
    viaBot: (from, chat, text, bot) => build.message(from, text, chat, { via_bot: bot } as Extra),
    channelPost: (channel, text) =>
      asDraft({ channel_post: withText(channel, text, { sender_chat: channel } as Extra) }),
    edited: (message, text) => {
      const { entities: _, ...rest } = message as unknown as Extra;
      const entities = entitiesOf(text);
      const edited = { ...rest, text, ...(entities.length > 0 && { entities }), edit_date: now() };
      world.room(message.chat).messages.set(message.message_id, edited as unknown as Message);
      return asDraft({ edited_message: edited });
    },

    press: (message, button, from) => {
      const buttons = (message.reply_markup?.inline_keyboard ?? []).flat();
      const found =
        typeof button === 'number' ? buttons[button] : buttons.find(({ text }) => text.includes(button));
      if (!found || !('callback_data' in found))
        throw new Error(`no button ${button} among ${buttons.map(({ text }) => text).join(' | ')}`);
      return build.callback(message, from, String(found.callback_data));
    },
    callback: (on, from, data) => {
      const id = String(world.nextId());
      world.ask('callback', id);
      const where = typeof on === 'string' ? { inline_message_id: on } : { message: on };
      return asDraft({ callback_query: { id, from, ...where, chat_instance: 'chat', data } });
    },
    inlineQuery: (from, query, offset = '', chatType = 'sender') => {
      const id = String(world.nextId());
      world.ask('inline', id);
      return asDraft({ inline_query: { id, from, query, offset, chat_type: chatType } });
    },
    chosenResult: (from, query, resultId, inlineMessageId) =>
      asDraft({
        chosen_inline_result: {
          result_id: resultId,
          from,
          query,
          ...(inlineMessageId !== undefined && { inline_message_id: inlineMessageId }),
        },
      }),
    guest: (from, chat, text, extra = {}) => {
      const id = String(world.nextId());
      world.ask('guest', id);
      const entities = entitiesOf(text);
      const fields = { message_id: world.nextId(), date: now(), chat, from, text, guest_query_id: id };
      return asDraft({ guest_message: { ...fields, ...(entities.length > 0 && { entities }), ...extra } });
    },

    myMember: (chat, from, before, after) => {
      world.room(chat);
      const member = (status: string) => ({
        status,
        user: world.bot,
        ...(status === 'kicked' && { until_date: 0 }),
      });
      return asDraft({
        my_chat_member: {
          chat,
          from,
          date: now(),
          old_chat_member: member(before),
          new_chat_member: member(after),
        },
      });
    },
    migration: (group, from) => {
      const chat = build.supergroup({ title: group.title });
      world.room(group).migratedTo = chat.id;
      const old = common(group, { from, migrate_to_chat_id: chat.id } as Extra);
      const fresh = common(chat, { from, migrate_from_chat_id: group.id } as Extra);
      return [asDraft({ message: old }), asDraft({ message: fresh }), chat];
    },
  };
  return build;
}

/** The message inside an update. @throws when it has none. */
export function messageIn(draft: Draft): Message {
  const message = draft.message ?? draft.edited_message ?? draft.channel_post ?? draft.guest_message;
  if (!message || !isRecord(message)) throw new Error('no message in this update');
  return message as Message;
}

function made<C extends Chat>(world: World, chat: C): C {
  world.room(chat);
  return chat;
}

/** As Telegram marks them up in what users write: commands and mentions. Offsets in UTF-16 units. */
function entitiesOf(text: string): MessageEntity[] {
  return [...text.matchAll(/(?<![\w/@])(\/[a-zA-Z0-9_]{1,32}(?:@\w+)?|@\w{4,32})/g)].map((match) => ({
    type: match[0].startsWith('/') ? ('bot_command' as const) : ('mention' as const),
    offset: match.index,
    length: match[0].length,
  }));
}

function asDraft(fields: object): Draft {
  return fields as Draft;
}
