import type { Query } from '../search/index.ts';
import type { Question } from '../search/question.ts';
import { fold } from '../text/fold.ts';
import type { Knowledge } from './knowledge.ts';
import { needsOf } from './needs.ts';

/** A message as a question to the corpus. */
export interface Understood {
  readonly question: Question;
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** What was asked, with other words for it. */
  readonly query: Query;
}

/** Titles that a question for the title is searched by. */
const mostTitles = 5;

/** Other words for one term are not searched beyond these: they would drown the question's own. */
const mostVariants = 6;

/** Puts the typing errors of a question that stands by itself right and adds other words to search by. */
export function understand(text: string, knowledge: Knowledge): Understood {
  const raw = knowledge.analyse(text);
  const fixes = knowledge.corrector.correct(raw, (word) =>
    knowledge.thesaurus.variants(word).some(knowledge.stands),
  );
  let fixed = '';
  let at = 0;
  for (const { start, end, to } of fixes) {
    fixed += raw.folded.slice(at, start) + to;
    at = end;
  }
  const question = fixes.length === 0 ? raw : knowledge.analyse(fixed + raw.folded.slice(at));
  const corrections = fixes.map(({ start, end, to }) => ({ from: raw.text.slice(start, end), to }));
  return { question, corrections, query: queryOf(question, knowledge) };
}

/** The question's core, and other words for its terms that stand in the corpus. */
function queryOf(question: Question, knowledge: Knowledge): Query {
  const words = [question.core];
  // A title stands in no sentence that could be found instead of it.
  if (needsOf(question, knowledge).line === 'title') {
    words.push(...knowledge.reports.slice(0, mostTitles).map(({ title }) => fold(title)));
  }
  const others: string[] = [];
  const entries = [
    ...question.terms.map((term) => term.text),
    ...knowledge.thesaurus.entriesIn(question.core).map((entry) => entry.text),
  ];
  for (const word of new Set(entries)) {
    const variants = knowledge.thesaurus
      .variants(word)
      .filter((variant) => variant.length > 1 && !question.core.includes(variant));
    others.push(...variants.filter(knowledge.stands).slice(0, mostVariants));
  }
  return { words: words.join(' '), others: others.join(' ') };
}
