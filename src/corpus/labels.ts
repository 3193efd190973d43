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

/** What follows the number in its clause, up to the next number: 371名 | 科级以上领导干部下沉防疫一线. */
function labelAfter({ folded, words }: Reading, number: NumberMatch, next: number): Span {
  let start = number.end;
  while (
    /[的\s”」』]/.test(folded[start] ?? '') ||
    /^[来内间](?=首|最|仅)/.test(folded.slice(start, start + 2))
  )
    start += 1;
  let end = start;
  const limit = Math.min(next, start + longest + 1);
  while (end < limit && !mark.test(folded[end] ?? '') && folded[end] !== '、') end += 1;
  const whole = end;
  if (end - start > longest) end = wordCut(words, start + longest, start);
  // 14名徒弟|的班组长: what is counted ends before 的, unless that is an adjective's.
  const of = folded.slice(start, end).indexOf('的');
  if (of > 1 && /^n/.test(words[wordIndex(words, start + of - 1)]?.tag ?? '')) end = start + of;
  if (whole === next) end = withoutTail(folded, start, end);
  return { start, end };
}

const tail =
  /(?:[达为共约计是至了逾的到在近及和与有占由从被把已仅超按每以于]|达到|高达|总计|合计|分别为?|突破|累计|由原来|从原来|由上年|仅有|就有|只有|约有)$/;

/** The end of a slice without words that only lead to a number. */
function withoutTail(folded: string, start: number, from: number): number {
  let end = from;
  for (
    let cut = tail.exec(folded.slice(start, end));
    cut !== null && cut.index > 1;
    cut = tail.exec(folded.slice(start, end))
  ) {
    end = start + cut.index;
  }
  return end;
}

/** What leads to the number in its clause: 检测进出站旅客 | 7.09万余人次. */
function labelBefore({ folded, words }: Reading, at: number): Span {
  let end = at;
  while (end > 0 && /[\s“「『（(：:|，,]/.test(folded[end - 1] ?? '')) end -= 1;
  let start = clauseStart(folded, end);
  const comma = folded.slice(start, end).lastIndexOf('、');
  if (comma >= 0 && end - start - comma > 2) start += comma + 1;
  // 同比增长, 其中: of what, the clause before says.
  if (relative.test(folded.slice(start, end)) && /[,，]/.test(folded[start - 1] ?? '')) {
    const wider = clauseStart(folded, start - 1);
    if (end - wider <= longest + 6) start = wider;
  }
  if (end - start > longest + 6) start = wordStart(words, end - longest);
  while (start < end && /[”」』’“「『）)·•、\s]/.test(folded[start] ?? '')) start += 1;
  return { start, end: withoutTail(folded, start, end) };
}

/** Clauses that name no thing of their own. */
const relative =
  /^(?:同比|环比|按年|按月|比上年|比去年|较|占|其中|年均|平均|上升|下降|增长|增加|减少|最高|最低|每人|短短|总计|合计|共计?|约|每年|每月)[^,，]{0,8}$/;

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
const nominal = /^(?:n|x|j|b|l)/;

/**
 * What a figure counts, as a slice of its block: the noun and clause behind it, or the clause that leads to it
 * where nothing countable follows (捐贈資金20萬元) or a verb does (志工108位輪值).
 * @param head where the run of figures begins that touch each other: 3小时40分
 * @param next start of the next figure
 * @returns offsets into the block's text
 */
export function labelOf(
  reading: Reading,
  number: NumberMatch,
  head = number.start,
  next = reading.folded.length,
): Span {
  const { words } = reading;
  const after = labelAfter(reading, number, next);
  const before = labelBefore(reading, head);
  const first = after.end > after.start ? words[wordIndex(words, after.start)] : undefined;
  const last = before.end > before.start ? words[wordIndex(words, before.end - 1)] : undefined;
  const counted =
    number.kind === 'people' || number.kind === 'thing' || number.kind === 'none' || number.kind === 'size';
  const usable = first !== undefined && !noThing.test(first.tag);
  const verb = first !== undefined && /^(?:v|a)/.test(first.tag);
  const beforeLength = before.end - before.start;
  const thing = !verb || last === undefined || !nominal.test(last.tag);
  if (usable && (beforeLength < 2 || (counted && thing))) return after;
  if (number.kind === 'age' && usable) return after;
  if (beforeLength >= 2) return before;
  return after.end > after.start ? after : wholeClause(reading, head);
}

/** The clause before that of the number, where the number stands alone in its own. */
function wholeClause({ folded, words }: Reading, at: number): Span {
  let end = clauseStart(folded, at);
  while (end > 0 && /[,，；;：:\s|。]/.test(folded[end - 1] ?? '')) end -= 1;
  let start = clauseStart(folded, end);
  if (end - start > longest) start = wordStart(words, end - longest);
  return { start, end };
}
