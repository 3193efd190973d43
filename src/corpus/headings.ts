import { fold } from '../text/fold.ts';
import { endsSentence, isTableRow, type Line } from './lines.ts';

/** What a line of a report is. `#` signs are taken off. */
export interface Marked {
  readonly kind: 'title' | 'heading' | 'paragraph';
  readonly text: string;
  readonly number: number;
}

/** Longest title, heading with a number, and heading without one, in UTF-16 units. */
const longestTitle = 60;
const longestNumbered = 45;
const longestBare = 30;

const hashes = /^(#{1,6})(?:\s+(.*?))?(?:\s+#+)?$/;

/**
 * Tells title and headings from paragraphs.
 *
 * `#` lines are headings, the first near the top of the file the title. In a text without them the title is the
 * first line if it is short and no sentence; headings have a number (一、 （一） 1. 第二章) or are short lines without
 * a full stop before a paragraph of prose. A `#` title with no further `#` below still allows numbered headings.
 */
export function markLines(lines: readonly Line[]): Marked[] {
  const marks = lines.map(({ text }) => hashes.exec(text));
  const first = marks.findIndex((mark) => mark !== null);
  const titled =
    first >= 0 && first < 4 && lines.slice(0, first).every(({ text }) => text.length <= longestTitle);
  // A newspaper's own line with the date may stand above the title.
  const top = lines[0] && lines[0].text.length <= longestTitle && masthead.test(lines[0].text) ? 1 : 0;
  const plainTitle = !titled && isPlainTitle(lines.slice(top));
  const titleAt = titled ? first : plainTitle ? top : -1;
  const hashed = marks.some((mark, index) => mark !== null && index !== titleAt);
  const heads = hashed ? new Set<number>() : plainHeadings(lines, titleAt, titled);
  return lines.map((line, index) => {
    const mark = marks[index];
    const text = mark ? (mark[2] ?? '').trim() : line.text;
    const kind = index === titleAt ? 'title' : mark || heads.has(index) ? 'heading' : 'paragraph';
    return { kind, text, number: line.number };
  });
}

const masthead =
  /\d{1,2}月\d{1,2}日.*(?:星期|[A-Z]?\d{1,2}版|[A-Z]\d)|^[\p{Script=Han}]{2,8}(?:报|報|周刊|週刊|月刊)[\s|｜]/u;

function isPlainTitle(lines: readonly Line[]): boolean {
  const line = lines[0];
  if (!line || lines.length < 2 || line.text.length > longestTitle) return false;
  const { text } = line;
  if (/[。；：，、.;:,…][」』”’）)》]*$/.test(text) || /[。；]/.test(text)) return false;
  if (numberStyle(text) || isByline(text) || /[\t|]/.test(text)) return false;
  const next = lines[1]?.text ?? '';
  return !/[！？!?]$/.test(text) || (text.length <= longestBare && next.length > text.length);
}

/** Indices of headings without `#`; `numberedOnly` leaves out those that have no number. */
function plainHeadings(lines: readonly Line[], titleAt: number, numberedOnly: boolean): Set<number> {
  const found = new Set<number>();
  const bracketed = lines.filter(({ text }) => inFrame.test(text) && !credit.test(text)).length > 1;
  const styles = lines.map(({ text }, index) => {
    if (index <= titleAt) return undefined;
    if (bracketed && inFrame.test(text) && !credit.test(text)) return '【】';
    const style = numberStyle(text);
    if (style && isShortLine(text, longestNumbered)) return style;
    const nearTop = index === titleAt + 1;
    return !numberedOnly && !style && isBareHeading(text, nearTop) ? 'bare' : undefined;
  });
  for (let at = 0; at < lines.length; at += 1) {
    if (!styles[at]) continue;
    let end = at;
    while (styles[end]) end += 1;
    if (isHeadingRun(styles.slice(at, end), lines.slice(at, end), lines[end])) {
      for (let index = at; index < end; index += 1) found.add(index);
    }
    at = end;
  }
  return found;
}

/** 【會館維修】, but not 【記者某某／台北報導】. */
const inFrame = /^【[^【】]{2,16}】$/;
const credit = /记者|記者|摄影|攝影|通讯员|通訊員|报道|報導|报导|[文图圖]\s?[／/]/;

