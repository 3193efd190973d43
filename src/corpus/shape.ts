import { glued } from './holders.ts';
import { ordinary } from './ordinary.ts';
import { type Reading, wordIndex } from './reading.ts';
import { givenWords, isFrequent, isGiven, isWeak } from './surnames.ts';
import { isTitle, titleAfter, titleBefore } from './titles.ts';

/* What the segmenter's cuts say for or against a name. */

/** Characters of given names that as often go on with the sentence: 李明来. */
export const loose = new Set(
  '来去到有可能会如若先后上下中又再从自得成至亦将所让一二三四五六七八九十百千开以为与同共其行发起出进育话对同时',
);

/** Characters that go on with a sentence and that the segmenter glues to a name: 董建|明说, 詹仁华时. */
export const goesOn =
  /[用以任原会能则在说住是有的和与向把将对从给被也都就已还不到时等带率任随获坐站抱扛拿看听想要教讲写做唱念打画送捐用忙办卖爬跑跳冲吃喝拉推接靠让帮救找问叫喊哭选挑数却刚只便才另则仍因均指称带]/;

/** True if a word begins with the last character of a name and goes on with the sentence. */
function splits(folded: string, word: Reading['words'][number], end: number): boolean {
  // Somebody's own: 富|家的130亩.
  const house = folded[end] === '家' && /[的里有门中]/.test(folded[end + 1] ?? '');
  return (
    word.start === end - 1 &&
    word.end === end + 1 &&
    word.text !== '正在' &&
    isGiven(folded[end - 1] ?? '') &&
    (house || goesOn.test(folded[end] ?? ''))
  );
}

/** Against a name that ends in the middle of a word, or before a character that belongs to it. */
export function overhang(
  words: Reading['words'],
  folded: string,
  start: number,
  end: number,
  single: boolean,
): number {
  const last = words[wordIndex(words, end - 1)];
  if (last !== undefined && last.end > end && last.start < end) {
    if (last.start > start && splits(folded, last, end)) return 0;
    return last.tag === 'x' ? -0.2 : /^nr/.test(last.tag) ? -0.6 : -1;
  }
  const tail = folded[end] ?? '';
  const after = words[wordIndex(words, end)];
  if (!single || after?.start !== end || !isGiven(tail)) return 0;
  if (splits(folded, after, end + 1)) return -0.9;
  if (loose.has(tail)) return 0;
  return after.text.length === 1 || after.tag === 'x' ? -0.9 : 0;
}

