import { typeOfNoun } from '../search/heads.ts';
import type { Question } from '../search/question.ts';
import { type UnitKind, unitAt } from '../text/measures.ts';
import type { NumberMatch } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import type { Needs } from './needs.ts';

/*
 * What kind of quantity a question asks for, and which numbers may be one.
 */

/** Nouns that say how something is measured, which the text need not say with the number. */
export const measured =
  /^(?:面积|长度|高度|宽度|深度|重量|体积|距离|总?人数|总?数量|总数|个数|次数|比例|比率|占比|百分比|时长|时间|[日天年月时][数]|日子|数目|户数|比[数分]|年限|期限|时数)$/;

/** What question words without a measure word ask for. */
const kindsOfWords: readonly (readonly [RegExp, readonly UnitKind[]])[] = [
  [/利息|利率|税率|百分|几成|比例|占比|比率|百分比|率$|比重/, ['ratio']],
  [/[多几]久|几耐|时间|时长|[日天年月时]数/, ['time']],
  [/[多几]长/, ['time', 'size']],
  [/[多几][大高远宽重沉深厚阔快]|面积|长度|高度|宽度|深度|重量|体积|距离|温度|气温|水温|体温/, ['size']],
  [/人数/, ['people']],
];

const lengths = /[米尺寸丈里码]$|公[厘分]$|延米|^[kcm]?m$/;
/** The units that fit a question for one measure of a thing. */
const unitsOfWords: readonly (readonly [RegExp, RegExp])[] = [
  [/温度|气温|水温|体温|多热|多冷/, /度$|℃|℉|°/],
  [/[多几]深|深度/, lengths],
  [/[多几][高宽厚阔]|[高宽厚]度/, /(?<![公华海英千方])[米尺寸丈]$|公[尺分厘]$|英[尺寸]$|^c?m$/],
  [/[多几][远长]|长度|距离/, lengths],
  [/[多几][重沉]|重量/, /[吨斤克磅两担]$|^[km]?g$/],
  [/面积/, /平[方米]|公顷|英亩|[亩坪顷甲]$|^(?:ha|k?m2)$/],
];

/** True if a number measures the thing as the question does: 多深 is no weight. */
function measuresAlike(number: NumberMatch, question: Question): boolean {
  if (number.kind !== 'size' || number.unit === '' || !question.gap) return true;
  if (far.test(question.unit) && lengths.test(number.unit) && !far.test(number.unit)) return false;
  const asked = question.folded.slice(Math.max(0, question.gap.start - 3), question.gap.end) + question.head;
  const units = unitsOfWords.find(([words]) => words.test(asked))?.[1];
  return !units || (units.test(number.unit) && (units !== lengths || !/平方|立方/.test(number.unit)));
}

/** 多少公里 is not answered by 4.2米. */
const far = /公里|千米|[海英]?里$|浬|km/;

/** The kinds of quantity that a question asks for; none if it does not tell. */
export function quantityKinds(question: Question): UnitKind[] {
  const asked = question.gap ? question.folded.slice(question.gap.start, question.gap.end) : question.core;
  if (question.type === 'money') return ['money'];
  if (question.type === 'age') return ['age'];
  // 這條巷子有多長: how long a thing is, not how long it takes.
  if (/有[多几]长(?:$|[?\s])/.test(question.folded) && !/时间|历时|工期|任期/.test(question.folded))
    return ['size'];
  for (const [words, kinds] of kindsOfWords) if (words.test(asked + question.head)) return [...kinds];
  if (question.unit === '' && typeOfNoun(question.head) === 'person') return ['people'];
  const unit = question.unit.replace(/^[十百千万亿兆]+(?=.)/, '');
  const kind = unit === '' ? null : (unitAt(unit, 0)?.kind ?? null);
  if (unit === '成') return ['ratio'];
  // 死了幾個人
  if (unit === '个' && question.head === '人') return ['people'];
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
    '单',
    '宗',
    '起',
    '例',
  ],
  ['吨', '顿'], // typed by sound
  ['年', '载', '年头', '周年', '个年头', '年间'],
  ['天', '日', '工作日', '个工作日', '昼夜', '日夜', '晚', '夜'],
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
  // 剩下幾家 is answered by 九戶, which counts households elsewhere.
  if (
    unit !== '' &&
    number.unit !== '' &&
    kinds.includes('thing') &&
    number.kind === 'people' &&
    unit !== '个'
  )
    return fits() && /^[户口]$/.test(number.unit);
  if (kinds.some((kind) => number.kind === kind))
    return !(kinds.includes('thing') || (kinds.includes('time') && unit !== '')) || fits();
  if (kinds.includes('people')) return number.kind === 'none' || number.unit === '个';
  return kinds.includes('thing') && number.kind === 'none';
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
