import MiniSearch from 'minisearch';
import type { Report } from '../corpus/types.ts';
import { type Passage, passagesOf } from './passages.ts';
import { Statistics } from './statistics.ts';
import { terms } from './tokenize.ts';

/** A passage that the search found. */
export interface Hit {
  readonly passage: Passage;
  /** MiniSearch's BM25 score, above 0. */
  readonly score: number;
}

/** The searchable corpus. */
export interface SearchIndex {
  readonly reports: readonly Report[];
  readonly passages: readonly Passage[];
  readonly statistics: Statistics;
  /**
   * Passages for folded text, best first.
   * @param limit most hits that come back
   * @param filter passages to consider; all when absent
   */
  search(folded: string, limit: number, filter?: (passage: Passage) => boolean): Hit[];
}

/*
 * MiniSearch keeps its terms in a radix tree and looks through a node's children one by one. Chinese has some
 * thousand first characters, so terms are stored as hexadecimal: sixteen children a node. Built three times faster.
 */
const hex = Array.from({ length: 0x10000 }, (_, unit) => unit.toString(16).padStart(4, '0'));

function encode(term: string): string {
  let out = '';
  for (let at = 0; at < term.length; at += 1) out += hex[term.charCodeAt(at)] ?? '';
  return out;
}

interface Document {
  readonly id: number;
  readonly text: string;
  readonly context: string;
}

const options = {
  fields: ['text', 'context'],
  tokenize: (text: string) => terms(text),
  processTerm: encode,
};

/** Query terms that stand in more passages than this share cost time and tell nothing; small corpora keep all. */
const commonShare = 0.2;
const smallCorpus = 200;

/**
 * Builds the index of all blocks of the reports.
 * @param reports as loaded; the index keeps them
 */
export function buildIndex(reports: readonly Report[]): SearchIndex {
  const passages = passagesOf(reports);
  const statistics = new Statistics();
  const mini = new MiniSearch<Document>(options);
  for (const { id, folded, context, labels, block } of passages) {
    if (block.kind === 'paragraph') statistics.add(terms(folded));
    mini.add({ id, text: folded, context: `${context} ${labels}`.trimEnd() });
  }
  return createIndex(reports, passages, statistics, mini);
}

function createIndex(
  reports: readonly Report[],
  passages: readonly Passage[],
  statistics: Statistics,
  mini: MiniSearch<Document>,
): SearchIndex {
  const common = Math.max(smallCorpus, statistics.size) * commonShare;
  return {
    reports,
    passages,
    statistics,
    search(folded, limit, filter) {
      const results = mini.search(folded, {
        bm25: { k: 1.2, b: 0.75, d: 0 },
        processTerm: (term) => (statistics.frequency(term) > common ? null : encode(term)),
      });
      const hits: Hit[] = [];
      for (const { id, score } of results) {
        const passage = passages[id as number];
        if (!passage || (filter && !filter(passage))) continue;
        hits.push({ passage, score });
        if (hits.length === limit) break;
      }
      return hits;
    },
  };
}
