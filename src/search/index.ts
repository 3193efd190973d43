import type { Report } from '../corpus/types.ts';
import { longWordsAt } from '../text/segment.ts';
import { type Called, calledIn } from './called.ts';
import { Occurrences } from './occurrences.ts';
import {
  type FoldedTexts,
  foldedOf,
  openTexts,
  type Passage,
  packTexts,
  passagesOf,
  type TextsData,
} from './passages.ts';
import { Postings, type PostingsData, packPostings } from './postings.ts';
import { type Ranked, Ranking } from './rank.ts';
import { Statistics } from './statistics.ts';
import { longTerm, longWordsOf, terms } from './tokenize.ts';

/** A passage that the search found. */
export interface Hit {
  readonly passage: Passage;
  /** BM25 score, above 0. */
  readonly score: number;
}

/** What to search for, folded. */
export interface Query {
  readonly words: string;
  /** Other words for them, which count for little; '' if there are none. */
  readonly others: string;
}

/** The searchable corpus. */
export interface SearchIndex {
  readonly reports: readonly Report[];
  readonly passages: readonly Passage[];
  readonly statistics: Statistics;
  readonly occurrences: Occurrences;
  readonly called: () => Called;
  /** What `loadIndex` builds the index from; the structured clone algorithm copies it. */
  readonly data: IndexData;
  /**
   * Passages for folded text, best first.
   * @param limit most hits that come back
   * @param filter passages to consider; all when absent
   */
  search(query: Query, limit: number, filter?: (passage: Passage) => boolean): Hit[];
}

/** A built index without its reports. */
export interface IndexData {
  /** The folded text of each passage. */
  readonly folded: TextsData;
  readonly text: PostingsData;
  readonly context: PostingsData;
  /** JSON of `Called`, which takes longer to read than a start should wait for. */
  readonly called: string;
}

/** Query terms that stand in more passages than this share cost time and tell nothing; small corpora keep all. */
const commonShare = 0.2;
/** The same for single characters. On DRCD dev passage recall@1 is 94.7, without this 94.9 at twice the time. */
const commonCharShare = 0.06;
const smallCorpus = 200;
/** However large the corpus, terms of more passages than this are not looked up: they cost a microsecond each. */
const mostPostings = 500;

/**
 * What another word for a word counts beside it. Passage recall@1 on DRCD dev, CMRC trial and the shipped report:
 * none 94.9, 99.1, 92.2; at 0.1 94.9, 98.9, 93.1; as much as the words themselves 94.1, 98.4, 85.8.
 */
const otherWords = 0.1;

/** What was found for words, with what was found for other words counted in; best first. */
function joined(found: readonly Ranked[], others: readonly Ranked[], limit: number): readonly Ranked[] {
  const scores = new Map(found.map(({ id, score }) => [id, score]));
  for (const { id, score } of others) scores.set(id, (scores.get(id) ?? 0) + otherWords * score);
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit);
}

/**
 * Builds the index of all blocks of the reports.
 * @param reports as loaded; the index keeps them
 */
export function buildIndex(reports: readonly Report[]): SearchIndex {
  const folded = foldedOf(reports);
  const passages = passagesOf(reports, folded);
  const longWords = ({ report, blockIndex, folded }: Passage) =>
    longWordsAt(report.words, blockIndex, folded, longTerm);
  const contexts = passages.map(({ context, labels }) => `${context} ${labels}`.trimEnd());
  return createIndex(reports, passages, folded, {
    folded: packTexts(folded),
    text: packPostings(folded, passages.map(longWords)),
    context: packPostings(contexts, contexts.map(longWordsOf)),
    called: JSON.stringify(calledIn(reports)),
  });
}

/**
 * The index of reports from data that was built from the same reports by the same code.
 * @throws when the data is of other reports
 */
export function loadIndex(reports: readonly Report[], data: IndexData): SearchIndex {
  const texts = openTexts(data.folded);
  const passages = passagesOf(reports, texts);
  if (passages.length !== texts.length) throw new Error('the index is of other reports');
  return createIndex(reports, passages, texts, data);
}

function createIndex(
  reports: readonly Report[],
  passages: readonly Passage[],
  texts: FoldedTexts,
  data: IndexData,
): SearchIndex {
  const text = new Postings(data.text);
  const ranking = new Ranking([text, new Postings(data.context)], passages.length);
  const occurrences = new Occurrences(texts, text);
  const statistics = new Statistics(passages.length, (term) => text.frequency(term));
  const size = Math.max(smallCorpus, passages.length);
  const common = (term: string) =>
    statistics.frequency(term) >
    Math.min(mostPostings, size * (term.length === 1 ? commonCharShare : commonShare));
  const find = (folded: string, limit: number, may: (id: number) => boolean) => {
    const all = terms(folded);
    const telling = all.filter((term) => !common(term));
    return ranking.find(telling.length > 0 ? telling : all, limit, may);
  };
  return {
    reports,
    passages,
    statistics,
    occurrences,
    called: () => JSON.parse(data.called),
    data,
    search({ words, others }, limit, filter) {
      const may = (id: number) => {
        const passage = passages[id];
        return passage !== undefined && (!filter || filter(passage));
      };
      const found = find(words, limit, may);
      const all = others === '' ? found : joined(found, find(others, limit, may), limit);
      return all.flatMap(({ id, score }) => {
        const passage = passages[id];
        return passage ? [{ passage, score }] : [];
      });
    },
  };
}