/** What the segmenter's cuts say for or against the name. */
export function shape(
  { words, folded }: Reading,
  start: number,
  surname: number,
  end: number,
  titled: boolean,
  sure: boolean,
): number {
  const at = wordIndex(words, start);
  const first = words[at];
  if (first === undefined) return -9;
  if (first.start !== start)
    return titled && first.end === end && first.tag === 'x'
      ? 0.3
      : /^[由以请邀让]$/.test(folded.slice(first.start, start))
        ? 0
        : (glued.test(first.text) && first.start === start - 1) ||
            titled ||
            /^[与和对向跟及是陪随被把将叫]$/.test(folded.slice(first.start, start))
          ? -0.4
          : -9;
  if (first.end === end) {
    if (
      isTitle(first.text) ||
      /^(?:t|j$)/.test(first.tag) ||
      (first.tag === 'n' && titleBefore(folded, end) >= 0) ||
      /^(?:时年|高龄)$/.test(first.text) ||
      (ordinary.has(first.text) && !sure && !called(folded, end))
    )
      return -4;
    if (/^nr/.test(first.tag)) {
      if (/[部局厅委办科主]$/.test(first.text)) return -4;
      if (first.text.length > 2 && !nounEnd.test(first.text))
        return Array.from(first.text.slice(surname)).every(isGiven) ? 1.8 : 1.2;
      return titled ? 1 : titleAfter(folded, end) > 0 ? 0.7 : 0;
    }
    if (first.tag === 'x') return end - start === 2 ? 0.7 : 1;
    if (titled && first.tag === 'ns' && first.text.length > 2) return -0.5;
    return titled ? -1.6 : -4;
  }
  if (first.end === end + 1 && first.tag === 'x' && goesOn.test(folded[end] ?? '')) return 0.6;
  if (first.end > end) return first.tag === 'x' ? -0.4 : /^nr/.test(first.tag) ? -1 : -4;
  let penalty = 0;
  if (first.end - start === surname) {
    const next = words[at + 1];
    if (surname === 1 && /^(?:p|c|d|u|v|r|m|q|f|y|uj|ul|vn|ad)$/.test(first.tag)) penalty -= 1;
    if (next === undefined) return penalty;
    if (next.tag === 'r' || next.text === '大家') return -9;
    if (surname === 1 && /^nr/.test(first.tag) && isFrequent(first.text) && !isWeak(first.text))
      penalty += 0.4;
    if (next.end === end) {
      if (next.end - next.start === 1 && penalty < 0) return penalty - 1;
      if (surname === 2) return penalty + 0.5;
      if (givenWords.has(next.text)) return penalty + (titled || !isWeak(first.text) ? 0.3 : -0.6);
      if (next.tag === 'x' || /^nr/.test(next.tag) || next.end - next.start === 1) return penalty + 0.5;
      if (titled && /^nr/.test(first.tag)) return penalty - 0.5;
      if (titled && !/^(?:p|c|u|uj|r|m)$/.test(first.tag) && /^(?:n|ns|nz|a|v|vn|z|an)$/.test(next.tag))
        return Math.max(penalty, -0.5) - 0.5;
      const given = Array.from(next.text).every(isGiven);
      if (titled && given && /^(?:ns|nt|t|nz|l|m)$/.test(next.tag)) return penalty - 0.5;
      if (/^(?:ns|nt|t|d|p|c|m|r|f|i|l|ad)$/.test(next.tag)) return penalty - 2.5;
      return penalty + (titled ? -0.4 : /^(?:n|nz|a|b|an|g|ng|zg)$/.test(next.tag) ? -0.6 : -1.2);
    }
    if (next.end > end) {
      if (next.tag === 'x' && next.end === end + 1 && goesOn.test(folded[end] ?? '')) return penalty - 0.2;
      return penalty + (/^nr|^x$/.test(next.tag) ? -0.8 : -2.2);
    }
    const third = words[at + 2];
    return penalty + (third && (third.end === end || splits(folded, third, end)) ? 0.3 : -1.2);
  }
  if (first.tag === 't') penalty -= 3;
  else if (/^(?:nz|ns|j)$/.test(first.tag)) penalty -= titled ? 0.8 : 2;
  else if (ordinary.has(first.text) || (first.tag !== 'x' && !/^nr/.test(first.tag)))
    penalty -= titled ? 1.5 : 2.5;
  const tail = words[at + 1];
  if (tail !== undefined && splits(folded, tail, end)) return penalty + 0.3;
  if (tail?.end !== end) return penalty - (tail?.tag === 'x' && isGiven(tail.text[0] ?? '') ? 0.3 : 1.2);
  return penalty + (tail.text.length === 1 && isGiven(tail.text) && !loose.has(tail.text) ? 0.5 : -0.1);
}

/** True if what follows is said of nobody but people: 许诺|同学. */
function called(folded: string, end: number): boolean {
  return /^(?:同学|先生|女士|小姐|同志|老师|教授|医生|医师|博士|师傅)(?![们会])/.test(
    folded.slice(end, end + 3),
  );
}

/** Three characters that the dictionary takes for a name and that end like a thing or place: 花岗石, 司令官. */
const nounEnd =
  /[板部局厅委办利蓝绿红鸥湖村镇岭寨庄庙塘潭墩岗湾嘴坝站阁观县郡岛鱼石砂性式感团带室馆证书素族教氏者墙宫史官乐器物品力家礼城人会彩]$/;
