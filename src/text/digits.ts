import { scanHan } from './han.ts';
import { han, multiplierAt, myriads, type Numeral, round, tens } from './multipliers.ts';

const arabic = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,20})?|\d+(?:\.\d+)?/y;
const vague = /[余多来几]/;

/** Reads 2.3万, 5百万, 1亿2000万, 3亿6千7百万, 100多万 that begin at `at`. */
function scanArabic(text: string, at: number): Numeral | null {
  let end = at;
  let total = 0;
  let section = 0;
  let sectionLimit = Number.POSITIVE_INFINITY;
  let totalLimit = Number.POSITIVE_INFINITY;
  while (true) {
    arabic.lastIndex = end;
    const digits = arabic.exec(text)?.[0];
    if (digits === undefined) break;
    const mark = digits.length > 24 ? Number.NaN : Number(digits.replaceAll(',', ''));
    const { small, big, end: after } = scanScale(text, end + digits.length);
    if (end > at && (mark * small >= sectionLimit || big >= totalLimit)) break;
    section += mark * small;
    sectionLimit = small;
    if (big > 1) {
      total += section * big;
      section = 0;
      sectionLimit = Number.POSITIVE_INFINITY;
      totalLimit = big;
    }
    end = after;
    if ((small === 1 && big === 1) || digits.includes('.')) break;
  }
  if (end === at) return null;
  const value = total + section;
  const plain = !multiplied(text[end - 1]);
  return {
    start: at,
    end,
    value: Number.isFinite(value) ? round(value) : null,
    script: 'arabic',
    plain,
    bare: false,
  };
}

function multiplied(char: string | undefined): boolean {
  return char !== undefined && (myriads.has(char) || tens.has(char));
}

/** The multipliers that follow Arabic digits: 百万 is small 100 and big 10000; 多 may stand before them. */
function scanScale(text: string, at: number): { small: number; big: number; end: number } {
  let small = 1;
  let big = 1;
  let end = at;
  while (true) {
    let next = end;
    if (text[next] === ' ' && myriads.has(text[next + 1] ?? '')) next += 1;
    if (end === at && vague.test(text[next] ?? '') && multiplierAt(text, next + 1) > 0) next += 1;
    const factor = multiplierAt(text, next);
    if (factor === 0 || small * big * factor > 1e16 || (factor < 1e4 && big > 1)) return { small, big, end };
    if (factor < 1e4) small *= factor;
    else big *= factor;
    end = next + 1;
  }
}

/** The numeral that begins at `at` of folded text, as long as it goes, or null. */
export function scanNumeral(folded: string, at: number): Numeral | null {
  const char = folded[at] ?? '';
  if (char >= '0' && char <= '9') return scanArabic(folded, at);
  return han.has(char) || tens.has(char) || myriads.has(char) || char === '几' || char === '数'
    ? scanHan(folded, at)
    : null;
}

const begins = /[\d〇零○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾廿卅百佰千仟万亿几数半]/g;

/** Offset of the next character at or after `at` with which a number can begin, -1 if there is none. */
export function nextNumeral(folded: string, at: number): number {
  begins.lastIndex = at;
  return begins.exec(folded)?.index ?? -1;
}
