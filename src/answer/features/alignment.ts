import type { Passage } from '../../search/passages.ts';
import { kindOf } from '../../search/tokenize.ts';
import type { Asked } from './asked.ts';

/** Where a question's pairs and characters stand in a passage. Positions are UTF-16 offsets of the passage. */
export interface Alignment {
  readonly passage: Passage;
  /** Index of the question's gram that starts here, -1 if none. */
  readonly gramAt: Int16Array;
  /** Index of the question's content character here, -1 if none. */
  readonly charAt: Int16Array;
  /** Offsets of each of the question's terms, ascending. */
  readonly termsAt: readonly (readonly number[])[];
}

const alignments = new WeakMap<Asked, Map<Passage, Alignment>>();

/** Lays a question over a passage; once, for its sentences and for the words in them. */
export function align(asked: Asked, passage: Passage): Alignment {
  const known = alignments.get(asked) ?? new Map<Passage, Alignment>();
  alignments.set(asked, known);
  const alignment = known.get(passage) ?? alignmentOf(asked, passage);
  known.set(passage, alignment);
  return alignment;
}

function alignmentOf(asked: Asked, passage: Passage): Alignment {
  const { folded } = passage;
  const gramAt = new Int16Array(folded.length).fill(-1);
  const charAt = new Int16Array(folded.length).fill(-1);
  for (let at = 0; at < folded.length; at += 1) {
    const char = asked.charIds.get(folded[at] ?? '');
    if (char !== undefined) charAt[at] = char;
    if (asked.starts.has(folded.charCodeAt(at))) gramAt[at] = gramIdAt(asked, folded, at);
  }
  return { passage, gramAt, charAt, termsAt: asked.terms.map((term) => occurrences(folded, term.text)) };
}

/** The question's gram that starts at an offset of folded text, -1 if none. */
function gramIdAt(asked: Asked, folded: string, at: number): number {
  const kind = kindOf(folded.charCodeAt(at));
  if (kind === 'han') return asked.gramIds.get(folded.slice(at, at + 2)) ?? -1;
  if (kind === 'other' || (at > 0 && kindOf(folded.charCodeAt(at - 1)) === 'word')) return -1;
  let end = at + 1;
  while (end < folded.length && kindOf(folded.charCodeAt(end)) === 'word') end += 1;
  return asked.gramIds.get(folded.slice(at, end)) ?? -1;
}

/** The question's grams and content characters in any folded text, in its order. */
export function found(asked: Asked, folded: string): { grams: number[]; chars: number[] } {
  const grams: number[] = [];
  const chars: number[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const char = asked.charIds.get(folded[at] ?? '');
    if (char !== undefined) chars.push(char);
    if (!asked.starts.has(folded.charCodeAt(at))) continue;
    const gram = gramIdAt(asked, folded, at);
    if (gram >= 0) grams.push(gram);
  }
  return { grams, chars };
}

function occurrences(text: string, part: string): number[] {
  const places: number[] = [];
  if (part === '') return places;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push(at);
  return places;
}
