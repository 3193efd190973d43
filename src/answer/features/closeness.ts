import type { Span } from '../../text/sentences.ts';
import type { Alignment } from './alignment.ts';
import type { Asked } from './asked.ts';

/** For each offset of a passage, how much of the question lies close by. All arrays have length + 1 entries. */
export interface Closeness {
  /** Pairs of the question's left side that end at or before the offset, fading with distance. */
  readonly leftBefore: Float32Array;
  readonly rightBefore: Float32Array;
  /** The same for pairs that start at or after the offset. */
  readonly leftAfter: Float32Array;
  readonly rightAfter: Float32Array;
  /** All pairs, fading slowly. */
  readonly farBefore: Float32Array;
  readonly farAfter: Float32Array;
  /** Distance in units to the nearest matched character, before and after. */
  readonly gapBefore: Float32Array;
  readonly gapAfter: Float32Array;
  /** Running sums of the weights of matched characters and of matched pairs. */
  readonly charSum: Float32Array;
  readonly gramSum: Float32Array;
  /** Units of text directly before that are the end of the question's left side; after, the start of its right. */
  readonly joinBefore: Uint8Array;
  readonly joinAfter: Uint8Array;
}

/** Distances over which a match fades to 1/e, in UTF-16 units; and the end of a sentence fades all before it. */
const near = Math.exp(-1 / 5);
const far = Math.exp(-1 / 20);
const mostDistance = 40;

/** Measures closeness over one sentence; outside of it everything is 0. */
export function closenessOf(asked: Asked, alignment: Alignment, span: Span): Closeness {
  const { gramAt, charAt, passage } = alignment;
  const size = span.end - span.start + 1;
  // One array for all, as each has a price of its own.
  const floats = new Float32Array(10 * size);
  let taken = 0;
  const array = () => {
    taken += size;
    return floats.subarray(taken - size, taken);
  };
  const out = {
    leftBefore: array(),
    rightBefore: array(),
    leftAfter: array(),
    rightAfter: array(),
    farBefore: array(),
    farAfter: array(),
    gapBefore: array(),
    gapAfter: array(),
    charSum: array(),
    gramSum: array(),
    joinBefore: new Uint8Array(size),
    joinAfter: new Uint8Array(size),
  };
  const get = (values: Float32Array, at: number) => values[at] ?? 0;
  out.gapBefore[0] = mostDistance;
  for (let at = 1; at < size; at += 1) {
    const place = span.start + at;
    out.leftBefore[at] = get(out.leftBefore, at - 1) * near;
    out.rightBefore[at] = get(out.rightBefore, at - 1) * near;
    out.farBefore[at] = get(out.farBefore, at - 1) * far;
    const weight = asked.charWeights[charAt[place - 1] ?? -1] ?? 0;
    out.gapBefore[at] =
      (charAt[place - 1] ?? -1) >= 0 ? 0 : Math.min(mostDistance, get(out.gapBefore, at - 1) + 1);
    out.charSum[at] = get(out.charSum, at - 1) + weight;
    out.gramSum[at] = get(out.gramSum, at - 1);
    const gram = asked.grams[gramAt[place - 2] ?? -1];
    if (gram && at >= 2 && gram.text.length === 2) {
      const side = gram.side === 'left' ? out.leftBefore : out.rightBefore;
      side[at] = get(side, at) + gram.near;
      out.farBefore[at] = get(out.farBefore, at) + gram.weight;
      out.gramSum[at] = get(out.gramSum, at) + gram.weight;
    }
  }
  out.gapAfter[size - 1] = mostDistance;
  for (let at = size - 2; at >= 0; at -= 1) {
    const place = span.start + at;
    out.leftAfter[at] = get(out.leftAfter, at + 1) * near;
    out.rightAfter[at] = get(out.rightAfter, at + 1) * near;
    out.farAfter[at] = get(out.farAfter, at + 1) * far;
    out.gapAfter[at] = (charAt[place] ?? -1) >= 0 ? 0 : Math.min(mostDistance, get(out.gapAfter, at + 1) + 1);
    const gram = asked.grams[gramAt[place] ?? -1];
    if (gram && place + gram.text.length <= span.end) {
      const side = gram.side === 'left' ? out.leftAfter : out.rightAfter;
      side[at] = get(side, at) + gram.near;
      out.farAfter[at] = get(out.farAfter, at) + gram.weight;
    }
  }
  const { folded } = passage;
  for (let at = 0; at < size; at += 1) {
    out.joinBefore[at] = common(folded, span.start + at - 1, asked.left, asked.left.length - 1, -1, span);
    out.joinAfter[at] = common(folded, span.start + at, asked.right, 0, 1, span);
  }
  return out;
}

/** Length of the common stretch of two texts from two offsets on, in one direction. */
function common(text: string, at: number, other: string, from: number, by: 1 | -1, span: Span): number {
  let length = 0;
  while (
    at >= span.start &&
    at < span.end &&
    from >= 0 &&
    from < other.length &&
    text[at] === other[from] &&
    length < 30
  ) {
    length += 1;
    at += by;
    from += by;
  }
  return length;
}
