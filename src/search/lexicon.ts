import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Words of CC-CEDICT, read when first asked for: which of the segmenter's names are ordinary words, and which
 * words are translated alike.
 */

/** The lines of a file in `lexicon/`, comments left out. */
export function lexiconLines(name: string): string[] {
  const text = readFileSync(join(import.meta.dirname, '../../lexicon', name), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

let common: Set<string> | undefined;

/** True for an ordinary word that the segmenter's dictionary takes for a name: 老太太, 洪水, 大街. */
export function isCommonWord(folded: string): boolean {
  common ??= new Set(lexiconLines('common.txt').flatMap((line) => line.split(' ')));
  return common.has(folded);
}

let alike: Map<string, readonly (readonly string[])[]> | undefined;

/** For each word the groups of words that share one of its translations. */
function groupsOf(): Map<string, readonly (readonly string[])[]> {
  const groups = new Map<string, (readonly string[])[]>();
  for (const line of lexiconLines('glosses.txt')) {
    const words = line.split(' ');
    for (const word of words) {
      const list = groups.get(word);
      if (list) list.push(words);
      else groups.set(word, [words]);
    }
  }
  return groups;
}

/**
 * Folded words that a dictionary translates like this one: likelier to mean the same than others, no more. Of a word
 * of many meanings, those that share two translations.
 */
export function alikeWords(folded: string): readonly string[] {
  alike ??= groupsOf();
  const groups = alike.get(folded) ?? [];
  const counts = new Map<string, number>();
  for (const group of groups) for (const word of group) counts.set(word, (counts.get(word) ?? 0) + 1);
  const needed = groups.length > manyMeanings ? 2 : 1;
  return [...counts].filter(([word, count]) => word !== folded && count >= needed).map(([word]) => word);
}

/** A word with more translations than this means too much. */
const manyMeanings = 3;
