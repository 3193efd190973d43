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
    if (folded.startsWith('车队长', at)) continue;
    if (folded[at] === '区' && /^(?:议员|书记|主任|委员|代表|长)/.test(folded.slice(at + 1, at + 3)))
      continue;
    const word = words[wordIndex(words, at)];
    const glued = word?.tag === 'x' && titleBefore(folded, at) >= 0;
    if (word === undefined || (word.start !== at && !glued) || (word.end > at + surname && word.end < end))
      continue;
    if (word.end > end && word.tag !== 'x') continue;
    // 王船长|十二公尺: how long it is.
    if (folded[end - 1] === '长' && /^[约达近为]?[\d一二三四五六七八九十百]/.test(folded.slice(end, end + 2)))
      continue;
    const polite =
      /^(?:先生|女士|小姐|太太)/.test(folded.slice(at + surname, at + surname + 2)) &&
      titleBefore(folded, at) >= 0;
    // 院感科|左医生: what is no verb or preposition may be a surname where a clause or a department ends.
    const alone =
      (/^(?:f|a|b|q|vn)$/.test(word.tag) && /^$|[，。！？；、：“「科室部组的]/.test(folded[at - 1] ?? '')) ||
      (/^(?:f|a|b|q|v|vn)$/.test(word.tag) &&
        !/[任查付代包解计扶养]/.test(word.text) &&
        titleBefore(folded, at) >= 0);
    const surely =
      alone &&
      /^(?:医生|医师|师傅|奶奶|爷爷|婆婆|大爷|大妈|女士|先生|小姐|太太|阿姨|主任|教授)/.test(
        folded.slice(at + surname, at + surname + 2),
      );
    if (!polite && !surely && word.end === at + surname && /^(?:p|c|d|u|v|r|m|q|f|vn|a|b|uj)$/.test(word.tag))
      continue;
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
