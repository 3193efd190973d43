import type { Block, Report } from '../corpus/types.ts';
import { fold } from '../text/fold.ts';
import { type Word, wordsAt } from '../text/segment.ts';
import { type Span, sentences } from '../text/sentences.ts';

/** A block of a report as the search sees it. Offsets in `folded` are offsets in `block.text`. */
export interface Passage {
  /** Position among all passages of the corpus. */
  readonly id: number;
  readonly report: Report;
  /** Index into `report.blocks`. */
  readonly blockIndex: number;
  readonly block: Block;
  readonly folded: string;
  /** Title and section heading, folded: what the passage is about without saying so. */
  readonly context: string;
  /** What a metadata file calls the figures and people of the passage, folded: words to find it by. */
  readonly labels: string;
}

/** What readers call a title when they ask for it. */
const titleWords = '标题 题目 篇名 题名';

/** What the metadata calls a block's figures and people; what was found by rule is called by the text's own words. */
function labelsOf(report: Report, block: number): string {
  const figures = report.figures.filter((figure) => figure.block === block);
  const people = report.people.filter(({ mentions }) => mentions.some((mention) => mention.block === block));
  const words = [
    ...figures.flatMap(({ label, labelEn, owner, group }) => [label, labelEn, owner, group]),
    ...people.flatMap(({ role, roleEn, place, group, aliases }) => [role, roleEn, place, group, ...aliases]),
  ];
  return fold([...new Set(words)].join(' '));
}

/** Folded texts by the number of their passage. */
export interface FoldedTexts {
  readonly length: number;
  at(passage: number): string | undefined;
}

/** Texts as one array that can be written to disk and read back as it is. */
export interface TextsData {
  /** UTF-16 units of all texts, and where each begins; one entry more than there are texts. */
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
}

export function packTexts(texts: readonly string[]): TextsData {
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, { length }] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
  const units = new Uint16Array(starts[texts.length] ?? 0);
  Buffer.from(units.buffer).write(texts.join(''), 'utf16le');
  return { units, starts };
}

/** Packed texts, each made a string when it is first asked for. */
export function openTexts({ units, starts }: TextsData): FoldedTexts {
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
  const opened: string[] = [];
  return {
    length: starts.length - 1,
    at: (passage) => {
      opened[passage] ??= bytes.toString(
        'utf16le',
        2 * (starts[passage] ?? 0),
        2 * (starts[passage + 1] ?? 0),
      );
      return opened[passage];
    },
  };
}

/** The folded texts of all blocks, in the order of the reports. */
export function foldedOf(reports: readonly Report[]): string[] {
  return reports.flatMap((report) => report.blocks.map((block) => fold(block.text)));
}

/** A block of a large corpus' thousands: what of it costs time is made when it is asked for. */
class BlockPassage implements Passage {
  readonly id: number;
  readonly report: Report;
  readonly blockIndex: number;
  readonly block: Block;
  private readonly texts: FoldedTexts;
  private around: string | undefined;

  constructor(id: number, report: Report, blockIndex: number, block: Block, texts: FoldedTexts) {
    this.id = id;
    this.report = report;
    this.blockIndex = blockIndex;
    this.block = block;
    this.texts = texts;
  }

  get folded(): string {
    return this.texts.at(this.id) ?? '';
  }

  get context(): string {
    this.around ??= this.block.kind === 'title' ? '' : fold(headingsOf(this.block, this.report));
    return this.around;
  }

  get labels(): string {
    if (this.block.kind === 'title') return titleWords;
    return this.report.curated ? labelsOf(this.report, this.blockIndex) : '';
  }
}

function headingsOf({ section }: Block, { title }: Report): string {
  return section && section !== title ? `${title} ${section}` : title;
}

/**
 * One passage a block, in the order of the reports.
 * @param texts the blocks' folded texts in that order
 */
export function passagesOf(reports: readonly Report[], texts: FoldedTexts): Passage[] {
  const passages: Passage[] = [];
  for (const report of reports) {
    for (const [blockIndex, block] of report.blocks.entries())
      passages.push(new BlockPassage(passages.length, report, blockIndex, block, texts));
  }
  return passages;
}

/** What reading a passage closely finds; made when first needed. */
export interface Reading {
  readonly words: readonly Word[];
  readonly sentences: readonly Span[];
  /** True if the text is written in Simplified characters: folding changes next to none. */
  readonly simplified: boolean;
}

/** Readings kept: one takes about 70 KB with what is chosen from it, and making it again 1 ms. */
const mostReadings = 200;
const readings = new Map<Passage, Reading>();

/** Words and sentences of a passage's folded text. */
export function read(passage: Passage): Reading {
  const known = readings.get(passage);
  if (known) return known;
  const { folded } = passage;
  const reading = {
    words: wordsAt(passage.report.words, passage.blockIndex, folded),
    sentences: sentences(folded),
    simplified: isSimplified(passage.block.text, folded),
  };
  const oldest = readings.size >= mostReadings ? readings.keys().next().value : undefined;
  if (oldest) readings.delete(oldest);
  readings.set(passage, reading);
  return reading;
}

/** Traditional text has a character in five that folding changes; numbers and marks of full width do not count. */
function isSimplified(text: string, folded: string): boolean {
  let changed = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== folded[at] && (text[at] ?? '') >= '\u3400' && (text[at] ?? '') <= '\u9fff') changed += 1;
  }
  return changed * 25 < text.length;
}
