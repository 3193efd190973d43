import type { Word } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { verbal } from './evidence.ts';
import { sounds } from './foreign.ts';
import { attributed } from './presented.ts';
import { type Reading, wordIndex } from './reading.ts';
import { loose } from './shape.ts';
import { isGiven, surnameLength } from './surnames.ts';
import { isTitle, knownTitle, titleAfter, titleBefore } from './titles.ts';

/*
 * Names that begin with no surname of the list: where a title leads to a word that no dictionary has, and the sentence
 * goes on behind it as after somebody, it is who holds the title: 村官|律小明|听说.
 */

const han = /^[\u4e00-\u9fff]{2,4}$/;
/** Verbs and adverbs of one character that the segmenter glues to a name before 了, 着, 过 or a word: 朝鲁戴|着. */
const verb = /[戴养干穿骑提端牵搬修种摆卸装搭守劝递喂切剪挖扫洗煮炒开临]$/;
/** Characters with which no name begins and by which no name is held. */
const never =
  /[的了着之一二两三四五六七八九十零〇我你他她它们这那哪什么吗呢吧很又被把将从对及每该此某您咱谁怎最已各等说与而且若则给让使向到去个位些只名岁年月日时分元吨米斤次件号第期种类款]/;

/** Kin, of whom often the given name alone is told. */
const family =
  /(?:[儿长次幼养孙][子女]|女儿|孙[子女]儿?|[哥姐弟妹]{2}|妻子|丈夫|太太|爱人|宝宝|[男女小]孩|母亲|父亲|妈妈|爸爸)$/;

/** What behind a word lets it be whom the sentence is about: a verb, an adverb, a preposition, a mark. */
const after = /^(?:v|d|p|c|ad|t|f|r|uj|ul|uz|ug|i|l)$/;

/** Words behind a title that are in no dictionary and may be a name. */
export function unknownNames(reading: Reading): Span[] {
  const { folded, words } = reading;
  const found: Span[] = [];
  // Read for each word of a report: the cheapest tests first.
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || word.end - word.start > 4 || !(folded.charCodeAt(word.start - 1) >= 0x4e00))
      continue;
    const long = word.end - word.start > 1;
    const name = long ? (twin(reading, word) ?? unknownAt(reading, at)) : rareAt(reading, at);
    if (name !== null) found.push(name);
  }
  return found;
}

/** 外孙女|豆豆: the segmenter knows it as a word of measure. */
function twin({ folded }: Reading, { start, end, tag }: Word): Span | null {
  if (end - start !== 2 || folded.charCodeAt(start) !== folded.charCodeAt(start + 1)) return null;
  return /^(?:n|q|x|nr|ng|nz|zg)$/.test(tag) && family.test(folded.slice(Math.max(0, start - 3), start))
    ? { start, end }
    : null;
}

/** A word in no dictionary behind a title. */
function unknownAt(reading: Reading, at: number): Span | null {
  const { folded, words } = reading;
  const word = words[at];
  if (word?.tag !== 'x' || surnameLength(folded, word.start) > 0) return null;
  const { start, text } = word;
  if (!han.test(text) || !leadsTo(reading, start)) return null;
  const next = words[at + 1];
  const end = word.end - (glued(text, folded[word.end] ?? '') ? 1 : 0);
  const name = folded.slice(start, end);
  if (name.length === 2 && !family.test(folded.slice(Math.max(0, start - 3), start))) return null;
  if (never.test(name) || isTitle(name) || titleBefore(folded, end) >= 0) return null;
  if (/[·•‧・．]/.test(folded[end] ?? '') || titleAfter(folded, start) > 0) return null;
  const goesOn = next === undefined || next.tag === 'x' || after.test(next.tag) || end < word.end;
  return goesOn && nameLike(name) ? { start, end } : null;
}

/** True if a title or a clause that tells of a person ends at `start`, on the border of a word. */
function leadsTo(reading: Reading, start: number): boolean {
  const { folded, words } = reading;
  if (attributed(folded, start) || /[我他她名]叫$/.test(folded.slice(Math.max(0, start - 2), start)))
    return true;
  const title = knownTitle(folded, start);
  const from = title >= 0 ? title : titleBefore(folded, start);
  if (from < 0) return false;
  const last = words[wordIndex(words, start - 1)];
  return last !== undefined && last.text.length > 1 && /^(?:n|nt|nz|l|x|vn|v|j|i)$/.test(last.tag);
}

/** True if the last character of a word that no dictionary has leads on from the name. */
function glued(text: string, next: string): boolean {
  return text.length > 2 && (/[了着过]/.test(next) || verb.test(text));
}

/** True if the characters are those of given names behind a surname, or of foreign sounds. */
function nameLike(name: string): boolean {
  const chars = Array.from(name);
  if (name.length === 2 && chars.some((char) => loose.has(char) || verbal.has(char))) return false;
  if (name.length === 4) return chars.filter((char) => sounds.has(char)).length > 2;
  return chars.slice(name.length === 3 ? 1 : 0).every((char) => isGiven(char) || sounds.has(char));
}

/** Tags of characters that may be a surname; 过 and 是 are some as well. */
const surnameTag = /^(?:ns|n|nz|nr\w*|g|ng|j|zg|x)$/;

/** A surname that is in no list, a given name of two characters and what only somebody does: 书记|过秀兰|原先. */
function rareAt(reading: Reading, at: number): Span | null {
  const { folded, words } = reading;
  const word = words[at];
  if (word === undefined || surnameLength(folded, word.start) > 0 || !/[\u4e00-\u9fff]/.test(word.text))
    return null;
  if (!surnameTag.test(word.tag) && !/[过是此]/.test(word.text)) return null;
  const given = words[at + 1];
  const whole = given?.text.length === 2;
  if (given === undefined || (whole ? given.tag !== 'x' : given.text.length > 2)) return null;
  const end = word.end + 2;
  const next = words[at + (whole ? 2 : 3)];
  if (next?.start !== end || !Array.from(folded.slice(word.end, end)).every(isGiven)) return null;
  const aged = /\d岁的$/.test(folded.slice(Math.max(0, word.start - 3), word.start));
  if (!aged && !leadsTo(reading, word.start)) return null;
  const acts = /^(?:v|d|p|ad)$/.test(next.tag) || titleAfter(folded, end) > 0;
  return acts && !isTitle(folded.slice(word.end, end)) ? { start: word.start, end } : null;
}

/** Foreign sounds at the beginning of a clause, with somebody of their own: 扎布|和妻子. */
export function coupleNames({ folded, words }: Reading): Span[] {
  const found: Span[] = [];
  for (const { index: start, 0: name } of folded.matchAll(couple)) {
    const first = words[wordIndex(words, start)];
    const whole = first?.start === start && first.end === start + name.length && first.tag !== 'x';
    if (!whole && Array.from(name).every((char) => sounds.has(char)) && surnameLength(folded, start) === 0)
      found.push({ start, end: start + name.length });
  }
  return found;
}

const couple =
  /(?<=^|[，。；：])[\u4e00-\u9fff]{2,4}(?=[和与跟](?:妻子|丈夫|太太|老公|老婆|儿子|女儿|母亲|父亲|爱人|老伴))/g;
