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
