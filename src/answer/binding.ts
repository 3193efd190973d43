import { typeOfNoun } from '../search/heads.ts';
import type { Question } from '../search/question.ts';
import { type UnitKind, unitAt } from '../text/measures.ts';
import { findNumbers, type NumberMatch } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import type { Knowledge } from './knowledge.ts';
import type { Needs } from './needs.ts';
import type { Surroundings } from './surroundings.ts';

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

/** What follows a number up to the next mark: 名交通執法人員. */
export function counted(text: string, number: NumberMatch): string {
  const rest = text.slice(number.numeral.end, number.end + 14);
  const mark = rest.search(/[,、;。()"“”:]/);
  return mark < 0 ? rest : rest.slice(0, mark);
}

/** What stands beside a number, with no mark between: 27|個黨組織, 檢測卡點|11處. */
export function besides(text: string, number: NumberMatch): string {
  const front = text
    .slice(Math.max(0, number.start - 30), number.start)
    .replace(/\([^()]*\)/g, '')
    .slice(-14);
  const mark = front.search(/[^,、;。“"(:]*$/);
  return `${front.slice(mark)} ${counted(text, number)}`;
}

/** Scores: 31比30, 5:3. */
export function ratios(text: string): Span[] {
  return [
    ...text.matchAll(
      /(?:\d+|[零一二三四五六七八九十百]+)(?:比|:|-)(?:\d+|[零一二三四五六七八九十百]+)(?![\d年月:])/g,
    ),
  ].map((match) => ({ start: match.index, end: match.index + match[0].length }));
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

/** Nouns that say how something is measured, which the text need not say with the number. */
export const measured =
  /^(?:面积|长度|高度|宽度|深度|重量|体积|距离|总?人数|总?数量|总数|个数|次数|比例|比率|占比|百分比|时长|时间|[日天年月时][数]|数目|户数|比[数分]|年限|期限|时数)$/;

/** What question words without a measure word ask for. */
const kindsOfWords: readonly (readonly [RegExp, readonly UnitKind[]])[] = [
  [/百分|几成|比例|占比|比率|百分比|率$|比重/, ['ratio']],
  [/多久|几耐|时间|时长|[日天年月时]数/, ['time']],
  [/[多几]长/, ['time', 'size']],
  [/[多几][高远宽重深厚阔快]|面积|长度|高度|宽度|深度|重量|体积|距离|温度|气温|水温|体温/, ['size']],
  [/人数/, ['people']],
];

const lengths = /[米尺寸丈里码]$|延米|^[kcm]?m$/;
/** The units that fit a question for one measure of a thing. */
const unitsOfWords: readonly (readonly [RegExp, RegExp])[] = [
  [/[多几][高远宽深厚阔]|[长高宽深厚]度|距离/, lengths],
  [/[多几]长/, lengths],
  [/[多几]重|重量/, /[吨斤克磅两担]$|^[km]?g$/],
  [/面积/, /平[方米]|公顷|英亩|[亩坪顷甲]$|^(?:ha|k?m2)$/],
  [/温度|气温|水温|体温|多热|多冷/, /度$|℃|℉|°/],
];

/** True if a number measures the thing as the question does: 多深 is no weight. */
function measuresAlike(number: NumberMatch, question: Question): boolean {
  if (number.kind !== 'size' || number.unit === '' || !question.gap) return true;
  const asked = question.folded.slice(question.gap.start, question.gap.end) + question.head;
  const units = unitsOfWords.find(([words]) => words.test(asked))?.[1];
  return !units || (units.test(number.unit) && (units !== lengths || !/平方|立方/.test(number.unit)));
}

/** The kinds of quantity that a question asks for; none if it does not tell. */
export function quantityKinds(question: Question): UnitKind[] {
  const asked = question.gap ? question.folded.slice(question.gap.start, question.gap.end) : question.core;
  if (question.type === 'money') return ['money'];
  if (question.type === 'age') return ['age'];
  for (const [words, kinds] of kindsOfWords) if (words.test(asked + question.head)) return [...kinds];
  if (question.unit === '' && typeOfNoun(question.head) === 'person') return ['people'];
  const unit = question.unit.replace(/^[十百千万亿兆]+(?=.)/, '');
  const kind = unit === '' ? null : (unitAt(unit, 0)?.kind ?? null);
  if (unit === '成') return ['ratio'];
  return unit === '个' || kind === null ? [] : [kind];
}

/** True if a bare 多少 may ask for money and all else: 捐了多少, 撥了多少; not for 黨員總數多少 or 多少黨員. */
function asksAnything({ type, unit, head, folded, gap }: Question): boolean {
  const asked = gap ? folded.slice(gap.start, gap.end) : '';
  return (
    type === 'count' &&
    unit === '' &&
    head === '' &&
    /^(?:多少|几多)$/.test(asked) &&
    !/how many|[人总个户次]数|数[量目]/.test(folded)
  );
}

/** Measure words that count the same things. 個 counts all of them but what has one of its own. */
const alikeUnits: readonly (readonly string[])[] = [
  ['间', '家', '所', '座', '栋', '幢', '处', '个', '套', '户'],
  ['台', '辆', '部', '架', '艘', '个', '套', '列', '班', '趟', '次', '车次', '班次', '架次'],
  ['名', '位', '人', '个', '口', '人次', '个人', '员', '对'],
  ['场', '次', '届', '轮', '回', '期', '个', '节', '堂', '遍', '趟', '项', '局'],
  ['本', '册', '部', '篇', '份', '张', '封', '套', '卷', '个', '幅', '首', '期'],
  [
    '条',
    '根',
    '道',
    '只',
    '头',
    '匹',
    '个',
    '枚',
    '支',
    '株',
    '棵',
    '颗',
    '粒',
    '块',
    '件',
    '口',
    '盏',
    '把',
  ],
  [
    '件',
    '套',
    '份',
    '项',
    '批',
    '样',
    '种',
    '类',
    '个',
    '款',
    '箱',
    '包',
    '盒',
    '袋',
    '笔',
    '宗',
    '起',
    '例',
  ],
  ['年', '载', '年头', '周年', '个年头', '年间'],
  ['天', '日', '昼夜', '日夜', '晚', '夜'],
  ['小时', '钟头', '个小时', '个钟头', '分钟', '工时'],
  ['分钟', '分', '秒', '刻钟', '小时'],
  ['个月', '月', '个多月', '周', '个星期'],
  ['支', '队', '组', '个', '批', '班', '群', '人'],
];

/** True if things that are counted with one measure word may be counted with the other. */
function fitUnits(asked: string, said: string): boolean {
  if (asked === '' || said === '' || asked.endsWith(said) || said.endsWith(asked)) return true;
  if (asked === '个' || asked === '种' || asked === '类') return true;
  return alikeUnits.some((units) => units.includes(asked) && units.includes(said));
}

const apart: readonly string[] = ['money', 'age', 'time', 'ratio'];

/** True if a number may answer a question for such a quantity: 多少家 not by 2人, 多少人 by 3個, 幾層 not by 4個. */
export function fitsQuantity(number: NumberMatch, { question, unit, kinds }: Needs, text: string): boolean {
  // 擺了多少桌 is answered by 180張圓桌.
  const fits = () => fitUnits(unit, number.unit) || counted(text, number).slice(0, 6).includes(unit);
  if (kinds.length === 0) {
    if (asksAnything(question)) return true;
    // 多少個車站 is not answered by 23.9公里.
    return !apart.includes(number.kind) && !(unit !== '' && number.kind === 'size') && fits();
  }
  if (!measuresAlike(number, question)) return false;
  if (kinds.some((kind) => number.kind === kind))
    return !(kinds.includes('thing') || (kinds.includes('time') && unit !== '')) || fits();
  if (kinds.includes('people')) return number.kind === 'none' || number.unit === '个';
  return (kinds.includes('thing') || kinds.includes('size')) && number.kind === 'none';
}
