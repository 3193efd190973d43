import { type Reading, wordIndex } from './reading.ts';

/* Nouns that say what the somebody is whose name follows. */

const han = /[\u3400-\u9fff]/;

/** Ends of callings and of offices that the segmenter glues to a name: 模板|工王|小明, 民政|课李燕子. */
export const glued = /^[工人员师长课科室组班股系部队级客农官手]/;

/** True if the last character of what somebody is or works for was taken for the beginning of the name. */
export function gluedNoun({ folded, words }: Reading, start: number): boolean {
  const at = wordIndex(words, start);
  const word = words[at];
  if (word === undefined || word.start !== start - 1 || word.tag !== 'x' || !glued.test(word.text))
    return false;
  return (
    /^(?:n|vn|x|j)$/.test(words[at - 1]?.tag ?? '') &&
    words[at - 1]?.text !== '' &&
    han.test(folded[start - 2] ?? '')
  );
}

/** True if a noun for people that the dictionary knows ends at `at`: 承包人. */
export function holder({ words }: Reading, at: number): boolean {
  const word = words[wordIndex(words, at - 1)];
  return word?.end === at && word.tag === 'n' && word.text.length > 2 && word.text !== '机器人';
}

/** True if a noun that may be what somebody is ends at `at`: 司库. */
export function nounBefore({ words }: Reading, at: number): boolean {
  const word = words[wordIndex(words, at - 1)];
  return (
    word !== undefined &&
    word.end === at &&
    word.text.length > 1 &&
    word.tag === 'n' &&
    !noHolder.test(word.text)
  );
}

/** Nouns for places, groups and times, which stand before names without saying what somebody is. */
const noHolder =
  /[省市县区镇乡村路街里社院校所部局厅处厂店馆司团队组会室站场园厦家桥江河湖海山岛年月日时代期间中内外上下前后]$/;
