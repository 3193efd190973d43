import { counts } from './counts.ts';
import { findDates } from './dates.ts';
import { nextNumeral } from './digits.ts';
import { findNames } from './fixed.ts';
import type { UnitKind } from './measures.ts';
import { type Quantity, scanQuantity } from './quantity.ts';
import { remembered } from './remembered.ts';
import { segment, type Word, wordsIn } from './segment.ts';
import type { Span } from './sentences.ts';

export { findDates } from './dates.ts';

/** A quantity in folded text: `近7.5万名`, `三分之二`, `us$3.5万`. */
export interface NumberMatch extends Span {
  /** In the unit as written, 万 and 亿 multiplied out; the lower end of a range; percent and 成 as a percentage; null if it says no number (数十). */
  readonly value: number | null;
  /** The measure word or unit, folded; '' if there is none. */
  readonly unit: string;
  /** Offsets of the unit; both `end` where there is none. */
  readonly unitStart: number;
  readonly unitEnd: number;
  readonly kind: UnitKind | 'none';
  /** The number alone, without approximation, currency and unit. */
  readonly numeral: Span;
}

/** Words before a number that say how exactly it is meant; the second part is what may not stand before them. */
const approximations: readonly (readonly [word: RegExp, not: RegExp | null])[] = [
  [
    /(?:将近|接近|大约|约莫|大概|超过|超逾|不足|不到|不超过|未满|不少于|不低于|至少|最少|最多|多于|少于|平均约|最高达)$/,
    null,
  ],
  [/近$/, /[附最靠邻远亲相新毗]$/],
  [/约$/, /[合节契条公预签大隐]$/],
  [/逾$/, null],
  [/超$/, /[高]$/],
];
const beforeBare = /(?<![世以际本实网线马身海晚早路地街会桌车船基事历面理陆天山岛市场手])上$|[过数成]$/;
const currencyBefore =
  /(?:(?:us|hk|nt|au|ca|sg|nz|mop|rm|a|c|s)?\$|[¥€£₩]|(?<![a-z])(?:usd|hkd|rmb|cny|twd|ntd|eur|gbp|jpy|mop|chf|nt|hk|rm)|人民币|港币|港元|港纸|新台币|台币|美金|美元|欧元|日元|澳门元|澳门币|英镑)[ ]?$/;

function prefixStart(folded: string, at: number, bare: boolean): { start: number; currency: Span | null } {
  let start = at;
  let currency: Span | null = null;
  const money = /[元币刀$¥€£₩a-z金镑 ]/.test(folded[at - 1] ?? '')
    ? currencyBefore.exec(folded.slice(Math.max(0, at - 6), at))
    : null;
  if (money !== null) {
    start -= money[0].length;
    currency = { start, end: start + money[0].trimEnd().length };
  }
  if (
    bare &&
    !/[几数]/.test(folded[at] ?? '') &&
    beforeBare.test(folded.slice(Math.max(0, start - 2), start))
  )
    return { start: start - 1, currency };
  if (!/[近约逾超概过足到满少于高莫多均达 ]/.test(folded[start - 1] ?? '')) return { start, currency };
  for (const [word, not] of approximations) {
    const text = folded.slice(Math.max(0, start - 5), start);
    const found = word.exec(text.trimEnd());
    if (found === null || not?.test(text.slice(0, found.index)) === true) continue;
    start -= text.length - found.index;
    break;
  }
  return { start, currency };
}

/** Signs before a number that belong to it: 零下18.5℃, 摄氏4度, -3.2%. */
function signBefore(
  folded: string,
  at: number,
  { kind, unitStart, end }: Quantity,
): { length: number; negative: boolean } {
  const before = folded.slice(Math.max(0, at - 4), at);
  const cold = /(?:零下|摄氏|华氏){1,2}$/.exec(before)?.[0] ?? '';
  if (cold !== '' && /^(?:摄氏度|华氏度|度|℃|℉|°c|$)/.test(folded.slice(unitStart, end)))
    return { length: cold.length, negative: cold.includes('零下') };
  const minus =
    /(?<![\da-z%‰℃元度年月日号])[-−]$|[^正担抱胜自]负$|^负$/.test(before) &&
    /^(?:ratio|money|size)$/.test(kind);
  return minus ? { length: 1, negative: true } : { length: 0, negative: false };
}

const rangeMark = /[ ]?(?:[-–—~～至到]|——)[ ]?/y;

/** The second half of a range after `first`: 3至5天, 10%-15%, 三、四百; its end replaces the first's unit. */
function scanRange(folded: string, at: number, first: Quantity): Quantity | null {
  const pair = folded[first.numeral.end] === '、' && first.numeral.end === first.end;
  rangeMark.lastIndex = first.end;
  const mark = rangeMark.exec(folded);
  const next = pair ? first.end + 1 : mark === null ? -1 : rangeMark.lastIndex;
  if (next < 0 || /[\d一二两三四五六七八九十几数百千万亿]/.test(folded[next] ?? '') === false) return null;
  const second = scanQuantity(folded, next);
  if (second === null || second.kind === 'none') return null;
  if (first.kind !== 'none' && first.unitEnd > first.unitStart) {
    if (first.kind !== second.kind) return null;
    if (/[从由自](?:[^,。]{0,6})$/.test(folded.slice(Math.max(0, at - 8), at))) return null;
  }
  if (
    pair &&
    !(
      second.value !== null &&
      first.value !== null &&
      /^[一二三四五六七八]、[二三四五六七八九]/.test(folded.slice(at, at + 3)) &&
      rest(second.value) === first.value + 1
    )
  )
    return null;
  const scale =
    first.kind === 'none' && first.value !== null && second.value !== null
      ? folded[second.numeral.end] === '成'
        ? 10 // 三至五成
        : sharedScale(folded, first, second)
      : 1;
  const value = first.value === null ? null : first.value * scale;
  return { ...second, value, numeral: { start: at, end: second.numeral.end } };
}

