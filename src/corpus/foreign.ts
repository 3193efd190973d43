import type { Span } from '../text/sentences.ts';
import { type Reading, wordIndex } from './reading.ts';
import { titleAfter, titleBefore } from './titles.ts';

/* Names of people that are not Chinese: 唐纳德·特朗普 by the dot, John Smith by a title beside it. */

const dot = /[·•‧・．]/g;
const han = /[\u3400-\u9fff]/;

/** Start of the part of a name that ends at `end`: words that mean nothing else, six characters at most. */
function partBefore({ folded, words }: Reading, end: number): number {
  let at = wordIndex(words, end - 1);
  let start = end;
  while (at >= 0) {
    const word = words[at];
    if (word === undefined || !han.test(word.text) || end - word.start > 7) break;
    const first = start === end;
    const nameLike = /^(?:nr|nrt|nrfg|x|nz|ns|zg|g|ng|j)$/.test(word.tag);
    if (!first && !nameLike && word.text.length > 1) break;
    if (!first && /[的在和与由是为了对向从及或等被以]/.test(word.text)) break;
    if (titleBefore(folded, word.end) >= word.start && titleBefore(folded, word.end) < word.end && !first)
      break;
    start = word.start;
    at -= 1;
    const before = words[at];
    if (
      word.text.length > 1 &&
      first &&
      /^nr/.test(word.tag) &&
      !/^(?:x|nr|nrt|nrfg)$/.test(before?.tag ?? '')
    )
      break;
  }
  return start;
}

/** True for a word that goes on with a transliteration: its usual characters, or one character before a mark. */
function continues(text: string, tag: string, next: string): boolean {
  if (text.length > 1) return /^nr/.test(tag);
  if (/[斯德尔特克森夫卡拉娜亚顿逊曼利里诺洛维莱兰恩伦姆]/.test(text)) return true;
  return /^[、，,。）)·•]?$/.test(next) && !/[说等人们后前时中上下内年的了]/.test(text);
}

function partAfter({ folded, words }: Reading, start: number): number {
  let at = wordIndex(words, start);
  let end = start;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined || !han.test(word.text) || word.end - start > 7) break;
    const first = end === start;
    if (!first && !continues(word.text, word.tag, folded[word.end] ?? '')) break;
    if (!first && titleAfter(folded, word.start) > 0) break;
    end = word.end;
    at += 1;
  }
  return end;
}

/** Names written with a dot between their parts. */
export function dottedNames(reading: Reading): Span[] {
  const { folded } = reading;
  const found: Span[] = [];
  for (const match of folded.matchAll(dot)) {
    const at = match.index;
    if (/[一二三四五六七八九十]/.test(folded[at - 1] ?? '')) continue;
    if (!han.test(folded[at - 1] ?? '') || !han.test(folded[at + 1] ?? '')) continue;
    const last = found.at(-1);
    let start = last !== undefined && last.end === at ? last.start : partBefore(reading, at);
    let end = partAfter(reading, at + 1);
    if (start >= at || end <= at + 1) continue;
    while (end > at + 2 && /[对亦于在和与是为的了将从被就也以所之]/.test(folded[end - 1] ?? '')) end -= 1;
    while (start < at - 1 && /[有和与由在是如被及对向从]/.test(folded[start] ?? '')) start += 1;
    if (last !== undefined && last.end === at) found[found.length - 1] = { start, end };
    else found.push({ start, end });
  }
  return found.filter(({ start, end }) => !/[《〈]/.test(folded[start - 1] ?? '') && end - start >= 4);
}

const latin = /[A-Z][a-z'’-]{1,20}(?:[ ](?:[A-Z]\.|[A-Z][A-Za-z'’-]{1,20})){1,3}/g;

/** Names in Latin letters that a title or a bracket with one makes a person's. */
export function latinNames({ block, folded }: Reading): Span[] {
  if (!/[A-Z][a-z]+ [A-Z]/.test(block.text)) return [];
  const found: Span[] = [];
  for (const match of block.text.matchAll(latin)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = folded[start - 1] === ' ' ? start - 1 : start;
    const after = folded[end] === ' ' ? end + 1 : end;
    const named =
      titleAfter(folded, after) > 0 || /^(?:表示|指出|说|认为|介绍)/.test(folded.slice(after, after + 2));
    if (titleBefore(folded, before) >= 0 || named) found.push({ start, end });
  }
  return found;
}
