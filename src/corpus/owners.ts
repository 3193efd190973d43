import type { NumberMatch } from '../text/numerals.ts';
import { sentences } from '../text/sentences.ts';
import type { Reading } from './reading.ts';
import type { Entity, Person } from './types.ts';

/** A person or organisation of a block. */
export interface Holder {
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  readonly start: number;
  readonly end: number;
}

/** People and organisations by block, in the order of the text. */
export function holdersByBlock(
  people: readonly Person[],
  entities: readonly Entity[],
): Map<number, Holder[]> {
  const holders = new Map<number, Holder[]>();
  const add = (block: number, holder: Holder) => {
    const list = holders.get(block);
    if (list === undefined) holders.set(block, [holder]);
    else list.push(holder);
  };
  for (const { name, mentions } of people) {
    for (const { block, start, end } of mentions) add(block, { name, kind: 'person', start, end });
  }
  for (const { name, kind, mentions } of entities) {
    if (kind !== 'organisation') continue;
    for (const { block, start, end } of mentions) add(block, { name, kind, start, end });
  }
  for (const list of holders.values()) list.sort((a, b) => a.start - b.start || b.end - a.end);
  return holders;
}

/**
 * Whose each figure of a block is: of the people told before 分别 one figure each in their order; else the last
 * person or organisation before the figure in its sentence, or the person just behind an age.
 * @returns names in the order of `numbers`, '' where the sentence names nobody
 */
export function ownersOf(
  { folded }: Reading,
  numbers: readonly NumberMatch[],
  holders: readonly Holder[],
): string[] {
  const owners = new Array<string>(numbers.length).fill('');
  if (holders.length === 0 || numbers.length === 0) return owners;
  let firstNumber = 0;
  let firstHolder = 0;
  for (const { start, end } of sentences(folded)) {
    while (firstNumber < numbers.length && (numbers[firstNumber]?.start ?? 0) < start) firstNumber += 1;
    while (firstHolder < holders.length && (holders[firstHolder]?.start ?? 0) < start) firstHolder += 1;
    let afterNumbers = firstNumber;
    while (afterNumbers < numbers.length && (numbers[afterNumbers]?.start ?? end) < end) afterNumbers += 1;
    let afterHolders = firstHolder;
    while (afterHolders < holders.length && (holders[afterHolders]?.start ?? end) < end) afterHolders += 1;
    const named = holders.slice(firstHolder, afterHolders);
    const inSentence = numbers.slice(firstNumber, afterNumbers);
    const found = named.length === 0 ? [] : assign(folded, start, inSentence, named);
    for (const [at, owner] of found.entries()) owners[firstNumber + at] = owner;
    firstNumber = afterNumbers;
    firstHolder = afterHolders;
  }
  return owners;
}

function assign(
  folded: string,
  sentence: number,
  numbers: readonly NumberMatch[],
  named: readonly Holder[],
): string[] {
  const paired = pairs(folded, sentence, numbers, named);
  let next = 0;
  let last = '';
  return numbers.map((number) => {
    for (; next < named.length && (named[next]?.end ?? 0) <= number.start; next += 1)
      last = named[next]?.name ?? last;
    const pair = paired.get(number);
    if (pair !== undefined) return pair;
    const behind = named[next];
    const aged = number.kind === 'age' && behind?.kind === 'person' && behind.start >= number.end;
    if (
      aged &&
      behind.start - number.end <= 12 &&
      !/[，,。、]/.test(folded.slice(number.end, behind.start))
    ) {
      return behind.name;
    }
    return last;
  });
}

/** Numbers that are no part of a name: 三 of 三里湾街道. Both lists in the order of the text. */
export function outside(numbers: readonly NumberMatch[], holders: readonly Holder[]): NumberMatch[] {
  let from = 0;
  return numbers.filter((number) => {
    while (from < holders.length && (holders[from]?.start ?? 0) < number.start - longestName) from += 1;
    for (let at = from; at < holders.length; at += 1) {
      const holder = holders[at];
      if (holder === undefined || holder.start > number.start) break;
      if (holder.end >= number.end) return false;
    }
    return true;
  });
}

/** No name of a person or organisation is longer, in UTF-16 units. */
const longestName = 40;

/** 甲、乙分别捐赠2000元、10000元: as many holders of one kind before 分别 as figures of one unit behind it. */
function pairs(
  folded: string,
  sentence: number,
  numbers: readonly NumberMatch[],
  named: readonly Holder[],
): Map<NumberMatch, string> {
  const paired = new Map<NumberMatch, string>();
  const at = folded.indexOf('分别', sentence);
  if (at < 0) return paired;
  const behind = numbers.filter((number) => number.start > at);
  const unit = behind[0]?.unit;
  const run = behind.filter((number) => number.unit === unit);
  for (const kind of ['person', 'organisation'] as const) {
    const before = named.filter((holder) => holder.kind === kind && holder.end <= at);
    const chosen = before.slice(-run.length);
    if (run.length < 2 || chosen.length !== run.length) continue;
    for (const [index, number] of run.entries()) paired.set(number, chosen[index]?.name ?? '');
    break;
  }
  return paired;
}
