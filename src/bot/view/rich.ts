import type { InlineKeyboard } from 'grammy';
import type { InputRichBlock, RichBlockTableCell, RichText } from 'grammy/types';
import type { Screen } from './text.ts';

/*
 * Rich messages (Bot API 10.1): built as typed blocks, so that no words of a report can become formatting, and sent
 * as HTML, which servers since 10.1 understand; blocks themselves are taken since 10.2 only.
 * https://core.telegram.org/bots/api#rich-message-formatting-options
 */

/** A block that a rich message of this bot may hold. */
export type RichBlock = Extract<
  InputRichBlock,
  { type: 'heading' | 'paragraph' | 'anchor' | 'table' | 'list' | 'footer' | 'divider' | 'blockquote' }
>;

/** A screen that has a richer form; `text` and `keyboard` serve where that is refused. */
export interface RichScreen extends Screen {
  readonly rich: readonly RichBlock[];
  /** Where it is not the plain form's. */
  readonly richKeyboard?: InlineKeyboard;
}

export function heading(size: 1 | 2 | 3 | 4, text: RichText): RichBlock {
  return { type: 'heading', text, size };
}

export function paragraph(text: RichText): RichBlock {
  return { type: 'paragraph', text };
}

export function footer(text: RichText): RichBlock {
  return { type: 'footer', text };
}

/** A place in the message to which `jump` leads. */
export function anchor(name: string): RichBlock {
  return { type: 'anchor', name };
}

export function jump(text: RichText, name: string): RichText {
  return { type: 'anchor_link', text, anchor_name: name };
}

export function bold(text: RichText): RichText {
  return { type: 'bold', text };
}

export function mark(text: RichText): RichText {
  return { type: 'marked', text };
}

export function link(text: RichText, url: string): RichText {
  return { type: 'url', text, url };
}

/** A bulleted list of single lines. */
export function list(items: readonly RichText[]): RichBlock {
  return { type: 'list', items: items.map((text) => ({ blocks: [paragraph(text)] })) };
}

/** A table with a line of headings; at most 20 columns. */
export function table(head: readonly string[], rows: readonly (readonly RichText[])[]): RichBlock {
  const cell = (text: RichText): RichBlockTableCell => ({ text, align: 'left', valign: 'top' });
  const headings = head.map((text): RichBlockTableCell => ({ ...cell(text), is_header: true }));
  return {
    type: 'table',
    cells: [headings, ...rows.map((row) => row.map(cell))],
    is_bordered: true,
    is_striped: true,
  };
}

/** Blocks as the HTML that `sendRichMessage` takes. */
export function toHtml(blocks: readonly RichBlock[]): string {
  return blocks.map(blockHtml).join('');
}

function blockHtml(block: RichBlock): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.size}>${textHtml(block.text)}</h${block.size}>`;
    case 'paragraph':
      return `<p>${textHtml(block.text)}</p>`;
    case 'footer':
      return `<footer>${textHtml(block.text)}</footer>`;
    case 'divider':
      return '<hr/>';
    case 'anchor':
      return `<a name="${escapeHtml(block.name)}"></a>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${item.blocks.map(itemHtml).join('')}</li>`).join('')}</ul>`;
    case 'blockquote':
      return `<blockquote>${block.blocks.map(itemHtml).join('<br>')}</blockquote>`;
    case 'table': {
      const style = `${block.is_bordered ? ' bordered' : ''}${block.is_striped ? ' striped' : ''}`;
      return `<table${style}>${block.cells.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')}</table>`;
    }
  }
}

/** A paragraph within a list or a quotation is its text alone. */
function itemHtml(block: InputRichBlock): string {
  return block.type === 'paragraph' ? textHtml(block.text) : '';
}

function cellHtml({ text = '', is_header, align, valign }: RichBlockTableCell): string {
  const tag = is_header ? 'th' : 'td';
  return `<${tag} align="${align}" valign="${valign}">${textHtml(text)}</${tag}>`;
}

function textHtml(text: RichText): string {
  if (typeof text === 'string') return escapeHtml(text).replaceAll('\n', '<br>');
  if (Array.isArray(text)) return text.map(textHtml).join('');
  switch (text.type) {
    case 'bold':
      return `<b>${textHtml(text.text)}</b>`;
    case 'italic':
      return `<i>${textHtml(text.text)}</i>`;
    case 'marked':
      return `<mark>${textHtml(text.text)}</mark>`;
    case 'url':
      return `<a href="${escapeHtml(text.url)}">${textHtml(text.text)}</a>`;
    case 'anchor_link':
      return `<a href="#${escapeHtml(text.anchor_name)}">${textHtml(text.text)}</a>`;
    default:
      return 'text' in text && text.text !== undefined ? textHtml(text.text) : '';
  }
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (char) => named[char] ?? char);
}
