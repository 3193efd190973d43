import { type Reading, wordIndex } from './reading.ts';
import { isFrequent, surnameLength } from './surnames.ts';
import { callAfter, titleBefore } from './titles.ts';

/** Surnames with a title, 王小姐, 李书记, where no full name stands. */
export function callsIn({
  folded,
  words,
}: Reading): { readonly start: number; readonly end: number; readonly surname: string }[] {
  const found = [];
  for (let at = 0; at < folded.length; at += 1) {
    const surname = surnameLength(folded, at);
    if (surname === 0) continue;
    const end = callAfter(folded, at + surname);
    if (end < 0) continue;
    if (folded[at] === '区' && /^(?:议员|书记|主任|委员|代表|长)/.test(folded.slice(at + 1, at + 3)))
      continue;
    const word = words[wordIndex(words, at)];
    if (word === undefined || word.start !== at || (word.end > at + surname && word.end < end)) continue;
    if (word.end > end && word.tag !== 'x') continue;
    const polite =
      /^(?:先生|女士|小姐|太太)/.test(folded.slice(at + surname, at + surname + 2)) &&
      titleBefore(folded, at) >= 0;
    if (!polite && word.end === at + surname && /^(?:p|c|d|u|v|r|m|q|f|vn|a|b|uj)$/.test(word.tag)) continue;
    if (
      word.end === end &&
      !/^(?:x|nr|nrt)$/.test(word.tag) &&
      !(word.tag === 'n' && isFrequent(word.text[0] ?? ''))
    )
      continue;
    found.push({ start: at, end, surname: folded.slice(at, at + surname) });
    at = end - 1;
  }
  return found;
}
