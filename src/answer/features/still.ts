import { type Passage, read } from '../../search/passages.ts';
import type { AnswerType } from '../../search/question.ts';
import type { Statistics } from '../../search/statistics.ts';
import { kindOf } from '../../search/tokenize.ts';
import type { Word } from '../../text/segment.ts';
import type { Span } from '../../text/sentences.ts';
import type { SpanCandidate } from '../spans.ts';
import { fitTo, foundKinds, thingsIn } from './found.ts';
import { lettersOf, lookOf, numerals } from './look.ts';
import { type Look, lookKeys, type Patterns } from './patterns.ts';
import { column, patternsAt, spanFeatureNames } from './span-features.ts';

const tagCodes = 'xuvdacpfmqtnzlop e';
export const clauseMarks = new Set(',，;；:：。!！?？…⋯');

/** What the features of a sentence's spans are whatever the question; made once and kept with the spans. */
interface Still {
  readonly patterns: Patterns;
  readonly statistics: Statistics;
  readonly texts: readonly string[];
  /** Parts of speech. */
  readonly tags: readonly string[];
  /** Keys to the patterns. */
  readonly keys: readonly (readonly string[])[];
  /** Rows in which the columns that depend on the question are 0, one behind the other. */
  readonly rows: Float32Array;
  /** How well each span fits a type, made when first asked for. */
  readonly fits: Map<AnswerType, Float32Array>;
}

const stills = new WeakMap<readonly SpanCandidate[], Still>();

export function stillOf(
  passage: Passage,
  sentence: Span,
  spans: readonly SpanCandidate[],
  patterns: Patterns,
  statistics: Statistics,
): Still {
  const known = stills.get(spans);
  if (known?.patterns === patterns && known.statistics === statistics) return known;
  const { folded } = passage;
  const { words } = read(passage);
  const sums = sumsOf(folded, words, sentence, statistics);
  const things = thingsIn(passage, sentence);
  const texts = spans.map(({ start, end }) => folded.slice(start, end));
  const looks = spans.map((span) => lookOf(folded, words, span));
  const keys = looks.map(lookKeys);
  const rows = new Float32Array(spans.length * spanFeatureNames.length);
  for (const [at, row] of rowsIn(rows).entries()) {
    const [span, look] = [spans[at], looks[at]];
    if (!span || !look) continue;
    fillStill(row, passage, sentence, span, look, sums);
    for (const kind of foundKinds) row[column[kind]] = fitTo(span, things[kind]);
    patterns.fillAlone(keys[at] ?? [], row, patternsAt);
  }
  const tags = looks.map((look) => look.tags);
  const still = { patterns, statistics, texts, tags, keys, rows, fits: new Map() };
  stills.set(spans, still);
  return still;
}

/** The rows that lie one behind the other: hundreds of arrays of their own cost more than what is in them. */
export function rowsIn(rows: Float32Array): Float32Array[] {
  const width = spanFeatureNames.length;
  return Array.from({ length: rows.length / width }, (_, at) => rows.subarray(at * width, (at + 1) * width));
}

function fillStill(
  row: Float32Array,
  passage: Passage,
  sentence: Span,
  span: SpanCandidate,
  look: Look,
  sums: ReturnType<typeof sumsOf>,
): void {
  const { folded } = passage;
  const from = span.start - sentence.start;
  const to = span.end - sentence.start;
  const text = folded.slice(span.start, span.end);
  const length = span.end - span.start;
  const size = span.to - span.from;
  const has = (letter: string) => countLetter(sums.letters, span, letter);
  const before = folded[span.start - 1] ?? '';
  const after = folded[span.end] ?? '';
  const firstAt = folded.indexOf(text);
  row[column.length] = length;
  row[column.words] = size;
  row[column.place] = from / (sentence.end - sentence.start);
  row[column.opensClause] = from === 0 || clauseMarks.has(before) ? 1 : 0;
  row[column.closesClause] = span.end >= sentence.end || clauseMarks.has(after) ? 1 : 0;
  row[column.digits] = ((sums.digits[to] ?? 0) - (sums.digits[from] ?? 0)) / length;
  row[column.latin] = ((sums.latin[to] ?? 0) - (sums.latin[from] ?? 0)) / length;
  row[column.firstTag] = tagCodes.indexOf(look.startEdge.charAt(2));
  row[column.lastTag] = tagCodes.indexOf(look.endEdge.charAt(0));
  row[column.tagBefore] = tagCodes.indexOf(look.startEdge.charAt(0));
  row[column.tagAfter] = tagCodes.indexOf(look.endEdge.charAt(2));
  row[column.person] = has('p');
  row[column.placeName] = has('l');
  row[column.verb] = has('v') / size;
  row[column.noun] = has('nzo') / size;
  row[column.marks] = has('x');
  row[column.quoted] = quotedness(folded, span);
  row[column.startsWord] = look.startEdge.charAt(1) === '|' ? 1 : 0;
  row[column.endsWord] = look.endEdge.charAt(1) === '|' ? 1 : 0;
  row[column.weight] = length < 2 ? 0.5 : ((sums.rare[to - 1] ?? 0) - (sums.rare[from] ?? 0)) / (length - 1);
  row[column.rarest] = largest(sums.pairs, from, to - 1);
  row[column.again] = countOf(folded, text);
  row[column.earlier] = firstAt >= 0 && firstAt < span.start ? 1 : 0;
  row[column.simplified] = read(passage).simplified ? 1 : 0;
  row[column.inContext] = passage.context.includes(text) ? 1 : 0;
}

