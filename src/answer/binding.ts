import type { Question } from '../search/question.ts';
import type { UnitKind } from '../text/measures.ts';
import { findNumbers, type NumberMatch } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import type { Knowledge } from './knowledge.ts';
import type { Needs } from './needs.ts';
import { counted } from './quantities.ts';
import type { Surroundings } from './surroundings.ts';

/*
 * What belongs to whom in a sentence of several: 大營鎮…第一書記朱亞鵬、汴河街道…第一書記滕之華 says nothing of a
 * 滕之華 of 大營鎮, 許卓、王作春分別捐贈2000元、10000元 nothing of 10000 of 許卓, 217名執法人員、66名交警 nothing of
 * 217 交警.
 */

/** Units in grams, metres and square metres, for numbers that a question puts in another unit. */
const scales: Readonly<Record<string, readonly [string, number]>> = {
  元: ['yuan', 1],
  块: ['yuan', 1],
  块钱: ['yuan', 1],
  蚊: ['yuan', 1],
  吨: ['g', 1e6],
  公吨: ['g', 1e6],
  公斤: ['g', 1000],
  千克: ['g', 1000],
  斤: ['g', 500],
  克: ['g', 1],
  公里: ['m', 1000],
  千米: ['m', 1000],
  米: ['m', 1],
  公尺: ['m', 1],
  厘米: ['m', 0.01],
  公分: ['m', 0.01],
  平方公里: ['m2', 1e6],
  平方米: ['m2', 1],
  公顷: ['m2', 1e4],
  亩: ['m2', 2000 / 3],
};

/** A quantity in a question; `rough` if it only says about how many (七萬多, 大約七萬). */
export interface AskedNumber extends NumberMatch {
  readonly rough: boolean;
}

/** The quantities of a question, folded. */
export function askedNumbers(folded: string): AskedNumber[] {
  return findNumbers(folded).map((number) => {
    const words = folded.slice(Math.max(0, number.start - 3), number.end);
    return { ...number, rough: /[多余约近]|大概|左右|上下|几乎/.test(words) };
  });
}

/** True if a value is that of the question's number, or may be meant by its 七萬多. */
export function saysValue(value: number | null, asked: AskedNumber): boolean {
  return value !== null && (value === asked.value || about({ value }, asked));
}

/** True if a number may be meant by 七萬多 or 約七萬. */
function about(said: { readonly value: number | null }, asked: AskedNumber): boolean {
  if (said.value === null || asked.value === null || !asked.rough) return false;
  const place = 10 ** Math.floor(Math.log10(Math.max(1, asked.value)));
  return said.value >= asked.value * 0.95 && said.value < asked.value + place;
}

/** True if the text says the number of the question, whatever the measure word: 3100個 = 三千一百, 4噸 = 4000公斤. */
export function sameNumber(said: NumberMatch, asked: AskedNumber): boolean {
  if (said.value === null || asked.value === null) return false;
  const here = scales[said.unit];
  const there = scales[asked.unit];
  if (here && there && here[0] === there[0]) {
    return Math.abs(said.value * here[1] - asked.value * there[1]) < 1e-6 * said.value * here[1];
  }
  if (said.value !== asked.value && !about(said, asked)) return false;
  const apart: readonly UnitKind[] = ['money', 'age', 'time', 'ratio'];
  const kinds = [said.kind, asked.kind];
  return (
    said.kind === asked.kind ||
    kinds.includes('none') ||
    !kinds.some((kind) => kind !== 'none' && apart.includes(kind))
  );
}

/** Terms of the question that stand in the sentences, but belong to somebody or something else. */
export function conflicts(needs: Needs, around: Surroundings): string[] {
  return [
    ...(needs.names.length > 0 ? foreignWords(needs, around) : []),
    ...(needs.numbers.length > 0 ? [...otherOwners(needs, around), ...otherCounts(needs, around)] : []),
  ];
}

/** Places that a question names and no finder knew: 符離鎮. */
export function placesIn({ terms }: Question): string[] {
  return terms.flatMap(({ text, end }) => {
    const next = terms.find((term) => term.start === end);
    return text.length > 1 && next && /^(?:[省市县区镇乡村]|街道|社区)$/.test(next.text)
      ? [text + next.text]
      : [];
  });
}

