import type { BotCommand, Chat, InlineQueryResult, Message, Update, User, UserFromGetMe } from 'grammy/types';

/** A refusal as the Bot API gives it. */
export class ApiError extends Error {
  readonly code: number;

  /** `description` is Telegram's own wording, since bots match on it. */
  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

/** Somebody who uses the chats of this process. */
export interface Player {
  readonly user: User;
  /** In the group. */
  readonly role: 'creator' | 'administrator' | 'member';
  /** Posts in the group in its name. */
  readonly anonymous: boolean;
}

export interface Topic {
  /** Id of the message that made the topic; null for the general one. */
  readonly thread: number | null;
  readonly name: string;
}

/** A chat, and who and what is in it. */
export interface Room {
  readonly chat: Chat;
  readonly kind: 'private' | 'group' | 'guest';
  readonly topics: readonly Topic[];
}

export interface StoredFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** Pixels; 0 where unknown. */
  readonly width: number;
  readonly height: number;
}

/** What happens in the chats, as a client sees it, and what passes between bot and Telegram. */
export type LocalEvent =
  | { readonly type: 'message' | 'edit'; readonly message: Message }
  | { readonly type: 'delete'; readonly message: Message }
  | { readonly type: 'typing'; readonly chat: number; readonly action: string }
  | {
      readonly type: 'toast';
      readonly user: number;
      readonly text: string;
      readonly alert: boolean;
      readonly url: string;
    }
  | { readonly type: 'reaction'; readonly message: Message; readonly emoji: readonly string[] }
  | { readonly type: 'profile' }
  | { readonly type: 'update'; readonly update: Update }
  | {
      readonly type: 'call';
      readonly method: string;
      readonly payload: Readonly<Record<string, unknown>>;
      readonly result: unknown;
      /** Telegram's description of the error; '' where the call went well. */
      readonly error: string;
      /** Milliseconds that the bot waited for the answer. */
      readonly ms: number;
    };

/** A page of answers to an inline query. */
export interface InlineAnswer {
  readonly results: readonly InlineQueryResult[];
  /** '' on the last page. */
  readonly nextOffset: string;
}

/** A query that waits for its answer. */
export type Pending =
  | { readonly kind: 'callback'; readonly user: number; readonly message: Message | null }
  | { readonly kind: 'inline'; readonly user: number; readonly answer: (answer: InlineAnswer) => void }
  | { readonly kind: 'guest'; readonly message: Message };

/** Everything that Telegram's server would remember. */
export interface World {
  readonly me: UserFromGetMe;
  readonly players: readonly Player[];
  readonly rooms: ReadonlyMap<number, Room>;
  /** By `keyOf`. */
  readonly messages: Map<string, Message>;
  /** Messages sent through inline mode or as a guest, by `inline_message_id`. */
  readonly inline: Map<string, string>;
  readonly files: Map<string, StoredFile>;
  readonly pending: Map<string, Pending>;
  /** `scope|language` → commands. */
  readonly commands: Map<string, readonly BotCommand[]>;
  /** `name|language` → description, short description or name of the bot. */
  readonly texts: Map<string, string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number never given before; message ids rise as they do in Telegram. */
  readonly next: () => number;
  readonly emit: (event: LocalEvent) => void;
}

/** Names a message among all chats; ephemeral ones have no `message_id` of their own. */
export function keyOf(message: Message): string {
  const { ephemeral_message_id: ephemeral } = message;
  return ephemeral === undefined
    ? `${message.chat.id}:${message.message_id}`
    : `${message.chat.id}:e${ephemeral}:${message.receiver_user?.id ?? 0}`;
}

/** Unix time in seconds. */
export function unixTime(world: World): number {
  return Math.floor(world.now() / 1000);
}

/** @throws ApiError when there is no such chat. */
export function roomOf(world: World, id: number | string | undefined): Room {
  const room = world.rooms.get(Number(id));
  if (room === undefined) throw new ApiError(400, 'Bad Request: chat not found');
  return room;
}

/** Telegram nests one level of replies only. */
export function asReply(message: Message): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _, ...rest } = message;
  return rest as NonNullable<Message['reply_to_message']>;
}

/** Stores a message, new or changed, and shows it. */
export function put(world: World, type: 'message' | 'edit', message: Message): Message {
  world.messages.set(keyOf(message), message);
  world.emit({ type, message });
  return message;
}
