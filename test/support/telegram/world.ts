import type { Chat, Message, UserFromGetMe } from 'grammy/types';
import type { UploadedFile } from './body.ts';
import {
  asMessage,
  contentIn,
  contentOf,
  isInlineKeyboard,
  mediaIn,
  messageOfResult,
  type Params,
} from './content.ts';
import { isRecord, spec } from './spec.ts';

export type { Params } from './content.ts';

/** A refusal as Telegram words it. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: Params | undefined;
  constructor(code: number, description: string, parameters?: Params) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export interface Room {
  readonly chat: Chat;
  readonly messages: Map<number, Message>;
  /** Ids of the topics that exist. */
  readonly threads: Set<number>;
  /** Why the bot may not write here, as in a 403. */
  forbidden?: string;
  migratedTo?: number;
}

interface Query {
  answered: boolean;
  /** Milliseconds since 1970. */
  readonly asked: number;
}

/** The chats, messages and queries that the server knows, and what the methods do to them. */
export class World {
  readonly rooms = new Map<number, Room>();
  readonly inlineMessages = new Map<string, Message>();
  readonly queries = {
    callback: new Map<string, Query>(),
    inline: new Map<string, Query>(),
    guest: new Map<string, Query>(),
  };
  /** What getMyCommands, getMyDescription … give back, by method and scope. */
  readonly settings = new Map<string, unknown>();
  /** Status of members in chats, `chat:user` → status; `member` when absent. */
  readonly members = new Map<string, string>();
  readonly bot: UserFromGetMe;
  readonly #maxQueryAge: number;
  #next = 1;

  constructor(bot: UserFromGetMe, maxQueryAge: number) {
    this.bot = bot;
    this.#maxQueryAge = maxQueryAge;
  }

  /** A number that no chat, message, user or query has yet. */
  nextId(): number {
    return this.#next++;
  }

  room(chat: Chat): Room {
    const known = this.rooms.get(chat.id);
    if (known) return known;
    const room: Room = { chat, messages: new Map(), threads: new Set() };
    this.rooms.set(chat.id, room);
    return room;
  }

  ask(kind: keyof World['queries'], id: string): void {
    this.queries[kind].set(id, { answered: false, asked: Date.now() });
  }

  /** Carries out a valid call. @throws Refusal as Telegram would. */
  execute(method: string, params: Params, files: ReadonlyMap<string, UploadedFile>): unknown {
    if (method === 'getMe') return this.bot;
    if (params.chat_id !== undefined) this.#open(params.chat_id);
    if (method === 'sendChatAction' || method.endsWith('Draft')) return true;
    if (method.startsWith('send') || method === 'copyMessage') return this.#send(method, params, files);
    if (method.startsWith('editMessage')) return this.#edit(method, params);
    if (method.startsWith('answer')) return this.#answer(method, params);
    return this.#other(method, params);
  }

