import type { InlineKeyboardButton, Message, MessageEntity, RichBlock } from 'grammy/types';
import { type Cell, cellsOf, type Line, type Style, widthOf, wrap } from './cells.ts';
import { bar, richLines } from './rich.ts';

const STYLES: Readonly<Partial<Record<MessageEntity['type'], Style>>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strikethrough',
  code: 'yellow',
  pre: 'yellow',
  text_link: 'underline',
  url: 'underline',
  bot_command: 'cyan',
  mention: 'cyan',
  hashtag: 'cyan',
};

/** A button as the terminal numbers it: of a keyboard, or of a row within a rich message. */
export interface Numbered {
  readonly label: string;
  readonly button: object;
}

export interface RenderOptions {
  /** Columns. */
  readonly width: number;
  /** Number of the first button. */
  readonly first: number;
  /** Says where a picture lies. */
  readonly picture: (fileId: string) => string;
}

/** A message as lines, and its buttons in the order of their numbers. */
export function renderMessage(
  message: Message,
  options: RenderOptions,
): { lines: Line[]; buttons: Numbered[] } {
  const buttons: Numbered[] = [];
  const number = (label: string, button: object): Cell[] => {
    buttons.push({ label, button });
    return [...cellsOf(`[${options.first + buttons.length - 1}]`, ['cyan']), ...cellsOf(` ${label}`)];
  };
  const picture = (id: string) => wrap(cellsOf(options.picture(id), ['dim']), options.width);
  const lines: Line[] = [];
  if (message.photo) lines.push(...picture(message.photo.at(-1)?.file_id ?? ''));
  if (message.document) lines.push(...picture(message.document.file_id));
  if (message.rich_message) {
    const row = (block: Extract<RichBlock, { type: 'buttons' }>) =>
      flow(
        block.buttons.map((button) => number(plain(button.text), button)),
        options.width,
      );
    lines.push(...richLines(message.rich_message.blocks, { width: options.width, picture, buttons: row }));
  }
  const text = message.text ?? message.caption;
  if (text !== undefined) {
    lines.push(...textLines(text, message.entities ?? message.caption_entities ?? [], options.width));
  }
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length > 0) lines.push([]);
  for (const row of rows) {
    lines.push(
      ...flow(
        row.map((button: InlineKeyboardButton) => number(button.text, button)),
        options.width,
      ),
    );
  }
  return { lines, buttons };
}

/** Text with its entities: quotations behind a bar, the rest wrapped to `width` columns. */
export function textLines(text: string, entities: readonly MessageEntity[], width: number): Line[] {
  const styled = entities.flatMap((entity) => {
    const style = STYLES[entity.type];
    return style === undefined ? [] : [{ style, from: entity.offset, to: entity.offset + entity.length }];
  });
  const stylesAt = (from: number) => (offset: number) =>
    styled.filter((one) => from + offset >= one.from && from + offset < one.to).map(({ style }) => style);
  const quotes = entities
    .filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote')
    .toSorted((a, b) => a.offset - b.offset);
  const lines: Line[] = [];
  let at = 0;
  const upTo = (end: number, quoted: boolean) => {
    if (end <= at) return;
    const part = text.slice(at, end);
    // A quotation stands on lines of its own: the line breaks that part it from the text are not lines.
    const trimmed = part.replace(/^\n/, '').replace(/\n$/, '');
    const from = at + (part.startsWith('\n') ? 1 : 0);
    const own = wrap(cellsOf(trimmed, stylesAt(from)), quoted ? width - 2 : width);
    lines.push(...(quoted ? bar(own) : own));
    at = end;
  };
  for (const { offset, length } of quotes) {
    upTo(offset, false);
    upTo(offset + length, true);
  }
  upTo(text.length, false);
  return lines;
}

/** Lays pieces side by side, as many in a line as fit. */
function flow(pieces: readonly (readonly Cell[])[], width: number): Line[] {
  const lines: Cell[][] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(line) + 3 + widthOf(piece) <= width)
      line.push(...cellsOf('   '), ...piece);
    else lines.push([...piece]);
  }
  return lines.flatMap((line) => wrap(line, width));
}

function plain(text: unknown): string {
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(plain).join('');
  return plain((text as { text?: unknown } | undefined)?.text ?? '');
}
