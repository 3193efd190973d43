import type { Asked } from './asked.ts';

/*
 * Patterns learned from examples: how often a stretch of some look answers a question of some look. A pattern
 * joins a key of the question with a key of the stretch; its value is the logarithm of how many times likelier
 * than any stretch such a one was the answer, smoothed towards the stretch's key alone. (Micci-Barreca, A
 * preprocessing scheme for high-cardinality categorical attributes, 2001)
 */

/** The patterns, each with what it joins. The order is that of the keys below. */
export const patternFeatures = {
  lastOfWord: 'question word and noun × last character',
  lastOfHead: 'end of the noun asked for × last character',
  tagsOfType: 'type × parts of speech',
  tagsOfWord: 'question word × parts of speech',
  beforeWord: 'question word × word before',
  afterWord: 'question word × word after',
  beforeLeft: 'character before the question word × word before',
  afterRight: 'character after the question word × character after',
  shape: 'question word and noun × digits, scripts and last character',
  firstOfType: 'type × first word',
  startEdge: 'parts of speech at the start, inside and outside',
  endEdge: 'parts of speech at the end, inside and outside',
} as const;

export const patternNames = Object.keys(patternFeatures);

/** What a stretch of text looks like. */
export interface Look {
  readonly last: string;
  readonly tags: string;
  readonly shape: string;
  readonly firstWord: string;
  readonly wordBefore: string;
  readonly wordAfter: string;
  readonly charAfter: string;
  readonly startEdge: string;
  readonly endEdge: string;
}

/** Keys of the question's side, in the order of the patterns. */
export function questionKeys(asked: Asked): string[] {
  const { gap, question, left, right } = asked;
  const head = question.head.slice(-2) || question.unit;
  const word = gap.length > 6 ? gap.slice(0, 6) : gap;
  return [
    `${word}|${head.slice(-1)}`,
    head,
    question.type,
    word,
    word,
    word,
    left.slice(-1),
    right.slice(0, 1),
    `${word}|${head.slice(-1)}`,
    question.type,
    '',
    '',
  ];
}

/** Keys of the stretch's side, in the order of the patterns. */
export function lookKeys(look: Look): string[] {
  const { wordBefore } = look;
  return [
    look.last,
    look.last,
    look.tags,
    look.tags,
    wordBefore,
    look.wordAfter,
    wordBefore,
    look.charAfter,
    look.shape,
    look.firstWord,
    look.startEdge,
    look.endEdge,
  ];
}

/** Values in tenths: `alone` by the stretch's key, `joined` by the question's key and the stretch's. */
export type PatternsData = readonly {
  readonly alone: Readonly<Record<string, number>>;
  readonly joined: Readonly<Record<string, Readonly<Record<string, number>>>>;
}[];

/** Patterns whose keys alone tell words that answer from words that do not, in the order of `prior`. */
const telling = ['lastOfWord', 'tagsOfType', 'firstOfType', 'startEdge', 'endEdge'].map((name) =>
  patternNames.indexOf(name),
);

/** Looks learned values up; unknown keys are 0. */
export class Patterns {
  private readonly alone: ReadonlyMap<string, number>[];
  private readonly joined: ReadonlyMap<string, ReadonlyMap<string, number>>[];

  constructor(data: PatternsData) {
    this.alone = data.map((one) => new Map(Object.entries(one.alone)));
    this.joined = data.map(
      (one) =>
        new Map(Object.entries(one.joined).map(([key, values]) => [key, new Map(Object.entries(values))])),
    );
  }

  /** How likely a stretch of such a look is to answer anything, by the keys that tell most; for a first choice. */
  prior({ last, tags, firstWord, startEdge, endEdge }: Look): number {
    const keys = [last, tags, firstWord, startEdge, endEdge];
    let sum = 0;
    for (let at = 0; at < keys.length; at += 1) sum += this.alone[telling[at] ?? 0]?.get(keys[at] ?? '') ?? 0;
    return sum / 10;
  }

  /** Fills in what the keys of a stretch say whatever the question. */
  fillAlone(keys: readonly string[], row: Float32Array, at: number): void {
    for (let index = 0; index < keys.length; index += 1) {
      row[at + index] = (this.alone[index]?.get(keys[index] ?? '') ?? 0) / 10;
    }
  }

  /** A function that puts the values of one question's stretches over those of `fillAlone`. */
  of(asked: Asked): (keys: readonly string[], row: Float32Array, at: number) => void {
    const own = questionKeys(asked);
    const tables = this.joined.flatMap((joined, index) => {
      const table = joined.get(own[index] ?? '');
      return table ? [{ index, table }] : [];
    });
    return (keys, row, at) => {
      for (const { index, table } of tables) {
        const value = table.get(keys[index] ?? '');
        if (value !== undefined) row[at + index] = value / 10;
      }
    };
  }
}
