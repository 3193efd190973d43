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

/**
 * Folds text for matching.
 * @returns a string of the same UTF-16 length; offsets in it are offsets in `text`
 */
export function fold(text: string): string {
  let out = '';
  let last = 0;
  for (const match of text.matchAll(clausePattern)) {
    out += foldChars(text.slice(last, match.index)) + foldHan(match[0]);
    last = match.index + match[0].length;
  }
  return out + foldChars(text.slice(last));
}
