import type { Question } from '../../search/question.ts';
import type { Statistics } from '../../search/statistics.ts';
import { kindOf } from '../../search/tokenize.ts';

/** A pair of neighbouring characters (or a whole word of another script) of the question. */
export interface Gram {
  readonly text: string;
  /** Inverse document frequency, 0 to 1. */
  readonly weight: number;
  /** Which side of the question word it stands on; left when there is no question word. */
  readonly side: 'left' | 'right';
  /** `weight`, less with the distance from the question word. */
  readonly near: number;
}

/** A question as the features look at it. Everything folded. */
export interface Asked {
  readonly question: Question;
  readonly grams: readonly Gram[];
  /** Index into `grams` by the gram's text. */
  readonly gramIds: ReadonlyMap<string, number>;
  /** UTF-16 units with which a gram begins. */
  readonly starts: ReadonlySet<number>;
  /** Content characters, and their weights by the same index. */
  readonly charIds: ReadonlyMap<string, number>;
  readonly charWeights: readonly number[];
  readonly terms: readonly { readonly text: string; readonly weight: number; readonly name: boolean }[];
  /** What stands directly before and after the question word, in its clause; at most `reach` units. */
  readonly left: string;
  readonly right: string;
  /** The question word as written: 哪一年; '' if there is none. */
  readonly gap: string;
  /** Sums of weights, for shares. */
  readonly gramWeight: number;
  readonly charWeight: number;
  readonly termWeight: number;
}

const reach = 24;
/** Distance from the question word, in UTF-16 units, over which a gram's weight falls to 1/e. */
const fade = 8;
const marks = /[\s,.!?;:、。"“”]/;
/** Characters of question words and of grammar: they say nothing about the subject. */
const emptyChars = new Set('的了是在有和与于为之其谁什么哪几多少何如怎样被把给从到对以及由一个');

/** Prepares a question for the features. */
export function askedOf(question: Question, statistics: Statistics): Asked {
  const { folded, terms } = question;
  const gapStart = question.gap?.start ?? folded.length;
  const gapEnd = question.gap?.end ?? folded.length;
  const grams: Gram[] = [];
  const gramIds = new Map<string, number>();
  const chars = new Map<string, number>();
  const from = question.core === '' ? 0 : Math.max(0, folded.indexOf(question.core.split(' ')[0] ?? ''));
  for (const { text, at } of gramsOf(folded, from)) {
    if (at < gapEnd && at + text.length > gapStart) continue;
    const side = at < gapStart ? 'left' : 'right';
    const distance = side === 'left' ? gapStart - at - text.length : at - gapEnd;
    const weight = statistics.idf(text);
    const near = weight * Math.exp(-distance / fade);
    const known = gramIds.get(text);
    if (known === undefined) {
      gramIds.set(text, grams.length);
      grams.push({ text, weight, side, near });
    } else if ((grams[known]?.near ?? 0) < near) grams[known] = { text, weight, side, near };
    for (const char of text.length <= 2 ? text : []) {
      if (!emptyChars.has(char)) chars.set(char, statistics.idf(char));
    }
  }
  const weighted = terms.map(({ text, kind }) => ({
    text,
    weight: statistics.idf(text) + 0.05,
    name: kind !== 'content',
  }));
  return {
    question,
    grams,
    gramIds,
    starts: new Set(grams.map((gram) => gram.text.charCodeAt(0))),
    charIds: new Map([...chars.keys()].map((char, id) => [char, id])),
    charWeights: [...chars.values()],
    terms: weighted,
    left: lastClause(folded.slice(Math.max(from, gapStart - reach), gapStart)),
    right: firstClause(folded.slice(gapEnd, gapEnd + reach)),
    gap: folded.slice(gapStart, gapEnd),
    gramWeight: sum(grams.map((gram) => gram.weight)),
    charWeight: sum([...chars.values()]),
    termWeight: sum(weighted.map((term) => term.weight)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) || 1;
}

/** Pairs of Han characters and words of other scripts, with their offsets. */
export function* gramsOf(folded: string, from = 0): Generator<{ text: string; at: number }> {
  for (let at = from; at < folded.length; at += 1) {
    const kind = kindOf(folded.charCodeAt(at));
    if (kind === 'han') {
      if (at + 1 < folded.length && kindOf(folded.charCodeAt(at + 1)) === 'han') {
        yield { text: folded.slice(at, at + 2), at };
      }
    } else if (kind === 'word') {
      let end = at + 1;
      while (end < folded.length && kindOf(folded.charCodeAt(end)) === 'word') end += 1;
      yield { text: folded.slice(at, end), at };
      at = end - 1;
    }
  }
}

function lastClause(text: string): string {
  let start = text.length;
  while (start > 0 && !marks.test(text[start - 1] ?? '')) start -= 1;
  return text.slice(start);
}

function firstClause(text: string): string {
  let end = 0;
  while (end < text.length && !marks.test(text[end] ?? '')) end += 1;
  return text.slice(0, end);
}
