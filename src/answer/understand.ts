import type { Question } from '../search/question.ts';
import { fold } from '../text/fold.ts';
import type { Knowledge } from './knowledge.ts';
import { needsOf } from './needs.ts';

/** A message as a question to the corpus. */
export interface Understood {
  readonly question: Question;
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** Folded words for the index: what was asked, with other words for it. */
  readonly search: string;
}

/** Titles that a question for the title is searched by. */
const mostTitles = 5;

/** Other words for one term are not searched beyond these: they would drown the question's own. */
const mostVariants = 6;

/** Puts the typing errors of a question that stands by itself right and adds other words to search by. */
export function understand(text: string, knowledge: Knowledge): Understood {
  const raw = knowledge.analyse(text);
  const reports = [...knowledge.reports.values()];
  const stands = (word: string) => reports.some((report) => report.frequency(word) > 0);
  const fixes = knowledge.corrector.correct(raw, (word) => knowledge.thesaurus.variants(word).some(stands));
  let fixed = '';
  let at = 0;
  for (const { start, end, to } of fixes) {
    fixed += raw.folded.slice(at, start) + to;
    at = end;
  }
  const question = fixes.length === 0 ? raw : knowledge.analyse(fixed + raw.folded.slice(at));
  const corrections = fixes.map(({ start, end, to }) => ({ from: raw.text.slice(start, end), to }));
  return { question, corrections, search: searchWords(question, knowledge) };
}

/** The question's core with other words for its terms that stand in the corpus. */
function searchWords(question: Question, knowledge: Knowledge): string {
  const reports = [...knowledge.reports.values()];
  const words = [question.core];
  // A title stands in no sentence that could be found instead of it.
  if (needsOf(question, knowledge).line === 'title')
    words.push(...reports.slice(0, mostTitles).map((one) => fold(one.report.title)));
  const stands = (word: string) =>
    reports.length > 50 || reports.some((report) => report.frequency(word) > 0);
  const entries = [
    ...question.terms.map((term) => term.text),
    ...knowledge.thesaurus.entriesIn(question.core).map((entry) => entry.text),
  ];
  for (const word of new Set(entries)) {
    const variants = knowledge.thesaurus
      .variants(word)
      .filter((variant) => variant.length > 1 && !question.core.includes(variant));
    words.push(...variants.filter(stands).slice(0, mostVariants));
  }
  return words.join(' ');
}
