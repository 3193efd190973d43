import { scanNumeral } from './digits.ts';
import { type UnitKind, unitAt } from './measures.ts';
import { han } from './multipliers.ts';
import type { Span } from './sentences.ts';

const fraction = /(?:百|千|万)分之|分之/y;

/** 百分之七十一, 千分之三, 三分之二 that begin at `at`. */
function scanFraction(folded: string, at: number): Quantity | null {
  const whole = /^([百千万])分之/.exec(folded.slice(at, at + 3));
  if (whole !== null) {
    const top = scanNumeral(folded, at + 3);
    if (top === null) return null;
    return {
      value: top.value,
      end: top.end,
      unitStart: at,
      unitEnd: at + 3,
      kind: 'ratio',
      numeral: { start: at, end: top.end },
      bare: false,
    };
  }
  const bottom = scanNumeral(folded, at);
  if (bottom === null) return null;
  fraction.lastIndex = bottom.end;
  if (!fraction.test(folded)) return null;
  const top = scanNumeral(folded, bottom.end + 2);
  if (top === null || bottom.value === null || bottom.value === 0) return null;
  const value = top.value === null ? null : round(top.value / bottom.value);
  return {
    value,
    end: top.end,
    unitStart: top.end,
    unitEnd: top.end,
    kind: 'ratio',
    numeral: { start: at, end: top.end },
    bare: false,
  };
}

/** A number with its unit, before what stands around it is looked at. */
export interface Quantity {
  readonly value: number | null;
  readonly end: number;
  readonly unitStart: number;
  readonly unitEnd: number;
  readonly kind: UnitKind | 'none';
  readonly numeral: Span;
  readonly bare: boolean;
}

const score = /(\d{1,3})[ ]?[:比-][ ]?(\d{1,3})(?:[:比]\d{1,3}){0,3}(?![\d:.%-])/y;
const part = /(\d{1,3})\/(\d{1,3})(?![\d/])/y;

/** 3比1, 21-15, 1:7 are expressions of two numbers and no value; 1/3 is a fraction. */
function scanScore(folded: string, at: number): Quantity | null {
  part.lastIndex = at;
  const share = part.exec(folded);
  score.lastIndex = at;
  const match = share ?? score.exec(folded);
  if (match === null) return null;
  const end = at + match[0].length;
  if (
    (unitAt(folded, end) !== null && !/[胜负平]/.test(folded[end] ?? '')) ||
    /[万亿千百年月日号]/.test(folded[end] ?? '')
  )
    return null;
  const [, top, bottom] = match;
  if (share !== null && Number(bottom) <= Number(top)) return null;
  const range = match[0].includes('-') && Number(bottom) >= 10 && Number(top) < Number(bottom);
  const value = share !== null ? round(Number(top) / Number(bottom)) : range ? Number(top) : null;
  return {
    value,
    end,
    unitStart: end,
    unitEnd: end,
    kind: 'ratio',
    numeral: { start: at, end },
    bare: false,
  };
}

export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

const halfAfter = /^半(?![径数身岛决天])/;

/** 半小时, 半年, 一半, 过半: half of a unit. */
function scanHalf(folded: string, at: number): Quantity | null {
  if (folded[at] !== '半') return null;
  const alone = /[一过近约逾超]/.test(folded[at - 1] ?? '') && !/[一]/.test(folded[at - 1] ?? '');
  const unit = unitAt(folded, at + 1);
  const numeral = { start: at, end: at + 1 };
  if (
    unit !== null &&
    /^(?:个|年|小时|天|日|月|公里|吨|斤|公斤|亩|里|米|世纪|辈)/.test(folded.slice(at + 1, unit.end))
  ) {
    return {
      value: 0.5,
      end: unit.end,
      unitStart: at + 1,
      unitEnd: unit.end,
      kind: unit.kind,
      numeral,
      bare: false,
    };
  }
  if (folded[at + 1] === '数' || alone) {
    const end = folded[at + 1] === '数' ? at + 2 : at + 1;
    return { value: 0.5, end, unitStart: end, unitEnd: end, kind: 'ratio', numeral, bare: false };
  }
  return null;
}

/** What follows a unit as its tenths: 一米|八三, 三块|五, 两块|半; null where another number begins. */
function unitTail(folded: string, start: number, end: number): { value: number; end: number } | null {
  const unit = folded.slice(start, end);
  if (unit === '块' && folded[end] === '半') return { value: 0.5, end: end + 1 };
  if (!/^[米块斤尺丈]$/.test(unit)) return null;
  const digits = /^(?:[一二三四五六七八九]{1,2}|\d{1,2})(?![\d.,一二三四五六七八九十百千万半多几])/.exec(
    folded.slice(end, end + 3),
  )?.[0];
  if (digits === undefined || (digits.length > 1 && unit !== '米')) return null;
  const next = end + digits.length;
  if (unitAt(folded, next) !== null || /^[ ]?[:：/／年月日号楼层等级步类]/.test(folded.slice(next, next + 2)))
    return null;
  const value = Array.from(digits, (digit) => (han.get(digit) ?? Number(digit)).toString()).join('');
  return { value: Number(`0.${value}`), end: next };
}

