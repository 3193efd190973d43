import type { Term } from '../search/question.ts';
import { remembered } from '../text/remembered.ts';
import { segment } from '../text/segment.ts';
import type { Knowledge } from './knowledge.ts';

/** Longest part of `word` of two characters and more, as a share of it, that stands in `text`. */
function partly(word: string, text: string): number {
  if (word.length < 3) return 0;
  let covered = 0;
  for (let at = 0; at < word.length - 1; ) {
    let length = word.length - at;
    while (length > 1 && !text.includes(word.slice(at, at + length))) length -= 1;
    if (length > 1) covered += length;
    at += Math.max(1, length);
  }
  return covered / word.length;
}

/** A long name shortened: 雪鴿麵粉公司 for 雪鴿麵粉有限公司, all its characters in order and close together. */
function inOrder(name: string, text: string): boolean {
  if (name.length < 4) return false;
  for (let from = text.indexOf(name[0] ?? ''); from >= 0; from = text.indexOf(name[0] ?? '', from + 1)) {
    let at = from;
    let next = 1;
    while (next < name.length && at - from < name.length + 6) {
      at += 1;
      if (text[at] === undefined || /[,;。!?:]/.test(text[at] ?? '')) break;
      if (text[at] === name[next]) next += 1;
    }
    if (next === name.length) return true;
  }
  return false;
}

/** A word of two characters whose weightier one stands there: 患病 for 患癌, 捐錢 for 捐款. */
function halfThere(term: Term, text: string): boolean {
  if (term.text.length !== 2 || !/\p{Script=Han}{2}/u.test(term.text)) return false;
  const verb = /^v/.test(term.tag);
  return text.includes(verb ? (term.text[0] ?? '') : (term.text[1] ?? ''));
}

/** How far `text` bears a word: 1 itself, 0.95 another word for it, less for a part, 0 not at all. */
export function bears(term: Term, text: string, knowledge: Knowledge): number {
  if (text === '') return 0;
  // One character may be part of another word: 寫 of 譜寫.
  if (text.includes(term.text)) return term.text.length > 1 ? (isSwallowed(term.text, text) ? 0.8 : 1) : 0.85;
  // 檢測卡點 and 防疫點 share an English name, which is no reason to take one for the other.
  const latin = /[a-z]/.test(term.text);
  const fits = (word: string) =>
    (latin || !/[a-z]/.test(word)) && (word.length > 1 || term.text.length === 1 || term.text.includes(word));
  if (knowledge.thesaurus.variants(term.text).some((word) => fits(word) && text.includes(word))) return 0.95;
  if (term.kind === 'number') return 0;
  const part = partly(term.text, text);
  if (term.kind === 'name') return inOrder(term.text, text) ? 0.9 : part >= 0.75 ? 0.8 * part : 0;
  if (part >= 0.5) return 0.9 * part;
  return halfThere(term, text) ? 0.3 : 0;
}

const wordsOf = remembered(500, (text) => segment(text));

/** True if a word of two characters stands there only inside of longer ones: 作者 in 工作者. */
function isSwallowed(word: string, text: string): boolean {
  if (word.length !== 2 || text.length > 400) return false;
  const inside = wordsOf(text).filter((one) => one.text.includes(word));
  return inside.length > 0 && inside.every((one) => one.text.length === 3 && one.text.endsWith(word));
}
