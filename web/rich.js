import { h } from './dom.js';
import { anchorId, plain, richText } from './rich-text.js';
import { expandable } from './text.js';

/**
 * @typedef {import('grammy/types').RichBlock} RichBlock
 * @typedef {import('grammy/types').RichText} RichText
 * @typedef {import('grammy/types').RichBlockTableCell} RichBlockTableCell
 * @typedef {import('grammy/types').RichMessageButton} RichMessageButton
 */

/**
 * @typedef {import('./text.js').Doings & {
 *   picture: (id: string, alt: string) => Node,
 *   button: (button: RichMessageButton) => HTMLElement,
 *   scope: string,
 * }} RichDoings `scope` keeps the anchors of one message apart from those of the others
 */

/**
 * Blocks of a rich message as nodes.
 *
 * @param {readonly RichBlock[]} blocks
 * @param {RichDoings} doings
 * @returns {Node[]}
 */
export function richNodes(blocks, doings) {
  return blocks.map((block) => blockNode(block, doings));
}

/**
 * @param {RichBlock} block
 * @param {RichDoings} doings
 * @returns {Node}
 */
function blockNode(block, doings) {
  /** @param {RichText | undefined} text */
  const text = (text) => richText(text, doings);
  switch (block.type) {
    case 'paragraph':
    case 'thinking':
      return h('p', {}, ...text(block.text));
    case 'heading':
      // The page's own headings are of the first two levels.
      return h(
        'div',
        { class: `heading size-${block.size}`, role: 'heading', 'aria-level': Math.min(6, block.size + 2) },
        ...text(block.text),
      );
    case 'pre':
      return h('pre', {}, ...text(block.text));
    case 'footer':
      return h('p', { class: 'footer' }, ...text(block.text));
    case 'divider':
      return h('hr');
    case 'anchor':
      return h('span', { id: anchorId(block.name, doings) });
    case 'list':
      return h(
        'ul',
        { class: 'list' },
        ...block.items.map((item) =>
          h(
            'li',
            {},
            h('span', { class: 'label' }, item.label),
            h('div', {}, ...richNodes(item.blocks, doings)),
          ),
        ),
      );
    case 'blockquote':
      return h(
        'blockquote',
        { class: 'quote' },
        ...richNodes(block.blocks, doings),
        credit(block.credit, doings),
      );
    case 'expandable_blockquote':
      return expandable(
        [...text(block.text), ...(block.credit ? [credit(block.credit, doings) ?? ''] : [])].filter(
          (n) => n instanceof Node,
        ),
        doings,
      );
    case 'pullquote':
      return h('blockquote', { class: 'quote pull' }, ...text(block.text), credit(block.credit, doings));
    case 'details':
      return h(
        'details',
        { open: block.is_open === true },
        h('summary', {}, ...text(block.summary)),
        ...richNodes(block.blocks, doings),
      );
    case 'table':
      return table(block, doings);
    case 'photo':
      return h(
        'figure',
        {},
        doings.picture(block.photo.at(-1)?.file_id ?? '', plain(block.caption?.text)),
        block.caption && h('figcaption', {}, ...text(block.caption.text)),
      );
    case 'collage':
    case 'slideshow':
      return h(
        'figure',
        {},
        ...richNodes(block.blocks, doings),
        block.caption && h('figcaption', {}, ...text(block.caption.text)),
      );
    case 'buttons':
      return h(
        'div',
        { class: `row align-${block.align ?? 'left'}` },
        ...block.buttons.map((button) => doings.button(button)),
      );
    case 'mathematical_expression':
      return h('code', { class: 'formula' }, block.expression);
    default:
      return h('p', { class: 'footer' }, `[${block.type}]`);
  }
}

/**
 * @param {Extract<RichBlock, { type: 'table' }>} block
 * @param {RichDoings} doings
 */
function table(block, doings) {
  const classes = [
    'table',
    block.is_bordered && 'bordered',
    block.is_striped && 'striped',
    block.is_compact && 'compact',
  ];
  /** @param {RichBlockTableCell} cell */
  const cellNode = (cell) =>
    h(
      cell.is_header ? 'th' : 'td',
      {
        class: `align-${cell.align} valign-${cell.valign}`,
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        scope: cell.is_header && 'col',
      },
      ...richText(cell.text, doings),
    );
  const rows = block.cells.map((row) => h('tr', {}, ...row.map(cellNode)));
  const headed = block.cells[0]?.every((cell) => cell.is_header) === true;
  return h(
    'div',
    // A table wider than the bubble scrolls, by keyboard as well.
    {
      class: 'scroll',
      tabindex: '0',
      role: 'group',
      'aria-label': plain(block.caption) || plain(block.cells[0]?.[0]?.text) || 'table',
    },
    h(
      'table',
      { class: classes.filter(Boolean).join(' ') },
      block.caption !== undefined && h('caption', {}, ...richText(block.caption, doings)),
      headed && h('thead', {}, ...rows.slice(0, 1)),
      h('tbody', {}, ...rows.slice(headed ? 1 : 0)),
    ),
  );
}

/**
 * @param {RichText | undefined} text
 * @param {RichDoings} doings
 * @returns {Node | null}
 */
function credit(text, doings) {
  return text === undefined ? null : h('cite', {}, ...richText(text, doings));
}
