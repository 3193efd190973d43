/**
 * @typedef {import('grammy/types').Message} Message
 * @typedef {import('./net.js').Actor} Actor
 * @typedef {import('./net.js').Profile} Profile
 * @typedef {import('./net.js').Snapshot} Snapshot
 * @typedef {import('./net.js').Words} Words
 * @typedef {'private' | 'group' | 'guest'} Kind
 */

/**
 * What the program has told the page; `profile` is that of the chat that is looked at.
 *
 * @type {{ snapshot: Snapshot | null, words: Words, profile: Promise<Profile> }}
 */
export const state = {
  snapshot: null,
  words: {},
  profile: Promise.resolve({ commands: [], description: '' }),
};

/** All messages by their key, in the order of their sending. @type {Map<string, Message>} */
export const messages = new Map();

/** Unread messages of each chat. @type {Map<number, number>} */
export const unread = new Map();

/** Who looks at which chat, in which language. @type {{ user: number, kind: Kind, thread: number | null, locale: string }} */
export const at = { user: 0, kind: 'private', thread: null, locale: 'zh-Hant' };

/** The chat that is looked at. */
export function room() {
  const found = state.snapshot?.rooms.find(
    ({ kind, chat }) => kind === at.kind && (kind !== 'private' || chat.id === at.user),
  );
  if (found === undefined) throw new Error('no such chat');
  return found;
}

/** Who looks at it. */
export function player() {
  const found = state.snapshot?.players.find(({ user }) => user.id === at.user);
  if (found === undefined) throw new Error('no such user');
  return found;
}

/**
 * The same for the program.
 *
 * @returns {Actor}
 */
export function actor() {
  return { user: at.user, chat: room().chat.id, thread: at.thread, language: at.locale.toLowerCase() };
}

/**
 * Whether a message stands in the chat and topic that are looked at, for this user to see.
 *
 * @param {Message} message
 */
export function isVisible(message) {
  const { chat, thread } = { chat: room().chat.id, thread: at.thread };
  const forMe = message.receiver_user === undefined || message.receiver_user.id === at.user;
  return message.chat.id === chat && (message.message_thread_id ?? null) === thread && forMe;
}
