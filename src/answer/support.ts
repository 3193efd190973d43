import { isBroadHead, isPlainHead, typeOfNoun } from '../search/heads.ts';
import type { Question, Term } from '../search/question.ts';
import { fold } from '../text/fold.ts';
import { findNumbers, type NumberMatch } from '../text/numerals.ts';
import { remembered } from '../text/remembered.ts';
import { segment } from '../text/segment.ts';
import { type Span, sentences } from '../text/sentences.ts';
import { type AskedNumber, askedNumbers, conflicts, isCounted, sameNumber, typeIsThere } from './binding.ts';
import type { FoldedReport, Knowledge } from './knowledge.ts';

/*
 * Honesty: does the quotation bear what the question says? Each name and content word of the question must
 * stand in the quoted sentences, in other words for it, or in their proper context: the heading above, the
 * subject that the paragraph carries on, what the whole report is about, or what curated figures and people of
 * the sentence are called. That the word stands somewhere else in the report is no support.
 */

/** A part of a block that is to be quoted: UTF-16 offsets into `Report.blocks[block].text`. */
export interface Place extends Span {
  readonly report: string;
  readonly block: number;
}

/** How far a quotation bears a question. */
export interface Support {
  /** Share of the question's words that are borne, weighted by rarity, 0 to 1; 0 if it has none. */
  readonly share: number;
  /** The part of `share` that stands in the quoted sentences themselves. */
  readonly here: number;
  /** Weight of all words of the question; 0 if it has none that need support. */
  readonly weight: number;
  /** Words that are not borne, as the question writes them. */
  readonly missing: readonly string[];
  /** A name of the question that the quotation is not about. */
  readonly strayName: boolean;
  /** A number of the question that the quotation does not say, or says of something else. */
  readonly strayNumber: boolean;
  /** Nouns and verbs of the asking clause that nothing bears. */
  readonly strayNouns: number;
  readonly strayVerbs: number;
  /** Whether a thing of the kind asked for stands there; null where rules cannot tell. */
  readonly typeThere: boolean | null;
  /** Whether the question, without what stands around it, stands there word by word. */
  readonly verbatim: boolean;
  /** Whether a number with the very measure word of the question (多少人次) stands there. */
  readonly unitThere: boolean;
}

/** What the words of a question are looked for in. */
interface Surroundings {
  readonly report: FoldedReport;
  readonly folded: string;
  /** The full sentences around the quotation. */
  readonly range: Span;
  readonly here: string;
  /** Curated labels and roles of figures and people in `here`, and what kind of line it is. */
  readonly labels: string;
  /** Section heading. */
  readonly heading: string;
  /** The paragraph before `here`. */
  readonly before: string;
  /** The sentence after `here`. */
  readonly after: string;
}

const titleWords = '标题 题目 题名 主题 篇名 名称 报告 文章';

/** Every passage is looked at for many questions. */
const sentencesOf = remembered(5000, sentences);

function surroundingsOf(place: Place, report: FoldedReport): Surroundings {
  const folded = report.blocks[place.block] ?? '';
  const block = report.report.blocks[place.block];
  let { start, end } = place;
  let after = '';
  for (const sentence of sentencesOf(folded)) {
    if (sentence.start < place.end && place.start < sentence.end) {
      start = Math.min(start, sentence.start);
      end = Math.max(end, sentence.end);
    } else if (sentence.start >= end && after === '') after = folded.slice(sentence.start, sentence.end);
  }
  const range = { start, end };
  return {
    report,
    folded,
    range,
    here: folded.slice(start, end),
    labels: `${report.labels(place.block, range)}${block?.kind === 'paragraph' ? '' : ` ${titleWords}`}`,
    heading: report.section(place.block),
    before: folded.slice(0, start),
    after,
  };
}

/** Longest part of `word` of two characters and more, as a share of it, that stands in `text`. */
function partly(word: string, text: string): number {
  if (word.length < 3) return 0;
  let covered = 0;
  for (let at = 0; at < word.length - 1; ) {
    let length = word.length - at;
    while (length > 1 && !text.includes(word.slice(at, at + length))) length -= 1;
    if (length > 1) covered += length;
    at += Math.max(1, length);
  }
  return covered / word.length;
}

