import { FormattedString } from '@grammyjs/parse-mode';
import type { Quote } from '../../answer/types.ts';
import type { Report } from '../../corpus/types.ts';
import type { Reader } from '../context.ts';
import { blockLink } from '../ref.ts';
import { clip, shown } from './text.ts';

/** Whoever speaks: for links to the bot and for what BotFather lets it do. */
export interface Me {
  readonly username: string;
  /** Inline mode is on, so that answers can be shared. */
  readonly supports_inline_queries?: boolean;
}

/** Quotations longer than this many UTF-16 units are folded by the client until tapped. */
const expandableFrom = 120;

/** A text with some of its spans in bold; converted piece by piece, so that the marks stay on their words. */
export function marked(
  reader: Reader,
  text: string,
  highlights: readonly (readonly [number, number])[],
): FormattedString {
  const parts: (FormattedString | string)[] = [];
  let at = 0;
  for (const [start, end] of [...highlights].sort((a, b) => a[0] - b[0])) {
    if (start < at || end <= start || end > text.length) continue;
    parts.push(shown(reader, text.slice(at, start)));
    parts.push(FormattedString.b(shown(reader, text.slice(start, end))));
    at = end;
  }
  parts.push(shown(reader, text.slice(at)));
  return FormattedString.join(parts);
}

/** A block quotation, folded when long. */
export function block(text: FormattedString): FormattedString {
  return text.text.length > expandableFrom
    ? FormattedString.expandableBlockquote(text)
    : FormattedString.blockquote(text);
}

/** A quotation with the words that answer in bold. */
export function quotation(reader: Reader, quote: Quote): FormattedString {
  return block(marked(reader, quote.text, quote.highlights));
}

/** Where words stand, in words: section · 第3段; with the report's title when there are several. */
export function placeText(reader: Reader, reports: readonly Report[], at: Omit<Quote, 'highlights'>): string {
  const { t } = reader;
  const report = reports.find((one) => one.id === at.report);
  const section = clip(shown(reader, at.section), 60);
  const kind = report?.blocks[at.block]?.kind ?? 'paragraph';
  const place =
    kind === 'title'
      ? t('place-title')
      : kind === 'heading'
        ? t('place-heading')
        : section === ''
          ? t('place-plain', { paragraph: at.paragraph })
          : t('place', { section, paragraph: at.paragraph });
  if (!report || reports.length < 2) return place;
  return t('place-report', { title: clip(shown(reader, report.title), 60), place });
}

/** Where a quotation stands, linked to the paragraph in a private chat with the bot. */
export function place(reader: Reader, reports: readonly Report[], quote: Quote, me: Me): FormattedString {
  return FormattedString.link(
    placeText(reader, reports, quote),
    blockLink(me.username, quote.report, quote.block),
  );
}

/** Whether the reader's script changes these words, so that the message must say so. */
export function isConverted(reader: Reader, text: string): boolean {
  return shown(reader, text) !== text;
}