/** Headings stand alone or two or three of different kinds together, before prose; more of them are a list. */
function isHeadingRun(
  styles: readonly (string | undefined)[],
  run: readonly Line[],
  next: Line | undefined,
): boolean {
  if (!next || run.length > 3 || isByline(next.text) || isTableRow(next.text)) return false;
  const numbered = styles.filter((style) => style !== 'bare');
  if (new Set(numbered).size < numbered.length) return false;
  const longest = Math.max(...run.map(({ text }) => text.length));
  return next.text.length > longest || endsSentence(next.text);
}

const numberStyles: readonly (readonly [string, RegExp])[] = [
  ['一、', /^[一二三四五六七八九十百]{1,4}[、.．]/],
  ['壹、', /^[壹貳贰參叁参肆伍陸陆柒捌玖拾]{1,3}[、.．]/],
  ['■', /^[■◆□◇▌▎]/],
  ['（一）', /^[（(][一二三四五六七八九十百]{1,4}[)）]/],
  ['第一章', /^第[一二三四五六七八九十百\d]{1,4}[章节節部篇编編卷](分)?(\s|　|、|[:：]|(?=\S{2}))/],
  ['1.', /^\d{1,2}[、.．](?!\d)/],
  ['（1）', /^[（(]\d{1,2}[)）]/],
  ['1.1', /^\d{1,2}(\.\d{1,2}){1,3}[\s、.．]/],
];

/** Which way of numbering a line begins with. */
function numberStyle(text: string): string | undefined {
  return numberStyles.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Short, without a full stop, and with something to read in it. */
function isShortLine(text: string, longest: number): boolean {
  return text.length <= longest && !/[。；]/.test(text) && !/[：:，,、.…]$/.test(text) && !isTableRow(text);
}

/** Headings so short that only their words tell them from a name or a cell. */
const shortHeadings = new Set(
  '前言 引言 序言 序 导言 导语 导读 摘要 提要 背景 概述 概况 综述 总览 目标 目的 原则 方法 措施 成果 成效 问题 不足 建议 对策 展望 计划 启示 经验 总结 结语 结论 结果 讨论 附录 附件 附注 后记 说明 要点'.split(
    ' ',
  ),
);

function isBareHeading(text: string, nearTop: boolean): boolean {
  if (!isShortLine(text, longestBare) || /[！？!?]$/.test(text) || isByline(text)) return false;
  const folded = fold(text);
  const han = folded.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (shortHeadings.has(folded)) return true;
  if (han < 4 || han * 2 < text.length) return /^[a-z][a-z ,'&-]{3,}$/i.test(text);
  if (/^([-*+•·●▪■□◆▲△※]|[图圖表][：:一二三四五六七八九十\d\s]|(上|下|左|右)?图[为：])/.test(folded))
    return false;
  if (/^\S{1,8}[：:]/.test(folded)) return false;
  if (/^[“"「『《].*[”"」』》]$/.test(text) || /^[（(【[]/.test(text)) return false;
  return !(nearTop && /^\p{Script=Han}{2,4}([\s、]+\p{Script=Han}{2,4}){1,5}$/u.test(text));
}

const byline =
  /^[（(【[]?(?:本报|本刊|本网|本台|特约|见习|实习|驻.{1,6}){0,2}(记者|通讯员|作者|撰文|撰稿|供稿|文字|摄影|摄像|报道员|编译|译者|文|图|文图|图文|签发人?|拟稿人?|执笔人?|发行人|核稿|审稿|来源|消息来源|信息来源|稿件来源|出处|发布时间|发表时间|发布日期|日期|时间|署名)(\s*[:：/／]|\s+\S).{0,60}$/;
const inBrackets = /^[（(【[][^（()）]{1,40}[)）】\]]$/;
const dateline =
  /^(\d{4}|[〇零一二三四五六七八九]{4}|民国\S{1,3})\s*[年.\-/]\s*[\d一二三四五六七八九十]{1,3}\s*[月.\-/]?.{0,40}$/;

/** A line that says who wrote, when, or for whom: 記者 某某, （某某）, 2020年3月1日. A paragraph, never a heading. */
export function isByline(text: string): boolean {
  if (text.length > 80 || /[。；]/.test(text)) return false;
  const folded = fold(text);
  return byline.test(folded) || inBrackets.test(folded) || dateline.test(folded) || /^(——|--|—)/.test(text);
}