/** A long name shortened: 雪鴿麵粉公司 for 雪鴿麵粉有限公司, all its characters in order and close together. */
function inOrder(name: string, text: string): boolean {
  if (name.length < 4) return false;
  for (let from = text.indexOf(name[0] ?? ''); from >= 0; from = text.indexOf(name[0] ?? '', from + 1)) {
    let at = from;
    let next = 1;
    while (next < name.length && at - from < name.length + 6) {
      at += 1;
      if (text[at] === undefined || /[,;。!?:]/.test(text[at] ?? '')) break;
      if (text[at] === name[next]) next += 1;
    }
    if (next === name.length) return true;
  }
  return false;
}

/** A word of two characters whose weightier one stands there: 患病 for 患癌, 捐錢 for 捐款. */
function halfThere(term: Term, text: string): boolean {
  if (term.text.length !== 2 || !/\p{Script=Han}{2}/u.test(term.text)) return false;
  const verb = /^v/.test(term.tag);
  return text.includes(verb ? (term.text[0] ?? '') : (term.text[1] ?? ''));
}

/** How far `text` bears a word: 1 itself, 0.95 another word for it, less for a part, 0 not at all. */
function bears(term: Term, text: string, knowledge: Knowledge): number {
  if (text === '') return 0;
  // One character may be part of another word: 寫 of 譜寫.
  if (text.includes(term.text)) return term.text.length > 1 ? (isSwallowed(term.text, text) ? 0.8 : 1) : 0.85;
  // 檢測卡點 and 防疫點 share an English name, which is no reason to take one for the other.
  const latin = /[a-z]/.test(term.text);
  const fits = (word: string) =>
    (latin || !/[a-z]/.test(word)) && (word.length > 1 || term.text.length === 1 || term.text.includes(word));
  if (knowledge.thesaurus.variants(term.text).some((word) => fits(word) && text.includes(word))) return 0.95;
  if (term.kind === 'number') return 0;
  const part = partly(term.text, text);
  if (term.kind === 'name') return inOrder(term.text, text) ? 0.9 : part >= 0.75 ? 0.8 * part : 0;
  if (part >= 0.5) return 0.9 * part;
  return halfThere(term, text) ? 0.3 : 0;
}

/** What a word finds in the context of the quoted sentences, worth less than in them. */
function inContext(term: Term, around: Surroundings, knowledge: Knowledge, carried: number): number {
  const { report } = around;
  const wide =
    report.isWide(term.text) || knowledge.thesaurus.variants(term.text).some((word) => report.isWide(word));
  if (wide) return 1;
  const heading = 0.9 * bears(term, around.heading, knowledge);
  const carries = !ownSubject(around, term, knowledge);
  // One subject carries over from the sentences before, not two.
  const worth = term.kind === 'name' ? (carries && carried === 0 ? 0.85 : 0) : carries ? 0.5 : 0.2;
  const before = worth * bears(term, around.before, knowledge);
  const after = term.kind === 'name' ? 0 : 0.2 * bears(term, around.after, knowledge);
  return Math.max(heading, before, after);
}

/** True if the quoted sentences name somebody (for a name, of its kind) themselves, so that no subject carries over. */
function ownSubject(around: Surroundings, term: Term, knowledge: Knowledge): boolean {
  const person = knowledge.people.has(term.text);
  const alike = (name: string) => term.kind !== 'name' || knowledge.people.has(name) === person;
  return knowledge.names.find(around.here).some(({ text }) => alike(text) && !around.before.includes(text));
}

/** Terms that a longer entry of the thesaurus covers, with the entry: 檢測 and 站 of 檢測站. */
function entryOf(term: Term, entries: readonly (Span & { readonly text: string })[]): string | null {
  return entries.find((entry) => entry.start <= term.start && term.end <= entry.end)?.text ?? null;
}

