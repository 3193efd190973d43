import { h } from './dom.js';

/**
 * @typedef {import('grammy/types').MessageEntity} MessageEntity
 * @typedef {import('./net.js').Words} Words
 */

/**
 * What links and commands in a text do.
 *
 * @typedef {object} Doings
 * @property {Words} words
 * @property {(url: string) => void} open
 * @property {(text: string) => void} say
 */

/**
 * A text with its entities as nodes. Offsets are UTF-16 units, as in JavaScript's strings.
 *
 * @param {string} text
 * @param {readonly MessageEntity[]} entities
 * @param {Doings} doings
 * @returns {Node[]}
 */
export function textNodes(text, entities, doings) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, ordered, doings);
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {readonly MessageEntity[]} entities
 * @param {Doings} doings
 * @returns {Node[]}
 */
function build(text, from, to, entities, doings) {
  /** @type {Node[]} */
  const nodes = [];
  let at = from;
  /** A quotation is a block: the line breaks around it part lines that are parted already. */
  let afterBlock = false;
  /** @param {number} end @param {boolean} beforeBlock */
  const plain = (end, beforeBlock) => {
    let part = text.slice(at, end);
    if (afterBlock) part = part.replace(/^\n/, '');
    if (beforeBlock) part = part.replace(/\n$/, '');
    if (part !== '') nodes.push(document.createTextNode(part));
  };
  entities.forEach((entity, n) => {
    const start = Math.max(at, entity.offset);
    const end = Math.min(to, entity.offset + entity.length);
    if (entity.offset < at || end <= start) return;
    const block = entity.type === 'blockquote' || entity.type === 'expandable_blockquote';
    plain(start, block);
    const inner = entities.slice(n + 1).filter(({ offset }) => offset < end);
    nodes.push(wrapped(entity, text.slice(start, end), build(text, start, end, inner, doings), doings));
    at = end;
    afterBlock = block;
  });
  plain(to, false);
  return nodes;
}

/**
 * @param {MessageEntity} entity
 * @param {string} text
 * @param {Node[]} inner
 * @param {Doings} doings
 * @returns {Node}
 */
function wrapped(entity, text, inner, doings) {
  switch (entity.type) {
    case 'bold':
      return h('strong', {}, ...inner);
    case 'italic':
      return h('em', {}, ...inner);
    case 'underline':
      return h('u', {}, ...inner);
    case 'strikethrough':
      return h('s', {}, ...inner);
    case 'code':
      return h('code', {}, ...inner);
    case 'pre':
      return h('pre', {}, ...inner);
    case 'spoiler':
      return spoiler(inner, doings);
    case 'blockquote':
      return h('blockquote', { class: 'quote' }, ...inner);
    case 'expandable_blockquote':
      return expandable(inner, doings);
    case 'text_link':
      return link(entity.url, inner, doings);
    case 'url':
      return link(/^https?:/.test(text) ? text : `https://${text}`, inner, doings);
    case 'bot_command':
      return h('button', { type: 'button', class: 'link', onclick: () => doings.say(text) }, ...inner);
    case 'mention':
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
      return h('span', { class: 'tag' }, ...inner);
    default:
      return h('span', {}, ...inner);
  }
}

/**
 * @param {readonly Node[]} inner
 * @param {Doings} doings
 */
export function spoiler(inner, { words }) {
  const cover = h('button', { type: 'button', class: 'spoiler', 'aria-label': words.spoiler }, ...inner);
  cover.addEventListener('click', () => cover.replaceWith(...inner), { once: true });
  return cover;
}

/**
 * A link that asks before it leaves the page, as Telegram does; other schemes than the web's are text.
 *
 * @param {string} url
 * @param {readonly Node[]} inner
 * @param {Doings} doings
 */
export function link(url, inner, { open }) {
  if (!/^(https?|tg):\/\//i.test(url)) return h('span', {}, ...inner);
  const onclick = (/** @type {Event} */ event) => {
    event.preventDefault();
    open(url);
  };
  return h('a', { href: url, rel: 'noopener noreferrer', target: '_blank', onclick }, ...inner);
}

/**
 * A quotation that shows three lines until it is expanded.
 *
 * @param {readonly Node[]} inner
 * @param {Doings} doings
 */
export function expandable(inner, { words }) {
  const body = h('blockquote', { class: 'quote clamped' }, ...inner);
  const toggle = h('button', { type: 'button', class: 'expand', 'aria-expanded': 'false' }, words.expand);
  toggle.addEventListener('click', () => {
    const open = body.classList.toggle('clamped') === false;
    toggle.setAttribute('aria-expanded', String(open));
    toggle.textContent = (open ? words.collapse : words.expand) ?? '';
  });
  // Whether there is more than three lines is known only where the text has its width.
  new ResizeObserver(() => {
    if (body.classList.contains('clamped')) toggle.hidden = body.scrollHeight <= body.clientHeight + 1;
  }).observe(body);
  return h('div', { class: 'expandable' }, body, toggle);
}
