import { h } from './dom.js';

/** @typedef {import('./net.js').LocalEvent} LocalEvent */

/** Entries that stay on the page. */
const KEPT = 200;

/**
 * The list of updates and Bot API calls beside the chat.
 *
 * @param {HTMLElement} list
 */
export function callList(list) {
  /** @param {LocalEvent} event */
  const add = (event) => {
    const entry = entryOf(event);
    if (entry === null) return;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    list.append(entry);
    while (list.children.length > KEPT) list.firstElementChild?.remove();
    if (atEnd) list.scrollTop = list.scrollHeight;
  };
  return { add, clear: () => list.replaceChildren() };
}

/** @param {LocalEvent} event */
function entryOf(event) {
  if (event.type === 'update') {
    const { update_id: _, ...content } = event.update;
    return entry('in', Object.keys(content)[0] ?? 'update', '', [event.update]);
  }
  if (event.type === 'call') {
    const ms = `${event.ms < 10 ? event.ms.toFixed(1) : Math.round(event.ms)} ms`;
    const answer =
      event.error === '' ? { ok: true, result: event.result } : { ok: false, description: event.error };
    return entry(event.error === '' ? 'out' : 'out wrong', event.method, ms, [event.payload, answer]);
  }
  return null;
}

/**
 * @param {string} direction
 * @param {string} name
 * @param {string} time
 * @param {readonly unknown[]} values
 */
function entry(direction, name, time, values) {
  const arrow = direction === 'in' ? '↓' : '↑';
  const details = h(
    'details',
    { class: `call ${direction}` },
    h('summary', {}, h('span', { class: 'arrow' }, arrow), h('code', {}, name), h('small', {}, time)),
  );
  // The text of a long value is made only when somebody looks.
  details.addEventListener(
    'toggle',
    () =>
      details.append(...values.map((value) => h('pre', { tabindex: '0' }, JSON.stringify(value, null, 2)))),
    { once: true },
  );
  return h('li', {}, details);
}
