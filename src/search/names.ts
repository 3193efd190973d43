import { remembered } from '../text/remembered.ts';
import type { Span } from '../text/sentences.ts';

/** Finds known names in folded text, the longest first where they overlap. */
export interface NameFinder {
  /** Spans in reading order, not overlapping. Linear in the text's length. */
  find(folded: string): readonly (Span & { readonly text: string })[];
  has(name: string): boolean;
  /** The longest name that begins at `start`. */
  at(folded: string, start: number): string | undefined;
  readonly all: readonly string[];
}

/** @param names folded; those of one character are left out */
export function createNameFinder(names: Iterable<string>): NameFinder {
  const known = new Set<string>();
  /** By their first two UTF-16 units. */
  const byStart = new Map<number, string[]>();
  /** 1 for what a name begins with: few characters of a text do. */
  const begins = new Uint8Array(1 << 16);
  for (const name of names) {
    if (name.length < 2 || known.has(name)) continue;
    known.add(name);
    begins[name.charCodeAt(0)] = 1;
    const list = byStart.get(codeAt(name, 0));
    if (list) list.push(name);
    else byStart.set(codeAt(name, 0), [name]);
  }
  const at = (folded: string, start: number) => {
    if (begins[folded.charCodeAt(start)] !== 1) return undefined;
    let longest: string | undefined;
    for (const name of byStart.get(codeAt(folded, start)) ?? []) {
      if (name.length > (longest?.length ?? 0) && folded.startsWith(name, start)) longest = name;
    }
    return longest;
  };
  const find = remembered(1000, (folded) => {
    const found: (Span & { text: string })[] = [];
    for (let start = 0; start + 1 < folded.length; start += 1) {
      const text = at(folded, start);
      if (text === undefined) continue;
      found.push({ text, start, end: start + text.length });
      start += text.length - 1;
    }
    return found;
  });
  return { all: [...known], has: (name) => known.has(name), at, find };
}

/** Two UTF-16 units as a number. */
function codeAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
