import { han, multiplierAt, myriads, type Numeral, round, tens } from './multipliers.ts';

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
export function scanHan(text: string, at: number): Numeral | null {
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
      // 一两天, not 一两黄金
      const few =
        char === '两' &&
        digits === '1' &&
        multipliers === 0 &&
        /^[个天年次人名位岁周日倍成]/.test(text[end + 1] ?? '');
      if (
        char === '两' &&
        !few &&
        (reading.digit !== null || (multipliers > 0 && multiplierAt(text, end + 1) === 0))
      )
        break;
      if (multipliers > 0 && reading.digit !== null && digit !== reading.digit + 1) break;
      if (digit === 0 && multipliers > 0) reading.last = 0;
      else if (reading.digit === null || reading.digit === 0) reading.digit = digit;
      else if (
        multipliers === 0 &&
        digit !== reading.digit + 1 &&
        !plausibleRun(text, end) &&
        !about(text, end)
      )
        break;
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
    const pair =
      digits.length === 2 &&
      digits[0] !== '0' &&
      (Number(digits[1]) === Number(digits[0]) + 1 || about(text, at + 1));
    const value = pair ? Number(digits[0]) : digits.length > 15 ? null : Number(digits);
    return { start: at, end, value, script: 'han', plain: !pair, bare: false };
  }
  settle(reading);
  const value = unknown ? null : reading.total + reading.section;
  // 九十九点五; up to twenty-four it may be a clock time, but in 百分之十点五.
  const tenths = value !== null && (value > 24 || text[at - 1] === '之') ? scanDecimal(text, end) : null;
  if (tenths !== null && value !== null)
    return { ...tenths, start: at, value: round((value + tenths.value) * tenths.scale) };
  return {
    start: at,
    end,
    value,
    script: 'han',
    plain: false,
    bare: digits === '' && multipliers === 1 && !/[十拾廿卅]/.test(text[at] ?? ''),
  };
}

/** 三五天, 三五个: three to five. */
const about = (text: string, at: number): boolean =>
  text.slice(at - 1, at + 1) === '三五' && /[天个年人百千里次斤]/.test(text[at + 1] ?? '');

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
