import type { Chat, User, UserFromGetMe } from 'grammy/types';
import type { Player, Room, Topic } from './world.ts';

/** The bot as @BotFather would have set it up: inline mode and guest queries on, privacy mode off. */
export const localBot: UserFromGetMe = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: '問報告',
  username: 'report_qa_bot',
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_guest_queries: true,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

/** Whom Telegram names as the sender of what an anonymous administrator posts. */
export const anonymousAdmin: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

const FIRST_USER = 1001;
const GROUP = -1_002_000_000_001;
const GUEST = -1_002_000_000_002;

/** Message ids below this are the topics' own; those of the chats start above. */
export const FIRST_MESSAGE = 10;

const names: readonly (readonly [name: string, role: Player['role'], anonymous: boolean])[] = [
  ['小雨', 'member', false],
  ['阿明', 'member', false],
  ['羅莎', 'administrator', false],
  ['群主', 'creator', true],
];

/** The people of the local chats; the first is the one at the keyboard. `language` is the client's, an IETF tag. */
export function localPlayers(language: string): readonly Player[] {
  return names.map(([first_name, role, anonymous], n) => ({
    user: { id: FIRST_USER + n, is_bot: false, first_name, language_code: language },
    role,
    anonymous,
  }));
}

/** Everybody's private chat with the bot, a group with topics, and a group that the bot has not joined. */
export function localRooms(players: readonly Player[], titles: LocalTitles): ReadonlyMap<number, Room> {
  const rooms: Room[] = players.map(({ user }) => ({
    chat: { id: user.id, type: 'private', first_name: user.first_name },
    kind: 'private',
    topics: [],
  }));
  const group: Chat = { id: GROUP, type: 'supergroup', title: titles.group, is_forum: true };
  const topics: Topic[] = titles.topics.map((name, n) => ({ thread: n === 0 ? null : n + 1, name }));
  rooms.push({ chat: group, kind: 'group', topics });
  rooms.push({ chat: { id: GUEST, type: 'supergroup', title: titles.guest }, kind: 'guest', topics: [] });
  return new Map(rooms.map((room) => [room.chat.id, room]));
}

export interface LocalTitles {
  readonly group: string;
  readonly guest: string;
  /** The first is the general topic. */
  readonly topics: readonly string[];
}
