import type { Question } from '../search/question.ts';
import type { Support } from './support.ts';

/** From here on a quotation counts as an answer. */
export const answerable = 0.5;

/** What each fault of a quotation leaves of its score beside others. Tuned on half of test/questions/yongqiao.json. */
const faults = { name: 0.55, number: 0.5, type: 0.35, noun: 0.76, verb: 0.84, claim: 0.7, onlyNames: 0.6 };

/** Kinds of answers that must stand in the quotation as such. */
const strict: readonly string[] = [
  'person',
  'money',
  'age',
  'count',
  'date',
  'place',
  'organisation',
  'list',
  'thing',
];

function lacksType({ type }: Question, { typeThere }: Support): boolean {
  return typeThere === false && strict.includes(type);
}

/** How well a quotation bears a question beside other quotations, 0 to 1. */
export function bearingOf(question: Question, support: Support): number {
  // Words that only the context bears make no answer of a sentence.
  let bearing = support.weight === 0 ? 0.3 : support.share * (0.5 + 0.5 * Math.min(1, support.here / 0.4));
  if (support.strayName) bearing *= faults.name;
  if (support.strayNumber) bearing *= faults.number;
  if (lacksType(question, support)) bearing *= faults.type;
  if (support.onlyNames) bearing *= faults.onlyNames;
  return (
    bearing *
    faults.noun ** Math.min(3, support.strayNouns) *
    (question.type === 'yesno' ? faults.claim : faults.verb) ** Math.min(3, support.strayVerbs)
  );
}

/**
 * What each piece of evidence adds to the log-odds that the quotation answers: a logistic regression on some 2,000
 * questions of our own, a third of them without an answer, on the shipped report and on 46 invented ones, rounded,
 * and 0.3 stricter.
 * Learned without one of nine sets of these reports and tried on it, it tells answers from the rest in 91 of 100 pairs.
 */
const evidence = {
  none: -1.8,
  /** Share of the question's words borne, and of those in the quotation itself. */
  share: 0.7,
  here: 3.2,
  /** Little borne of many words is more than of few; much weight is much to bear. */
  words: 0.6,
  weight: -0.6,
  strayName: -2.6,
  strayNumber: -0.9,
  onlyNames: -2.5,
  lacksType: -3.3,
  hasType: 1.1,
  /** A number or a date, but not of what is asked. */
  strayPredicate: -0.8,
  /** Nobody, no body and no place there that rules could point at. */
  lacksWords: -2.3,
  /** That a cause is told beside what is asked about; how is answered in any words; some date stands everywhere. */
  cause: 3.2,
  how: 0.5,
  when: -0.9,
  /** A question asks for more than a keyword does. */
  asks: -1,
} as const;
const measures: readonly string[] = ['count', 'money', 'age', 'date'];
/** Kinds of answers that are names. */
const names: readonly string[] = ['person', 'organisation', 'place', 'name'];
const mostWords = 8;
const mostWeight = 6;

/** How sure the rules are that the quotation answers, in log-odds. */
export function oddsByRule(question: Question, support: Support): number {
  const { type, terms, gap } = question;
  const when = (holds: boolean, by: number) => (holds ? by : 0);
  return (
    evidence.none +
    evidence.share * support.share +
    evidence.here * support.here +
    evidence.words * Math.min(mostWords, terms.length) +
    evidence.weight * Math.min(mostWeight, support.weight) +
    when(support.strayName, evidence.strayName) +
    when(support.strayNumber, evidence.strayNumber) +
    when(support.onlyNames, evidence.onlyNames) +
    // 哄抬物價 stands there as it is typed.
    when(lacksType(question, support) && !(gap === null && support.verbatim), evidence.lacksType) +
    when(support.typeThere === true, type === 'reason' ? evidence.cause : evidence.hasType) +
    when(support.strayPredicate && measures.includes(type), evidence.strayPredicate) +
    when(type === 'manner', evidence.how) +
    when(type === 'date', evidence.when) +
    when(gap !== null, evidence.asks)
  );
}

/** What it takes from these log-odds that a name is asked for and rules find none to point at. */
export function oddsOfNone({ type, folded }: Question): number {
  return names.includes(type) && !/(?:什么|甚么|啥|咩|乜|哪些|哪种)人/.test(folded) ? evidence.lacksWords : 0;
}
