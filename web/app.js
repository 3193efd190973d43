import { callList } from './calls.js';
import { createComposer } from './composer.js';
import { byId, h, icon } from './dom.js';
import { keyOf, messageView } from './message.js';
import { listen, net } from './net.js';
import { createShell } from './shell.js';
import { actor, at, isVisible, messages, player, room, state, unread } from './state.js';

/**
 * @typedef {import('grammy/types').Message} Message
 * @typedef {import('./net.js').LocalEvent} LocalEvent
 */

/** Milliseconds that Telegram's clients show a chat action. */
const TYPING = 5000;
/** Pixels from the end of the chat within which new messages are scrolled to. */
const NEAR = 120;

/** The messages on the screen by their key. @type {Map<string, ReturnType<typeof messageView>>} */
const views = new Map();
const list = byId('messages', HTMLDivElement);
const scroller = byId('scroller', HTMLDivElement);
const typing = byId('typing', HTMLDivElement);
const toBottom = byId('bottom', HTMLButtonElement);
const calls = callList(byId('calls', HTMLOListElement));

const shell = createShell({
  state: () => ({ ...state, at, unread, player, room }),
  /** @param {Partial<typeof at>} change */
  async go(change) {
    Object.assign(at, change);
    if (change.kind !== undefined) at.thread = null;
    localStorage.setItem('at', JSON.stringify(at));
    if (change.locale !== undefined) state.words = await net.words(at.locale);
    await show();
  },
});

/** @param {unknown} error */
const failed = (error) =>
  shell.toast(`${state.words.failed} ${error instanceof Error ? error.message : String(error)}`);

const composer = createComposer({
  words: () => state.words,
  username: () => state.snapshot?.username ?? '',
  commands: async () => (await state.profile).commands,
  say: (text, replyTo) => void net.say(actor(), text, replyTo).catch(failed),
  edit: (key, text) => void net.edit(actor(), key, text).catch(failed),
  inline: (query, offset) =>
    net.inline(actor(), query, offset).catch((error) => {
      failed(error);
      return { results: [], nextOffset: '' };
    }),
  choose: (result) => void net.choose(actor(), result).catch(failed),
  lastOwn: () =>
    [...messages.values()].findLast((message) => isVisible(message) && message.from?.id === at.user),
});

/** Draws the chat that is looked at. */
async function show() {
  if (state.snapshot === null) return;
  // What stood there before is not read out again.
  scroller.ariaBusy = 'true';
  shell.draw();
  views.clear();
  list.replaceChildren();
  composer.reset();
  typing.hidden = true;
  unread.delete(room().chat.id);
  for (const message of messages.values()) if (isVisible(message)) append(message);
  state.profile = net.profile(actor());
  await drawEmpty();
  scroller.scrollTop = scroller.scrollHeight;
  scroller.ariaBusy = 'false';
}

/** What stands in a chat without messages: in a private one what the bot can do, and the button that starts it. */
async function drawEmpty() {
  const { description } = await state.profile;
  const empty = byId('empty', HTMLDivElement);
  empty.hidden = views.size > 0;
  if (!empty.hidden && at.kind === 'private') {
    const start = h(
      'button',
      { type: 'button', class: 'primary', onclick: () => say('/start') },
      state.words.start,
    );
    empty.replaceChildren(h('strong', {}, state.words.about), h('p', {}, description), start);
  } else if (!empty.hidden) {
    empty.replaceChildren(
      h('p', {}, state.words.empty),
      h('p', {}, at.kind === 'guest' ? state.words['not-member'] : state.words['empty-group']),
    );
  }
}

/** @param {string} text */
function say(text) {
  void net.say(actor(), text, null).catch(failed);
}

/** @param {Message} message */
function append(message) {
  const { anonymous } = player();
  const view = messageView(message, {
    ...{ words: state.words, botId: state.snapshot?.botId ?? 0, user: at.user, group: at.kind !== 'private' },
    ...{ anonymous: anonymous && at.kind === 'group', open, say, press, goTo },
    reply: (to) => composer.begin('reply', to),
    edit: (own) => composer.begin('edit', own),
    enlarge: shell.enlarge,
  });
  views.set(keyOf(message), view);
  list.append(view.element);
}

/** @param {Message} message */
function goTo(message) {
  const element = views.get(keyOf(message))?.element;
  element?.scrollIntoView({ block: 'center' });
  element?.classList.add('flash');
  setTimeout(() => element?.classList.remove('flash'), 1500);
}

/**
 * A link: one to the bot's own private chat opens that and starts it, any other asks first.
 *
 * @param {string} url
 */
