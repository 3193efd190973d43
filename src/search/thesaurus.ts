import hongKongPhrases from 'opencc-js/dict/HKPhrasesRev';
import taiwanPhrases from 'opencc-js/dict/TWPhrasesRev';
import type { Report } from '../corpus/types.ts';
import { fold } from '../text/fold.ts';
import { remembered } from '../text/remembered.ts';
import { lexiconLines } from './lexicon.ts';
import { createNameFinder, type NameFinder } from './names.ts';

/*
 * Other words for the words of a question: everyday and official ones from lexicon/synonyms.txt and
 * everyday.txt, Taiwan's from
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

/** Words whose others are kept. */
const mostVariants = 20_000;
/** Longest entry looked for in a question. */
const longestEntry = 24;

/** For each word what serves who asks for it: texts of words with spaces between. */
type Rules = Map<string, string[]>;

function add(rules: Rules, word: string, others: string): void {
  const known = rules.get(word);
  if (known) known.push(others);
  else rules.set(word, [others]);
}

/** Reads folded lines "a b c" (any for any) and "a > b c" (b or c serve who asks for a) into `rules`. */
export function readRules(lines: readonly string[], rules: Rules = new Map()): Rules {
  for (const line of lines) {
    const at = line.indexOf(' > ');
    const others = at < 0 ? line : line.slice(at + 3);
    for (const word of (at < 0 ? line : line.slice(0, at)).split(' ')) add(rules, word, others);
  }
  return rules;
}

/** The words that serve who asks for `word`. */
function othersOf(rules: Rules, word: string): string[] {
  return (rules.get(word) ?? []).flatMap((others) => others.split(' '));
}

/** Rules with what is needed to find their words in a text. */
interface General {
  readonly rules: Rules;
  /** The first two UTF-16 units of every word. */
  readonly starts: ReadonlySet<string>;
}

let general: General | undefined;

/** The shipped synonyms with OpenCC's regional ones, read when first asked for: that takes 0.2 s. */
function generalRules(): General {
  if (general) return general;
  const rules = readRules([...lexiconLines('synonyms.txt'), ...lexiconLines('everyday.txt')]);
  addRegional(rules);
  general = { rules, starts: new Set([...rules.keys()].map((word) => word.slice(0, 2))) };
  return general;
}

/** Taiwan's and Hong Kong's words for the mainland's and the other way round, from OpenCC's phrase tables (計程車, 出租车). */
function addRegional(rules: Rules): void {
  for (const entry of fold(`${taiwanPhrases}|${hongKongPhrases}`).split('|')) {
    const [word = '', ...others] = entry.split(' ');
    for (const other of others) {
      add(rules, word, [other, ...othersOf(rules, other)].join(' '));
      add(rules, other, word);
    }
  }
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
  const own: Rules = new Map();
  const aliases = reports.flatMap((report) => report.aliases.map((alias) => alias.map(fold)));
  for (const group of [...aliases, ...groups.filter(({ length }) => length > 1)]) {
    for (const word of group) for (const other of group) add(own, word, other);
  }
  const ownStarts = new Set([...own.keys()].map((word) => word.slice(0, 2)));
  const mayBegin = (text: string) => generalRules().starts.has(text) || ownStarts.has(text);
  const variants = (word: string): readonly string[] => {
    // An alias may be of several words.
    const found = new Set([...(own.get(word) ?? []), ...othersOf(generalRules().rules, word)]);
    found.delete(word);
    found.delete('');
    return [...found];
  };
  return {
    variants: remembered(mostVariants, variants),
    entriesIn: remembered(100, (folded) => {
      const found: { text: string; start: number; end: number }[] = [];
      for (let start = 0; start < folded.length; start += 1) {
        let text = names.at(folded, start) ?? '';
        const most = mayBegin(folded.slice(start, start + 2))
          ? Math.min(longestEntry, folded.length - start)
          : 0;
        for (let length = most; length > Math.max(1, text.length); length -= 1) {
          const longer = folded.slice(start, start + length);
          if (own.has(longer) || generalRules().rules.has(longer)) text = longer;
        }
        if (text === '') continue;
        found.push({ text, start, end: start + text.length });
        start += text.length - 1;
      }
      return found;
    }),
  };
}
