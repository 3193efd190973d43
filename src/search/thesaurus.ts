import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import hongKongPhrases from 'opencc-js/dict/HKPhrasesRev';
import taiwanPhrases from 'opencc-js/dict/TWPhrasesRev';
import type { Report } from '../corpus/types.ts';
import { fold } from '../text/fold.ts';
import { remembered } from '../text/remembered.ts';
import { createNameFinder, type NameFinder } from './names.ts';

/*
 * Other words for the words of a question: everyday and official ones from lexicon/synonyms.txt, Taiwan's from
 * OpenCC's phrase tables, and the report's own aliases. From left to right: whoever asks for 志工 is served by
 * 志願者, whoever asks for 物資 by 口罩, but not the other way round.
 */

/** Other words for a folded word. */
export interface Thesaurus {
  /** Folded words that may stand in the text in its place; never the word itself. */
  variants(word: string): readonly string[];
  /** Folded words with an entry that stand in `folded`, longest first, not overlapping. */
  entriesIn(
    folded: string,
  ): readonly { readonly text: string; readonly start: number; readonly end: number }[];
}

type Table = Map<string, Set<string>>;

function add(table: Table, word: string, others: Iterable<string>): void {
  const set = table.get(word) ?? new Set<string>();
  for (const other of others) if (other !== word && other !== '') set.add(other);
  table.set(word, set);
}

/** Reads "a b c" (any for any) and "a > b c" (b or c serve who asks for a); # begins a comment. */
export function parseSynonyms(text: string): Table {
  const table: Table = new Map();
  for (const line of fold(text).split('\n')) {
    const [rule = ''] = line.split('#');
    const [left = '', right] = rule.split('>');
    const words = left.trim().split(/\s+/).filter(Boolean);
    if (right !== undefined) for (const word of words) add(table, word, right.trim().split(/\s+/));
    else for (const word of words) add(table, word, words);
  }
  return table;
}

let general: Table | undefined;

/** The shipped synonyms with OpenCC's regional ones, read once. */
function generalTable(): Table {
  general ??= addRegional(
    parseSynonyms(
      ['synonyms.txt', 'everyday.txt']
        .map((name) => readFileSync(join(import.meta.dirname, '../../lexicon', name), 'utf8'))
        .join('\n'),
    ),
  );
  return general;
}

/** Taiwan's and Hong Kong's words for the mainland's and the other way round, from OpenCC's phrase tables (計程車, 出租车). */
function addRegional(table: Table): Table {
  for (const entry of fold(`${taiwanPhrases}|${hongKongPhrases}`).split('|')) {
    const [word = '', ...others] = entry.split(' ');
    for (const other of others) {
      add(table, word, [other, ...(table.get(other) ?? [])]);
      add(table, other, [word]);
    }
  }
  return table;
}

/**
 * The thesaurus for some reports: the general one with their aliases.
 * @param groups folded; the ways to call somebody, which mean the same as the reports' `aliases` do
 * @param names every way to call somebody
 */
export function createThesaurus(
  reports: readonly Report[],
  groups: readonly (readonly string[])[] = [],
  names: NameFinder = createNameFinder(groups.flat()),
): Thesaurus {
  const own: Table = new Map();
  const aliases = reports.flatMap((report) => report.aliases.map((alias) => alias.map(fold)));
  for (const group of [...aliases, ...groups.filter(({ length }) => length > 1)]) {
    for (const word of group) add(own, word, group);
  }
  const shared = generalTable();
  const cache = new Map<string, readonly string[]>();
  const variants = (word: string): readonly string[] => {
    const known = cache.get(word);
    if (known) return known;
    const found = new Set<string>([...(own.get(word) ?? []), ...(shared.get(word) ?? [])]);
    found.delete(word);
    const list = [...found];
    if (cache.size < 20_000) cache.set(word, list);
    return list;
  };
  const starts = new Set<string>();
  let longest = 0;
  for (const table of [own, shared]) {
    for (const word of table.keys()) {
      starts.add(word.slice(0, 2));
      longest = Math.max(longest, Math.min(24, word.length));
    }
  }
  return {
    variants,
    entriesIn: remembered(100, (folded) => {
      const found: { text: string; start: number; end: number }[] = [];
      for (let start = 0; start < folded.length; start += 1) {
        let text = names.at(folded, start) ?? '';
        const most = starts.has(folded.slice(start, start + 2))
          ? Math.min(longest, folded.length - start)
          : 0;
        for (let length = most; length > Math.max(1, text.length); length -= 1) {
          const longer = folded.slice(start, start + length);
          if (own.has(longer) || shared.has(longer)) text = longer;
        }
        if (text === '') continue;
        found.push({ text, start, end: start + text.length });
        start += text.length - 1;
      }
      return found;
    }),
  };
}
