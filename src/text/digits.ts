import type { Span } from './sentences.ts';

/** A numeral alone, without unit: `三千一百`, `2.3万`, `十几`, `1,234,567`. */
export interface Numeral extends Span {
  /** 万 and 亿 multiplied out; the lower end of 三四百; null for 数十, 几百, which say no number. */
  readonly value: number | null;
  readonly script: 'arabic' | 'han';
  /** Digits only, no 十百千万亿: 2020, 二〇二〇. */
  readonly plain: boolean;
  /** Nothing but 百, 千, 万 or 亿 in front of which 一 is left out: 千名. */
  readonly bare: boolean;
}

const han = new Map<string, number>();
for (const [value, chars] of [
  '〇零○',
  '一壹',
  '二两贰',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
].entries()) {
  for (const char of chars) han.set(char, value);
}
const tens = new Map([
  ['十', 10],
  ['拾', 10],
  ['廿', 20],
  ['卅', 30],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const myriads = new Map([
  ['万', 1e4],
  ['亿', 1e8],
  ['兆', 1e12],
]);

/** Units that begin with a multiplier: 5千米 is five of 千米, 三百货车 is no 三百. */
const notMultiplier =
  /百(?:货|分[点之]|姓|科)|千(?:米|克|瓦|卡|伏|赫|帕|斤)|兆(?:瓦|赫|字|帕|头)|万(?:科|达|圣|象)/y;

function multiplierAt(text: string, at: number): number {
  if (/[〇零一二两三四五六七八九十]/.test(text[at - 1] ?? '') && text[at] === '千') return 1000;
  notMultiplier.lastIndex = at;
  if (notMultiplier.test(text)) return 0;
  const char = text[at] ?? '';
  return myriads.get(char) ?? (char === '十' ? 0 : (tens.get(char) ?? 0));
}

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

/** Value of a run of digits and multipliers, as it is read from left to right. */
interface Reading {
  total: number;
  section: number;
  digit: number | null;
  /** Last multiplier, for 两万三 = 23000; 0 after a 零. */
  last: number;
}

function settle(reading: Reading): void {
  if (reading.digit !== null)
    reading.section += reading.last >= 100 ? (reading.digit * reading.last) / 10 : reading.digit;
  reading.digit = null;
}

/** Reads Chinese numerals that begin at `at`: 三千一百, 两万三, 十几, 三四百, 二〇二〇, 三点五万, 数十万. */
function scanHan(text: string, at: number): Numeral | null {
  const reading: Reading = { total: 0, section: 0, digit: null, last: 1 };
  let unknown = false;
  let multipliers = 0;
  let digits = '';
  let end = at;
  if (/[数几]/.test(text[at] ?? '')) {
    if (!tens.has(text[at + 1] ?? '') && !myriads.has(text[at + 1] ?? '')) return null;
    unknown = true;
    end += 1;
  }
  for (; end < text.length; end += 1) {
    const char = text[end] ?? '';
    const digit = han.get(char);
    if (digit !== undefined) {
      if (char === '两' && (reading.digit !== null || (multipliers > 0 && multiplierAt(text, end + 1) === 0)))
        break;
      if (multipliers > 0 && reading.digit !== null && digit !== reading.digit + 1) break;
      if (digit === 0 && multipliers > 0) reading.last = 0;
      else if (reading.digit === null || reading.digit === 0) reading.digit = digit;
      else if (multipliers === 0 && digit !== reading.digit + 1 && !plausibleRun(text, end)) break;
      digits += digit;
      continue;
    }
    if (/[几余多来]/.test(char) && multipliers > 0 && reading.digit === null) {
      const wide = myriads.has(text[end + 1] ?? '') && multiplierAt(text, end + 1) > 0;
      if (wide || (char === '几' && /[十百千]/.test(text[end - 1] ?? ''))) continue;
      break;
    }
    const factor =
      char === '十'
        ? 10
        : tens.has(char) || myriads.has(char)
          ? multiplierAt(text, end) || (tens.get(char) ?? 0)
          : 0;
    if (factor === 0 || (multiplierAt(text, end) === 0 && factor > 30)) break;
    if (digits.length > 2 && multipliers === 0) break;
    if (!multiply(reading, factor)) break;
    multipliers += 1;
  }
  if (end === at) return null;
  const decimal = multipliers === 0 && digits.length > 0 ? scanDecimal(text, end) : null;
  if (decimal !== null)
    return { ...decimal, start: at, value: round((Number(digits) + decimal.value) * decimal.scale) };
  if (multipliers === 0) {
    const pair = digits.length === 2 && Number(digits[1]) === Number(digits[0]) + 1 && digits[0] !== '0';
    const value = pair ? Number(digits[0]) : digits.length > 15 ? null : Number(digits);
    return { start: at, end, value, script: 'han', plain: !pair, bare: false };
  }
  settle(reading);
  const value = unknown ? null : reading.total + reading.section;
  return {
    start: at,
    end,
    value,
    script: 'han',
    plain: false,
    bare: digits === '' && multipliers === 1 && !/[十拾廿卅]/.test(text[at] ?? ''),
  };
}

/** A digit after a digit that is not its neighbour: only years and numbers (二零二四, 一三五) are so written. */
function plausibleRun(text: string, at: number): boolean {
  return han.has(text[at + 1] ?? '') || (han.has(text[at - 2] ?? '') && han.has(text[at - 1] ?? ''));
}

/** @returns false where the multiplier cannot stand: 百千, 十百. */
function multiply(reading: Reading, factor: number): boolean {
  const before = reading.digit;
  if (factor >= 1e4) {
    settle(reading);
    const section = reading.section === 0 ? (reading.total > 0 ? 0 : 1) : reading.section;
    if (section === 0 && reading.total > 0) reading.total *= factor;
    else if (factor > reading.total || reading.total === 0)
      reading.total = (reading.total + section) * factor;
    else reading.total += section * factor;
    reading.section = 0;
  } else {
    if (before === null && reading.section > 0 && factor < 100 && reading.last < 100) return false;
    if (before === null && reading.section > 0 && factor >= 100) return false;
    reading.section += factor >= 20 && factor < 100 ? factor : (before ?? 1) * factor;
    reading.digit = null;
  }
  reading.last = factor;
  return true;
}

/** 点五, 点二五万 after a Chinese digit; a clock time (三点五分, 三点十分) is none. */
function scanDecimal(text: string, at: number) {
  if (!/[点.]/.test(text[at] ?? '')) return null;
  let end = at + 1;
  let fraction = '';
  while (han.has(text[end] ?? '') && fraction.length < 12) fraction += han.get(text[end++] ?? '');
  if (fraction === '' || /[分十刻半]/.test(text[end] ?? '')) return null;
  const factor = myriads.get(text[end] ?? '') ?? 1;
  const value = Number(`0.${fraction}`);
  return {
    end: factor > 1 ? end + 1 : end,
    value,
    scale: factor,
    script: 'han' as const,
    plain: false,
    bare: false,
  };
}

/** Takes out what binary fractions add: 70.9 * 1e8. */
function round(value: number): number {
  return Number(value.toPrecision(14));
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
