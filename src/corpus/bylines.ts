import type { Span } from '../text/sentences.ts';
import { type Reading, wordIndex } from './reading.ts';
import { surnameLength } from './surnames.ts';
import { titleBefore } from './titles.ts';

/** A name in a byline, with the word that says what the person did; null where it says only that of an author. */
export interface Credited extends Span {
  readonly role: Span | null;
}

/** Words of bylines, folded, with what sets them apart from the names. */
const label =
  /(见习记者|实习记者|实习生|记者|通讯员|校对|责编|编辑|审核|监制|统筹|策划|主编|剪辑|出镜|特约撰稿人|撰稿人|摄影师?|摄像|撰文|撰稿|作者|采访|采写|供稿|报道|整理|翻译|编译|制图|绘图|签发|拟稿|执笔|发行人|执行编辑|核稿|审稿|审校|排版|美编|经办人?|承办人?|主笔|文字|图片|文|图|摄)(?:[ ]?[/／:：|｜][ ]?|[ ]+)/g;
const name = /[\u4e00-\u9fff]{2,4}(?=[ 、,，。；;（(/／)）】\]|｜◎]|摄|文|图|报道|报导|$)/y;
const between = /[ ]?[、,，/／][ ]?|[ ]+/y;
/** Names in front of the word: （林一攝）, 林一 摄. */
const before =
  /(?:^|[ 、(（:：。])([\u4e00-\u9fff]{2,4})[ ]?(?:[/／]?(?:摄影?|撰文|文|图|供图|翻译|整理)){1,2}[)）]?[ ]*$/;

/** True if the words may be a name: they begin with a surname, or mean nothing and are no place or title. */
function nameLike({ folded, words }: Reading, { start, end }: Span): boolean {
  const text = folded.slice(start, end);
  if (
    titleBefore(folded, end) === start ||
    /^(?:本报|本刊|综合|专题|配图|供图|摄影|电影|拍摄|航拍|抓拍|自摄)/.test(text)
  )
    return false;
  if (/报[道导]$/.test(text)) return false;
  if (/[报社网台局部厅处县市区镇乡村校院会队站司]$/.test(text)) return false;
  const word = words[wordIndex(words, start)];
  return surnameLength(folded, start) > 0 || (word?.start === start && /^(?:x|nr\w*)$/.test(word.tag));
}

const roster =
  /(?:成员|嘉宾|主讲|主持|评委|评审|名单|得奖者|指导|领队|组长|队长|负责人|联系人|联络人|主任|书记|教练|老师|选手|队员|代表|顾问|校长|人)[:：][ ]?/g;

/** Names told by the form of a byline: 记者 甲、乙 通讯员 丙, 摄影：丁, （戊摄）. */
export function bylineNames(reading: Reading): Credited[] {
  const { folded, block } = reading;
  if (block.kind !== 'paragraph') return [];
  const found: Credited[] = [];
  const take = (from: number, role: Span | null) => {
    // 文图：党委宣传部　王小明
    let at =
      from +
      (/^[\u4e00-\u9fff]{1,12}[部办局处科室院社站]\s+/.exec(folded.slice(from, from + 16))?.[0].length ?? 0);
    while (true) {
      name.lastIndex = at;
      const text = name.exec(folded)?.[0];
      if (text === undefined) return;
      const span = { start: at, end: at + text.length };
      if (!nameLike(reading, span)) return;
      found.push({ ...span, role });
      between.lastIndex = span.end;
      const mark = between.exec(folded);
      if (mark === null) return;
      at = span.end + mark[0].length;
    }
  };
  for (const match of folded.matchAll(roster)) take(match.index + match[0].length, null);
  const last = before.exec(folded.slice(-24));
  if (last?.[1] !== undefined) {
    const start = Math.max(0, folded.length - 24) + last.index + last[0].indexOf(last[1]);
    const span = { start, end: start + last[1].length };
    if (nameLike(reading, span)) found.push({ ...span, role: null });
  }
  for (const match of folded.matchAll(label)) {
    const role = { start: match.index, end: match.index + (match[1]?.length ?? 0) };
    take(match.index + match[0].length, /^(?:文|图|作者|撰文)$/.test(match[1] ?? '') ? null : role);
  }
  return found;
}
