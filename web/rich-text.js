import { h } from './dom.js';
import { link, spoiler } from './text.js';

/**
 * @typedef {import('grammy/types').RichText} RichText
 * @typedef {import('./rich.js').RichDoings} RichDoings
 */

/**
 * Rich text as nodes.
 *
 * @param {RichText | undefined} text
 * @param {RichDoings} doings
 * @returns {Node[]}
 */
export function richText(text, doings) {
  if (text === undefined) return [];
  if (typeof text === 'string') return [document.createTextNode(text)];
  if (Array.isArray(text)) return text.flatMap((part) => richText(part, doings));
  const inner = 'text' in text ? richText(text.text, doings) : [];
  switch (text.type) {
    case 'bold':
      return [h('strong', {}, ...inner)];
    case 'italic':
      return [h('em', {}, ...inner)];
    case 'underline':
      return [h('u', {}, ...inner)];
    case 'strikethrough':
      return [h('s', {}, ...inner)];
    case 'subscript':
      return [h('sub', {}, ...inner)];
    case 'superscript':
      return [h('sup', {}, ...inner)];
    case 'marked':
      return [h('mark', {}, ...inner)];
    case 'code':
      return [h('code', {}, ...inner)];
    case 'spoiler':
      return [spoiler(inner, doings)];
    case 'url':
      return [link(text.url, inner, doings)];
    case 'bot_command':
      return [
        h('button', { type: 'button', class: 'link', onclick: () => doings.say(plain(text.text)) }, ...inner),
      ];
    case 'anchor':
      return [h('span', { id: anchorId(text.name, doings) })];
    case 'anchor_link':
      return [anchorLink(text.anchor_name, inner, doings)];
    case 'reference_link':
      return [anchorLink(text.reference_name, inner, doings)];
    case 'reference':
      return [h('span', { id: anchorId(text.name, doings) }, ...inner)];
    case 'button':
      return [doings.button(text.button)];
    case 'custom_emoji':
      return [document.createTextNode(text.alternative_text)];
    case 'mathematical_expression':
      return [h('code', {}, text.expression)];
    default:
      return inner;
  }
}

/**
 * An empty name is the top of the message.
 *
 * @param {string} name
 * @param {RichDoings} doings
 */
export function anchorId(name, { scope }) {
  return name === '' ? scope : `${scope}/${name}`;
}

/**
 * @param {string} name
 * @param {readonly Node[]} inner
 * @param {RichDoings} doings
 */
function anchorLink(name, inner, doings) {
  const onclick = () => {
    const target = document.getElementById(anchorId(name, doings));
    const details = target?.closest('details');
    if (details) details.open = true;
    target?.scrollIntoView({ block: 'start' });
  };
  return h('button', { type: 'button', class: 'link', onclick }, ...inner);
}

/**
 * The words of a rich text without its marks.
 *
 * @param {RichText | undefined} text
 * @returns {string}
 */
export function plain(text) {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(plain).join('');
  return 'text' in text ? plain(text.text) : '';
}
