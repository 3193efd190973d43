import { remembered } from '../text/remembered.ts';
import type { Span } from '../text/sentences.ts';

/** Finds known names in folded text, the longest first where they overlap. */
export interface NameFinder {
  /** Spans in reading order, not overlapping. Linear in the text's length. */
  find(folded: string): readonly (Span & { readonly text: string })[];
  has(name: string): boolean;
  readonly all: readonly string[];
}

/** @param names folded; those of one character are left out */
export function createNameFinder(names: Iterable<string>): NameFinder {
  const all = [...new Set(names)].filter((name) => name.length > 1);
  const known = new Set(all);
  const byStart = new Map<string, string[]>();
  for (const name of all) {
    const start = name.slice(0, 2);
    const list = byStart.get(start);
    if (list) list.push(name);
    else byStart.set(start, [name]);
  }
  for (const list of byStart.values()) list.sort((a, b) => b.length - a.length);
  const find = remembered(1000, (folded) => {
    const found: (Span & { text: string })[] = [];
    for (let at = 0; at + 1 < folded.length; at += 1) {
      const name = byStart.get(folded.slice(at, at + 2))?.find((one) => folded.startsWith(one, at));
      if (name === undefined) continue;
      found.push({ text: name, start: at, end: at + name.length });
      at += name.length - 1;
    }
    return found;
  });
  return { all, has: (name) => known.has(name), find };
}