/** Rare words weigh more; a word that the quotation lacks weighs as much as a rare one, however often it stands elsewhere. */
function weightOf(term: Term, question: Question, report: FoldedReport, lacking: boolean): number {
  const rarity = 1 / (1 + Math.log2(Math.max(1, report.frequency(term.text))) / 2);
  const kind = term.kind === 'content' ? (/^(?:d|a|z|f|t)/.test(term.tag) ? 0.6 : 1) : 1.5;
  const generic = !isPlainHead(term.text) ? 1 : question.head.includes(term.text) ? 0.25 : 0.5;
  return (
    Math.max(rarity, lacking ? 0.7 : 0) *
    kind *
    generic *
    (term.main ? 1 : 0.4) *
    (term.text.length === 1 && !/^n/.test(term.tag) ? 0.6 : 1)
  );
}

/** Offices are what somebody is, not one of many words for it. */
const office = /[长记席任理授统相王帝师]$/;

/** A word for somebody (老伯, 女生) whom the text may call otherwise. */
function describes(term: Term): boolean {
  return (
    term.kind === 'content' &&
    term.text.length > 1 &&
    /^(?:n$|nz|x|nr)/.test(term.tag) &&
    typeOfNoun(term.text) === 'person' &&
    !office.test(term.text)
  );
}

const wordsOf = remembered(3000, (text) => segment(text));

/** True if a word of two characters stands there only inside of longer ones: 作者 in 工作者. */
function isSwallowed(word: string, text: string): boolean {
  if (word.length !== 2 || text.length > 400) return false;
  const inside = wordsOf(text).filter((one) => one.text.includes(word));
  return inside.length > 0 && inside.every((one) => one.text.length === 3 && one.text.endsWith(word));
}

/** A word borne less than this is missing. */
const borne = 0.35;

/**
 * Checks a quotation against a question.
 * @param place what is to be quoted; the full sentences around it are looked at
 */
export function supportOf(question: Question, place: Place, knowledge: Knowledge): Support {
  const report = knowledge.reports.get(place.report);
  if (!report) throw new Error(`no report ${place.report}`);
  const around = surroundingsOf(place, report);
  const numbers = askedNumbers(question.folded);
  const hereNumbers = findNumbers(around.here);
  const entries = knowledge.thesaurus.entriesIn(question.folded);
  const stray = conflicts(question, around.range, place.block, report, knowledge);
  const somebody =
    knowledge.people.find(question.folded).length === 0 &&
    report.peopleIn(place.block, around.range).length > 0;
  let [all, sum, here, carried] = [0, 0, 0, 0];
  let [strayName, strayNumber] = [false, false];
  let [strayNouns, strayVerbs] = [0, 0];
  const missing: string[] = [];
  for (const term of question.terms) {
    const number = numbers.find((one) => one.start < term.end && term.start < one.end);
    const own = stray.includes(term.text)
      ? 0
      : inPlace(term, number, hereNumbers, around, entries, knowledge);
    const near =
      own >= 0.9 || stray.includes(term.text) || number ? 0 : inContext(term, around, knowledge, carried);
    const level = Math.max(own, near);
    if (term.kind === 'name' && near > own) carried += 1;
    const weight =
      weightOf(term, question, report, level === 0) *
      (somebody && level < borne && describes(term) ? 0.5 : 1);
    all += weight;
    sum += weight * level;
    here += weight * own;
    if (level >= borne || (somebody && describes(term))) continue;
    const written = question.text.slice(number?.start ?? term.start, number?.end ?? term.end);
    if (!missing.includes(written)) missing.push(written);
    if (number || term.kind === 'number') strayNumber = true;
    else if (term.kind === 'name') strayName = true;
    if (isPlainHead(term.text)) continue;
    if (term.main && /^(?:n|x|j|l|eng|s)/.test(term.tag)) strayNouns += 1;
    else if (term.main && /^v/.test(term.tag)) strayVerbs += 1;
  }
  return {
    share: all === 0 ? 0 : sum / all,
    here: all === 0 ? 0 : here / all,
    weight: all,
    missing,
    strayName: strayName || stray.length > 0,
    strayNumber,
    strayNouns,
    strayVerbs,
    verbatim: question.core.length > 3 && around.here.includes(question.core),
    unitThere: hereNumbers.some((one) => one.unit !== '' && question.unit.endsWith(one.unit)),
    typeThere:
      somebodyNew(question, around, place, knowledge) ??
      (headIsThere(question, around, missing, knowledge) &&
        typeIsThere(question, around.here, hereNumbers, numbers)),
  };
}

