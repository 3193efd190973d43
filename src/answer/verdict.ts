import type { Question } from '../search/question.ts';
import type { Support } from './support.ts';

/** From here on a quotation counts as an answer. */
export const answerable = 0.5;

/** What each fault of a quotation leaves of its confidence. Tuned on half of test/questions/yongqiao.json. */
const faults = { name: 0.55, number: 0.5, type: 0.35, noun: 0.76, verb: 0.84, claim: 0.7, onlyNames: 0.6 };

/** Kinds of answers that must stand in the quotation as such. */
const strict: readonly string[] = [
  'person',
  'name',
  'money',
  'age',
  'count',
  'date',
  'place',
  'organisation',
  'list',
];

/** How sure the rules are that the quotation answers, 0 to 1. */
export function confidenceByRule(question: Question, support: Support): number {
  // Words that only the context bears make no answer of a sentence.
  let sure = support.weight === 0 ? 0.3 : support.share * (0.5 + 0.5 * Math.min(1, support.here / 0.4));
  if (support.strayName) sure *= faults.name;
  if (support.strayNumber) sure *= faults.number;
  if (support.typeThere === false && strict.includes(question.type)) sure *= faults.type;
  if (support.onlyNames) sure *= faults.onlyNames;
  sure *=
    faults.noun ** Math.min(3, support.strayNouns) *
    (question.type === 'yesno' ? faults.claim : faults.verb) ** Math.min(3, support.strayVerbs);
  return Math.max(0, Math.min(1, sure));
}
