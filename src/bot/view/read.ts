import { FormattedString } from '@grammyjs/parse-mode';
import { InlineKeyboard } from 'grammy';
import type { Block, Report } from '../../corpus/types.ts';
import { encodeReader } from '../actions.ts';
import type { Reader } from '../context.ts';
import { aboutAction, contentsAction, pickAction, readAction } from '../list-actions.ts';
import { reportKey } from '../ref.ts';
import { tidy } from './answer.ts';
import { type Cut, type Page, pageAt, pageText, turnButtons } from './pager.ts';
import { anchor, footer, heading, jump, list, paragraph, type RichBlock, type RichScreen } from './rich.ts';
import { clip, lines, type Screen, shown } from './text.ts';

/** Paragraphs under one heading, which may stand in several lines. */
interface Section {
  /** '' before the first heading. */
  readonly title: string;
  /** Number of its first item. */
  readonly start: number;
}

/** A heading or a paragraph of the report, in reading order. */
interface Item {
  readonly block: Block;
  /** True where a section begins. */
  readonly begins: boolean;
}

const most = { sections: 8, contents: 60 } as const;

/** One rich message: well within 32,768 characters and 500 blocks, contents included. */
const part: Cut<Item> = { most: 300, budget: 24_000, weight: ({ block }) => block.text.length };
/** One plain message: a section, or as much of it as fits. */
const page: Cut<Item> = {
  most: 90,
  budget: 3400,
  weight: ({ block }) => Math.min(block.text.length, 3400) + 2,
  breaks: ({ begins }) => begins,
};

/** A report's text in order. Blocks longer than a plain message are cut, so that nothing is left out. */
function itemsOf(report: Report): Item[] {
  const blocks = report.blocks.filter(({ kind }) => kind !== 'title').flatMap(pieces);
  return blocks.map((block, index) => ({
    block,
    begins: block.kind === 'heading' && blocks[index - 1]?.kind !== 'heading',
  }));
}

function pieces(block: Block): Block[] {
  const found: Block[] = [];
  let rest = block.text;
  while (rest.length > 3300) {
    const end = /[\ud800-\udbff]/.test(rest[3299] ?? '') ? 3299 : 3300;
    found.push({ ...block, text: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return [...found, { ...block, text: rest }];
}

function sectionsOf(items: readonly Item[]): Section[] {
  const found: Section[] = [];
  for (const [start, { block, begins }] of items.entries()) {
    if (!begins && start > 0) continue;
    const headings = [];
    for (let at = start; items[at]?.block.kind === 'heading'; at += 1)
      headings.push(items[at]?.block.text ?? '');
    found.push({ title: headings.join(' ') || block.section, start });
  }
  return found;
}

/**
 * The report from item number `at` on: as a rich message the whole of it, or as much as one holds, with its
 * contents; in plain form the section.
 */
export function readScreen(
  reader: Reader,
  reports: readonly Report[],
  report: Report,
  at: number,
): RichScreen {
  const items = itemsOf(report);
  const plain = pageAt(items, at, page);
  const keyboard = new InlineKeyboard();
  const view = encodeReader(reader);
  const key = reportKey(report.id);
  turnButtons(keyboard, reader, plain, (start) => readAction.data(view, key, start));
  keyboard.text(reader.t('read-contents'), contentsAction.data(view, key, 0));
  const below = [clip(shown(reader, report.title), 80), pageText(reader, plain)].filter(Boolean).join(' · ');
  const text = lines(...plain.items.map(({ block }) => plainBlock(reader, block)), below);
  return { ...richPart(reader, reports, report, items, at), text, keyboard: tidy(keyboard) };
}

function plainBlock(reader: Reader, { kind, text }: Block): FormattedString {
  const words = shown(reader, text);
  return kind === 'heading' ? FormattedString.b(words) : new FormattedString(`${words}\n`);
}

function richPart(
  reader: Reader,
  reports: readonly Report[],
  report: Report,
  items: readonly Item[],
  at: number,
): { rich: RichBlock[]; richKeyboard: InlineKeyboard } {
  const current = pageAt(items, at, part);
  const view = encodeReader(reader);
  const key = reportKey(report.id);
  const keyboard = new InlineKeyboard();
  turnButtons(keyboard, reader, current, (start) => readAction.data(view, key, start));
  keyboard.text(reader.t('reports-about'), aboutAction.data(view, key));
  if (reports.length > 1) keyboard.text(reader.t('list-other-reports'), pickAction.data(view, 'read', 0));
  const origin = [shown(reader, report.source), shown(reader, report.author), report.date]
    .filter(Boolean)
    .join(' · ');
  const rich = [
    heading(1, shown(reader, report.title)),
    ...(origin ? [paragraph(origin)] : []),
    ...contents(reader, items, current),
    ...current.items.flatMap((item, index) => richItem(reader, item, current.start + index)),
    footer([jump(reader.t('read-top'), ''), pageText(reader, current) && ` · ${pageText(reader, current)}`]),
  ];
  return { rich, richKeyboard: tidy(keyboard) };
}

/** The sections, those of this part linked. */
function contents(reader: Reader, items: readonly Item[], current: Page<Item>): RichBlock[] {
  const sections = sectionsOf(items).filter(({ title }) => title !== '');
  if (sections.length < 2) return [];
  const end = current.next ?? items.length;
  // A list of hundreds would be no help: those of this part come first, then the next ones.
  const first = Math.max(
    0,
    sections.findIndex(({ start }) => start >= current.start),
  );
  const listed = sections.slice(sections.length > most.contents ? first : 0).slice(0, most.contents);
  const entries = listed.map(({ title, start }) => {
    const words = clip(shown(reader, title), 120);
    return start >= current.start && start < end ? jump(words, `s${start}`) : words;
  });
  return [heading(3, reader.t('read-contents')), list(entries)];
}

function richItem(reader: Reader, { block, begins }: Item, index: number): RichBlock[] {
  const words = shown(reader, block.text);
  if (block.kind !== 'heading') return [paragraph(words)];
  return [...(begins ? [anchor(`s${index}`)] : []), heading(begins ? 2 : 3, words)];
}

/** The sections from number `at` on, a button for each; where there are none, the text itself. */
export function contentsScreen(
  reader: Reader,
  reports: readonly Report[],
  report: Report,
  at: number,
): RichScreen {
  const items = itemsOf(report);
  const sections = sectionsOf(items);
  const whole = richPart(reader, reports, report, items, 0);
  if (sections.length < 2) return { ...readScreen(reader, reports, report, 0), ...whole };
  return { ...whole, ...plainContents(reader, reports, report, sections, at) };
}

function plainContents(
  reader: Reader,
  reports: readonly Report[],
  report: Report,
  sections: readonly Section[],
  at: number,
): Screen {
  const current = pageAt(sections, at, { most: most.sections });
  const view = encodeReader(reader);
  const key = reportKey(report.id);
  const keyboard = new InlineKeyboard();
  for (const { title, start } of current.items) {
    keyboard
      .text(clip(shown(reader, title) || reader.t('read-opening'), 48), readAction.data(view, key, start))
      .row();
  }
  turnButtons(keyboard, reader, current, (start) => contentsAction.data(view, key, start));
  keyboard.text(reader.t('reports-about'), aboutAction.data(view, key));
  if (reports.length > 1) keyboard.text(reader.t('list-other-reports'), pickAction.data(view, 'read', 0));
  const text = lines(
    FormattedString.b(clip(shown(reader, report.title), 300)),
    [reader.t('read-contents'), pageText(reader, current)].filter(Boolean).join(' · '),
  );
  return { text, keyboard: tidy(keyboard) };
}
