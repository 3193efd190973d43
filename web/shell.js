import { byId, h, icon } from './dom.js';
import { drawChats, drawTopics, fill } from './sidebar.js';

/**
 * @typedef {import('./net.js').Snapshot} Snapshot
 * @typedef {import('./net.js').Words} Words
 * @typedef {import('../src/cli/local/world.ts').Player} Player
 * @typedef {import('../src/cli/local/world.ts').Room} Room
 * @typedef {{ user: number, kind: 'private' | 'group' | 'guest', thread: number | null, locale: string }} Place
 * @typedef {{ snapshot: Snapshot | null, words: Words, at: Place, unread: ReadonlyMap<number, number>, player: () => Player, room: () => Room }} State
 */

/** Milliseconds that a notice stands: long enough to read the two hundred characters that it may have. */
const NOTICE = 4000;

const LANGUAGES = [
  ['zh-Hant', '正體中文'],
  ['zh-Hans', '简体中文'],
  ['en', 'English'],
];

/**
 * Everything around the messages: the list of chats, the settings, the head of the chat, notices and dialogues.
 *
 * @param {{ state: () => State, go: (change: Partial<Place>) => Promise<void> }} outlet
 */
export function createShell({ state, go }) {
  const root = document.documentElement;
  const users = byId('user', HTMLSelectElement);
  const language = byId('language', HTMLSelectElement);
  const theme = byId('theme', HTMLSelectElement);
  const notice = byId('notice', HTMLDivElement);
  const dialog = byId('dialog', HTMLDialogElement);
  const back = byId('back', HTMLButtonElement);
  const showCalls = byId('show-calls', HTMLButtonElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let noticeEnds;

  users.addEventListener('change', () => void go({ user: Number(users.value) }));
  language.addEventListener('change', () => void go({ locale: language.value }));
  theme.addEventListener('change', () => {
    localStorage.setItem('theme', theme.value);
    root.dataset.theme = theme.value;
  });
  root.dataset.theme = localStorage.getItem('theme') ?? 'auto';
  // What scrolls can be reached by keyboard.
  for (const id of ['scroller', 'calls']) byId(id, HTMLElement).tabIndex = 0;

  // On a phone the list of chats is a page of its own.
  back.append(icon('back'));
  back.addEventListener('click', () => {
    root.dataset.page = 'chats';
    byId('chats', HTMLElement).querySelector('button')?.focus();
  });

  /** @param {boolean} open */
  const toggleCalls = (open) => {
    root.dataset.calls = open ? 'open' : 'closed';
    showCalls.setAttribute('aria-expanded', String(open));
    localStorage.setItem('calls', root.dataset.calls);
  };
  showCalls.append(icon('code'));
  showCalls.addEventListener('click', () => toggleCalls(root.dataset.calls !== 'open'));
  toggleCalls(matchMedia('(min-width: 1200px)').matches && localStorage.getItem('calls') !== 'closed');
  const closeCalls = byId('close-calls', HTMLButtonElement);
  closeCalls.append(icon('close'));
  closeCalls.addEventListener('click', () => {
    toggleCalls(false);
    showCalls.focus();
  });

  /**
   * @param {readonly Node[]} content
   * @param {string} label
   */
  const openDialog = (content, label) => {
    dialog.replaceChildren(...content);
    dialog.setAttribute('aria-label', label);
    dialog.showModal();
  };
  const closeButton = (/** @type {string | undefined} */ label) =>
    h('button', { type: 'button', onclick: () => dialog.close() }, label);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  /** Draws all that says which chat this is. */
  const draw = () => {
    const { snapshot, words, at, unread, room } = state();
    if (snapshot === null) return;
    root.lang = at.locale;
    document.title = words.title ?? '';
    for (const element of document.querySelectorAll('[data-word]')) {
      element.textContent = words[element.getAttribute('data-word') ?? ''] ?? '';
    }
    for (const element of document.querySelectorAll('[data-label]')) {
      const label = words[element.getAttribute('data-label') ?? ''] ?? '';
      element.setAttribute('aria-label', label);
      if (element instanceof HTMLButtonElement) element.title = label;
    }
    byId('input', HTMLTextAreaElement).placeholder =
      (at.kind === 'guest' ? words['placeholder-guest'] : words.placeholder) ?? '';
    drawChats(state(), go);
    drawTopics(state(), go);
    const { chat } = room();
    const name = at.kind === 'private' ? snapshot.name : (chat.title ?? '');
    const count = `${snapshot.players.length + (at.kind === 'group' ? 1 : 0)} ${words.members}`;
    byId('name', HTMLHeadingElement).textContent = name;
    byId('status', HTMLParagraphElement).textContent =
      (at.kind === 'private' ? words.bot : at.kind === 'group' ? count : words['not-member']) ?? '';
    byId('face', HTMLSpanElement).textContent = name.slice(0, 1);
    byId('face', HTMLSpanElement).className = `face ${at.kind}`;
    fill(
      users,
      snapshot.players.map(({ user, role }) => [`${user.id}`, `${user.first_name} · ${words[role]}`]),
      `${at.user}`,
    );
    fill(language, LANGUAGES, at.locale);
    fill(
      theme,
      ['auto', 'light', 'dark'].map((one) => [one, words[`theme-${one}`] ?? '']),
      root.dataset.theme ?? 'auto',
    );
    back.dataset.unread = String([...unread.values()].reduce((sum, one) => sum + one, 0));
  };

  return {
    draw,
    /** @param {string} text */
    toast(text) {
      notice.textContent = text;
      notice.hidden = false;
      clearTimeout(noticeEnds);
      noticeEnds = setTimeout(() => {
        notice.hidden = true;
      }, NOTICE);
    },
    /** @param {string} text */
    alert(text) {
      const { words } = state();
      openDialog(
        [h('p', {}, text), h('div', { class: 'choices' }, closeButton(words.close))],
        words.bot ?? '',
      );
    },
    /** @param {string} url */
    confirmLink(url) {
      const { words } = state();
      const leave = h(
        'a',
        {
          href: url,
          target: '_blank',
          rel: 'noopener noreferrer',
          class: 'primary',
          onclick: () => dialog.close(),
        },
        words.open,
      );
      const question = words['open-link'] ?? '';
      openDialog(
        [
          h('p', {}, question),
          h('p', { class: 'url' }, url),
          h('div', { class: 'choices' }, closeButton(words.cancel), leave),
        ],
        question,
      );
    },
    /**
     * @param {string} src
     * @param {string} alt
     */
    enlarge(src, alt) {
      const { words } = state();
      openDialog(
        [h('img', { src, alt, class: 'large' }), h('div', { class: 'choices' }, closeButton(words.close))],
        alt,
      );
    },
    /** @param {boolean} yes */
    connected(yes) {
      const lost = byId('lost', HTMLDivElement);
      lost.hidden = yes;
      lost.textContent = state().words.lost ?? '';
    },
  };
}
