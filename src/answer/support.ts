import { isPlainHead, typeOfNoun } from '../search/heads.ts';
import type { Question, Term } from '../search/question.ts';
import { findNumbers, type NumberMatch } from '../text/numerals.ts';
import { remembered } from '../text/remembered.ts';
import { type Span, sentences } from '../text/sentences.ts';
import { ageIsTheirs, headIsThere, officeIsThere, somebodyNew } from './asked-for.ts';
import { bears } from './bearing.ts';
import { type AskedNumber, askedNumbers, conflicts, placesIn, sameNumber, typeIsThere } from './binding.ts';
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
export interface Surroundings {
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
const sentencesOf = remembered(500, sentences);

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
  const places = placesIn(question);
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
    else if (term.kind === 'name' || places.some((place) => place.startsWith(term.text))) strayName = true;
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
      officeIsThere(question, around, knowledge) &&
      ageIsTheirs(question, around, knowledge) &&
      (somebodyNew(question, around, place, knowledge) ??
        (headIsThere(question, around, missing, knowledge) &&
          typeIsThere(question, around.here, hereNumbers, numbers))),
  };
}

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
