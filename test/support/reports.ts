import { read, wordsOf } from '../../src/corpus/reading.ts';
import type { Block, Figure, Person, Report } from '../../src/corpus/types.ts';

/** How much of everything an invented report has. */
export interface Size {
  readonly figures: number;
  readonly people: number;
  readonly id?: string;
  readonly title?: string;
}

const things = [
  ['架次', '無人機巡查'],
  ['名', '下沉社區的機關幹部'],
  ['噸', '捐贈的消毒酒精'],
  ['戶', '因道路塌方而由直升機和衝鋒舟分批轉移安置到鎮中心小學體育館的山區群眾'],
  ['萬元', '緊急撥付的救災資金'],
  ['名', '志願者'],
  ['輛', '鏟車、挖掘機和運輸車'],
  ['名', '連夜趕到的醫護人員，其中從鄰縣調來的占一半以上'],
] as const;
const sections = [
  '一、雨情與災情',
  '二、轉移和安置',
  '三、各方支援：機關、企業、學校和志願者合力把物資送到最後一公里',
  '',
];
const surnames = '趙錢孫李周吳鄭王馮陳衛蔣沈韓楊朱秦許何呂張孔曹嚴華金魏陶姜戚謝鄒';
const givens = ['曉明', '麗華', '志強', '雨桐', '建', '思遠', '玉蘭', '國棟', '小川'];

/**
 * An invented report with as many figures and people as asked for: labels from two characters to a long clause,
 * values from 2 to 75,000, groups with and without a name.
 */
export function inventedReport({
  figures,
  people,
  id = 'invented',
  title = '清溪縣防汛救災工作情況',
}: Size): Report {
  const blocks: Block[] = [{ kind: 'title', paragraph: 0, section: '', text: title }];
  const foundFigures: Figure[] = [];
  const foundPeople: Person[] = [];
  const count = Math.max(figures, people, 1);
  for (let index = 0; index < count; index += 1) {
    const section = sections[Math.floor((index / count) * sections.length)] ?? '';
    const [unit = '', thing = ''] = things[index % things.length] ?? [];
    const value = Math.round(2 * (75_000 / 2) ** (count === 1 ? 1 : index / (count - 1)));
    const figure = `${value}${unit}`;
    const isMoney = unit === '萬元';
    const name = `${surnames[index % surnames.length]}${givens[Math.floor(index / surnames.length) % givens.length]}`;
    const place = `第${index + 1}村`;
    const text = `${place}村支書${name}帶頭組織，${thing}共${figure}，連續值守到雨停。`;
    const block = blocks.push({ kind: 'paragraph', paragraph: index + 1, section, text }) - 1;
    const at = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      block,
    });
    const common = { report: id, paragraph: index + 1, group: section };
    if (index < figures) {
      foundFigures.push({
        ...common,
        ...at(figure),
        text: figure,
        value: isMoney ? value * 10_000 : value,
        unit: isMoney ? '元' : unit,
        label: thing,
        owner: '',
        labelEn: '',
      });
    }
    if (index < people) {
      const deed = text.slice(0, text.indexOf('，'));
      const person = { name, role: '村支書', aliases: [`${name.slice(0, 1)}支書`], place, deed, roleEn: '' };
      foundPeople.push({ ...common, ...person, mentions: [at(name)] });
    }
  }
  return {
    id,
    title,
    source: '清溪縣融媒體中心',
    date: '2024-07-12',
    author: '林一',
    url: '',
    blocks,
    words: wordsOf(read(blocks)),
    dropped: [],
    figures: foundFigures,
    people: foundPeople,
    entities: [],
    groups: [],
    aliases: [],
    examples: ['轉移了多少戶群眾？'],
    examplesEn: [],
    curated: false,
  };
}
