import { fold } from '../text/fold.ts';
import { segment, type Word } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { joinNames } from './compounds.ts';
import { englishGap, isEnglishStopWord, isLatin } from './english.ts';
import { stripFrame } from './frame.ts';
import { findGap, type Gap, typeOf } from './gap.ts';
import { type AnswerType, measurePattern, typeOfNoun } from './heads.ts';
import { isCommonWord } from './lexicon.ts';
import type { NameFinder } from './names.ts';
import { isStopWord } from './stopwords.ts';

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

/** The segmenter's guesses at unknown words (tag x) swallow function words: 文是 in 王子文是, 志工進 in 志工進社區. */
function cutGuess(word: Word): Word[] {
  const glued = /^是[从在由为]$|^[^\s][在到给往过]$/.test(word.text) && /^(?:v|x)/.test(word.tag);
  if ((word.tag !== 'x' && !glued) || word.text.length < 2) return [word];
  const at = /[是的了得在有进从到把被给向与和当捐送派买卖过系时下]$/.test(word.text)
    ? word.text.length - 1
    : /^[是在有能会进员从把被给俾畀咗喺嘅向与和里中来去镇乡村县区市省国州队]/.test(word.text)
      ? 1
      : 0;
  if (at === 0) return [word];
  const [left, right] = [word.text.slice(0, at), word.text.slice(at)];
  const tagOf = (text: string) =>
    text.length > 1
      ? 'x'
      : text === left && /^[到走给过进派买在]/.test(right)
        ? 'v'
        : /[镇乡村县区市省国州队]/.test(text)
          ? 'n'
          : 'u';
  return [
    { text: left, tag: tagOf(left), start: word.start, end: word.start + at },
    { text: right, tag: tagOf(right), start: word.start + at, end: word.end },
  ];
}

/** Segments a range, known names kept whole. */
function segmentRange(folded: string, range: Span, names: NameFinder | undefined): Word[] {
  const part = folded.slice(range.start, range.end);
  const words: Word[] = [];
  let at = 0;
  const plain = (end: number) => {
    for (const word of segment(part.slice(at, end)).flatMap(cutGuess)) {
      words.push({ ...word, start: word.start + at, end: word.end + at });
    }
  };
  for (const name of names?.find(part) ?? []) {
    plain(name.start);
    words.push({ ...name, tag: 'nt' });
    at = name.end;
  }
  plain(part.length);
  const joined = joinNames(words);
  return joined.map((word) => ({ ...word, start: word.start + range.start, end: word.end + range.start }));
}

const nounTag = /^(?:n|vn|an|a$|b|j|l$|i$|s$|t$|eng|x$)/;
const between = /^(?:以上|以下|级|和|及|与|、|前|后)$/;

/** Verbs that the segmenter takes for nouns: 學校|讀書, 社區|當書記. */
const doing =
  /^(?:当|读书|念书|上学|就学|上班|打工|做工|教书|任职|任教|就读|服务|工作|看病|住院|生活|开会|作战|来|去|在|捐|赢|给)$/;

/** Question words that ask for no noun: 何時, 哪裡, 為什麼. */
const bare = /^(?:谁|.*人|边位)$/;
const headless: readonly AnswerType[] = ['date', 'place', 'reason', 'manner', 'age'];

