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

let alike: Map<string, string[]> | undefined;

/** Folded words that a dictionary translates like this one: likelier to mean the same than others, no more. */
export function alikeWords(folded: string): readonly string[] {
  if (!alike) {
    alike = new Map();
    for (const line of lexiconLines('glosses.txt')) {
      const words = line.split(' ');
      for (const word of words) {
        const list = alike.get(word);
        if (list) list.push(...words);
        else alike.set(word, [...words]);
      }
    }
  }
  return alike.get(folded) ?? [];
}
