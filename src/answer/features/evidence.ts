import type { Span } from '../../text/sentences.ts';
import { bears } from '../bearing.ts';
import { contrasts, sameTime } from '../contrast.ts';
import type { Knowledge } from '../knowledge.ts';
import { type Need, needsOf } from '../needs.ts';
import { pinpointByRule } from '../pinpoint.ts';
import { quantityKinds } from '../quantities.ts';
import type { Window } from '../reader.ts';
import type { Support } from '../support.ts';
import { surroundingsOf } from '../surroundings.ts';
import { anchorsOf, nearness } from '../view.ts';
import type { Asked } from './asked.ts';
import { quotationFeatureNames } from './quotation.ts';

/** What rules see of a quotation beside its words: does it answer? */
export const evidenceFeatures = {
  score: "the rules' score beside other quotations",
  lead: 'the same less that of the best quotation elsewhere',
  strayName: '1 if the quotation is not about a name of the question',
  strayNumber: '1 if it does not say a number of the question',
  strayNouns: 'nouns of the asking clause that nothing bears',
  strayVerbs: 'verbs likewise',
  strayPredicate: '1 if the word right beside the question word is not borne',
  verbatim: '1 if the question, without what stands around it, stands there word by word',
  missing: 'words that are not borne',
  words: 'words of the asking clause that say more than what kind of thing is asked for',
  least: 'how far the least borne of them is, 0 to 1',
  mean: 'how far they are on average',
  exact: 'share of those borne in full',
  leastVerb: 'least borne verb; 1 without any',
  leastNoun: 'least borne noun; 1 without any',
  first: 'how far the word nearest to the question word is borne; 0.5 without any',
  second: 'the next nearest',
  firstVerb: '1 if the nearest is a verb',
  unfound: 'words hardly borne',
  unfoundSeen: 'those of them that stand elsewhere in the report',
  unfoundWeight: 'their weight',
  names: 'names in the question',
  leastName: 'least borne of them',
  attributes: 'words for what somebody or something has and a report may leave out',
  leastAttribute: 'least borne of them',
  wide: 'words for what the whole report is about',
  opinion: '1 if rules point at words, 0.5 if at the whole sentence, 0 if they find none',
  span: 'length of the words pointed at',
  spanAsked: '1 if the question says them itself',
  spanClause: "share of the question's words borne in the clause of these words; -1 without any",
  spanAround: 'the same ten characters to either side',
  spanNear: "how close the question's words stand to them",
  spanNearEach: 'the same for each word',
  clauses: 'number of clauses',
  people: 'people named',
  numbers: 'numbers',
  kindThere: '1 if a number of a kind asked for stands there, 0.5 where the question does not tell',
  contrasts: 'words of the question that it has only the like of (初中 for 高中)',
  sameTime: 'whether it is of the time that the question names',
  allAsked: '1 if all of something is asked for (一共)',
  allThere: '1 if a sum stands in the clause of the words pointed at',
  spanNames: '1 if they have a name of the question in them',
  gapLength: 'length of the question word',
  gapAt: 'where it stands in the question, 0 to 1; -1 without any',
} as const;

export const evidenceFeatureNames = [...quotationFeatureNames, ...Object.keys(evidenceFeatures)];

const at = (name: keyof typeof evidenceFeatures) => evidenceFeatureNames.indexOf(name);
const [words, unfound] = [at('words'), at('unfound')];

/** True if two words or more say what is asked and the quotation bears none of them: whatever it says is chance. */
export function bearsNothing(evidence: Float32Array): boolean {
  const asked = evidence[words] ?? 0;
  return asked > 1 && evidence[unfound] === asked;
}

/** A quotation beside the others. */
export interface Rival {
  readonly window: Window;
  readonly support: Support;
  readonly score: number;
}

/** How many units around the words that rules point at count as beside them. */
const beside = 10;
const hardly = 0.35;
const fully = 0.95;

/**
 * The features of a quotation of a small corpus.
 * @param row its features as the large corpora have them; null for a heading
 * @param others all quotations that were judged
 */
