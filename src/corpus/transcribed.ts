import type { Span } from '../text/sentences.ts';
import { grammar, longest, meaning, partAfter, sounds, soundsOn } from './foreign.ts';
import { glued } from './holders.ts';
import { attributed } from './presented.ts';
import { type Reading, wordIndex } from './reading.ts';
import { isGiven, surnameLength } from './surnames.ts';
import { titleBefore } from './titles.ts';

/* Foreign names without a dot, written by their sounds: 总理默茨, 就读中学的莫哈末阿里. */

const han = /[\u3400-\u9fff]/;

/** Names directly behind a title that are made of foreign sounds alone and mean nothing: 总理默茨, 教练佩雷斯. */
export function soundNames(reading: Reading): Span[] {
  const { folded, words } = reading;
  const found: Span[] = [];
  for (const word of words) {
    // 农业|官拉|赫曼
    const cut = word.tag === 'x' && glued.test(word.text) && titleBefore(folded, word.start + 1) >= 0;
    const start = cut ? word.start + 1 : word.start;
    if (start === 0 || !sounds.has(folded[start] ?? '') || (word.tag === 'ns' && word.text.length > 1))
      continue;
    if (!/^(?:x|nr\w*)$/.test(word.tag) && !longSounds(reading, start)) continue;
    const called = /(?:名叫|取名)$/.test(folded.slice(Math.max(0, start - 2), start));
    const polite =
      word.text.length > 2 &&
      !/[·•‧・．]/.test(folded[start - 1] ?? '') &&
      /^(?:修女|神父|太太|夫人|先生|女士|小姐|爵士)/.test(folded.slice(word.end, word.end + 2));
    const titled = called || polite || titleBefore(folded, start) >= 0;
    if (!titled && (han.test(folded[start - 1]?.replace('的', '') ?? '') || !longSounds(reading, start)))
      continue;
    let end = partAfter(reading, start);
    if (!titled && !presents(reading, start, end)) continue;
    // An adverb that the segmenter took for a part of the name.
    while (end > start && /[先再又也才就都还则却便将已正]/.test(folded[end - 1] ?? '')) end -= 1;
    // 高桥明|来站
    if (end - start > 2 && /^来[\u4e00-\u9fff]/.test(folded.slice(end - 1, end + 1))) end -= 1;
    const name = folded.slice(start, end);
    if (name.endsWith('国') && placed.test(name.slice(-1))) continue;
    if (
      end - start < (word.text.length > 1 && !grammar.test(word.text[0] ?? '') ? 2 : 3) ||
      /[·•‧・．]/.test(folded[end] ?? '') ||
      ![...name].every((char, at) => sounds.has(char) || (at > 0 && soundsOn(reading, start + at)))
    )
      continue;
    if (surnameLength(folded, start) > 0 && end - start < 3 && word.tag !== 'nrt') continue;
    const next = words[wordIndex(words, end)];
    // A word behind the name that the segmenter knows no better: 考获.
    const last = words[wordIndex(words, end - 1)];
    if (
      last &&
      last.start > start + 1 &&
      last.end === end &&
      !Array.from(last.text).every((char) => sounds.has(char)) &&
      last.tag === 'x'
    )
      end = last.start;
    // 王启荣|于: a Chinese name.
    const chinese =
      word.text.length === 3 &&
      surnameLength(folded, start) > 0 &&
      end > word.end &&
      /[于与为由和对向从将把被给]/.test(folded[word.end] ?? '');
    const dateline =
      word.text.length === 3 &&
      end > word.end &&
      /^[\u4e00-\u9fff]{2,5}(?:报导|报道|电|讯)/.test(folded.slice(word.end, word.end + 7));
    if ((chinese || (dateline && surnameLength(folded, start) > 0)) && [...word.text.slice(1)].every(isGiven))
      continue;
    const goesOn =
      !(word.end === end && word.text.length > 2) &&
      sounds.has(folded[end] ?? '') &&
      (next === undefined || next.text.length === 1 || !meaning(next));
    if (goesOn) continue;
    found.push({ start, end });
  }
  return found;
}

/** What goes on behind a place. */
const placed = /^(?:地区|[\d号市省州镇村国岛河山县区郡堡站港城]|公国|王国|苏丹|球场|大学)/;

/** True if what stands around four foreign sounds and more tells of a person: 就读中学的…, …博士. */
function presents({ folded }: Reading, start: number, end: number): boolean {
  if (end - start < 4 || end - start > longest || placed.test(folded.slice(end, end + 2))) return false;
  return (
    attributed(folded, start) ||
    /^(?:说|表示|指出|认为|坦言|博士|教授|医生|医师|老师|律师|先生|女士)/.test(folded.slice(end, end + 2))
  );
}

/** True if four and more foreign sounds begin here that are no word of another meaning: 费尔南多, 颂|猜. */
function longSounds({ folded, words }: Reading, start: number): boolean {
  if (!sounds.has(folded[start + 1] ?? '') || !sounds.has(folded[start + 2] ?? '')) return false;
  const word = words[wordIndex(words, start)];
  if (word === undefined) return false;
  let end = start;
  while (sounds.has(folded[end] ?? '') && !grammar.test(folded[end] ?? '')) end += 1;
  return end - start >= (word.text.length > 1 && meaning(word) ? 4 : 3);
}
