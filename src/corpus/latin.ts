import type { Span } from '../text/sentences.ts';
import { told } from './evidence.ts';
import { longest, partAfter, sounds } from './foreign.ts';
import { attributed, lists } from './presented.ts';
import { type Reading, wordIndex } from './reading.ts';
import { speech, titleAfter, titleBefore } from './titles.ts';

/* Names in Latin letters, and foreign names with their spelling in brackets behind them. */

const han = /[\u3400-\u9fff]/;

const latin =
  /\p{Lu}[\p{Ll}'’-]{1,20}(?:[ ](?:(?:d[aeiou]s?|del|der|van|von|bin|binti|al|el|la|le|ibn) )?(?:\p{Lu}\.|\p{Lu}[\p{Script=Latin}'’-]{1,20})){1,3}/gu;

/** What people do, and neither firms nor works. */
const acts = /^(?:表示|指出|说|认为|介绍|来自|生于|出生|毕业|补充|透露|坦言|强调|回忆|笑|住)/;

/** One word of Latin letters that a Chinese one follows: 导师|Anna|鼓励. */
const latinWord = /(?<![A-Za-z])[A-Z][a-z]{2,14}(?=[\u4e00-\u9fff])/g;

/** Names in Latin letters that a title or a bracket with one makes a person's. */
export function latinNames(reading: Reading): Span[] {
  const { block, folded, words } = reading;
  const found = initialNames(reading);
  if (!/\p{Lu}\p{Ll}/u.test(block.text)) return found;
  for (const match of block.text.matchAll(latin)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = folded[start - 1] === ' ' ? start - 1 : start;
    const after = folded[end] === ' ' ? end + 1 : end;
    const named = titleAfter(folded, after) > 0 || acts.test(folded.slice(after, after + 2));
    // 执行编辑:杨洋、|…: one of an enumeration with a name that stands beside a title.
    const listed = /(?:[:：]|为|是)[\u4e00-\u9fff]{2,4}(?:、|和|与|及)$/.test(
      folded.slice(Math.max(0, start - 12), start),
    );
    if (
      titleBefore(folded, before) >= 0 ||
      attributed(folded, start) ||
      told(reading, before) === 2 ||
      lists(folded, before) ||
      named ||
      listed ||
      /由[ ]?$/.test(folded.slice(Math.max(0, start - 2), start))
    )
      found.push({ start, end });
  }
  for (const { index, 0: text } of block.text.matchAll(latinWord)) {
    const before = block.text[index - 1] === ' ' ? index - 1 : index;
    const next = words[wordIndex(words, index + text.length)];
    if (titleBefore(folded, before) < 0 || !/^(?:v|d|p|c|r)$/.test(next?.tag ?? '')) continue;
    if (!found.some(({ start, end }) => start <= index && index < end))
      found.push({ start: index, end: index + text.length });
  }
  return found;
}

/** A father's name in letters before one written by its sounds: 代表|S.史密斯. */
const initials = /(?<![A-Za-z.])(?:[A-Z]\.[ ]?){1,3}(?=[\u4e00-\u9fff]{2})/g;

function initialNames(reading: Reading): Span[] {
  const { block, folded } = reading;
  const found: Span[] = [];
  for (const { index: start, 0: letters } of block.text.matchAll(initials)) {
    const end = partAfter(reading, start + letters.length);
    const told = titleBefore(folded, start) >= 0 || attributed(folded, start) || titleAfter(folded, end) > 0;
    const first = !han.test(folded[start - 1] ?? '') && speech.test(folded.slice(end, end + 8));
    if (end > start + letters.length + 1 && (told || first)) found.push({ start, end });
  }
  return found;
}

/** Latin letters in brackets behind foreign sounds. */
const spelled =
  /(?<=([\u4e00-\u9fff]{2,7}))[ ]?[（(][A-Z][A-Za-z'’.-]{1,20}(?:[ ][A-Z][A-Za-z'’.-]{0,20}){0,3}[)）]/g;

/** Names whose spelling stands behind them in brackets, where something tells of a person. */
export function spelledNames({ block, folded }: Reading): Span[] {
  const found: Span[] = [];
  for (const { index: end, 0: spelling } of block.text.matchAll(spelled)) {
    let start = end;
    while (end - start < longest && sounds.has(folded[start - 1] ?? '') && titleBefore(folded, start) < 0)
      start -= 1;
    const next = folded.slice(end + spelling.length, end + spelling.length + 8);
    const first = !han.test(folded[start - 1] ?? '');
    const told =
      titleBefore(folded, start) >= 0 || (first && (speech.test(next) || /^(?:来自|生于)/.test(next)));
    if (end - start > 1 && told) found.push({ start, end });
  }
  return found;
}