  #open(id: unknown): Room {
    const name = typeof id === 'string' && id.startsWith('@') ? id.slice(1) : undefined;
    const room = name
      ? [...this.rooms.values()].find(({ chat }) => chat.username === name)
      : this.rooms.get(Number(id));
    if (!room) throw new Refusal(400, 'Bad Request: chat not found');
    if (room.migratedTo !== undefined)
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: room.migratedTo,
      });
    if (room.forbidden) throw new Refusal(403, `Forbidden: ${room.forbidden}`);
    return room;
  }

  #send(method: string, params: Params, files: ReadonlyMap<string, UploadedFile>): unknown {
    const room = this.#open(params.chat_id);
    const thread = params.message_thread_id;
    if (thread !== undefined && !room.threads.has(Number(thread)))
      throw new Refusal(400, 'Bad Request: message thread not found');
    const reply = this.#repliedTo(room, params.reply_parameters);
    const items = method === 'sendMediaGroup' && Array.isArray(params.media) ? params.media : [params];
    const sent = items.map((item) => {
      const message = asMessage({
        message_id: this.nextId(),
        date: Math.floor(Date.now() / 1000),
        chat: room.chat,
        from: this.bot,
        ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true }),
        ...(reply && { reply_to_message: reply }),
        ...contentOf(items === params.media ? `send_${item.type}` : method, item, files),
        ...(isInlineKeyboard(params.reply_markup) ? { reply_markup: params.reply_markup } : {}),
      });
      const ephemeral = params.ephemeral_message_parameters;
      if (isRecord(ephemeral)) {
        const receiver = { id: Number(ephemeral.receiver_user_id), is_bot: false, first_name: 'Receiver' };
        return asMessage({
          ...message,
          message_id: 0,
          ephemeral_message_id: this.nextId(),
          receiver_user: receiver,
        });
      }
      room.messages.set(message.message_id, message);
      return message;
    });
    if (method === 'copyMessage') return { message_id: sent[0]?.message_id };
    return method === 'sendMediaGroup' ? sent : sent[0];
  }

  #repliedTo(room: Room, reply: unknown): Message | undefined {
    if (!isRecord(reply)) return undefined;
    const elsewhere = reply.chat_id === undefined ? room : this.#open(reply.chat_id);
    const target = elsewhere.messages.get(Number(reply.message_id));
    if (!target && reply.ephemeral_message_id === undefined && reply.allow_sending_without_reply !== true)
      throw new Refusal(400, 'Bad Request: message to be replied not found');
    if (
      target &&
      typeof reply.quote === 'string' &&
      !String(target.text ?? target.caption ?? '').includes(reply.quote)
    )
      throw new Refusal(400, 'Bad Request: QUOTE_TEXT_INVALID');
    if (!target) return undefined;
    const { reply_to_message: _, ...bare } = target;
    return asMessage(bare);
  }

  #edit(method: string, params: Params): unknown {
    const inline = params.inline_message_id;
    const messages: Map<unknown, Message> =
      inline === undefined ? this.#open(params.chat_id).messages : this.inlineMessages;
    const id = inline ?? params.message_id;
    const before = messages.get(id);
    if (!before)
      throw new Refusal(400, `Bad Request: ${inline ? 'MESSAGE_ID_INVALID' : 'message to edit not found'}`);
    if (!inline && before.from?.id !== this.bot.id)
      throw new Refusal(400, "Bad Request: message can't be edited");
    if (method === 'editMessageText' && !inline && before.text === undefined && !('rich_message' in before))
      throw new Refusal(400, 'Bad Request: there is no text in the message to edit');
    const markupOnly = method === 'editMessageReplyMarkup';
    const content = markupOnly
      ? contentIn(before)
      : { ...mediaIn(method, before), ...contentOf(method, params, new Map()) };
    const markup = isRecord(params.reply_markup) ? { reply_markup: params.reply_markup } : {};
    const same =
      JSON.stringify([content, markup.reply_markup]) ===
      JSON.stringify([contentIn(before), before.reply_markup]);
    if (same && method !== 'editMessageMedia')
      throw new Refusal(
        400,
        'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    const { message_id, date, chat, from, reply_to_message, message_thread_id, is_topic_message } = before;
    const kept = { message_id, date, chat, from, reply_to_message, message_thread_id, is_topic_message };
    const after = asMessage({ ...kept, edit_date: Math.floor(Date.now() / 1000), ...content, ...markup });
    messages.set(id, after);
    return inline === undefined ? after : true;
  }

  #answer(method: string, params: Params): unknown {
    const [kind, id] =
      method === 'answerCallbackQuery'
        ? (['callback', params.callback_query_id] as const)
        : method === 'answerInlineQuery'
          ? (['inline', params.inline_query_id] as const)
          : (['guest', params.guest_query_id] as const);
    const query = this.queries[kind].get(String(id));
    if (!query || query.answered || Date.now() - query.asked > this.#maxQueryAge)
      throw new Refusal(
        400,
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
      );
    query.answered = true;
    if (kind !== 'guest') return true;
    const inlineId = `guest-${this.nextId()}`;
    this.inlineMessages.set(inlineId, messageOfResult(params.result));
    return { inline_message_id: inlineId };
  }

  #other(method: string, params: Params): unknown {
    const scope = JSON.stringify([params.scope ?? null, params.language_code ?? '']);
    if (/^setMy/.test(method)) this.settings.set(`${method.slice(3)} ${scope}`, params);
    if (method === 'getMyCommands') {
      const stored = this.settings.get(`MyCommands ${scope}`);
      return isRecord(stored) ? stored.commands : [];
    }
    if (method === 'deleteMessage') {
      const gone = this.#open(params.chat_id).messages.delete(Number(params.message_id));
      if (!gone) throw new Refusal(400, 'Bad Request: message to delete not found');
      return true;
    }
    if (method === 'getChat')
      return { ...this.#open(params.chat_id).chat, accent_color_id: 0, max_reaction_count: 11 };
    if (method === 'getChatMember') {
      const status = this.members.get(`${params.chat_id}:${params.user_id}`) ?? 'member';
      return { status, user: { id: params.user_id, is_bot: false, first_name: 'Somebody' } };
    }
    if (method === 'getChatMemberCount') return 2;
    if (spec.methods[method]?.returns.includes('Boolean')) return true;
    if (spec.methods[method]?.returns.startsWith('Array')) return [];
    throw new Refusal(400, `Bad Request: the test server does not play ${method}`);
  }
}
