import type { InputRichBlock, RichBlockTableCell, RichText } from 'grammy/types';
import { ApiError } from './world.ts';

/*
 * Rich messages as HTML (https://core.telegram.org/bots/api#rich-html-style): the tags that the bot writes, read
 * into blocks. Whatever else stands there is refused, as the chats of this program could not show it.
 */

type Block = InputRichBlock;

interface Token {
  /** Lower case; '' for text, `/p` for the end of a `p`. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Of a text, its entities resolved. */
  readonly text: string;
}

/** @throws ApiError 400 for markup that is not well-formed, or that the local chat does not show */
export function readRichHtml(html: string): Block[] {
  const reader = new Reader(tokens(html));
  const blocks = reader.blocks('');
  return blocks;
}

function refuse(problem: string): never {
  throw new ApiError(400, `Bad Request: can't parse InputRichMessage: ${problem}`);
}

function tokens(html: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at) found.push({ tag: '', attributes: new Map(), text: resolveEntities(html.slice(at, end)) });
    if (open < 0) break;
    const close = html.indexOf('>', open);
    if (close < 0) refuse('unclosed tag');
    found.push(readTag(html.slice(open + 1, close).replace(/\/$/, '')));
    at = close + 1;
  }
  return found;
}

function readTag(inside: string): Token {
  const [, tag = '', rest = ''] =
    /^(\/?[a-z][a-z0-9-]*)(.*)$/is.exec(inside) ?? refuse(`bad tag <${inside}>`);
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of rest.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)) {
    attributes.set(name.toLowerCase(), resolveEntities(value));
  }
  return { tag: tag.toLowerCase(), attributes, text: '' };
}

const entities: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' },
  ...{ hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
};

function resolveEntities(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = Number(name[1]?.toLowerCase() === 'x' ? `0${name.slice(1)}` : name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const none: Token = { tag: '/', attributes: new Map(), text: '' };

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Blocks up to the closing tag of `parent`, which is read too. */
  blocks(parent: string): Block[] {
    const found: Block[] = [];
    while (this.#at < this.#tokens.length) {
      const token = this.#next();
      if (token.tag === `/${parent}`) return found;
      if (token.tag === '' && token.text.trim() === '') continue;
      found.push(this.#block(token));
    }
    if (parent !== '') refuse(`<${parent}> is not closed`);
    return found;
  }

  #next(): Token {
    this.#at += 1;
    return this.#tokens[this.#at - 1] ?? none;
  }

  #block({ tag, attributes }: Token): Block {
    switch (tag) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return { type: 'heading', size: Number(tag[1]) as 1 | 2 | 3 | 4 | 5 | 6, text: this.#text(tag) };
      case 'p':
        return { type: 'paragraph', text: this.#text(tag) };
      case 'footer':
        return { type: 'footer', text: this.#text(tag) };
      case 'hr':
        return { type: 'divider' };
      case 'a':
        if (this.#next().tag !== '/a') refuse('an anchor has no text');
        return { type: 'anchor', name: attributes.get('name') ?? '' };
      case 'ul':
        return {
          type: 'list',
          items: this.#rows('ul', 'li', (cell) => [this.#paragraph(cell)]).map((blocks) => ({ blocks })),
        };
      case 'blockquote':
        return { type: 'blockquote', blocks: [this.#paragraph(tag)] };
      case 'table': {
        const cells = this.#rows('table', 'tr', (row) => this.#cells(row));
        const bordered = attributes.has('bordered') ? { is_bordered: true as const } : {};
        return {
          type: 'table',
          cells,
          ...bordered,
          ...(attributes.has('striped') && { is_striped: true as const }),
        };
      }
      default:
        return refuse(`the local chat does not show <${tag || 'text outside of blocks'}>`);
    }
  }

  #paragraph(tag: string): Block {
    return { type: 'paragraph', text: this.#text(tag) };
  }

  #rows<Row>(parent: string, child: string, read: (child: string) => Row): Row[] {
    const rows: Row[] = [];
    for (let token = this.#next(); token.tag !== `/${parent}`; token = this.#next()) {
      if (token.tag !== child) refuse(`<${token.tag}> in <${parent}>`);
      rows.push(read(child));
    }
    return rows;
  }

  #cells(row: string): RichBlockTableCell[] {
    const cells: RichBlockTableCell[] = [];
    for (let token = this.#next(); token.tag !== `/${row}`; token = this.#next()) {
      if (token.tag !== 'td' && token.tag !== 'th') refuse(`<${token.tag}> in <${row}>`);
      const align = token.attributes.get('align') === 'right' ? 'right' : 'left';
      const header = token.tag === 'th' ? { is_header: true as const } : {};
      cells.push({ text: this.#text(token.tag), align, valign: 'top', ...header });
    }
    return cells;
  }

  /** Words up to the closing tag of `parent`. */
  #text(parent: string): RichText {
    const parts: RichText[] = [];
    const add = (text: string) => {
      const last = parts.at(-1);
      if (typeof last === 'string') parts[parts.length - 1] = last + text;
      else parts.push(text);
    };
    for (let token = this.#next(); token.tag !== `/${parent}`; token = this.#next()) {
      if (token === none) refuse(`<${parent}> is not closed`);
      if (token.tag === '') add(token.text);
      else if (token.tag === 'br') add('\n');
      else parts.push(this.#inline(token));
    }
    return parts.length === 1 ? (parts[0] ?? '') : parts.length === 0 ? '' : parts;
  }

  #inline({ tag, attributes }: Token): RichText {
    const text = this.#text(tag);
    switch (tag) {
      case 'b':
        return { type: 'bold', text };
      case 'i':
        return { type: 'italic', text };
      case 'mark':
        return { type: 'marked', text };
      case 'a': {
        const href = attributes.get('href') ?? '';
        return href.startsWith('#')
          ? { type: 'anchor_link', text, anchor_name: href.slice(1) }
          : { type: 'url', text, url: href };
      }
      default:
        return refuse(`the local chat does not show <${tag}>`);
    }
  }
}
