import { findCredits } from './credits.ts';
import { findFacts } from './figures.ts';
import { dropFurniture, isCaption } from './furniture.ts';
import { type Marked, markLines } from './headings.ts';
import { endsSentence, isTableRow, type Line, readLines, unwrap } from './lines.ts';
import { dropMarkup } from './markup.ts';
import type { Block, Dropped, Report } from './types.ts';

/** A report's text as blocks, before anything is looked for in it. */
export interface ParsedText {
  /** '' if the text has none. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** For each block, the line of the file on which it begins, from 1. */
  readonly lines: readonly number[];
  readonly dropped: readonly Dropped[];
}

/**
 * Reads a report as it is found: Markdown or plain text, hard-wrapped or not, with captions and page furniture.
 * Whatever is not in a block is in `dropped`, but for white space and Markdown's own signs. Never throws.
 */
export function parseText(text: string): ParsedText {
  const markup = dropMarkup(readLines(text));
  const furniture = dropFurniture(markup.kept);
  const whole = unwrap(furniture.kept);
  const captions = dropCaptions(whole);
  const marked = markLines(captions.kept);
  const title = marked.find(({ kind }) => kind === 'title');
  const { kept, dropped } = dropRepeatedTitle(marked, title);
  return {
    title: title?.text ?? '',
    ...toBlocks(kept),
    dropped: [...markup.dropped, ...furniture.dropped, ...captions.dropped, ...dropped],
  };
}

/**
 * A report from its text alone, figures, people and names found automatically. Pure.
 * @param id also the title of a text that has none
 */
export function parseReport(id: string, text: string): Report {
  return findIn(id, parseText(text));
}

/** Looks for figures, people and names in a parsed text. */
export function findIn(id: string, { title, blocks, dropped }: ParsedText): Report {
  return {
    id,
    title: title || id,
    ...findCredits(blocks),
    url: '',
    blocks,
    dropped,
    ...findFacts(blocks, id),
    groups: [],
    aliases: [],
    examples: [],
    examplesEn: [],
    curated: false,
  };
}

/**
 * Takes out a caption that stands again and again between the paragraphs: a picture's at least twice, any other
 * short line, no sentence, at least three times and as often as every fourth line. Headings that return once a chapter are rarer than that. The
 * title's first stand is kept.
 */
function dropCaptions(lines: readonly Line[]): { kept: Line[]; dropped: Dropped[] } {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    if (text.length <= 60 && text.length >= 4) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const kept: Line[] = [];
  const dropped: Dropped[] = [];
  for (const [index, line] of lines.entries()) {
    const count = counts.get(line.text) ?? 0;
    const often = count >= 3 && count * 4 >= lines.length;
    const picture = count >= 2 && isCaption(line.text);
    const caption =
      picture ||
      (often && index > 0 && !/^#/.test(line.text) && !endsSentence(line.text) && !isTableRow(line.text));
    if (caption && /\p{L}/u.test(line.text)) dropped.push({ text: line.text, why: 'repeated caption' });
    else kept.push(line);
  }
  return { kept, dropped };
}

/** Takes out lines that only say the title again. */
function dropRepeatedTitle(
  lines: readonly Marked[],
  title: Marked | undefined,
): { kept: Marked[]; dropped: Dropped[] } {
  const repeats = (line: Marked) => line !== title && title?.text !== '' && line.text === title?.text;
  return {
    kept: lines.filter((line) => !repeats(line) && line.text !== ''),
    dropped: lines.filter(repeats).map(({ text }) => ({ text, why: 'repeats the title' })),
  };
}

/** Numbers the paragraphs and gives each the headings above it. */
function toBlocks(lines: readonly Marked[]): { blocks: Block[]; lines: number[] } {
  const blocks: Block[] = [];
  let section = '';
  let paragraph = 0;
  for (const [index, { kind, text }] of lines.entries()) {
    if (kind === 'heading' && lines[index - 1]?.kind !== 'heading') {
      let end = index;
      while (lines[end]?.kind === 'heading') end += 1;
      section = lines
        .slice(index, end)
        .map((line) => line.text)
        .join(' ');
    }
    if (kind === 'paragraph') paragraph += 1;
    blocks.push({ kind, text, section, paragraph: kind === 'paragraph' ? paragraph : 0 });
  }
  return { blocks, lines: lines.map(({ number }) => number) };
}
