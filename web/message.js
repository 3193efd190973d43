import { h, icon } from './dom.js';
import { buttonNode, fillKeyboard } from './keyboard.js';
import { richNodes } from './rich.js';
import { plain } from './rich-text.js';
import { textNodes } from './text.js';

/**
 * @typedef {import('grammy/types').Message} Message
 * @typedef {import('./net.js').Words} Words
 */

/**
 * What can be done with the messages of a chat, and as whom.
 *
 * @typedef {object} Chat
 * @property {Words} words
 * @property {number} botId
 * @property {number} user whose screen this is
 * @property {boolean} group
 * @property {boolean} anonymous the user posts in the group's name
 * @property {(url: string) => void} open
 * @property {(text: string) => void} say
 * @property {(key: string, button: object, element: HTMLElement) => void} press
 * @property {(message: Message) => void} reply
 * @property {(message: Message) => void} edit
 * @property {(message: Message) => void} goTo
 * @property {(src: string, alt: string) => void} enlarge
 */

/**
 * Names a message among all chats, as the program does (`keyOf`).
 *
 * @param {Message} message
 */
export function keyOf(message) {
  const { ephemeral_message_id: ephemeral } = message;
  return ephemeral === undefined
    ? `${message.chat.id}:${message.message_id}`
    : `${message.chat.id}:e${ephemeral}:${message.receiver_user?.id ?? 0}`;
}

/**
 * The words of a message in short, for quotations of it and for its label.
 *
 * @param {Message} message
 */
export function summary(message) {
  const rich = message.rich_message?.blocks.flatMap((block) =>
    'text' in block ? [plain(block.text)] : [],
  )[0];
  return (message.text ?? message.caption ?? rich ?? '').replaceAll(/\s+/g, ' ').slice(0, 120);
}

/**
 * A message on the screen. `update` changes only what differs, so that nothing flickers and the focus stays.
 *
 * @param {Message} first
 * @param {Chat} chat
 */
export function messageView(first, chat) {
  const key = keyOf(first);
  let shown = first;
  const own = isOwn(first, chat);
  const content = h('div', { class: 'content' });
  const meta = h('span', { class: 'meta' });
  const keyboard = h('div', { class: 'keyboard' });
  const reactions = h('div', { class: 'reactions', 'aria-label': chat.words.reactions, hidden: true });
  const bubble = h('div', { class: 'bubble' }, ...head(first, chat, own), content, meta, reactions);
  const element = h(
    'article',
    { class: `message ${own ? 'own' : 'other'}${first.receiver_user ? ' ephemeral' : ''}`, id: `m${key}` },
    h(
      'div',
      { class: 'line' },
      bubble,
      actions(() => shown, chat, own),
    ),
    keyboard,
  );
  let contentShown = '';
  let keyboardShown = '';

  /** @param {Message} message */
  const update = (message) => {
    shown = message;
    const { text, entities, caption, caption_entities, photo, document, rich_message, reply_markup } =
      message;
    const nextContent = JSON.stringify([
      text,
      entities,
      caption,
      caption_entities,
      photo,
      document,
      rich_message,
    ]);
    if (nextContent !== contentShown) content.replaceChildren(...body(message, key, chat));
    contentShown = nextContent;
    const nextKeyboard = JSON.stringify(reply_markup ?? null);
    if (nextKeyboard !== keyboardShown) fillKeyboard(keyboard, message, key, chat);
    keyboardShown = nextKeyboard;
    meta.replaceChildren(...stamp(message, chat));
    element.setAttribute('aria-label', `${senderName(message, chat)}: ${summary(message)}`);
  };
  update(first);
  return {
    element,
    update,
    /** @param {readonly string[]} emoji */
    react(emoji) {
      reactions.hidden = emoji.length === 0;
      reactions.textContent = emoji.join(' ');
    },
  };
}

/**
 * @param {Message} message
 * @param {Chat} chat
 */
function isOwn(message, chat) {
  return message.from?.id === chat.user || (chat.anonymous && message.sender_chat !== undefined);
}

/**
 * @param {Message} message
 * @param {Chat} chat
 */
function senderName(message, chat) {
  if (isOwn(message, chat)) return chat.words.you ?? '';
  return message.sender_chat?.title ?? message.from?.first_name ?? '';
}

