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

export const han = new Map<string, number>();
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
export const tens = new Map([
  ['十', 10],
  ['拾', 10],
  ['廿', 20],
  ['卅', 30],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
export const myriads = new Map([
  ['万', 1e4],
  ['亿', 1e8],
  ['兆', 1e12],
]);

/** Units that begin with a multiplier: 5千米 is five of 千米, 三百货车 is no 三百. */
const notMultiplier =
  /百(?:货|分[点之]|姓|科)|千(?:米|克|瓦|卡|伏|赫|帕|斤)|兆(?:瓦|赫|字|帕|头)|万(?:科|达|圣|象)/y;

/** The multiplier 百, 千, 万, 亿 at `at` as a number; 0 where it begins another word. */
export function multiplierAt(text: string, at: number): number {
  if (/[〇零一二两三四五六七八九十]/.test(text[at - 1] ?? '') && text[at] === '千') return 1000;
  notMultiplier.lastIndex = at;
  if (notMultiplier.test(text)) return 0;
  const char = text[at] ?? '';
  return myriads.get(char) ?? (char === '十' ? 0 : (tens.get(char) ?? 0));
}

/** Takes out what binary fractions add: 70.9 * 1e8. */
export function round(value: number): number {
  return Number(value.toPrecision(14));
}