function open(url) {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const ours =
    parsed?.hostname === 't.me' &&
    parsed.pathname.toLowerCase() === `/${state.snapshot?.username.toLowerCase()}`;
  if (!parsed || !ours) return shell.confirmLink(url);
  at.kind = 'private';
  at.thread = null;
  void show().then(() => {
    const start = parsed.searchParams.get('start');
    if (start !== null) say(`/start ${start}`.trim());
  });
}

/**
 * @param {string} key
 * @param {object} given
 * @param {HTMLElement} element
 */
async function press(key, given, element) {
  /** @type {{ callback_data?: string, url?: string, copy_text?: { text: string }, switch_inline_query?: string, switch_inline_query_current_chat?: string, switch_inline_query_chosen_chat?: { query?: string } }} */
  const button = given;
  const query =
    button.switch_inline_query_current_chat ??
    button.switch_inline_query ??
    button.switch_inline_query_chosen_chat?.query;
  if (button.url !== undefined) open(button.url);
  else if (button.copy_text !== undefined) await copy(button.copy_text.text);
  else if (query !== undefined) composer.write(`@${state.snapshot?.username} ${query}`);
  else if (button.callback_data !== undefined) {
    element.classList.add('busy');
    await net.press(actor(), key, button.callback_data).catch(failed);
    element.classList.remove('busy');
  }
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    shell.toast(state.words.copied ?? '');
  } catch {
    shell.toast(`${state.words['copy-failed']} ${text}`);
  }
}

const nearEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typingEnds;

/** @param {LocalEvent} event */
function happened(event) {
  calls.add(event);
  switch (event.type) {
    case 'message':
    case 'edit':
      return received(event.message);
    case 'delete': {
      const key = keyOf(event.message);
      messages.delete(key);
      views.get(key)?.element.remove();
      views.delete(key);
      return void drawEmpty();
    }
    case 'typing':
      if (event.chat !== room().chat.id) return;
      typing.hidden = false;
      clearTimeout(typingEnds);
      typingEnds = setTimeout(() => {
        typing.hidden = true;
      }, TYPING);
      return;
    case 'toast':
      if (event.user !== at.user) return;
      if (event.url !== '') open(event.url);
      else if (event.alert) shell.alert(event.text);
      else if (event.text !== '') shell.toast(event.text);
      return;
    case 'reaction':
      return views.get(keyOf(event.message))?.react(event.emoji);
    case 'profile':
      state.profile = net.profile(actor());
      void drawEmpty();
      return;
  }
}

/** @param {Message} message */
function received(message) {
  const key = keyOf(message);
  messages.set(key, message);
  const known = views.get(key);
  if (known) return known.update(message);
  if (!isVisible(message)) {
    const { id } = message.chat;
    // Only what this user would see counts.
    if (id === at.user || id !== room().chat.id) unread.set(id, (unread.get(id) ?? 0) + 1);
    return shell.draw();
  }
  const follow = nearEnd() || message.from?.id === at.user;
  if (message.from?.id === state.snapshot?.botId) typing.hidden = true;
  append(message);
  byId('empty', HTMLDivElement).hidden = true;
  if (follow) toEnd();
}

/** Scrolls to the end, but never past the beginning of the last message: long ones are read from their top. */
function toEnd() {
  const last = list.lastElementChild;
  scroller.scrollTop = scroller.scrollHeight;
  if (last && last.clientHeight > scroller.clientHeight) last.scrollIntoView({ block: 'start' });
}

scroller.addEventListener('scroll', () => {
  toBottom.hidden = nearEnd();
});
toBottom.addEventListener('click', () => {
  scroller.scrollTo({ top: scroller.scrollHeight });
  composer.focus();
});
toBottom.append(icon('down'));
byId('clear', HTMLButtonElement).addEventListener('click', calls.clear);

listen({
  connected: shell.connected,
  happened,
  async snapshot(next) {
    state.snapshot = next;
    const kept = JSON.parse(localStorage.getItem('at') ?? 'null');
    Object.assign(at, { locale: next.locale, user: next.players[0]?.user.id ?? 0 }, kept);
    if (!next.players.some(({ user }) => user.id === at.user)) at.user = next.players[0]?.user.id ?? 0;
    state.words = await net.words(at.locale);
    messages.clear();
    for (const message of next.messages) messages.set(keyOf(message), message);
    calls.clear();
    for (const event of next.traffic) calls.add(event);
    await show();
    document.documentElement.dataset.ready = 'true';
  },
});