export function fitsOf(still: Still, type: AnswerType): Float32Array {
  const known = still.fits.get(type);
  if (known) return known;
  const fits = Float32Array.from(still.texts, (text, at) => fitOf(type, still.tags[at] ?? '', text));
  still.fits.set(type, fits);
  return fits;
}

/** Counts that every stretch of a sentence needs, as running sums over its units; and the words' letters. */
function sumsOf(folded: string, words: readonly Word[], sentence: Span, statistics: Statistics) {
  const size = sentence.end - sentence.start;
  const digits = new Uint16Array(size + 1);
  const latin = new Uint16Array(size + 1);
  const rare = new Float32Array(size + 1);
  const pairs = new Float32Array(size);
  for (let at = 0; at < size; at += 1) {
    const place = sentence.start + at;
    const char = folded[place] ?? '';
    const digit = numerals.has(char);
    digits[at + 1] = (digits[at] ?? 0) + (digit ? 1 : 0);
    latin[at + 1] = (latin[at] ?? 0) + (!digit && kindOf(folded.charCodeAt(place)) === 'word' ? 1 : 0);
    pairs[at] = statistics.idf(folded.slice(place, place + 2));
    rare[at + 1] = (rare[at] ?? 0) + (pairs[at] ?? 0);
  }
  return { digits, latin, rare, pairs, letters: lettersOf(words) };
}

function countLetter(letters: readonly string[], span: SpanCandidate, wanted: string): number {
  let count = 0;
  for (let at = span.from; at < span.to; at += 1) if (wanted.includes(letters[at] ?? '')) count += 1;
  return count;
}

const openers = '「『“《〈(（【"';
const enders = '」』”》〉)）】"';

function quotedness(folded: string, { start, end }: Span): number {
  const outside = openers.indexOf(folded[start - 1] ?? '?');
  if (outside >= 0 && enders[outside] === folded[end]) return 1;
  const inside = openers.indexOf(folded[start] ?? '?');
  return inside >= 0 && enders[inside] === folded[end - 1] ? 2 : 0;
}

function largest(values: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let at = from; at < to; at += 1) most = Math.max(most, values[at] ?? 0);
  return most;
}

function countOf(folded: string, text: string): number {
  let count = 0;
  for (let at = folded.indexOf(text); at >= 0 && count < 4; at = folded.indexOf(text, at + text.length))
    count += 1;
  return count;
}

/** How well the kind of a stretch fits the type asked for, 0 to 1; 0.5 where the type does not tell. */
function fitOf(type: AnswerType, tags: string, text: string): number {
  const number = numerals.has(text.charAt(0)) || /[0-9]/.test(text);
  switch (type) {
    case 'count':
    case 'money':
    case 'age':
      return number ? (/[0-9〇零一二两三四五六七八九十百千万亿]$/.test(text) ? 0.7 : 1) : 0;
    case 'date':
      return /[年月日号时世纪代期初末秋春夏冬]$/.test(text) ? (number ? 1 : 0.7) : number ? 0.5 : 0;
    case 'person':
      return tags.includes('p') || text.includes('·') ? 1 : tags.includes('z') ? 0.6 : 0.2;
    case 'place':
      return tags.includes('l') ? 1 : /[国省市县区镇乡村州岛山河路街洲]$/.test(text) ? 0.9 : 0.3;
    case 'organisation':
      return tags.includes('o') || /[司团行学院校府会党队厂社部局军]$/.test(text) ? 1 : 0.3;
    default:
      return 0.5;
  }
}
