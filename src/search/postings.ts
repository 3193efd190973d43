import { codeOf, eachTerm, longWordsOf, type TermSink, termOf } from './tokenize.ts';

/**
 * Which passages have a term, and how often: the inverted index, packed into arrays that can be written to disk and
 * read back as they are. Terms of one or two UTF-16 units are numbers (see `codeOf`), the others strings.
 */
export interface PostingsData {
  /** Codes of the short terms, ascending. */
  readonly short: Uint32Array;
  /** The long terms, each but the last followed by a line feed. */
  readonly long: string;
  /** Where the postings of a term begin, short terms first; one entry more than there are terms. */
  readonly starts: Uint32Array;
  /** Passage, ascending, and number of occurrences (at most 255) of each posting. */
  readonly passages: Uint16Array | Uint32Array;
  readonly counts: Uint8Array;
  /** Number of terms of each passage. */
  readonly lengths: Uint32Array;
}

/** A half-open range of places in `PostingsData.passages` and `counts`. */
export interface PostingsRange {
  readonly from: number;
  readonly to: number;
}

const nowhere: PostingsRange = { from: 0, to: 0 };

export class Postings {
  readonly data: PostingsData;
  /** Long terms with their place behind the short ones. */
  readonly long: ReadonlyMap<string, number>;
  readonly averageLength: number;

  constructor(data: PostingsData) {
    this.data = data;
    const long = data.long === '' ? [] : data.long.split('\n');
    this.long = new Map(long.map((term, at) => [term, data.short.length + at]));
    const total = data.lengths.reduce((sum, length) => sum + length, 0);
    this.averageLength = total / Math.max(1, data.lengths.length);
  }

  /** Where the postings of a term lie. */
  range(term: string): PostingsRange {
    if (term === '') return nowhere;
    const id = term.length > 2 ? this.long.get(term) : shortAt(this.data.short, codeOf(term));
    if (id === undefined) return nowhere;
    return { from: this.data.starts[id] ?? 0, to: this.data.starts[id + 1] ?? 0 };
  }

  /** In how many passages a term stands. */
  frequency(term: string): number {
    const { from, to } = this.range(term);
    return to - from;
  }

  /** All terms whose first code point `picks` picks. */
  terms(picks: (point: number) => boolean): string[] {
    const found: string[] = [];
    for (const code of this.data.short) {
      const term = termOf(code);
      if (picks(term.codePointAt(0) ?? 0)) found.push(term);
    }
    for (const term of this.long.keys()) if (picks(term.codePointAt(0) ?? 0)) found.push(term);
    return found;
  }
}

/** Place of a code among ascending ones. */
function shortAt(codes: Uint32Array, code: number): number | undefined {
  const at = firstFrom(codes, code, 0, codes.length);
  return codes[at] === code ? at : undefined;
}