/** True if the sentences name somebody whom a question for a person does not name; null for other questions. */
function somebodyNew(
  question: Question,
  around: Surroundings,
  place: Place,
  knowledge: Knowledge,
): true | null {
  if (question.type !== 'person') return null;
  const known = knowledge.people.find(question.folded).map((name) => knowledge.canonical(name.text));
  const here = around.report.peopleIn(place.block, around.range);
  return here.some((person) => !known.includes(fold(person.name))) ? true : null;
}

/** False if the noun asked for (幾噸酒精, 哪個村) stands neither in the sentences nor in what its things are called. */
function headIsThere(
  question: Question,
  around: Surroundings,
  missing: readonly string[],
  knowledge: Knowledge,
): boolean {
  const { head, type } = question;
  if (head === '' || !needHead.includes(type)) return true;
  const kind = type === 'list' ? typeOfNoun(head) : type;
  if (kind === 'person' || (type === 'list' && kind === 'thing')) return true;
  if (kind === 'place' || kind === 'organisation') {
    if (isBroadHead(head)) return true;
    if (/国家?$/.test(head) && countries.test(around.here)) return true;
    const words = [head, ...knowledge.thesaurus.variants(head)];
    const own = knowledge.names
      .find(question.folded)
      .reduce((text, name) => text.replaceAll(name.text, ' '), around.here);
    // 麵粉廠 may be a 麵粉有限公司.
    const modifier = head.replace(/(?:公司|工厂|厂|店|医院|学校|企业|单位|部门|机构)$/, '');
    if (modifier.length > 1 && modifier !== head && own.includes(modifier)) return true;
    return words.some((word) => own.includes(word) || around.labels.includes(word));
  }
  const parts = question.terms.filter((term) => head.includes(term.text) && !isPlainHead(term.text));
  if (parts.length === 0) return true;
  if (parts.every((term) => missing.includes(question.text.slice(term.start, term.end)))) return false;
  const words = parts
    .flatMap((term) => [term.text, ...knowledge.thesaurus.variants(term.text)])
    .filter((word) => word.length > 1);
  return (
    type !== 'count' ||
    words.length === 0 ||
    words.some((word) => around.labels.includes(word)) ||
    isCounted(around.here, words)
  );
}

/** Countries whose names do not end in 国. */
const countries =
  /国|日本|印度|越南|意大利|义大利|西班牙|葡萄牙|荷兰|希腊|俄罗斯|苏联|加拿大|澳大利亚|澳洲|巴西|墨西哥|埃及|土耳其|波兰|瑞士|瑞典|挪威|丹麦|芬兰|奥地利|比利时|爱尔兰|朝鲜|韩|新加坡|马来西亚|印尼|印度尼西亚|菲律宾|缅甸|柬埔寨|老挝|蒙古|巴基斯坦|孟加拉|尼泊尔|斯里兰卡|伊朗|伊拉克|以色列|沙特|叙利亚|阿富汗|乌克兰|匈牙利|捷克|罗马尼亚|保加利亚|塞尔维亚|南非|尼日利亚|肯尼亚|阿根廷|智利|秘鲁|古巴|哥伦比亚|新西兰|纽西兰|冰岛|台湾|英格兰|苏格兰/;

/** Types whose noun must stand in the text; who is asked for as a 老伯 may be a 村民 there. */
const needHead: readonly string[] = ['count', 'money', 'place', 'organisation', 'list'];

/** How far the quoted sentences, with what is known of their figures and people, bear a word. */
function inPlace(
  term: Term,
  number: AskedNumber | undefined,
  hereNumbers: readonly NumberMatch[],
  around: Surroundings,
  entries: readonly (Span & { readonly text: string })[],
  knowledge: Knowledge,
): number {
  if (number)
    return hereNumbers.some((one) => sameNumber(one, number)) || around.here.includes(term.text) ? 1 : 0;
  const level = bears(term, around.here, knowledge);
  if (level >= 0.95) return level;
  const entry = entryOf(term, entries);
  const whole =
    entry === null || entry === term.text
      ? 0
      : bears({ ...term, text: entry, kind: 'name' }, `${around.here} ${around.labels}`, knowledge);
  return Math.max(level, 0.95 * bears(term, around.labels, knowledge), whole);
}