/** The noun phrase after the question word; if there is none, the noun before it (金額是多少). */
function headOf(before: readonly Word[], after: readonly Word[], gap: Gap, folded: string): string {
  const asked = folded.slice(gap.start, gap.end);
  if (headless.includes(gap.type) || bare.test(asked) || /[钱款元块]$/.test(asked)) return '';
  let end = gap.headAt;
  let open = gap.headAt;
  for (const [index, word] of after.slice(0, 6).entries()) {
    const next = after[index + 1];
    const modifier =
      /^v/.test(word.tag) &&
      !/^[是有为叫]/.test(word.text) &&
      end === gap.headAt &&
      next !== undefined &&
      /^n/.test(next.tag);
    const place = end === gap.headAt && word.text.length === 1 && typeOfNoun(word.text) === 'place';
    if (end === gap.headAt && /^[“"「『]$/.test(word.text)) {
      open = word.end;
      end = word.end;
      continue;
    }
    if (
      isMark(word.text) ||
      doing.test(word.text) ||
      !(place || nounTag.test(word.tag) || between.test(word.text) || modifier)
    )
      break;
    // 哪個鄉檢測: a head of one character is complete, and so is one that a verbal noun follows.
    const known = folded.slice(gap.headAt, end);
    if (end > gap.headAt && (known.length === 1 || word.tag === 'vn') && typeOfNoun(known) !== 'thing') break;
    open = word.end;
    if (place || nounTag.test(word.tag)) end = word.end;
  }
  const head = folded.slice(gap.headAt, Math.min(end, open)).replace(/^的?[“"「『]?/, '');
  if (head !== '') return head;
  if (/哪.?[队组班]$/.test(asked)) return asked.slice(-1);
  // 有什麼共同的稱謂: what follows is not a noun alone, but what is asked for all the same.
  const rest = folded.slice(gap.headAt).replace(/[\s?!。,.]+$/, '');
  if (
    gap.type === 'thing' &&
    /^\p{Script=Han}{1,2}$/u.test(rest) &&
    after.length === 1 &&
    /^[nmqjx]/.test(after[0]?.tag ?? '')
  )
    return rest;
  if (gap.type !== 'count' && after.some((word) => !isMark(word.text) && /^[nvad]/.test(word.tag))) return '';
  let last = before.length - 1;
  while (
    last >= 0 &&
    /^(?:是|为|有|达|约|共|占|系|花了?|一共|总共|究竟|到底|分别|又|叫|:|,)$/.test(before[last]?.text ?? '')
  )
    last -= 1;
  const word = before[last];
  // 河灣村有多少戶: whose they are, not what they are.
  if (word && gap.unit !== '' && /^(?:nt|nr|ns)/.test(word.tag)) return '';
  return last < before.length - 1 && word && /^(?:n|vn|j|t)/.test(word.tag) ? word.text : '';
}

function isMark(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) && text !== '、';
}

const numeric: readonly AnswerType[] = ['count', 'money', 'age'];
const beings = /(?:他|她|老人|孩子|小孩|本人)/;

function settle(gap: Gap, head: string, before: readonly Word[], folded: string): AnswerType {
  const type = typeOf(gap, head);
  const asked = folded.slice(gap.start, gap.end);
  if (asked === '多大' && !(numeric.includes(typeOfNoun(head)) && head !== '')) {
    const named = (word: Word) => word.tag === 'nr' || (word.tag === 'nt' && word.text.length < 5);
    const somebody =
      before.some((word) =>
        named(word) ? !/place|organisation/.test(typeOfNoun(word.text)) : typeOfNoun(word.text) === 'person',
      ) || beings.test(folded);
    return somebody ? 'age' : 'count';
  }
  if (type === 'count' && gap.unit === '' && /^(?:多少|几多|多大)/.test(asked)) {
    // 收費多少, 房租多少: the noun in front where none follows.
    const last = before.at(-1);
    const noun =
      head === '' && last && /^(?:n|vn|v$)/.test(last.tag) && last.text.length > 1 ? last.text : head;
    const byNoun = typeOfNoun(noun);
    return numeric.includes(byNoun) ? byNoun : 'count';
  }
  // 被稱作防疫的什麼, 當成一塊什麼.
  const front = folded.slice(Math.max(0, gap.start - 16), gap.start);
  if (
    type === 'thing' &&
    /^(?:什么|啥|咩)/.test(asked) &&
    (calledSo.test(front) || nameBehind.test(folded.slice(gap.end)))
  )
    return 'name';
  return type;
}

const nameBehind = /^(?:共同|相同|特别|好听|新)?的?(?:称谓|称呼|名字|名称|称号|别称|头衔|外号)/;
const calledSo = /(?:称[作为做]|叫[做作]|誉为|比作|比喻[作为成]|当[作成]|看[作成]|视[作为])[^,。]{0,10}$/;

/** A keyword or a request: 報告作者, 郭克榮的年齡. */
function keywordType(inside: string, folded: string): AnswerType {
  const plain = inside.replace(/(?:各|分别|一共|总共)?(?:是|为|有|叫)$/, '');
  const tail = /的?([^的\s,]{2,6})$/.exec(plain)?.[1] ?? '';
  if (/(?:款|钱|资金|经费|善款)的?(?:数目|数额|数量|总数|总额)$/.test(plain)) return 'money';
  const type = typeOfNoun(tail);
  if (/列出|列举|逐个讲|数一下|一一/.test(folded) || /名单$/.test(inside)) return 'list';
  return numeric.includes(type) || /(?:作者|记者|撰稿人|姓名|名字|名单|原因|日期|时间)$/.test(tail)
    ? type
    : 'thing';
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

/** 這條, 那部, 一次, 一輛: which one or that it is one, no number that the text must say. */
function isOneOfThem({ text, start }: Word, folded: string): boolean {
  const measure = (one: string) => measurePattern.exec(one)?.[0] === one;
  if (/^[这那哪某每]./.test(text)) return measure(text.slice(1));
  if (/^一/.test(text)) return measure(text.slice(1)) && !/[成级等期批号季半十百千万亿]/.test(text);
  return /[这那哪某每]/.test(folded[start - 1] ?? '') && measure(text);
}

function termsOf(words: readonly Word[], main: Span, folded: string): Term[] {
  return words
    .filter((word) => !isStopWord(word.text, word.tag) && !isOneOfThem(word, folded))
    .map((word) => ({
      text: word.text,
      tag: word.tag,
      start: word.start,
      end: word.end,
      kind: kindOf(word),
      main: word.start >= main.start && word.end <= main.end,
    }));
}

const ordinal = /^第[\d一二三四五六七八九十百几]+[批次届名位个期季轮场代任章段组号版]?$/;

function kindOf(word: Word): Term['kind'] {
  if (ordinal.test(word.text)) return 'number';
  // 一起, 一件, 一年: no number that the text must say.
  if (/^一\p{Script=Han}{1,2}$/u.test(word.text) && !/[成级等期批号季十百千万亿半]/.test(word.text))
    return 'content';
  if (
    /^\d/.test(word.text) ||
    (word.tag === 'm' && /^[\d.,零〇一二三四五六七八九十百千万亿两廿]+/.test(word.text))
  ) {
    return 'number';
  }
  if (typeOfNoun(word.text) === 'person' ? word.tag !== 'nt' : isCommonWord(word.text)) return 'content';
  return /^(?:nr|ns|nt)/.test(word.tag) ? 'name' : 'content';
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
  return {
    text,
    folded,
    type,
    gap: range,
    head: '',
    unit: '',
    terms,
    core: folded.slice(core.start, core.end),
  };
}
