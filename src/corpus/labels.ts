import type { NumberMatch } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import { type Reading, wordIndex } from './reading.ts';

/** Longest label in UTF-16 units. */
const longest = 24;
const mark = /[,，。；;：:！!？?…\n|“”「」『』（）()]/;

/** A clause is looked through no further than this. */
const clauseLength = 80;

/** Start of the clause that ends at `at`. */
function clauseStart(folded: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < clauseLength && !/[,，。；;：:！!？?…\n|]/.test(folded[start - 1] ?? ''))
    start -= 1;
  return start;
}

/** What follows the number in its clause: 371名 | 科级以上领导干部下沉防疫一线. */
function labelAfter({ folded, words }: Reading, number: NumberMatch): Span {
  let start = number.end;
  while (/[的\s”」』]/.test(folded[start] ?? '')) start += 1;
  let end = start;
  const limit = Math.min(folded.length, start + longest + 1);
  while (end < limit && !mark.test(folded[end] ?? '') && folded[end] !== '、') end += 1;
  if (end - start > longest) end = wordCut(words, start + longest, start);
  return { start, end };
}

/** What leads to the number in its clause: 检测进出站旅客 | 7.09万余人次. */
function labelBefore({ folded, words }: Reading, number: NumberMatch): Span {
  let end = number.start;
  while (end > 0 && /[\s“「『（(：:|，,]/.test(folded[end - 1] ?? '')) end -= 1;
  let start = clauseStart(folded, end);
  const comma = folded.slice(start, end).lastIndexOf('、');
  if (comma >= 0 && end - start - comma > 2) start += comma + 1;
  if (end - start > longest) start = wordStart(words, end - longest);
  const tail = /(?:[达为共约计是至了逾的至到在近及和与]|达到|高达|总计|合计|共计|分别为?|为|突破|累计)$/;
  for (
    let cut = tail.exec(folded.slice(start, end));
    cut !== null && cut.index > 1;
    cut = tail.exec(folded.slice(start, end))
  ) {
    end = start + cut.index;
  }
  return { start, end };
}

function wordCut(words: Reading['words'], at: number, floor: number): number {
  const word = words[wordIndex(words, at)];
  return word === undefined || word.start <= floor ? at : word.start;
}

function wordStart(words: Reading['words'], at: number): number {
  const word = words[wordIndex(words, at)];
  return word === undefined ? at : word.start === at ? at : word.end;
}

/** Words after a number that name nothing counted: 以上, 用于, 支持, 作为. */
const noThing = /^(?:p|c|d|u|uj|ul|y|f|r)$/;

/**
 * What a figure counts, as a slice of its block: the noun and clause behind it, or the clause that leads to it
 * where nothing countable follows (捐贈資金20萬元).
 * @returns offsets into the block's text
 */
export function labelOf(reading: Reading, number: NumberMatch): Span {
  const after = labelAfter(reading, number);
  const before = labelBefore(reading, number);
  const next = reading.words[wordIndex(reading.words, after.start)];
  const first = after.end > after.start && next !== undefined ? next : undefined;
  const counted =
    number.kind === 'people' || number.kind === 'thing' || number.kind === 'none' || number.kind === 'size';
  const usable = first !== undefined && !noThing.test(first.tag);
  const verb = first !== undefined && /^(?:v|vd|ad)$/.test(first.tag);
  const beforeLength = before.end - before.start;
  if (usable && (beforeLength < 2 || (counted && (!verb || beforeLength < 4)))) return after;
  if (number.kind === 'age' && usable) return after;
  if (beforeLength >= 2) return before;
  return after.end > after.start ? after : wholeClause(reading, number);
}

/** The clause before that of the number, where the number stands alone in its own. */
function wholeClause({ folded, words }: Reading, number: NumberMatch): Span {
  let end = clauseStart(folded, number.start);
  while (end > 0 && /[,，；;：:\s|。]/.test(folded[end - 1] ?? '')) end -= 1;
  let start = clauseStart(folded, end);
  if (end - start > longest) start = wordStart(words, end - longest);
  return { start, end };
}
