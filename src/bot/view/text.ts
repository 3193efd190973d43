import { FormattedString } from '@grammyjs/parse-mode';
import type { InlineKeyboard } from 'grammy';
import { toHans } from '../../text/script.ts';
import type { Reader } from '../context.ts';

/*
 * Messages are built from `FormattedString`s of @grammyjs/parse-mode (text with entities, UTF-16 offsets),
 * never from hand-escaped markup: no words of a report or a user can become formatting.
 */

/** What stands in one message. Pure data: `send` and `edit` bring it to Telegram. */
export interface Screen {
  readonly text: FormattedString;
  readonly keyboard?: InlineKeyboard;
}

/** Telegram's limits after entity parsing: UTF-16 units and entities. */
export const limits = { text: 4096, caption: 1024, entities: 100 } as const;

/** Cuts plain text to `length` UTF-16 units, the last being … where something was cut; keeps characters whole. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, cut(text, length - 1))}…`;
}

/** The last offset at or before `at` that does not split a surrogate pair. */
function cut(text: string, at: number): number {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at;
}

/** The same text within Telegram's limits (a message's text unless told otherwise). */
export function fit(text: FormattedString, length: number = limits.text): FormattedString {
  const short =
    text.text.length <= length
      ? text
      : FormattedString.join([text.slice(0, cut(text.text, length - 1)), '…']);
  if (short.entities.length <= limits.entities) return short;
  return new FormattedString(short.text, short.entities.slice(0, limits.entities));
}

/**
 * Splits a long text into messages within the limits, at line breaks where there are some.
 * The parts joined by a line break are the text again, but for the line breaks at which it was cut.
 */
export function split(text: FormattedString, length: number = limits.text): FormattedString[] {
  const parts: FormattedString[] = [];
  let rest = text;
  while (rest.text.length > length || rest.entities.length > limits.entities) {
    const crowded = rest.entities[limits.entities]?.offset ?? rest.text.length;
    const most = Math.max(1, Math.min(length, crowded));
    const line = rest.text.lastIndexOf('\n', most);
    const end = line > 0 ? line : Math.max(cut(rest.text, most), 1);
    parts.push(fit(rest.slice(0, end), length));
    rest = rest.slice(line > 0 ? end + 1 : end);
  }
  if (rest.text.trim() !== '') parts.push(rest);
  return parts;
}

/** The report's words for the reader's eye: in Simplified characters where the reader wants that. */
export function shown(reader: Reader, text: string): string {
  return reader.simplified ? toHans(text) : text;
}

const grouping = new Intl.NumberFormat('en-US', { maximumFractionDigits: 10 });

/** A number as people read it: 75000 → 75,000. */
export function grouped(value: number): string {
  return grouping.format(value);
}

/** Joins the parts that are there by line breaks; '' makes a blank line. */
export function lines(...parts: readonly (FormattedString | string | undefined | false)[]): FormattedString {
  const present = parts.filter((part) => part !== undefined && part !== false);
  return FormattedString.join([...present], '\n');
}
