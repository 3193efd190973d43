import { byId, h, icon } from './dom.js';
import { keyOf, summary } from './message.js';
import { createSuggestions } from './suggestions.js';

/**
 * @typedef {import('grammy/types').Message} Message
 * @typedef {import('grammy/types').BotCommand} BotCommand
 * @typedef {import('./net.js').InlineAnswer} InlineAnswer
 * @typedef {import('./net.js').Words} Words
 */

/** Milliseconds of rest in typing before an inline query is sent. */
const REST = 250;

/**
 * @typedef {object} Outlet
 * @property {() => Words} words
 * @property {() => string} username
 * @property {() => Promise<readonly BotCommand[]>} commands
 * @property {(text: string, replyTo: string | null) => void} say
 * @property {(key: string, text: string) => void} edit
 * @property {(query: string, offset: string) => Promise<InlineAnswer>} inline
 * @property {(result: string) => void} choose
 * @property {() => Message | undefined} lastOwn
 */

/**
 * The line in which messages are written, with its command menu and the results of inline queries.
 *
 * @param {Outlet} outlet
 */
export function createComposer(outlet) {
  const form = byId('composer', HTMLFormElement);
  const input = byId('input', HTMLTextAreaElement);
  const banner = byId('banner', HTMLDivElement);
  const menu = byId('menu', HTMLButtonElement);
  const suggestions = createSuggestions(byId('suggestions', HTMLDivElement), input);
  /** @type {{ kind: 'reply' | 'edit', key: string } | null} */
  let about = null;
  let asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;

  const grow = () => {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 160)}px`;
  };

  const close = () => {
    // An answer that is still to come is no longer wanted.
    clearTimeout(rest);
    asked++;
    suggestions.close();
    menu.setAttribute('aria-expanded', 'false');
  };

  const clear = () => {
    input.value = '';
    close();
    grow();
  };

  /** @param {string} typed */
  const suggestCommands = async (typed) => {
    const turn = ++asked;
    const commands = await outlet.commands();
    if (turn !== asked) return;
    const found = commands.filter(({ command }) => `/${command}`.startsWith(typed));
    const entries = found.map(({ command, description }) => ({
      title: `/${command}`,
      note: description,
      kind: /** @type {const} */ ('command'),
      pick: () => {
        outlet.say(`/${command}`, null);
        clear();
      },
    }));
    suggestions.show(outlet.words().suggestions ?? '', entries, { first: true });
  };

  /**
   * @param {string} query
   * @param {string} offset
   */
  const search = async (query, offset) => {
    const turn = ++asked;
    const { results, nextOffset } = await outlet.inline(query, offset);
    if (turn !== asked) return;
    const words = outlet.words();
    /** @type {import('./suggestions.js').Suggestion[]} */
    const entries = results.map((result) => ({
      title: 'title' in result ? (result.title ?? '') : '',
      note: 'description' in result ? (result.description ?? '') : '',
      kind: 'result',
      pick: () => {
        outlet.choose(result.id);
        clear();
      },
    }));
    if (nextOffset !== '') {
      const pick = () => void search(query, nextOffset);
      entries.push({ title: words['more-results'] ?? '', note: '', kind: 'more', pick });
    }
    suggestions.show(words.results ?? '', entries, { more: offset !== '', none: words['no-results'] ?? '' });
  };

  /** The words of an inline query that is being written, or null. */
  const inlineQuery = () => {
    const mention = `@${outlet.username()}`.toLowerCase();
    const text = input.value;
    return text.toLowerCase().startsWith(`${mention} `) ? text.slice(mention.length + 1) : null;
  };

  const look = () => {
    grow();
    clearTimeout(rest);
    const query = inlineQuery();
    if (query !== null) rest = setTimeout(() => void search(query, ''), REST);
    else if (/^\/\w*$/.test(input.value)) void suggestCommands(input.value);
    else close();
  };

  const drop = () => {
    about = null;
    banner.hidden = true;
    banner.replaceChildren();
  };

  const send = () => {
    const text = input.value.trim();
    if (text === '') return;
    if (about?.kind === 'edit') outlet.edit(about.key, text);
    else outlet.say(text, about?.key ?? null);
    drop();
    clear();
  };

  /**
   * @param {'reply' | 'edit'} kind
   * @param {Message} message
   */
  const begin = (kind, message) => {
    const words = outlet.words();
    about = { kind, key: keyOf(message) };
    const title =
      kind === 'edit'
        ? words.editing
        : `${words.reply} · ${message.sender_chat?.title ?? message.from?.first_name ?? ''}`;
    const cancel = h(
      'button',
      { type: 'button', class: 'act', 'aria-label': words.cancel, title: words.cancel },
      icon('close'),
    );
    cancel.addEventListener('click', () => {
      if (about?.kind === 'edit') input.value = '';
      drop();
      input.focus();
    });
    banner.replaceChildren(
      icon(kind),
      h('div', {}, h('strong', {}, title), h('span', {}, summary(message))),
      cancel,
    );
    banner.hidden = false;
    if (kind === 'edit') input.value = message.text ?? '';
    grow();
    input.focus();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  input.addEventListener('input', look);
  input.addEventListener('keydown', (event) => {
    // A Chinese input method uses Enter and the arrows for itself.
    if (event.isComposing || event.keyCode === 229) return;
    const chosen = suggestions.chosen();
    if (suggestions.isOpen() && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      suggestions.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      if (!suggestions.isOpen()) drop();
      close();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (chosen) chosen.click();
      else send();
    } else if (event.key === 'ArrowUp' && input.value === '') {
      const message = outlet.lastOwn();
      if (message) begin('edit', message);
    }
  });
  menu.addEventListener('click', () => {
    if (suggestions.isOpen()) return close();
    void suggestCommands('/');
    menu.setAttribute('aria-expanded', 'true');
    input.focus();
  });
  byId('inline', HTMLButtonElement).addEventListener('click', () => write(`@${outlet.username()} `));

  /** @param {string} text */
  const write = (text) => {
    input.value = text;
    input.focus();
    look();
  };

  return {
    begin,
    write,
    reset() {
      drop();
      clear();
    },
    focus: () => input.focus(),
  };
}
