import { h, icon } from './dom.js';

/**
 * @typedef {import('grammy/types').Message} Message
 * @typedef {import('./message.js').Chat} Chat
 */

/**
 * Puts a message's buttons beneath it.
 *
 * @param {HTMLElement} keyboard
 * @param {Message} message
 * @param {string} key
 * @param {Chat} chat
 */
export function fillKeyboard(keyboard, message, key, chat) {
  const focused = [...keyboard.querySelectorAll('button')].indexOf(
    /** @type {HTMLButtonElement} */ (document.activeElement),
  );
  const rows = message.reply_markup?.inline_keyboard ?? [];
  keyboard.replaceChildren(
    ...rows.map((row) => h('div', { class: 'row' }, ...row.map((button) => buttonNode(button, key, chat)))),
  );
  // Whoever pressed a button by keyboard stays there when the buttons change.
  if (focused >= 0) {
    const buttons = keyboard.querySelectorAll('button');
    buttons[Math.min(focused, buttons.length - 1)]?.focus();
  }
}

/**
 * A button of Telegram, with a drawing of what it does where that is no callback.
 *
 * @param {{ readonly text: string, readonly style?: string }} button
 * @param {string} key
 * @param {Chat} chat
 */
export function buttonNode(button, key, chat) {
  const kinds = {
    url: 'open',
    copy_text: 'copy',
    switch_inline_query: 'share',
    switch_inline_query_chosen_chat: 'share',
    switch_inline_query_current_chat: 'search',
  };
  const kind = Object.entries(kinds).find(([field]) => field in button)?.[1];
  const element = h(
    'button',
    { type: 'button', class: `key ${button.style ?? ''}`, disabled: 'disabled' in button },
    h('span', {}, button.text),
    kind !== undefined && icon(kind),
  );
  element.addEventListener('click', () => chat.press(key, button, element));
  return element;
}
