import { fold } from '../text/fold.ts';
import { packWords, segment, type Word, type WordsData } from '../text/segment.ts';
import type { Block } from './types.ts';

/** A block made ready for finding: folded and segmented once for figures, people and entities alike. */
export interface Reading {
  readonly block: Block;
  /** Index into the report's blocks. */
  readonly index: number;
  readonly folded: string;
  readonly words: readonly Word[];
}

/** Longer lines than this are segmented piece by piece: the segmenter's memory grows with its input. */
const piece = 4000;

/** The full-width comma stays apart from the comma in 1,000, which folding makes of it. */
function foldKeepingCommas(text: string): string {
  const folded = fold(text);
  if (!text.includes('，')) return folded;
  let out = '';
  let last = 0;
  for (let at = text.indexOf('，'); at >= 0; at = text.indexOf('，', at + 1)) {
    out += `${folded.slice(last, at)}，`;
    last = at + 1;
  }
  return out + folded.slice(last);
}

function segmentLong(folded: string): Word[] {
  if (folded.length <= piece) return segment(folded);
  const words: Word[] = [];
  for (let start = 0; start < folded.length; ) {
    let end = Math.min(folded.length, start + piece);
    if (end < folded.length) {
      const cut = folded.lastIndexOf('，', end);
      if (cut > start + piece / 2) end = cut + 1;
      else if (/[\udc00-\udfff]/.test(folded[end] ?? '')) end -= 1;
    }
    for (const word of segment(folded.slice(start, end))) {
      words.push({ ...word, start: word.start + start, end: word.end + start });
    }
    start = end;
  }
  return words;
}

/** Folds and segments the blocks of a report. */
export function read(blocks: readonly Block[]): Reading[] {
  return blocks.map((block, index) => {
    const folded = foldKeepingCommas(block.text);
    return { block, index, folded, words: segmentLong(folded) };
  });
}

/** The words of blocks that were read, packed. */
export function wordsOf(readings: readonly Reading[]): WordsData {
  return packWords(readings.map(({ words }) => words));
}

/** Index of the word that covers `at`, by bisection; -1 in an empty text. */
export function wordIndex(words: readonly Word[], at: number): number {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((words[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

/** How many characters the longest of some words takes that stands at `at`; 0 if none does. */
export function lengthAtOf(words: readonly string[]): (folded: string, at: number) => number {
  const byFirst = new Map<string, string[]>();
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const first = word[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
  }
  return (folded, at) =>
    byFirst.get(folded[at] ?? '')?.find((word) => folded.startsWith(word, at))?.length ?? 0;
}