/** Words that stand only in what is said of somebody else than the one asked about. */
function foreignWords({ names, words, roles, knowledge }: Needs, around: Surroundings): string[] {
  const { here } = around;
  const zones = foreignZones(names, around, knowledge);
  const apart = foreignSentences(names, around, knowledge);
  if (zones.length + apart.length === 0) return [];
  const within = (at: number, spans: readonly Span[]) =>
    spans.some((zone) => zone.start <= at && at < zone.end);
  return words.flatMap(({ text }) => {
    const name = knowledge.canonical(text);
    if (knowledge.people.has(name) && names.includes(name)) return [];
    // 他與太太陳麗嫦: what links the two belongs to both.
    if (roles.some(({ words: role }) => role.includes(text))) return [];
    const places = occurrences(here, text);
    const foreign = (at: number) => within(at, zones) || (!names.includes(name) && within(at, apart));
    return places.length > 0 && places.every(foreign) ? [text] : [];
  });
}

/** The words in front of other people's names, where the asked person is named too. */
function foreignZones(
  asked: readonly string[],
  { here, people }: Surroundings,
  knowledge: Knowledge,
): Span[] {
  const isAsked = (name: string) => asked.includes(knowledge.canonical(name));
  if (people.length < 2 || !people.some((person) => isAsked(person.text))) return [];
  let before = 0;
  return people.flatMap((person, index) => {
    const next = people[index + 1];
    // 大澤社區好人甲、優秀志願者乙: the place in front of a row is that of all who have none of their own.
    const row = next && isAsked(next.text) ? here.slice(person.end, next.start) : '';
    const shared = /^、[^,。;:]*$/.test(row) && !/[省市县区镇乡村里局院厂校]|街道|公司/.test(row);
    const between = here.slice(before, person.start);
    const mark = Math.max(...[',', ':', ';', '。'].map((char) => between.lastIndexOf(char))) + 1;
    const zone = { start: before + mark, end: person.start };
    before = person.end;
    return isAsked(person.text) || shared ? [] : [zone];
  });
}

/**
 * Of several sentences those that name others of the asked one's kind and not the asked one, and for a person all
 * before the first that does: a subject carries on, not back.
 */
export function foreignSentences(
  asked: readonly string[],
  around: Surroundings,
  knowledge: Knowledge,
): Span[] {
  const { here, parts, names } = around;
  if (parts.length < 2) return [];
  const foreign: Span[] = [];
  for (const person of [true, false]) {
    const wanted = asked.filter((name) => knowledge.people.has(name) === person);
    if (wanted.length === 0) continue;
    const mine = parts.map((part) =>
      wanted.some((name) => says(here.slice(part.start, part.end), name, knowledge)),
    );
    const first = mine.indexOf(true);
    if (first < 0) continue;
    for (const [at, part] of parts.entries()) {
      const end = person ? part.end : Math.min(part.end, part.start + subjectLength);
      const others = names.some(
        (name) =>
          name.start >= part.start &&
          name.end <= end &&
          knowledge.people.has(knowledge.canonical(name.text)) === person,
      );
      if (!mine[at] && (others || (person && at < first))) foreign.push(part);
    }
  }
  return foreign;
}

/** Whom an organisation's sentence is about stands within its first characters. */
const subjectLength = 16;

function says(text: string, name: string, knowledge: Knowledge): boolean {
  return (
    text.includes(name) ||
    knowledge.thesaurus.variants(name).some((word) => word.length > 1 && text.includes(word))
  );
}

function occurrences(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push(at);
  return found;
}

/** The words of the question that make up a number. */
function wordsOf(number: AskedNumber, { words }: Needs): string[] {
  return words.filter((need) => need.number === number).map((need) => need.text);
}

/** Numbers of the question that the text gives to another owner. */
function otherOwners(needs: Needs, { report, block, range }: Surroundings): string[] {
  if (needs.people.length === 0) return [];
  const figures = report.figures(block, range).filter((figure) => report.ownerOf(figure) !== '');
  return needs.numbers.flatMap((number) => {
    const same = figures.filter((figure) => figure.value === number.value);
    const theirs = same.some((figure) => needs.people.some((name) => report.ownerOf(figure).includes(name)));
    return same.length === 0 || theirs ? [] : wordsOf(number, needs);
  });
}

/** Numbers of the question (217名交警) that the sentence says of something else, while it counts the asked thing too. */
function otherCounts(needs: Needs, { here, numbers }: Surroundings): string[] {
  if (numbers.length < 2) return [];
  return needs.numbers.flatMap((number) => {
    const noun = needs.words.find(
      ({ term, tag }) =>
        term.start >= number.unitStart &&
        term.start <= number.end + 1 &&
        term.start >= number.numeral.end &&
        /^(?:n|j|x)/.test(tag),
    );
    const same = numbers.filter((one) => sameNumber(one, number));
    if (!noun || same.length === 0 || same.some((one) => counted(here, one).includes(noun.text))) return [];
    const others = numbers.some((one) => !same.includes(one) && counted(here, one).includes(noun.text));
    return others ? wordsOf(number, needs) : [];
  });
}
