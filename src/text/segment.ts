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
  readonly lengths: Uint8Array | Uint16Array;
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

/** Paragraphs are segmented for figures and people, for the index and for reading: 1 KB each instead of 0.2 ms. */
const keptLength = 12;
const packed = remembered(20_000, pack);

function packedOf(text: string): Packed {
  // A comma of either width is a word of its own, and only the corpus keeps them apart.
  const plain = text.includes('，') ? text.replaceAll('，', ',') : text;
  return text.length < keptLength ? pack(plain) : packed(plain);
}

/** The words of folded text that are at least `least` UTF-16 units long, in order. */
export function longWords(text: string, least: number): string[] {
  const words: string[] = [];
  let start = 0;
  for (const length of packedOf(text).lengths) {
    if (length >= least) words.push(text.slice(start, start + length));
    start += length;
  }
  return words;
}

/**
 * Segments folded text (see `fold`) into words that cover all of it in order.
 * @param text Simplified, lower case; jieba's dictionary knows nothing else
 */
export function segment(text: string): Word[] {
  const { lengths, tags: ids } = packedOf(text);
  const words: Word[] = [];
  let start = 0;
  for (let at = 0; at < lengths.length; at += 1) {
    const end = start + (lengths[at] ?? 0);
    words.push({ text: text.slice(start, end), tag: tags[ids[at] ?? 0] ?? '', start, end });
    start = end;
  }
  return words;
}
