import type { Question } from '../search/question.ts';
import { fitsAsked } from './asked-for.ts';
import { bears } from './bearing.ts';
import { conflicts, sameNumber } from './binding.ts';
import type { Knowledge } from './knowledge.ts';
import { type Need, needsOf } from './needs.ts';
import { type Place, type Surroundings, surroundingsOf } from './surroundings.ts';

export type { Place } from './surroundings.ts';

/*
 * Honesty: does the quotation bear what the question says? Each name and content word of the question must
 * stand in the quoted sentences, in other words for it, or in their proper context: the heading above, the
 * subject that the paragraph carries on, what the whole report is about, or what curated figures and people of
 * the sentence are called. That the word stands somewhere else in the report is no support.
 */

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
  /** Whether the word right beside the question word (什麼時候|開學, 全長|多少) is not borne. */
  readonly strayPredicate: boolean;
  /** Whether of several words of the asking clause only names are borne, not what is asked about them. */
  readonly onlyNames: boolean;
  /** Whether a thing of the kind asked for stands there; null where rules cannot tell. */
  readonly typeThere: boolean | null;
  /** Whether the question, without what stands around it, stands there word by word. */
  readonly verbatim: boolean;
  /** Whether a number with the very measure word of the question (多少人次) stands there. */
  readonly unitThere: boolean;
}

/** What a word finds in the context of the quoted sentences, worth less than in them. */
function inContext(need: Need, around: Surroundings, knowledge: Knowledge, carried: number): number {
  const { report } = around;
  if (report.isWide(need.text) || need.others.some((word) => report.isWide(word))) return 1;
  const heading = 0.9 * bears(need, around.heading);
  const name = need.kind === 'name';
  const carries = around.before !== '' && !ownSubject(around, need, knowledge);
  // One subject carries over from the sentences before, not two.
  const worth = name ? (carries && carried === 0 ? 0.85 : 0) : carries ? 0.5 : 0.2;
  const before = worth === 0 ? 0 : worth * bears(need, around.before);
  const after = name ? 0 : 0.2 * bears(need, around.after);
  return Math.max(heading, before, after);
}

/**
 * True if the quoted sentences (for a name, also those between it and them) name somebody of its kind themselves,
 * so that no subject carries over.
 */
function ownSubject(around: Surroundings, need: Need, knowledge: Knowledge): boolean {
  const name = need.kind === 'name';
  const person = knowledge.people.has(need.text);
  const alike = (text: string) => !name || knowledge.people.has(text) === person;
  if (around.names.some(({ text }) => alike(text) && !around.before.includes(text))) return true;
  if (!name) return false;
  const last = around.before.lastIndexOf(need.text);
  return (
    last >= 0 &&
    around.namesBefore.some(
      ({ text, start }) => start > last + need.text.length && alike(text) && leads(around.before, start),
    )
  );
}

/** Whom a sentence is about stands within its first characters. */
const subjectLength = 8;

function leads(text: string, at: number): boolean {
  return /(?:^|[。;!?])[^。;!?]*$/.exec(text.slice(Math.max(0, at - subjectLength), at)) !== null;
}

/** A word that the quotation lacks weighs as much as a rare one, however often it stands elsewhere. */
function weightOf(need: Need, around: Surroundings, lacking: boolean): number {
  const rarity = 1 / (1 + Math.log2(Math.max(1, around.report.frequency(need.text))) / 2);
  const told = lacking && !need.term.main ? 0.35 : 1;
  return need.weight * told * Math.max(rarity, lacking ? 0.7 : 0);
}

/** A word borne less than this is missing. */
const borne = 0.35;

/**
 * Checks a quotation against a question.
 * @param place what is to be quoted; the full sentences around it are looked at
 */
