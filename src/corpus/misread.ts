import type { Span } from '../text/sentences.ts';
import { personal } from './evidence.ts';
import { kin } from './forms.ts';
import { bracketed } from './presented.ts';
import { type Reading, wordIndex } from './reading.ts';
import { isFrequent } from './surnames.ts';
import { isTitle, knownTitle, titleBegins } from './titles.ts';

/* What looks like a name because words were read across their borders: 枫桥小|将, 王小明用|激光. */

const han = /[\u3400-\u9fff]/;
/** Ends of names of dishes, fruit and streets, and seldom of people's: 罗汉果, 成安里. */
const thing = /^.?(?:[果面皮糕酱汤粥饼酒醋油糖瓜饭菜药野街巷]|(?<![千万])里)$/;
/** Verbs and prepositions that lead on from a name and end none: 王小明|用. */
const leads = /[用会能可则考获被把让对从将赴亦也还仍均皆]/;

/** True for a name that begins with a title or in the middle of one: 木工|师傅燕, 护|林员李. */
function insideTitle(folded: string, start: number, end: number): boolean {
  // Not 王子文: 王子 is a title, 王 more often a surname.
  if (!isFrequent(folded[start] ?? '') && titleBegins(folded, start)) return true;
  // 队长|官…
  if (knownTitle(folded, start) >= 0) return false;
  for (let at = start + 1; at < end; at += 1) {
    const title = knownTitle(folded, at);
    if (title >= 0 && title < start) return true;
  }
  return false;
}

/** True for 和 as a word of its own: 钱和路. */
function split({ folded, words }: Reading, at: number): boolean {
  return /[和与及]/.test(folded[at] ?? '') && words[wordIndex(words, at)]?.text.length === 1;
}
/** Verbs of one character that 的 makes a clause of, and what somebody was: 老师王明|编的, 王明|原是. */
const clause = /^(?:原[是为本来任]|[编写画做拍唱教种养送买捐]的)/;

/**
 * How much speaks against reading the name from `start` to `end` as one.
 * @param titled whether a title stands before it
 * @param named whether a title stands behind it
 * @param told whether anything behind it tells of a person
 */
export function misread(
  reading: Reading,
  { start, end }: Span,
  surname: number,
  titled: boolean,
  named: boolean,
  told: boolean,
): number {
  const { folded } = reading;
  const name = folded.slice(start, end);
  const given = name.slice(surname);
  const single = given.length === 1;
  const tail = folded.slice(end - 1, end + 1);
  let against = 0;
  if (!told && thing.test(given)) against += titled ? 1 : 2;
  // 一名李姓职员
  if (given === '姓') against += 6;
  // 楼栋|外
  const last = reading.words[wordIndex(reading.words, end - 1)];
  if (!titled && last?.start === end - 1 && last.tag === 'f' && /[内外上下里中]/.test(last.text))
    against += 2;
  // 校工|明叔|荣休
  if (kin.test(given[0] ?? '')) against += single ? 6 : 3;
  if (insideTitle(folded, start, end)) against += 4;
  // 李伯（李大山
  if (folded[end + 1] === folded[start] && bracketed(folded, end + 1)) against += 6;
  // 钱不多, 师|范大学
  if (!titled && name.includes('不')) against += 2;
  if (/不$|[大中小]学$/.test(name)) against += 4;
  // 由22元, 于七月
  if (/^(?:[于在]|由\d)/.test(tail) || /^于[一二三四五六七八九十]+月/.test(folded.slice(start, end + 1)))
    against += 3;
  // 死亡时约|35岁
  if (single) return /^[约近逾仅满]\d/.test(tail) ? against + 3 : against;
  if (split(reading, start + surname)) against += 2;
  // 枫桥|小将: a title begins inside.
  if (isTitle(tail)) against += titled ? 2 : 3;
  const led = leads.test(tail[0] ?? '') && han.test(tail[1] ?? '');
  if (led && !named && !personal(folded, end, true)) against += 2;
  return clause.test(tail) ? against + 2 : against;
}
