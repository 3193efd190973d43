import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { remembered } from './remembered.ts';

/** A word of folded text with its part of speech, a tag of jieba's set (n, nr, ns, nt, m, q, v, …). */
export interface Word {
  readonly text: string;
  readonly tag: string;
  /** UTF-16 offsets into the text that was segmented. */
  readonly start: number;
  readonly end: number;
}

let jieba: Jieba | undefined;

/** The segmenter; its dictionary (Simplified, 350,000 words) takes about 0.3 s and 40 MB when first used. */
function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict);
  return jieba;
}

/** A text's words as lengths in UTF-16 units and indices into `tags`. */
interface Packed {
  readonly lengths: Lengths;
  readonly tags: Uint8Array;
}

/** All tags met so far, and the index of each. */
const tags: string[] = [];
const tagIds = new Map<string, number>();

function tagId(tag: string): number {
  const known = tagIds.get(tag);
  if (known !== undefined) return known;
  tagIds.set(tag, tags.length);
  return tags.push(tag) - 1;
}

/**
 * The tag of each word met. jieba looks it up by the word alone, and handing over words without their tags takes
 * it a quarter of the time.
 */
const tagOf = new Map<string, number>();
const mostWords = 300_000;

/** The tag of a word that jieba cut out of `text`. */
function learnTag(word: string, text: string): number {
  if (tagOf.size >= mostWords) tagOf.clear();
  // What the dictionary has may still be cut apart where it stands alone, but not in this text.
  const alone = segmenter().tag(word, true);
  for (const found of alone.length === 1 ? alone : segmenter().tag(text, true)) {
    tagOf.set(found.word, tagId(found.tag));
  }
  return tagOf.get(word) ?? tagId('x');
}

function pack(text: string): Packed {
  const found = segmenter().cut(text, true);
  let longest = 0;
  const ids = new Uint8Array(found.length);
  for (let at = 0; at < found.length; at += 1) {
    const word = found[at] ?? '';
    longest = Math.max(longest, word.length);
    ids[at] = tagOf.get(word) ?? learnTag(word, text);
  }
  const lengths = longest < 256 ? new Uint8Array(found.length) : new Uint16Array(found.length);
  for (let at = 0; at < found.length; at += 1) lengths[at] = found[at]?.length ?? 0;
  return { lengths, tags: ids };
}

/** The clauses around a quotation are segmented again and again: 0.2 KB each instead of 20 µs. */
const keptLength = 12;
const mostKept = 5000;
const packed = remembered(mostKept, pack);

function packedOf(text: string): Packed {
  // A comma of either width is a word of its own, and only the corpus keeps them apart.
  const plain = text.includes('，') ? text.replaceAll('，', ',') : text;
  return text.length < keptLength ? pack(plain) : packed(plain);
}

/**
 * Segments folded text (see `fold`) into words that cover all of it in order.
 * @param text Simplified, lower case; jieba's dictionary knows nothing else
 */
export function segment(text: string): Word[] {
  const { lengths, tags: ids } = packedOf(text);
  return unpack(text, lengths, ids, tags);
}

type Lengths = Uint8Array | Uint16Array;

function unpack(text: string, lengths: Lengths, ids: Uint8Array, names: readonly string[]): Word[] {
  const words: Word[] = [];
  let start = 0;
  for (let at = 0; at < lengths.length; at += 1) {
    const end = start + (lengths[at] ?? 0);
    words.push({ text: text.slice(start, end), tag: names[ids[at] ?? 0] ?? '', start, end });
    start = end;
  }
  return words;
}

/** The words of many texts, packed into arrays that can be written to disk and read back as they are. */
export interface WordsData {
  /** Where the words of a text begin; one entry more than there are texts. */
  readonly starts: Uint32Array;
  /** Length of each word in UTF-16 units, and its tag as an index into `names`. */
  readonly lengths: Lengths;
  readonly tags: Uint8Array;
  readonly names: readonly string[];
}

/** Packs the words of texts, each text's in the order in which they cover it. */
export function packWords(texts: readonly (readonly Word[])[]): WordsData {
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, words] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + words.length;
  const all = texts.flat();
  const sizes = all.map(({ start, end }) => end - start);
  const lengths = sizes.some((size) => size > 0xff) ? Uint16Array.from(sizes) : Uint8Array.from(sizes);
  return { starts, lengths, tags: Uint8Array.from(all, ({ tag }) => tagId(tag)), names: [...tags] };
}

/**
 * What `segment` gives for a text that was packed.
 * @param at the text's place among those that were packed
 */
export function wordsAt({ starts, lengths, tags: ids, names }: WordsData, at: number, text: string): Word[] {
  const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0];
  return unpack(text, lengths.subarray(from, to), ids.subarray(from, to), names);
}

/** The words of at least `least` UTF-16 units of a text that was packed, in order. */
export function longWordsAt(data: WordsData, at: number, text: string, least: number): string[] {
  const words: string[] = [];
  let start = 0;
  for (let place = data.starts[at] ?? 0; place < (data.starts[at + 1] ?? 0); place += 1) {
    const length = data.lengths[place] ?? 0;
    if (length >= least) words.push(text.slice(start, start + length));
    start += length;
  }
  return words;
}

/** Index of the first word that begins at or after `at`, by bisection; their number if there is none. */
export function firstWordFrom(words: readonly Word[], at: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words in a range of a text, offsets counted from its start. */
export function wordsIn(words: readonly Word[], from: number, to: number): Word[] {
  const inside: Word[] = [];
  for (let at = firstWordFrom(words, from); at < words.length; at += 1) {
    const word = words[at];
    if (!word || word.end > to) break;
    inside.push({ text: word.text, tag: word.tag, start: word.start - from, end: word.end - from });
  }
  return inside;
}