function rest(value: number): number {
  while (value >= 10 && value % 10 === 0) value /= 10;
  return value;
}

/** 3至5万元 begins at 30000: the first number shares the multiplier of the second. */
function sharedScale(folded: string, first: Quantity, second: Quantity): number {
  const written = folded.slice(second.numeral.start, second.numeral.end);
  if (/[十百千万亿]/.test(folded.slice(first.numeral.start, first.numeral.end).slice(1)))
    return /[万亿]$/.test(written) && !/[万亿]/.test(folded.slice(first.numeral.start, first.end))
      ? /亿$/.test(written)
        ? 1e8
        : 1e4
      : 1;
  const match = /[十百千万亿]+$/.exec(written)?.[0] ?? '';
  let scale = 1;
  for (const char of match) scale *= { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }[char] ?? 1;
  return (first.value ?? 0) < (second.value ?? 0) / scale + 1 ? scale : 1;
}

/** Quantities in the order of the text: numbers with their units, dates, ordinals and names left out.
 * @param folded text after `fold`
 * @param words its segmentation, if it is at hand
 * @returns matches that do not overlap, UTF-16 offsets; linear in the length of the text */
export function findNumbers(folded: string, words?: readonly Word[]): NumberMatch[] {
  return words === undefined ? [...numbersIn(folded)] : readNumbers(folded, () => words);
}

/** What was found in parts of a text, by the text's words and the part's range. */
const withinOf = new WeakMap<readonly Word[], Map<string, readonly NumberMatch[]>>();

/**
 * `findNumbers` of a part of a text that begins and ends where sentences do, offsets counted from its start; found
 * once as long as the text's words are kept.
 */
export function numbersWithin(
  folded: string,
  words: readonly Word[],
  { start, end }: Span,
): readonly NumberMatch[] {
  const known = withinOf.get(words) ?? new Map<string, readonly NumberMatch[]>();
  withinOf.set(words, known);
  const key = `${start} ${end}`;
  const found = known.get(key) ?? readNumbers(folded.slice(start, end), () => wordsIn(words, start, end));
  known.set(key, found);
  return found;
}

/** A thousand sentences: what a corpus is asked about again and again. */
const numbersIn = remembered(1000, (folded) => readNumbers(folded, () => segment(folded)));

function readNumbers(folded: string, words: () => readonly Word[]): NumberMatch[] {
  const found: NumberMatch[] = [];
  let at = nextNumeral(folded, 0);
  if (at < 0) return found;
  const skipped = [...findDates(folded), ...findNames(folded)].sort((a, b) => a.start - b.start);
  let known: readonly Word[] | undefined;
  let skip = 0;
  while (at >= 0) {
    while (skip < skipped.length && (skipped[skip]?.end ?? 0) <= at) skip += 1;
    const covering = skipped[skip];
    if (covering !== undefined && covering.start <= at) {
      at = nextNumeral(folded, covering.end);
      continue;
    }
    known ??= words();
    const result = readNumber(folded, at, known);
    // 兩成萬個: the 成 that belongs to a number is no approximation of the next.
    const free = found.at(-1)?.end ?? 0;
    if (result.match !== null) found.push({ ...result.match, start: Math.max(result.match.start, free) });
    at = nextNumeral(folded, Math.max(result.end, at + 1));
  }
  return found;
}

function readNumber(
  folded: string,
  at: number,
  words: readonly Word[],
): { match: NumberMatch | null; end: number } {
  const first = scanQuantity(folded, at);
  if (first === null) return { match: null, end: at + 1 };
  const whole = scanRange(folded, at, first) ?? first;
  const sign = signBefore(folded, at, whole);
  const { start, currency } = prefixStart(
    folded,
    at - sign.length,
    whole.bare || /[百千万亿]/.test(folded[at] ?? ''),
  );
  let { end } = whole;
  const suffix = /^[ ]?(?:以上|以下|以内|左右|上下)/.exec(folded.slice(end, end + 3))?.[0] ?? '';
  end += suffix.length;
  const marked =
    start < at - sign.length || suffix !== '' || /[余多几]$/.test(folded.slice(at, whole.unitStart));
  const hasUnit = whole.unitEnd > whole.unitStart;
  const unit = hasUnit ? { start: whole.unitStart, end: whole.unitEnd } : (currency ?? { start: end, end });
  const match: NumberMatch = {
    start,
    end,
    value: sign.negative && whole.value !== null ? -whole.value : whole.value,
    unit: folded.slice(unit.start, unit.end),
    unitStart: unit.start,
    unitEnd: unit.end,
    kind: currency === null ? whole.kind : 'money',
    numeral: whole.numeral,
  };
  const kept = counts(folded, { ...match, end: whole.end, bare: whole.bare, marked }, words);
  return { match: kept ? match : null, end: kept ? end : Math.max(first.numeral.end, at + 1) };
}

/**
 * The value of a numeral that is all of `folded`: 三千一百, 两万三, 2.3万, 百分之七十一 (71), 七成一 (71), 三分之二.
 * @returns null where it is none
 */
export function parseNumeral(folded: string): number | null {
  const text = folded.trim();
  const quantity = scanQuantity(text, 0);
  return quantity !== null && quantity.end === text.length ? quantity.value : null;
}