export function supportOf(question: Question, place: Place, knowledge: Knowledge): Support {
  const report = knowledge.report(place.report);
  if (!report) throw new Error(`no report ${place.report}`);
  const needs = needsOf(question, knowledge);
  const kind = report.report.blocks[place.block]?.kind;
  const title = needs.line === 'title' ? kind === 'title' : needs.line !== null && kind !== 'paragraph';
  const around = surroundingsOf(place, report, knowledge);
  const stray = conflicts(needs, around);
  const somebody =
    needs.people.length === 0 && needs.words.some(({ describes }) => describes) && around.people.length > 0;
  let [all, sum, here, carried] = [0, 0, 0, 0];
  let [strayName, strayNumber] = [stray.length > 0, false];
  let [strayNouns, strayVerbs] = [0, 0];
  let [asked, told] = [0, 0];
  const missing: string[] = [];
  const predicate = predicateOf(question, needs.words);
  let strayPredicate = false;
  for (const need of needs.words) {
    const isStray = stray.includes(need.text);
    // 兩位黨員甲和乙: they are two.
    const both =
      need.number !== undefined && need.number.value === needs.people.length && needs.people.length > 1;
    const own = both ? 1 : isStray ? 0 : inPlace(need, around);
    const near = own >= 0.9 || isStray || need.number ? 0 : inContext(need, around, knowledge, carried);
    const level = Math.max(own, near);
    if (need.kind === 'name' && near > own) carried += 1;
    const described = need.titled || (somebody && need.describes);
    const weight = weightOf(need, around, level === 0) * (described && level < borne ? 0.4 : 1);
    all += weight;
    sum += weight * level;
    here += weight * own;
    if (need.kind === 'content' && need.term.main && !need.plain && !described) {
      asked += 1;
      if (level >= borne) told += 1;
    }
    if (level >= borne || described) continue;
    const { number, term } = need;
    const written = question.text.slice(number?.start ?? term.start, number?.end ?? term.end);
    if (!missing.includes(written)) missing.push(written);
    if (need === predicate) strayPredicate = true;
    if (number || need.kind === 'number') strayNumber = true;
    else if (need.kind === 'name' || need.place || (need.attribute && need.term.main)) strayName = true;
    if (need.plain || !term.main) continue;
    if (/^(?:n|x|j|l|eng|s)/.test(need.tag)) strayNouns += 1;
    else if (/^v/.test(need.tag)) strayVerbs += 1;
  }
  return {
    // 這份報告叫什麼名字 has no word but what its title is.
    share: all === 0 ? (title ? 1 : 0) : sum / all,
    here: all === 0 ? (title ? 1 : 0) : here / all,
    weight: all === 0 && title ? 1 : all,
    missing,
    strayName,
    strayNumber,
    strayNouns,
    strayVerbs,
    strayPredicate,
    onlyNames: asked > 0 && told === 0 && needs.names.length > 0,
    verbatim: question.core.length > 3 && around.here.includes(question.core),
    unitThere:
      question.unit !== '' &&
      around.numbers.some((one) => one.unit !== '' && question.unit.endsWith(one.unit)),
    typeThere: needs.line ? title : fitsAsked(needs, around, missing),
  };
}

/** The word of the asking clause that stands nearest to the question word: what is asked about all the rest. */
function predicateOf({ gap }: Question, words: readonly Need[]): Need | undefined {
  if (!gap) return undefined;
  const away = ({ term }: Need) =>
    term.start >= gap.end ? term.start - gap.end : gap.start - term.end + 0.5;
  return words
    .filter(({ term, plain }) => term.main && !plain)
    .reduce<Need | undefined>((best, need) => (!best || away(need) < away(best) ? need : best), undefined);
}

/** How far the quoted sentences, with what is known of their figures and people, bear a word. */
function inPlace(need: Need, around: Surroundings): number {
  const { number, entry } = need;
  if (number) {
    return around.numbers.some((one) => sameNumber(one, number)) || standsApart(need.written, around.here)
      ? 1
      : 0;
  }
  // 第一個 is 第一位 or 首位.
  const ordinal = /^第[\d一二三四五六七八九十百]+/.exec(need.text)?.[0];
  if (ordinal !== undefined && ordinal !== need.text && standsApart(ordinal, around.here)) return 1;
  const level = bears(need, around.here);
  if (level >= 0.95) return level;
  const labelled = 0.95 * bears(need, around.labels);
  const whole = entry === null ? 0 : Math.max(bears(entry, around.here), bears(entry, around.labels));
  return Math.max(level, labelled, whole);
}

/** True if a number stands there as such: 7號 is not in 47號, nor 第一 in 第一百. */
function standsApart(written: string, text: string): boolean {
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
    const front = /^[\d.]/.test(written) && /[\d.]/.test(text[at - 1] ?? '');
    const next = text[at + written.length] ?? '';
    const back = /\d$/.test(written)
      ? /\d/.test(next)
      : /[一二三四五六七八九十百]$/.test(written) && /[一二三四五六七八九十百千万]/.test(next);
    if (!front && !back) return true;
  }
  return false;
}
