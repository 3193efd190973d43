import { byId, h } from './dom.js';

/**
 * @typedef {import('./shell.js').State} State
 * @typedef {import('./shell.js').Place} Place
 */

/**
 * Puts new nodes into an element only where they say something new: what is being pressed or opened stays.
 *
 * @param {HTMLElement} element
 * @param {unknown} content
 * @param {() => Node[]} make
 */
function refresh(element, content, make) {
  const said = JSON.stringify(content);
  if (element.dataset.said === said) return;
  element.dataset.said = said;
  const focused = element.contains(document.activeElement) ? document.activeElement?.id : undefined;
  element.replaceChildren(...make());
  if (focused) document.getElementById(focused)?.focus();
}

/**
 * The choices of a list, and which of them holds.
 *
 * @param {HTMLSelectElement} select
 * @param {readonly (readonly string[])[]} choices value and label
 * @param {string} value
 */
export function fill(select, choices, value) {
  refresh(select, choices, () => choices.map(([one = '', label = '']) => h('option', { value: one }, label)));
  select.value = value;
}

/**
 * The list of chats.
 *
 * @param {State} state
 * @param {(change: Partial<Place>) => Promise<void>} go
 */
export function drawChats({ snapshot, words, at, unread }, go) {
  /** @type {readonly Place['kind'][]} */
  const kinds = ['private', 'group', 'guest'];
  const chats = kinds.map((kind) => {
    const room = snapshot?.rooms.find(
      (one) => one.kind === kind && (kind !== 'private' || one.chat.id === at.user),
    );
    const name = kind === 'private' ? (snapshot?.name ?? '') : (room?.chat.title ?? '');
    return {
      kind,
      name,
      about: words[kind],
      count: unread.get(room?.chat.id ?? 0) ?? 0,
      current: kind === at.kind,
    };
  });
  refresh(byId('chats', HTMLElement), chats, () =>
    chats.map(({ kind, name, about, count, current }) => {
      const open = () => {
        document.documentElement.dataset.page = 'chat';
        return go({ kind });
      };
      return h(
        'button',
        {
          type: 'button',
          class: 'chat',
          id: `chat-${kind}`,
          'aria-current': current && 'true',
          onclick: open,
        },
        h('span', { class: `face ${kind}`, 'aria-hidden': 'true' }, name.slice(0, 1)),
        h('span', { class: 'about' }, h('strong', {}, name), h('span', {}, about)),
        count > 0 &&
          h('span', { class: 'unread' }, `${count}`, h('span', { class: 'unseen' }, ` ${words.new}`)),
      );
    }),
  );
}

/**
 * The topics of a group.
 *
 * @param {State} state
 * @param {(change: Partial<Place>) => Promise<void>} go
 */
export function drawTopics({ at, room }, go) {
  const nav = byId('topics', HTMLElement);
  const topics = room().topics.map(({ thread, name }) => ({ thread, name, current: thread === at.thread }));
  nav.hidden = topics.length === 0;
  refresh(nav, topics, () =>
    topics.map(({ thread, name, current }) =>
      h(
        'button',
        {
          ...{ type: 'button', id: `topic-${thread ?? 0}`, 'aria-current': current && 'true' },
          onclick: () => void go({ thread }),
        },
        name,
      ),
    ),
  );
}
