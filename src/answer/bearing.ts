import { remembered } from '../text/remembered.ts';
import { segment } from '../text/segment.ts';
import type { Word } from './needs.ts';

/** Longest part of `word` of two characters and more, as a share of it, that stands in `text`. */
function partly(word: string, text: string): number {
  if (word.length < 3) return 0;
  let covered = 0;
  for (let at = 0; at < word.length - 1; ) {
    let length = word.length - at;
    while (length > 1 && !text.includes(word.slice(at, at + length))) length -= 1;
    if (length > 1) covered += length;
    at += Math.max(1, length);
  }
  return covered / word.length;
}

/** A name shortened: 雪鴿麵粉公司 for 雪鴿麵粉有限公司, 新樓 for 新教學樓, all characters in order and close together. */
function inOrder(name: string, text: string, gap: number): boolean {
  for (let from = text.indexOf(name[0] ?? ''); from >= 0; from = text.indexOf(name[0] ?? '', from + 1)) {
    let at = from;
    let next = 1;
    while (next < name.length && at - from < name.length + gap) {
      at += 1;
      if (text[at] === undefined || /[,;。!?:、]/.test(text[at] ?? '')) break;
      if (text[at] === name[next]) next += 1;
    }
    if (next === name.length) return true;
  }
  return false;
}

/** A word of two characters whose weightier one stands there: 患病 for 患癌, 捐錢 for 捐款, 動工 for 開工. */
function halfThere({ text, tag }: Word, there: string): boolean {
  if (text.length !== 2 || !/^\p{Script=Han}{2}$/u.test(text)) return false;
  return there.includes(/^v/.test(tag) ? (text[0] ?? '') : (text[1] ?? ''));
}

const latin = /^[a-z'’-]+$/;

/** True if a text has an English word, its plural or another form of it: no rice in price, no parts of a lottery. */
function saysLatin(word: string, text: string): boolean {
  const stem = word.length > 4 ? word.replace(/(?:'s|e?s|ed|ing|ions?|e)$/, '') : word;
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    const behind = text.slice(at + stem.length).match(/^[a-z]*/)?.[0] ?? '';
    const ends = stem.length > 3 ? /^(?:e?s|e?d|e|ing|ions?|ors?|)$/ : /^s?$/;
    if (!/[a-z]/.test(text[at - 1] ?? '') && ends.test(behind)) return true;
  }
  return false;
}

/** How far `text` bears a word: 1 itself, 0.95 another word for it, less for a part or one like it, 0 not at all. */
export function bears(word: Word, text: string): number {
  if (text === '') return 0;
  if (latin.test(word.text)) {
    const says = (one: string) => (latin.test(one) ? saysLatin(one, text) : text.includes(one));
    return says(word.text) ? 1 : word.others.some(says) ? 0.95 : 0;
  }
  // One character may be part of another word: 寫 of 譜寫.
  if (text.includes(word.text)) return word.text.length > 1 ? (isSwallowed(word.text, text) ? 0.8 : 1) : 0.85;
  if (word.others.some((other) => text.includes(other))) return 0.95;
  if (word.kind === 'number') return 0;
  const part = partly(word.text, text);
  if (word.kind === 'name')
    return word.text.length > 3 && inOrder(word.text, text, 6) ? 0.9 : part >= 0.75 ? 0.8 * part : 0;
  if (part >= 0.5) return 0.9 * part;
  if (word.alike.some((other) => text.includes(other))) return 0.7;
  if (word.text.length > 1 && /^[nxj]/.test(word.tag) && inOrder(word.text, text, 3)) return 0.7;
  // 區裡, 廠內.
  if (/^\p{Script=Han}[里内中上]$/u.test(word.text) && text.includes(word.text[0] ?? '')) return 0.7;
  return halfThere(word, text) ? 0.3 : 0;
}

/** What the segmenter never joins: what it makes of a stretch between such marks does not depend on the rest. */
const marks = /[,。;!?:、“”《》「」()\s]+/;

const wordsOf = remembered(5000, (stretch) => segment(stretch).map(({ text }) => text));

/** True if a word of two characters stands there only inside of longer ones: 作者 in 工作者. */
function isSwallowed(word: string, text: string): boolean {
  if (word.length !== 2 || text.length > 400) return false;
  let swallowed = false;
  for (const stretch of text.split(marks)) {
    if (!stretch.includes(word)) continue;
    for (const one of wordsOf(stretch)) {
      if (!one.includes(word)) continue;
      if (one.length !== 3 || !one.endsWith(word)) return false;
      swallowed = true;
    }
  }
  return swallowed;
}