/** Place of the first of ascending numbers in [low, high) that is at least `value`; `high` if none is. */
export function firstFrom(
  numbers: Uint16Array | Uint32Array,
  value: number,
  low: number,
  high: number,
): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((numbers[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Numbers terms in the order of their first use. Short terms by open addressing: half the time of a Map. */
class Ids {
  private codes = new Uint32Array(1 << 16);
  private ids = new Uint32Array(1 << 16);
  /** Short terms by id, 0 for long ones. */
  readonly shortOf: number[] = [];
  readonly long = new Map<string, number>();

  private place(code: number): number {
    const mask = this.codes.length - 1;
    let at = (Math.imul(code, 0x9e3779b1) >>> 8) & mask;
    while (this.codes[at] !== 0 && this.codes[at] !== code) at = (at + 1) & mask;
    return at;
  }

  ofShort(code: number): number {
    const at = this.place(code);
    if (this.codes[at] === code) return this.ids[at] ?? 0;
    const id = this.shortOf.push(code) - 1;
    this.codes[at] = code;
    this.ids[at] = id;
    if (this.shortOf.length * 2 > this.codes.length) this.grow();
    return id;
  }

  ofLong(term: string): number {
    let id = this.long.get(term);
    if (id === undefined) {
      id = this.shortOf.push(0) - 1;
      this.long.set(term, id);
    }
    return id;
  }

  private grow(): void {
    const { codes, ids } = this;
    this.codes = new Uint32Array(codes.length * 2);
    this.ids = new Uint32Array(codes.length * 2);
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] ?? 0;
      if (code === 0) continue;
      const place = this.place(code);
      this.codes[place] = code;
      this.ids[place] = ids[at] ?? 0;
    }
  }

  /** For each id its place in `PostingsData`, short terms ascending and then the long ones. */
  ranks(): { short: Uint32Array; ranks: Uint32Array } {
    const short = Uint32Array.from(this.shortOf.filter((code) => code !== 0)).sort();
    const ranks = new Uint32Array(this.shortOf.length);
    for (let rank = 0; rank < short.length; rank += 1) {
      ranks[this.ids[this.place(short[rank] ?? 0)] ?? 0] = rank;
    }
    let rank = short.length;
    for (const id of this.long.values()) {
      ranks[id] = rank;
      rank += 1;
    }
    return { short, ranks };
  }
}

/**
 * Packs the terms of folded texts.
 * @param longWords each text's words of `longTerm` UTF-16 units and more
 */
export function packPostings(
  texts: readonly string[],
  longWords: readonly (readonly string[])[] = texts.map(longWordsOf),
): PostingsData {
  const ids = new Ids();
  /** How often each term stands in the text at hand, and which terms do. */
  let here = new Uint32Array(1 << 16);
  let met = new Uint32Array(1 << 10);
  let [count, length] = [0, 0];
  const add = (id: number) => {
    length += 1;
    if (id >= here.length) here = grown(here);
    if (here[id] === 0) {
      if (count === met.length) met = grown(met);
      met[count] = id;
      count += 1;
    }
    here[id] = (here[id] ?? 0) + 1;
  };
  const sink: TermSink = {
    short: (code) => add(ids.ofShort(code)),
    long: (term) => add(ids.ofLong(term)),
  };
  const lengths = new Uint32Array(texts.length);
  /** Each text's terms, an id in 24 bits and its count in 8. */
  const packed: Uint32Array[] = [];
  for (const [at, text] of texts.entries()) {
    [count, length] = [0, 0];
    eachTerm(text, longWords[at] ?? [], sink);
    lengths[at] = length;
    const own = met.slice(0, count);
    for (let place = 0; place < count; place += 1) {
      const id = own[place] ?? 0;
      own[place] = ((id << 8) | Math.min(255, here[id] ?? 0)) >>> 0;
      here[id] = 0;
    }
    packed.push(own);
  }
  return { ...invert(ids, packed), lengths };
}

function invert(ids: Ids, packed: readonly Uint32Array[]): Omit<PostingsData, 'lengths'> {
  const { short, ranks } = ids.ranks();
  const starts = new Uint32Array(ranks.length + 1);
  for (const own of packed) {
    for (const one of own) {
      const rank = ranks[one >>> 8] ?? 0;
      starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
    }
  }
  for (let rank = 0; rank < ranks.length; rank += 1)
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const size = starts[ranks.length] ?? 0;
  const passages = packed.length > 0xffff ? new Uint32Array(size) : new Uint16Array(size);
  const counts = new Uint8Array(size);
  const next = starts.slice();
  for (const [passage, own] of packed.entries()) {
    for (const one of own) {
      const rank = ranks[one >>> 8] ?? 0;
      const place = next[rank] ?? 0;
      passages[place] = passage;
      counts[place] = one & 0xff;
      next[rank] = place + 1;
    }
  }
  return { short, long: [...ids.long.keys()].join('\n'), starts, passages, counts };
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