/**
 * What stands above the words: sender, for whom, through whom, and the message replied to.
 *
 * @param {Message} message
 * @param {Chat} chat
 * @param {boolean} own
 * @returns {Node[]}
 */
function head(message, chat, own) {
  /** @type {Node[]} */
  const nodes = [];
  if (chat.group && !own) {
    const tone = Math.abs((message.sender_chat ?? message.from)?.id ?? 0) % 6;
    nodes.push(h('div', { class: `sender tone-${tone}` }, senderName(message, chat)));
  }
  if (message.receiver_user) nodes.push(h('div', { class: 'note' }, icon('eye'), chat.words['only-you']));
  if (message.via_bot)
    nodes.push(h('div', { class: 'note' }, `${chat.words.via} @${message.via_bot.username}`));
  const replied = message.reply_to_message;
  // In a topic every message replies to the one that opened the topic; clients do not show it.
  if (replied && replied.forum_topic_created === undefined) {
    const to = /** @type {Message} */ (replied);
    nodes.push(
      h(
        'button',
        {
          type: 'button',
          class: 'replied',
          onclick: () => chat.goTo(to),
        },
        h('span', { class: 'unseen' }, `${chat.words.quote} `),
        h('span', { class: 'who' }, senderName(to, chat)),
        h('span', { class: 'words' }, summary(to)),
      ),
    );
  }
  return nodes;
}

/**
 * @param {Message} message
 * @param {string} key
 * @param {Chat} chat
 * @returns {Node[]}
 */
function body(message, key, chat) {
  /** @type {Node[]} */
  const nodes = [];
  /**
   * @param {string} id
   * @param {string} alt
   * @param {{ width?: number, height?: number }} [size] in pixels; keeps the room before the picture has come
   */
  const picture = (id, alt, { width, height } = {}) => {
    const src = `/files/${encodeURIComponent(id)}`;
    const words = alt || chat.words.picture || '';
    return h(
      'button',
      { type: 'button', class: 'picture', 'aria-label': words, onclick: () => chat.enlarge(src, words) },
      h('img', { src, alt: words, width: width || null, height: height || null }),
    );
  };
  const photo = message.photo?.at(-1);
  if (photo) nodes.push(picture(photo.file_id, message.caption ?? '', photo));
  if (message.document) {
    const { file_id: id, file_name: name } = message.document;
    nodes.push(h('a', { href: `/files/${encodeURIComponent(id)}`, download: name ?? id }, name ?? id));
  }
  if (message.rich_message) {
    /** @param {import('grammy/types').RichMessageButton} button */
    const button = (button) => buttonNode({ ...button, text: plain(button.text) }, key, chat);
    const doings = { ...chat, picture, button, scope: `m${key}` };
    nodes.push(h('div', { class: 'rich' }, ...richNodes(message.rich_message.blocks, doings)));
  }
  const text = message.text ?? message.caption;
  if (text !== undefined) {
    const entities = message.entities ?? message.caption_entities ?? [];
    nodes.push(h('div', { class: 'text' }, ...textNodes(text, entities, chat)));
  }
  return nodes;
}

/**
 * @param {Message} message
 * @param {Chat} chat
 * @returns {Node[]}
 */
function stamp(message, chat) {
  const date = new Date(message.date * 1000);
  const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
  const edited = message.edit_date === undefined ? '' : `${chat.words.edited} `;
  return [document.createTextNode(edited), h('time', { datetime: date.toISOString() }, time)];
}

/**
 * @param {() => Message} message
 * @param {Chat} chat
 * @param {boolean} own
 */
function actions(message, chat, own) {
  const { words } = chat;
  const reply = h(
    'button',
    { type: 'button', class: 'act', title: words.reply, 'aria-label': words.reply },
    icon('reply'),
  );
  reply.addEventListener('click', () => chat.reply(message()));
  const edit = h(
    'button',
    { type: 'button', class: 'act', title: words.edit, 'aria-label': words.edit },
    icon('edit'),
  );
  edit.addEventListener('click', () => chat.edit(message()));
  const editable = own && message().text !== undefined && message().via_bot === undefined;
  return h('div', { class: 'actions' }, reply, editable && edit);
}
