import { verbal } from './evidence.ts';
import { grammar } from './foreign.ts';
import type { Reading } from './reading.ts';
import { loose } from './shape.ts';
import { isGiven, surnameLength } from './surnames.ts';

/**
 * Names read with a character of the sentence at their end, and the names themselves, which the report tells elsewhere:
 * 鼓手岩明|临上台 and 岩明的鞋.
 */
export function clipped(names: readonly string[], readings: readonly Reading[]): [string, string][] {
  const known = new Set(names);
  const found: [string, string][] = [];
  for (const name of names) {
    const last = name.at(-1) ?? '';
    const short = name.slice(0, -1);
    if (name.length < 3 || known.has(short) || /[A-Za-z]/.test(name)) continue;
    if (isGiven(last) && !loose.has(last) && !verbal.has(last) && !grammar.test(last)) continue;
    if (surnameLength(name, 0) === name.length - 1) continue;
    const places = readings.flatMap(({ folded }) => tails(folded, short));
    // 王小明 told twice is nobody's 王小.
    const whole = places.filter((next) => next === last).length;
    if (whole === 1 && places.some((next) => next !== last && (!isGiven(next) || loose.has(next))))
      found.push([name, short]);
  }
  return found;
}

/** The characters that stand behind some words, wherever a text has them. */
function tails(folded: string, words: string): string[] {
  const found: string[] = [];
  for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + words.length))
    found.push(folded[at + words.length] ?? '');
  return found;
}
