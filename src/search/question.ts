import { fold } from '../text/fold.ts';
import type { Span } from '../text/sentences.ts';
import { headOf, keywordType, settle } from './asked-kind.ts';
import { englishGap, isEnglishStopWord, isLatin } from './english.ts';
import { stripFrame } from './frame.ts';
import { findGap, type Gap } from './gap.ts';
import type { AnswerType } from './heads.ts';
import type { NameFinder } from './names.ts';
import { segmentRange, termsOf } from './terms.ts';

export type { AnswerType } from './heads.ts';

/** A word of a question that asks for support in the text. */
export interface Term extends Span {
  /** Folded; `start` and `end` are UTF-16 offsets into the question. */
  readonly text: string;
  /** jieba's part of speech. */
  readonly tag: string;
  readonly kind: 'name' | 'number' | 'content';
  /** False in a clause beside the one that asks: what somebody tells around the question. */
  readonly main: boolean;
}

/** A question, understood as far as language alone goes. */
export interface Question {
  readonly text: string;
  readonly folded: string;
  readonly type: AnswerType;
  /** Range of the question word with its measure word (多少名, 哪家); null for keywords and requests. */
  readonly gap: Span | null;
  /** The noun asked for, folded: 公司 in 哪家公司; '' if there is none. */
  readonly head: string;
  /** Measure word after 多少 or 幾, folded; '' if there is none. */
  readonly unit: string;
  readonly terms: readonly Term[];
  /** Folded text without politeness and question words; never empty unless the text is. */
  readonly core: string;
}

/** Longer text is cut for analysis: nobody asks a question of this length. */
const longest = 2000;

/** 是不是, 有沒有, 會不會, 知唔知; 嗎 at the end. */
const yesNo =
  /是否|是不是|有没有|有无|有冇|系咪|系唔系|可否|能否|会否|曾否|(.)[不唔没](?:有)?\1|(?:吗|么|嘛)(?=$|[\s?,.!])|(?:没有|没|对不|未)$|对吧$/;

/**
 * Understands a question: what it asks for and which words need support.
 * @param text any text; the first 2000 UTF-16 units are looked at
 * @param names to keep whole: people and organisations that the segmenter does not know
 */
export function analyse(text: string, names?: NameFinder): Question {
  const folded = fold(text.slice(0, longest));
  const core = stripFrame(folded);
  if (isLatin(folded)) return analyseLatin(text, folded, core, names);
  const inside = folded.slice(core.start, core.end);
  const gap = moved(findGap(blankNames(inside, names)), core.start);
  const sure = gap ?? yesNoGap(inside, core.start);
  const pieces = sure
    ? [
        { start: core.start, end: sure.start },
        { start: sure.end, end: core.end },
      ]
    : [core];
  const words = pieces.map((piece) => segmentRange(folded, piece, names));
  const before = words[0] ?? [];
  const after = words[1] ?? [];
  const head = gap ? headOf(before, after, gap, folded) : '';
  return {
    text,
    folded,
    type:
      lineAsked(folded) !== null && !(sure && !gap)
        ? 'name'
        : gap
          ? settle(gap, head, before, folded)
          : sure
            ? 'yesno'
            : keywordType(inside, folded),
    gap: sure && { start: sure.start, end: sure.end },
    head,
    unit: gap?.unit ?? '',
    terms: termsOf([...before, ...after], mainClause(folded, core, sure), folded),
    core:
      pieces
        .map((piece) => folded.slice(piece.start, piece.end))
        .join(' ')
        .trim() || inside,
  };
}

/** Which line of the report a question asks for, if one: its title (also 這份報告叫什麼) or a heading. */
export function lineAsked(folded: string): 'title' | 'heading' | null {
  if (
    /小标题|(?:章|节|段|部分|方面)[^,。]{0,8}(?:标题|题目)|[讲说写关于][^,。]{1,16}的?[^,。]{0,3}(?:标题|题目)/.test(
      folded,
    )
  )
    return 'heading';
  return /标题|题目|篇名|题名|(?:报告|文章|报道|报导|通讯|新闻|稿子)(?:叫|名)(?:什么|啥|咩|做|作)/.test(
    folded,
  )
    ? 'title'
    : null;
}

/** Names blanked out, offsets kept: no 乜 or 何 of a name asks anything. */
function blankNames(text: string, names: NameFinder | undefined): string {
  let blank = text;
  for (const { start, end } of names?.find(text) ?? [])
    blank = blank.slice(0, start) + '\u0001'.repeat(end - start) + blank.slice(end);
  return blank;
}

function moved(gap: Gap | null, by: number): Gap | null {
  return gap && { ...gap, start: gap.start + by, end: gap.end + by, headAt: gap.headAt + by };
}

function yesNoGap(inside: string, by: number): Span | null {
  const match = yesNo.exec(inside);
  if (!match) return null;
  // 會不會捐 keeps nothing of the pattern; 捐不捐 keeps one 捐 outside of the gap.
  const repeated = match[1] !== undefined && !/[是有能会可要系]/.test(match[1]);
  return { start: by + match.index + (repeated ? 1 : 0), end: by + match.index + match[0].length };
}

/** The clause that asks; the whole core if there is no question word. */
function mainClause(folded: string, core: Span, gap: Span | null): Span {
  if (!gap) return core;
  const marks = /[,.!?;:。\n]/;
  let start = gap.start;
  let end = gap.end;
  while (start > core.start && !marks.test(folded[start - 1] ?? '')) start -= 1;
  while (end < core.end && !marks.test(folded[end] ?? '')) end += 1;
  return { start, end };
}

function analyseLatin(text: string, folded: string, core: Span, names: NameFinder | undefined): Question {
  const gap = englishGap(folded);
  const terms: Term[] = [];
  const known = names?.find(folded) ?? [];
  for (const { text: word, start, end } of known)
    terms.push({ text: word, tag: 'nt', start, end, kind: 'name', main: true });
  for (const match of folded.slice(core.start, core.end).matchAll(/[\p{L}][\p{L}'’-]*|\d[\d.,]*/gu)) {
    const word = match[0].replace(/[.,]+$/, '');
    const start = core.start + match.index;
    const end = start + word.length;
    if (isEnglishStopWord(word) || known.some((name) => name.start < end && start < name.end)) continue;
    const kind = /^\d/.test(word)
      ? 'number'
      : /^\p{Lu}/u.test(text.slice(start)) && start > 0
        ? 'name'
        : 'content';
    terms.push({ text: word, tag: 'eng', start, end, kind, main: true });
  }
  const type = gap?.type ?? 'thing';
  const range = gap && { start: gap.start, end: gap.end };
  const counted = type === 'count' ? /^ ([a-z][a-z'’-]*)/.exec(folded.slice(gap?.end))?.[1] : undefined;
  return {
    text,
    folded,
    type,
    gap: range,
    head: counted && !isEnglishStopWord(counted) ? counted : '',
    unit: '',
    terms,
    core: folded.slice(core.start, core.end),
  };
}
