import { type Passage, type Reading, read } from '../../search/passages.ts';
import type { AnswerType } from '../../search/question.ts';
import { firstWordFrom } from '../../text/segment.ts';
import type { Span } from '../../text/sentences.ts';

/** What kinds of things stand in a span, each 0 or 1. */
export interface Cues {
  readonly number: number;
  readonly date: number;
  readonly person: number;
  readonly place: number;
  readonly organisation: number;
  readonly title: number;
  readonly reason: number;
  readonly list: number;
  readonly latin: number;
}

const numeral =
  /[0-9]|[零〇一二两三四五六七八九十百千万亿半数几]+(?=[名个位人家条座年月日天次只种项岁吨元万亿公米里层间所届])/;
const date =
  /[0-9〇零一二三四五六七八九十]+(?:年|月|日|世纪|点|时)|公元|年代|时期|末年|初年|今年|去年|明年|春|夏|秋|冬|元年/;
const reason = /因为|由于|因此|因而|所以|为了|原因|使得|导致|以致|以便|从而|为此|鉴于|基于|因|由/;
const title = /[《「『“"〈]/;
const list = /[、]|以及|包括|分别/;
const organisation =
  /公司|集团|银行|大学|学院|中学|小学|学校|医院|政府|委员会|协会|组织|党|部队|球队|队|局|厅|部|院|会|社|厂|团|军|联盟|机构/;
const place = /国|省|市|县|区|镇|乡|村|州|岛|山|河|江|湖|海|街|路|社区|地区|洲|半岛|城|港|站|广场|公园/;

const known = new WeakMap<Reading, Map<number, Cues>>();

/** Kinds of things that questions ask for, in a sentence of a passage; looked for once. */
export function cuesOf(passage: Passage, sentence: Span): Cues {
  const reading = read(passage);
  const cues = known.get(reading) ?? new Map<number, Cues>();
  known.set(reading, cues);
  const found = cues.get(sentence.start) ?? cuesIn(passage, sentence);
  cues.set(sentence.start, found);
  return found;
}

function cuesIn(passage: Passage, span: Span): Cues {
  const text = passage.folded.slice(span.start, span.end);
  const tags = new Set<string>();
  const { words } = read(passage);
  for (let at = firstWordFrom(words, span.start); at < words.length; at += 1) {
    const word = words[at];
    if (!word || word.start >= span.end) break;
    tags.add(word.tag.slice(0, 2));
  }
  const has = (found: boolean) => (found ? 1 : 0);
  return {
    number: has(numeral.test(text) || tags.has('m')),
    date: has(date.test(text)),
    person: has(tags.has('nr') || text.includes('·')),
    place: has(tags.has('ns') || place.test(text)),
    organisation: has(tags.has('nt') || organisation.test(text)),
    title: has(title.test(text)),
    reason: has(reason.test(text)),
    list: has(list.test(text)),
    latin: has(/[a-z]/.test(text)),
  };
}

/** 1 if what the question asks for is there, 0 if not, 0.5 where the type does not tell. */
export function expected(type: AnswerType, cues: Cues): number {
  switch (type) {
    case 'person':
      return cues.person;
    case 'count':
    case 'money':
    case 'age':
      return cues.number;
    case 'date':
      return cues.date;
    case 'place':
      return cues.place;
    case 'organisation':
      return cues.organisation;
    case 'reason':
      return cues.reason;
    case 'list':
      return cues.list;
    case 'name':
      return Math.max(cues.title, cues.person, cues.place, cues.organisation) * 0.5 + 0.5 * cues.title;
    default:
      return 0.5;
  }
}

/** Types in a fixed order, so that trees can tell them apart by number: the numeric ones first. */
export const typeOrder: readonly AnswerType[] = [
  'count',
  'money',
  'age',
  'date',
  'place',
  'organisation',
  'person',
  'name',
  'thing',
  'list',
  'manner',
  'reason',
  'yesno',
];