export function evidenceRow(
  { question }: Asked,
  { window, support, score }: Rival,
  row: Float32Array | null,
  others: readonly Rival[],
  knowledge: Knowledge,
): Float32Array {
  const { passage, start, end } = window;
  const place = { report: passage.report.id, block: passage.blockIndex, start, end };
  const report = knowledge.report(place.report);
  if (!report) throw new Error(`no report ${place.report}`);
  const here = passage.folded.slice(start, end);
  const needs = needsOf(question, knowledge);
  const levels = new Map(needs.words.map((need) => [need, levelOf(need, here)]));
  const levelsOf = (words: readonly Need[]) => words.map((need) => levels.get(need) ?? 0);
  const main = needs.words.filter(({ term, plain, describes }) => term.main && !plain && !describes);
  const tagged = (tag: RegExp) => least(levelsOf(main.filter((need) => tag.test(need.tag))));
  const { gap } = question;
  const [first, second] = gap ? [...main].sort((a, b) => distance(a, gap) - distance(b, gap)) : [];
  const notFound = main.filter((need) => (levels.get(need) ?? 0) < hardly);
  const names = needs.words.filter(({ kind }) => kind === 'name');
  const attributes = needs.words.filter(({ attribute }) => attribute);
  const pointed = pinpointByRule(question, place, knowledge);
  const span = pointed ?? null;
  const anchors = anchorsOf(question, here, knowledge);
  const near = span ? nearness(span, { question, folded: here, place, report, knowledge, anchors }) : -1;
  const elsewhere = others.filter(
    ({ window: other }) => other.passage !== passage || other.end <= start || other.start >= end,
  );
  const kinds = quantityKinds(question);
  const { numbers, people } = surroundingsOf(place, report, knowledge);
  const own: Record<keyof typeof evidenceFeatures, number> = {
    score,
    lead: score - elsewhere.reduce((top, other) => Math.max(top, other.score), 0),
    strayName: support.strayName ? 1 : 0,
    strayNumber: support.strayNumber ? 1 : 0,
    strayNouns: support.strayNouns,
    strayVerbs: support.strayVerbs,
    strayPredicate: support.strayPredicate ? 1 : 0,
    verbatim: support.verbatim ? 1 : 0,
    missing: support.missing.length,
    words: main.length,
    least: least(levelsOf(main)),
    mean: main.length === 0 ? 1 : levelsOf(main).reduce((sum, one) => sum + one, 0) / main.length,
    exact: main.length === 0 ? 1 : levelsOf(main).filter((one) => one >= fully).length / main.length,
    leastVerb: tagged(/^v/),
    leastNoun: tagged(/^[nxj]/),
    first: (first && levels.get(first)) ?? 0.5,
    second: (second && levels.get(second)) ?? 0.5,
    firstVerb: first?.tag.startsWith('v') ? 1 : 0,
    unfound: notFound.length,
    unfoundSeen: notFound.filter(({ text, others: alike }) =>
      [text, ...alike].some((word) => report.frequency(word) > 0),
    ).length,
    unfoundWeight: notFound.reduce((sum, { weight }) => sum + weight, 0),
    names: names.length,
    leastName: least(levelsOf(names)),
    attributes: attributes.length,
    leastAttribute: least(levelsOf(attributes)),
    wide: needs.words.filter(({ text }) => report.isWide(text)).length,
    opinion: span ? 1 : pointed === null ? 0.5 : 0,
    span: span ? span.end - span.start : 0,
    spanAsked: span && question.folded.includes(here.slice(span.start, span.end)) ? 1 : 0,
    spanClause: span ? shareIn(needs.words, clauseAround(span, here)) : -1,
    spanAround: span
      ? shareIn(needs.words, here.slice(Math.max(0, span.start - beside), span.end + beside))
      : -1,
    spanNear: near,
    spanNearEach: span ? near / Math.max(1, needs.words.length) : -1,
    clauses: here.split(clauseMark).length,
    people: people.length,
    numbers: numbers.length,
    kindThere:
      kinds.length === 0 ? 0.5 : numbers.some(({ kind }) => kinds.some((one) => one === kind)) ? 1 : 0,
    contrasts: contrasts(question.folded, here),
    sameTime: sameTime(question.folded, here),
    allAsked: all.test(question.folded) ? 1 : 0,
    allThere: all.test(span ? clauseAround(span, here) : here) ? 1 : 0,
    spanNames: span && needs.names.some((name) => here.slice(span.start, span.end).includes(name)) ? 1 : 0,
    gapLength: gap ? gap.end - gap.start : 0,
    gapAt: gap ? gap.start / Math.max(1, question.folded.length) : -1,
  };
  const features = new Float32Array(evidenceFeatureNames.length);
  if (row) features.set(row);
  features.set(Object.values(own), quotationFeatureNames.length);
  return features;
}

const all = /[总一合]共|总[数计额和]|合计|累计|全[部体年市区县校村镇港国省]|共/;
const clauseMark = /[,;。!?:]/;

/** How far a text bears a word itself, 0 to 1. */
function levelOf(need: Need, text: string): number {
  if (need.number) return 1; // numbers have their own features
  return Math.max(bears(need, text), need.entry ? bears(need.entry, text) : 0);
}

function least(levels: readonly number[]): number {
  return Math.min(1, ...levels);
}

/** Characters between a word and the question word; of two as near the one behind it. */
function distance({ term }: Need, gap: Span): number {
  return term.start >= gap.end ? term.start - gap.end : gap.start - term.end + 0.5;
}

/** Share of the weight of words that a text bears. */
function shareIn(words: readonly Need[], text: string): number {
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  const borne = words.reduce((sum, need) => sum + (need.number ? 0 : need.weight * bears(need, text)), 0);
  return all === 0 ? 0 : borne / all;
}

function clauseAround(span: Span, text: string): string {
  const before = text.slice(0, span.start);
  const from = Math.max(...[...',;。!?:'].map((mark) => before.lastIndexOf(mark))) + 1;
  const length = text.slice(span.end).search(clauseMark);
  return text.slice(from, length < 0 ? text.length : span.end + length);
}
