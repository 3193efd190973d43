import type { Question } from '../search/question.ts';
import { type UnitKind, unitAt } from '../text/measures.ts';
import { findDates, findNumbers, type NumberMatch } from '../text/numerals.ts';
import { type Span, sentences } from '../text/sentences.ts';
import type { FoldedReport, Knowledge } from './knowledge.ts';

/*
 * What belongs to whom in a sentence of several: 大營鎮…第一書記朱亞鵬、汴河街道…第一書記滕之華 says nothing of a
 * 滕之華 of 大營鎮, 許卓、王作春分別捐贈2000元、10000元 nothing of 10000 of 許卓, 217名執法人員、66名交警 nothing of
 * 217 交警.
 */

/** Units in grams, metres and square metres, for numbers that a question puts in another unit. */
const scales: Readonly<Record<string, readonly [string, number]>> = {
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
export function conflicts(
  question: Question,
  range: Span,
  block: number,
  report: FoldedReport,
  knowledge: Knowledge,
): string[] {
  const here = (report.blocks[block] ?? '').slice(range.start, range.end);
  const known = knowledge.names.find(question.folded).map((name) => knowledge.canonical(name.text));
  const asked = [
    ...known,
    ...placesIn(question).filter((place) => !known.some((name) => name.includes(place))),
  ];
  const people = asked.filter((name) => knowledge.people.has(name));
  return [
    ...(asked.length > 0 ? foreignWords(question, asked, here, knowledge) : []),
    ...otherOwners(question, people, range, block, report),
    ...otherCounts(question, here),
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
function foreignWords(
  question: Question,
  asked: readonly string[],
  here: string,
  knowledge: Knowledge,
): string[] {
  const zones = foreignZones(asked, here, knowledge);
  const apart = foreignSentences(asked, here, knowledge);
  if (zones.length + apart.length === 0) return [];
  const within = (at: number, spans: readonly Span[]) =>
    spans.some((zone) => zone.start <= at && at < zone.end);
  return question.terms.flatMap(({ text }) => {
    const name = knowledge.canonical(text);
    if (knowledge.people.has(name) && asked.includes(name)) return [];
    const places = occurrences(here, text);
    const foreign = (at: number) => within(at, zones) || (!asked.includes(name) && within(at, apart));
    return places.length > 0 && places.every(foreign) ? [text] : [];
  });
}

/** The words in front of other people's names, where the asked person is named too. */
function foreignZones(asked: readonly string[], here: string, knowledge: Knowledge): Span[] {
  const people = knowledge.people.find(here);
  const isAsked = (name: string) => asked.includes(knowledge.canonical(name));
  if (people.length < 2 || !people.some((person) => isAsked(person.text))) return [];
  let before = 0;
  return people.flatMap((person) => {
    const between = here.slice(before, person.start);
    const mark = Math.max(...[',', ':', ';', '。'].map((char) => between.lastIndexOf(char))) + 1;
    const zone = { start: before + mark, end: person.start };
    before = person.end;
    return isAsked(person.text) ? [] : [zone];
  });
}

/** Of several sentences those that name others of the asked one's kind and not the asked one. */
function foreignSentences(asked: readonly string[], here: string, knowledge: Knowledge): Span[] {
  const parts = sentences(here);
  if (parts.length < 2) return [];
  const foreign: Span[] = [];
  for (const person of [true, false]) {
    const wanted = asked.filter((name) => knowledge.people.has(name) === person);
    if (wanted.length === 0) continue;
    const named = parts.map((part) => {
      const text = here.slice(part.start, person ? part.end : Math.min(part.end, part.start + subjectLength));
      return knowledge.names
        .find(text)
        .map((name) => knowledge.canonical(name.text))
        .filter((name) => knowledge.people.has(name) === person);
    });
    const mine = parts.map((part) =>
      wanted.some((name) => says(here.slice(part.start, part.end), name, knowledge)),
    );
    if (!mine.includes(true)) continue;
    for (const [at, part] of parts.entries())
      if (!mine[at] && (named[at]?.length ?? 0) > 0) foreign.push(part);
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

/** Numbers of the question that the text gives to another owner. */
function otherOwners(
  question: Question,
  asked: readonly string[],
  range: Span,
  block: number,
  report: FoldedReport,
): string[] {
  if (asked.length === 0) return [];
  const figures = report.figures(block, range).filter((figure) => report.ownerOf(figure) !== '');
  return askedNumbers(question.folded).flatMap((number) => {
    const same = figures.filter((figure) => figure.value === number.value);
    if (
      same.length === 0 ||
      same.some((figure) => asked.some((name) => report.ownerOf(figure).includes(name)))
    )
      return [];
    return question.terms
      .filter((term) => term.start < number.end && number.start < term.end)
      .map((term) => term.text);
  });
}

/** What follows a number up to the next mark: 名交通執法人員. */
export function counted(text: string, number: NumberMatch): string {
  const rest = text.slice(number.numeral.end, number.end + 14);
  const mark = rest.search(/[,、;。()"“”:]/);
  return mark < 0 ? rest : rest.slice(0, mark);
}

/** True if a number of the text stands next to one of the words, with no mark between: 27個黨組織, 檢測卡點11處. */
export function isCounted(here: string, words: readonly string[]): boolean {
  return findNumbers(here).some((number) => {
    const front = here.slice(Math.max(0, number.start - 14), number.start);
    const mark = Math.max(
      ...[',', '、', ';', '。', '“', '"', '(', ':'].map((char) => front.lastIndexOf(char)),
    );
    const around = `${front.slice(mark + 1)} ${counted(here, number)}`;
    return words.some((word) => around.includes(word));
  });
}

/** Numbers of the question (217名交警) that the sentence says of something else, while it counts the asked thing too. */
function otherCounts(question: Question, here: string): string[] {
  const numbers = findNumbers(here);
  if (numbers.length < 2) return [];
  return askedNumbers(question.folded).flatMap((number) => {
    const noun = question.terms.find(
      (term) =>
        term.start >= number.unitStart &&
        term.start <= number.end + 1 &&
        term.start >= number.numeral.end &&
        /^(?:n|j|x)/.test(term.tag),
    );
    const same = numbers.filter((one) => sameNumber(one, number));
    if (!noun || same.length === 0 || same.some((one) => counted(here, one).includes(noun.text))) return [];
    const others = numbers.some((one) => !same.includes(one) && counted(here, one).includes(noun.text));
    if (!others) return [];
    return question.terms
      .filter((term) => term.start < number.end && number.start < term.end)
      .map((term) => term.text);
  });
}

/** The kind of quantity that a question asks for, null if any will do. */
export function quantityKind(question: Question): UnitKind | null {
  const asked = question.gap ? question.folded.slice(question.gap.start, question.gap.end) : '';
  if (question.type === 'money') return 'money';
  if (question.type === 'age') return 'age';
  if (/百分|比例|占比|比率/.test(asked + question.head)) return 'ratio';
  if (/多久|多长时间/.test(asked)) return 'time';
  const unit = question.unit.replace(/^[十百千万亿兆]+(?=.)/, '');
  const kind = unit === '' ? null : (unitAt(unit, 0)?.kind ?? null);
  return unit === '个' ? null : kind;
}

/** True for 捐了多少 and 撥了多少, which money answers as well as tonnes; not for 黨員總數多少. */
export function asksAnyNumber({ type, unit, head, folded }: Question): boolean {
  return type === 'count' && unit === '' && head === '' && !/how many|[人总个户次]数|数[量目]/.test(folded);
}

/** True if a number may answer a question for such a quantity: 多少家 not by 2人, 多少人 by 3個. */
export function fitsKind(number: NumberMatch, kind: UnitKind | null, any = false): boolean {
  if (any) return true;
  const apart: readonly string[] = ['money', 'age', 'time', 'ratio'];
  if (kind === null) return !apart.includes(number.kind);
  if (number.kind === kind) return true;
  if (kind === 'people') return number.kind === 'none' || number.unit === '个';
  return kind === 'thing' && number.kind === 'none';
}

/** What stands in quotation marks, folded. */
export function quotedIn(here: string): string[] {
  return [...here.matchAll(/[“"「『《‘]([^”"」』》’]{1,24})[”"」』》’]/g)].map((match) => match[1] ?? '');
}

/**
 * Whether a thing of the kind asked for stands in the sentence besides what the question says itself; null
 * where rules cannot tell.
 */
export function typeIsThere(
  question: Question,
  here: string,
  hereNumbers: readonly NumberMatch[],
  known: readonly AskedNumber[],
): boolean | null {
  const { type } = question;
  if (type === 'name')
    return (
      quotedIn(here).some((words) => !question.folded.includes(words)) || /[称叫名谓誉号]/.test(here) || null
    );
  if (type === 'date') return findDates(here, { relative: true }).length > 0;
  if (type !== 'money' && type !== 'age' && type !== 'count') return null;
  const fresh = hereNumbers.filter((one) => !known.some((other) => sameNumber(one, other)));
  if (question.unit === '人次') return fresh.some((one) => one.unit === '人次');
  const kind = quantityKind(question);
  return fresh.some((one) => fitsKind(one, kind, asksAnyNumber(question)));
}