/** A number and the unit that follows it: 十余名, 三年多, 两个半小时, 七成一. */
export function scanQuantity(folded: string, at: number): Quantity | null {
  const special = scanScore(folded, at) ?? scanFraction(folded, at) ?? scanHalf(folded, at);
  if (special !== null) return special;
  if (folded.startsWith('一半', at)) {
    const numeral = { start: at, end: at + 2 };
    return {
      value: 0.5,
      end: at + 2,
      unitStart: at + 2,
      unitEnd: at + 2,
      kind: 'ratio',
      numeral,
      bare: false,
    };
  }
  const number = scanNumeral(folded, at);
  if (number === null) return null;
  const numeral = { start: at, end: number.end };
  let { value } = number;
  let next = number.end;
  if (/[余多]/.test(folded[next] ?? '') || (/[来几]/.test(folded[next] ?? '') && !number.plain)) next += 1;
  const spaced = folded[next] === ' ' ? next + 1 : next;
  const tenths = folded[next] === '成' ? scanNumeral(folded, next + 1) : null;
  if (
    folded[next] === '成' &&
    value !== null &&
    value <= 10 &&
    !/[立为了员长都果功就绩语年人本份型分]/.test(folded[next + 1] ?? '')
  ) {
    const average = /^\d{1,3}(?![\d.])/.exec(folded.slice(next + 1, next + 5))?.[0];
    if (average !== undefined) {
      const end = next + 1 + average.length;
      value = round(value * 10 + Number(average) / 10 ** (average.length - 1));
      return { value, end, unitStart: next, unitEnd: next + 1, kind: 'ratio', numeral, bare: false };
    }
    const more = tenths !== null && tenths.value !== null && tenths.value < 10 ? tenths : null;
    const end = more?.end ?? (folded[next + 1] === '半' ? next + 2 : next + 1);
    value = value * 10 + (more?.value ?? (folded[next + 1] === '半' ? 5 : 0));
    return {
      value,
      end: /[多余]/.test(folded[end] ?? '') ? end + 1 : end,
      unitStart: next,
      unitEnd: next + 1,
      kind: 'ratio',
      numeral,
      bare: false,
    };
  }
  const unit = unitAt(folded, spaced);
  if (unit === null)
    return { value, end: next, unitStart: next, unitEnd: next, kind: 'none', numeral, bare: number.bare };
  let unitStart = spaced;
  let end = unit.end;
  const hundredths =
    folded.slice(spaced, end) === '秒' ? /^\d\d(?!\d)/.exec(folded.slice(end, end + 3)) : null;
  if (hundredths !== null && value !== null) {
    value = round(value + Number(hundredths[0]) / 100);
    return { value, end: end + 2, unitStart: spaced, unitEnd: end, kind: 'time', numeral, bare: false };
  }
  const tail = value === null ? null : unitTail(folded, spaced, end);
  if (tail !== null && value !== null) {
    const kind = folded[spaced] === '块' ? 'money' : unit.kind;
    return {
      value: round(value + tail.value),
      end: tail.end,
      unitStart,
      unitEnd: end,
      kind,
      numeral,
      bare: false,
    };
  }
  if (halfAfter.test(folded.slice(end, end + 2)) && value !== null && unit.kind !== 'thing') {
    value += 0.5;
    end += 1;
  } else if (folded.startsWith('个半', spaced)) {
    const half =
      unitAt(folded, spaced + 2) ??
      (folded[spaced + 2] === '月' ? { end: spaced + 3, kind: 'time' as const } : null);
    if (half !== null && value !== null) {
      value += 0.5;
      unitStart = spaced + 2;
      end = half.end;
      return { value, end, unitStart, unitEnd: end, kind: half.kind, numeral, bare: false };
    }
  } else if (folded[end - 1] === '个' && /[多余来]/.test(folded[end] ?? '')) {
    const further = unitAt(folded, end + 1);
    if (further !== null && further.kind === 'time') end = further.end;
  }
  const unitEnd = halfAfter.test(folded.slice(unit.end, unit.end + 2)) ? unit.end : end;
  if (
    /^[多余](?![年月个种样项次于])/.test(folded.slice(end, end + 2)) &&
    unit.kind !== 'thing' &&
    unit.kind !== 'people'
  )
    end += 1;
  return {
    value,
    end,
    unitStart,
    unitEnd,
    kind: unitEnd === unit.end ? unit.kind : 'time',
    numeral,
    bare: number.bare,
  };
}
