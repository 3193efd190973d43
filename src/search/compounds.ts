import type { Word } from '../text/segment.ts';
import { isStopWord } from './stopwords.ts';

/*
 * Names that a dictionary segmenter cuts up: 三里|灣|街道, 高新|醫院, 四力|石料|公司. Joined when they end in a
 * noun that names need and something stands in front of it that could be a name.
 */

/** Schools of Taiwan and Malaysia, which the dictionary does not know. */
const schools = new Set(['国小', '国中', '华小', '独中', '高职', '完小', '国校']);

const suffix =
  /^(?:国小|国中|华小|独中|高职|街道|社区|小区|镇|乡|村|公司|有限公司|集团|医院|学校|大学|学院|中学|小学|一中|二中|三中|局|厂|银行|党支部|党委|党总支|委员会|基金会|协会|研究所|研究院|县|区|市|省|街|路|组)$/;

/** Words that say which one without naming it. */
const plain =
  /^(?:[年月日]|[去今全本]年|[这那该本贵哪某每][一所间家个座些位]?|的|该|本|各|全|这|那|某|每|一|两|几|个|家|间|所|名|位|基层|有些|一些|当地|附近|其他|外|同|哪|什么|多少|在|是|有|和|与|跟|及|或|到|从|由|被|把|对|向|给|为|派|捐|送|去|来|让|叫|请|帮|请问|我|你|他|她|它)$/;

const part = /^(?:n|x|m$|b|j|f|a|d$|q$|eng|s$|i$|l$|zg|g|Ng|vn|t$)/;

/** @param words words of a clause, in order and without gaps */
export function joinNames(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (const one of words) {
    const before = out.at(-1);
    const school = before && schools.has(before.text + one.text) && before.end === one.start;
    if (school) out.pop();
    const word = school ? { ...one, text: before.text + one.text, tag: 'n', start: before.start } : one;
    if (!suffix.test(word.text)) {
      out.push(word);
      continue;
    }
    let first = out.length;
    while (first > 0 && isPart(out[first - 1], word, out, first)) first -= 1;
    const parts = out.splice(first);
    const start = parts[0]?.start ?? word.start;
    const text = [...parts, word].map((one) => one.text).join('');
    out.push(parts.length === 0 ? word : { text, tag: 'nt', start, end: word.end });
  }
  return out;
}

/** Up to three words and eight characters in front of the suffix that could be the name. */
function isPart(word: Word | undefined, end: Word, out: readonly Word[], first: number): boolean {
  if (!word || plain.test(word.text) || !part.test(word.tag)) return false;
  if (word.text.length > 1 && isStopWord(word.text, word.tag)) return false;
  if (end.end - word.start > 12 || out.length - first >= 4) return false;
  return /^\p{Script=Han}+$/u.test(word.text);
}
