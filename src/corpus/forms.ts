import type { Word } from '../text/segment.ts';
import { foreign, titleAt, verbal } from './evidence.ts';
import { type Reading, wordIndex } from './reading.ts';
import { goesOn, loose } from './shape.ts';
import { isFrequent, isGiven, surnameLength } from './surnames.ts';
import { titleBegins } from './titles.ts';

/* Forms of names that are more than a surname and a given name: 李某, 阮氏梅, 廖陈秀凤. */

/** Words of a block that may be somebody's name. */
export interface NameCandidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** True if a title, a verb of speech or the like stands beside it. */
  readonly told: boolean;
}

/** Least score at which a name is taken; tuned on invented reports and read against DRCD dev and CMRC trial. */
export const accepted = 2.55;
/** Somebody's aunts and uncles: 明叔. */
export const kin = /[叔婶嫂姨爷奶婆哥姐]/;

/** End of a veiled given name, 李|某, 李|某甲, 李|某1, 李|某霞; 0 if there is none. */
export function veiledEnd({ folded, words }: Reading, start: number, surname: number): number {
  // 荷兰|某出版社
  if (words[wordIndex(words, start)]?.start !== start) return 0;
  const at = start + surname;
  const veiled = /^某(?:[某甲乙丙丁戊己\d])?(?![一些个种人日年天处地国市县位])/.exec(
    folded.slice(at, at + 3),
  )?.[0];
  if (veiled === undefined) return 0;
  const end = at + veiled.length;
  const char = folded[end] ?? '';
  if (veiled.length > 1 || !isGiven(char) || loose.has(char) || verbal.has(char)) return end;
  const word = words[wordIndex(words, end)];
  const goesOn = word !== undefined && word.end > end + 1 && word.tag !== 'x';
  return goesOn || /^(?:p|c|d|v|u\w*)$/.test(word?.tag ?? '') ? end : end + 1;
}

/** End of the given name, one character or two, behind the 氏 of women of Vietnam: 阮氏|某某. */
export function ofVietnam({ folded, words }: Reading, at: number): number {
  const word = words[wordIndex(words, at + 1)];
  const goesOn = word?.start === at + 1 && word.text.length > 1 && word.tag !== 'x';
  const done = /[了着过]/.test(folded[at + 2] ?? '');
  return !goesOn && !done && isGiven(folded[at + 1] ?? '') ? at + 2 : at + 1;
}

/**
 * A husband's surname before a whole name behind a title, where the segmenter cut all four characters as one word, as
 * two of two, or the surname from the name.
 */
export function marriedAt(reading: Reading, start: number): NameCandidate | null {
  const { folded, words } = reading;
  const end = start + 4;
  if (surnameLength(folded, start) !== 1 || surnameLength(folded, start + 1) === 0) return null;
  if (!isGiven(folded[start + 2] ?? '') || !isGiven(folded[end - 1] ?? '')) return null;
  if (goesOn.test(folded[end - 1] ?? '') || titleBegins(folded, start) || kin.test(folded[end - 1] ?? ''))
    return null;
  const at = wordIndex(words, start);
  const [first, last] = [words[at], words[wordIndex(words, end - 1)]];
  if (first === undefined || last?.end !== end || (first.start !== start && first.end !== start + 1))
    return null;
  const size = first.end - start;
  const strange = ({ tag }: Word) => /^(?:x|nr\w*)$/.test(tag);
  if (foreign(reading, start, end)) return null;
  // 王启荣|于7时
  if (/^(?:[于在率]|[为依按据凭经从往](?=[\u4e00-\u9fff])|.[了着过])/.test(folded.slice(end - 1, end + 1)))
    return null;
  // 曾|尤|小妹
  const apart = size === 1 && last.start === start + 2 && words[at + 1]?.end === start + 2 && strange(last);
  const cut =
    size === 4 || (size === 2 && last.start === first.end && !/^[dtpcmfr]$/.test(last.tag))
      ? strange(first)
      : size === 1 && last.start === first.end && strange(last) && isFrequent(folded[start + 1] ?? '');
  // 李方静|娴: a character that the dictionary has in no word.
  const rare = size === 3 && last.tag === 'zg' && isFrequent(folded[start + 1] ?? '');
  return cut || apart || rare ? { start, end, score: accepted + 1, told: true } : null;
}

/** 廖陈秀凤: a husband's surname in front of the whole name. */
export function withMarriedName({ folded, words }: Reading, name: NameCandidate): NameCandidate {
  const before = words[wordIndex(words, name.start - 1)];
  const married =
    name.end - name.start === 3 &&
    before !== undefined &&
    before.end === name.start &&
    before.text.length === 1 &&
    (isFrequent(before.text) ||
      (surnameLength(before.text, 0) > 0 &&
        /^(?:n|nr)$/.test(before.tag) &&
        titleAt({ folded, words }, before.start)));
  const bound =
    married &&
    (name.told || before.tag === 'nr') &&
    (titleAt({ folded, words }, before.start) ||
      !/[\u4e00-\u9fff]/.test(folded[before.start - 1]?.replace(/[的是和与由]/, '') ?? ''));
  return bound ? { ...name, start: before.start } : name;
}
