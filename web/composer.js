import { byId, h, icon } from './dom.js';
import { keyOf, summary } from './message.js';

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
  const list = byId('suggestions', HTMLDivElement);
  const banner = byId('banner', HTMLDivElement);
  const menu = byId('menu', HTMLButtonElement);
  /** @type {{ kind: 'reply' | 'edit', key: string } | null} */
  let about = null;
  let active = -1;
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
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.removeAttribute('aria-activedescendant');
    menu.setAttribute('aria-expanded', 'false');
  };

  /** @param {number} next from 0; others go round */
  const activate = (next) => {
    const options = [...list.querySelectorAll('[role=option]')];
    active = options.length === 0 ? -1 : (next + options.length) % options.length;
    options.forEach((option, n) => {
      option.setAttribute('aria-selected', String(n === active));
    });
    const chosen = options[active];
    if (chosen) {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }
  };

  /**
   * @param {string} label
   * @param {readonly { title: string, note: string, pick: () => void, command?: boolean }[]} entries
   * @param {boolean} [more] adds to what stands there
   */
  const suggest = (label, entries, more = false) => {
    const before = more ? list.querySelectorAll('[role=option]').length : 0;
    const nodes = entries.map(({ title, note, pick, command }, n) => {
      const option = h(
        'div',
        {
          role: 'option',
          id: `option${before + n}`,
          'aria-selected': 'false',
          class: command ? 'command' : 'result',
        },
        h('span', { class: 'title' }, title),
        note !== '' && h('span', { class: 'note' }, note),
      );
      // The focus stays in the line where the message is written.
      option.addEventListener('mousedown', (event) => event.preventDefault());
      option.addEventListener('click', pick);
      return option;
    });
    if (more) list.append(...nodes);
    else list.replaceChildren(...nodes);
    list.setAttribute('aria-label', label);
    list.hidden = list.children.length === 0;
    if (!more) active = -1;
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
      command: true,
      pick: () => {
        outlet.say(`/${command}`, null);
        input.value = '';
        grow();
        close();
        input.focus();
      },
    }));
    suggest(outlet.words().suggestions ?? '', entries);
    activate(0);
  };

  /**
   * @param {string} query
   * @param {string} offset
   */
  const search = async (query, offset) => {
    const turn = ++asked;
    const { results, nextOffset } = await outlet.inline(query, offset);
    if (turn !== asked) return;
    list.querySelector('.more')?.remove();
    const words = outlet.words();
    const entries = results.map((result) => ({
      title: 'title' in result ? (result.title ?? '') : '',
      note: 'description' in result ? (result.description ?? '') : '',
      pick: () => {
        outlet.choose(result.id);
        input.value = '';
        grow();
        close();
        input.focus();
      },
    }));
    suggest(words.results ?? '', entries, offset !== '');
    if (entries.length === 0 && offset === '') {
      list.replaceChildren(
        h(
          'div',
          { class: 'none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' },
          words['no-results'],
        ),
      );
      list.hidden = false;
    }
    if (nextOffset !== '') {
      const more = h(
        'div',
        { class: 'more', role: 'option', id: `more${turn}`, 'aria-selected': 'false' },
        words['more-results'],
      );
      more.addEventListener('mousedown', (event) => event.preventDefault());
      more.addEventListener('click', () => void search(query, nextOffset));
      list.append(more);
    }
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
    input.value = '';
    drop();
    close();
    grow();
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
    const option = list.querySelectorAll('[role=option]')[active];
    if (!list.hidden && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      activate(event.key === 'ArrowDown' ? active + 1 : Math.max(active, 0) - 1);
    } else if (event.key === 'Escape') {
      if (list.hidden) drop();
      close();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (!list.hidden && option instanceof HTMLElement) option.click();
      else send();
    } else if (event.key === 'ArrowUp' && input.value === '') {
      const message = outlet.lastOwn();
      if (message) begin('edit', message);
    }
  });
  menu.addEventListener('click', () => {
    if (!list.hidden) return close();
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
      input.value = '';
      drop();
      close();
      grow();
    },
    focus: () => input.focus(),
  };
}
