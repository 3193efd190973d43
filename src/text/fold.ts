import { phraseAt } from './phrases.ts';
import { toHans } from './script.ts';

/*
 * One form for matching: NFKC, lower case, Traditional → Simplified. The folded text has exactly the UTF-16
 * length of the original, unit for unit, so an offset in one is an offset in the other and no map is kept.
 * Where a rule would change the length, that character stays as it is.
 */

/** Characters that OpenCC keeps apart and readers do not. */
const variants: Readonly<Record<string, string>> = {
  妳: '你',
  牠: '它',
  衹: '只',
  祇: '只',
  锺: '钟',
  幺: '么',
};

const charCache = new Map<string, string>();

/** One code point, NFKC and lower case, its length kept. Numbers in circles and superscripts stay apart. */
function normalizeChar(char: string): string {
  if (/\p{No}/u.test(char)) return char;
  const normal = char.normalize('NFKC').toLowerCase();
  return normal.length === char.length ? normal : char;
}

function foldChar(char: string): string {
  const known = charCache.get(char);
  if (known !== undefined) return known;
  const normal = normalizeChar(char);
  const simple = toHans(normal);
  const kept = simple.length === char.length ? simple : normal;
  const folded = variants[kept] ?? kept;
  charCache.set(char, folded);
  return folded;
}

const clausePattern = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;

/** True if code point i of `a` is as many UTF-16 units long as that of `b`, for every i. */
function sameUnits(a: string, b: string): boolean {
  const shape = (text: string) => text.replaceAll(/[\ud800-\udbff]/g, 'H').replaceAll(/[^H]/g, '-');
  return a.length === b.length && shape(a) === shape(b);
}

function foldChars(text: string): string {
  let out = '';
  for (const char of text) out += foldChar(char);
  return out;
}

/** Folds a run of Han characters by OpenCC's phrases; character by character where those change its length. */
function foldHan(run: string): string {
  const normal = Array.from(run, normalizeChar).join('');
  const simple = toHans(normal);
  const kept = sameUnits(normal, simple) ? simple : foldChars(run);
  let out = '';
  for (const char of kept) out += variants[char] ?? char;
  return out.replaceAll('甚么', '什么');
}

/** Folds any text; exact, and slow. */
function foldByRuns(text: string): string {
  let out = '';
  let last = 0;
  for (const match of text.matchAll(clausePattern)) {
    out += foldChars(text.slice(last, match.index)) + foldHan(match[0]);
    last = match.index + match[0].length;
  }
  return out + foldChars(text.slice(last));
}

/** The folded UTF-16 unit of each, 0 where it is not known yet. */
const units = new Uint16Array(0x10000);

function foldUnit(unit: number): number {
  const folded = foldChar(String.fromCharCode(unit)).charCodeAt(0);
  units[unit] = folded;
  return folded;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
const isHan = (unit: number) => (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff);

/** Folds the Han run around `at` by OpenCC's phrases, into `out`; returns its end. */
function foldRunAround(text: string, at: number, out: Uint16Array): number {
  let start = at;
  while (start > 0 && isHan(text.charCodeAt(start - 1))) start -= 1;
  let end = at;
  while (end < text.length && isHan(text.charCodeAt(end))) end += 1;
  const folded = foldHan(text.slice(start, end));
  for (let place = start; place < end; place += 1) out[place] = folded.charCodeAt(place - start);
  return end;
}

/** How much of a text's beginning folding leaves as it is; Simplified text it changes little. */
function unfolded(text: string): number {
  let at = 0;
  while (at < text.length && units[text.charCodeAt(at)] === text.charCodeAt(at) && !phraseAt(text, at))
    at += 1;
  return at;
}

/**
 * Folds text for matching: unit by unit from a table, and by OpenCC only the runs that hold one of its phrases.
 * @returns a string of the same UTF-16 length; offsets in it are offsets in `text`
 */
export function fold(text: string): string {
  const same = unfolded(text);
  if (same === text.length && !text.includes('甚么')) return text;
  const out = new Uint16Array(text.length);
  for (let at = 0; at < same; at += 1) out[at] = text.charCodeAt(at);
  for (let at = same; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (isSurrogate(unit)) return foldByRuns(text);
    if (phraseAt(text, at)) {
      at = foldRunAround(text, at, out);
      continue;
    }
    out[at] = units[unit] || foldUnit(unit);
    at += 1;
  }
  const folded = Buffer.from(out.buffer).toString('utf16le');
  return folded.includes('甚么') ? folded.replaceAll('甚么', '什么') : folded;
}
