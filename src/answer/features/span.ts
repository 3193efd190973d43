import { read } from '../../search/passages.ts';
import type { Statistics } from '../../search/statistics.ts';
import { kindOf } from '../../search/tokenize.ts';
import type { Word } from '../../text/segment.ts';
import type { Span } from '../../text/sentences.ts';
import type { SpanCandidate } from '../spans.ts';
import type { Alignment } from './alignment.ts';
import type { Asked } from './asked.ts';
import { closenessOf } from './closeness.ts';
import { typeOrder } from './cues.ts';
import { lettersOf, lookOf, numerals } from './look.ts';
import { type Look, type Patterns, patternFeatures, patternNames } from './patterns.ts';

/** The features of words that may be the answer, in the order of the model, each with what it sees. */
export const spanFeatures = {
  sentence: "share of the sentence's probability of holding the answer",
  sentenceLead: 'the same less that of the best other sentence',
  sentencePairs: "share of the question's pairs in the sentence",
  type: 'type of answer expected, by its place in typeOrder',
  asksWord: '1 if the question has a question word',
  leftLength: 'units of the question before the question word, in its clause',
  rightLength: 'units after it',
  length: 'UTF-16 units',
  words: 'words',
  place: 'where in the sentence, 0 to 1',
  opensClause: '1 after a mark',
  closesClause: '1 before a mark',
  digits: 'share of digits and numerals',
  latin: 'share of other letters',
  firstTag: 'part of speech of the first word',
  lastTag: 'of the last',
  tagBefore: 'of the word before',
  tagAfter: 'of the word after',
  person: 'a name of a person inside',
  placeName: 'a name of a place inside',
  verb: 'share of verbs',
  noun: 'share of nouns',
  marks: 'number of punctuation marks inside',
  quoted: 'stands exactly between quotation marks or brackets; 2 with them',
  startsWord: '1 if it starts where the segmenter starts a word',
  endsWord: '1 if it ends where the segmenter ends one',
  fits: 'how well its kind fits the type asked for',
  headEnd: 'how much of its end is the end of the noun asked for',
  headNext: '1 if the noun asked for follows',
  headBefore: '1 if the noun asked for stands before, within eight units',
  unitEnd: '1 if it ends with the measure word asked for',
  unitNext: '1 if the measure word asked for follows',
  repeatsChars: "share of its characters that are the question's",
  repeatsPairs: "weight of the question's pairs inside",
  inQuestion: '1 if the question has it word for word',
  leftBefore: 'left side of the question found before it, fading with distance',
  rightBefore: 'right side of the question found before it',
  leftAfter: 'left side of the question found after it',
  rightAfter: 'right side found after it',
  straight: 'left side before and right side after',
  crossed: 'right side before and left side after',
  farBefore: 'pairs of the question before it, fading slowly',
  farAfter: 'pairs after it, fading slowly',
  around: 'both together',
  gapBefore: 'distance to the nearest matched character before',
  gapAfter: 'and after',
  joinBefore: 'units directly before that are the end of the left side',
  joinAfter: 'units directly after that are the start of the right side',
  clausePairs: "share of the question's pairs in its clause, outside of it",
  weight: 'mean rarity of its pairs',
  rarest: 'rarity of its rarest pair',
  again: 'how often the passage has it',
  earlier: '1 if the passage has it before',
  inContext: '1 if the title or a heading has it',
  simplified: '1 if the text is in Simplified characters: how long answers are is a habit of places',
  fitsLead: 'how well its kind fits, less the best of the sentence',
  straightLead: 'left side before and right side after, less the best of the sentence',
  aroundLead: 'pairs around it, less the best of the sentence',
  ...patternFeatures,
} as const;

export const spanFeatureNames = Object.keys(spanFeatures);
/** Where each feature stands in a row. */
const column = Object.fromEntries(spanFeatureNames.map((name, at) => [name, at])) as Readonly<
  Record<keyof typeof spanFeatures, number>
>;
const patternsAt = spanFeatureNames.length - patternNames.length;

const tagCodes = 'xuvdacpfmqtnzlop e';
const clauseMarks = new Set(',，;；:：。!！?？…⋯');

/** Features that are compared within a sentence, with where the comparison goes. */
const leads = [
  ['fits', 'fitsLead'],
  ['straight', 'straightLead'],
  ['around', 'aroundLead'],
].map((pair) => pair.map((name) => spanFeatureNames.indexOf(name)) as [number, number]);

function compare(rows: readonly Float32Array[], from: number, to: number): void {
  const best = rows.reduce((top, row) => Math.max(top, row[from] ?? 0), 0);
  for (const row of rows) row[to] = (row[from] ?? 0) - best;
}

/** What the features of spans need of the sentence that they stand in. */
export interface Surroundings {
  readonly alignment: Alignment;
  readonly sentence: Span;
  /** Probability that the sentence holds the answer, 0 to 1, and its lead over the next. */
  readonly probability: number;
  readonly lead: number;
}

/** One row of features for each span of one sentence. */
export function spanRows(
  asked: Asked,
  surroundings: Surroundings,
  spans: readonly SpanCandidate[],
  patterns: Patterns,
  statistics: Statistics,
): Float32Array[] {
  const { alignment, sentence, probability, lead } = surroundings;
  const { passage } = alignment;
  const { folded } = passage;
  const { words, simplified } = read(passage);
  const { question } = asked;
  const close = closenessOf(asked, alignment, sentence);
  const sums = sumsOf(folded, words, sentence, statistics);
  const fill = patterns.of(asked);
  const type = typeOrder.indexOf(question.type);
  const pairsHere = (close.gramSum.at(-1) ?? 0) / asked.gramWeight;
  const clausesAt = clauseSums(folded, sentence, close.gramSum);
  const head = question.head;
  const rows = spans.map((span) => {
    const from = span.start - sentence.start;
    const to = span.end - sentence.start;
    const text = folded.slice(span.start, span.end);
    const length = span.end - span.start;
    const look = lookOf(folded, words, span);
    const size = span.to - span.from;
    const has = (letter: string) => countLetter(sums.letters, span, letter);
    const own = (close.gramSum[to] ?? 0) - (close.gramSum[Math.min(to, from + 1)] ?? 0);
    const before = folded[span.start - 1] ?? '';
    const after = folded[span.end] ?? '';
    const leftBefore = close.leftBefore[from] ?? 0;
    const rightAfter = close.rightAfter[to] ?? 0;
    const rightBefore = close.rightBefore[from] ?? 0;
    const leftAfter = close.leftAfter[to] ?? 0;
    const farBefore = close.farBefore[from] ?? 0;
    const farAfter = close.farAfter[to] ?? 0;
    const rarest = largest(sums.pairs, from, to - 1);
    const firstAt = folded.indexOf(text);
    const row = new Float32Array(spanFeatureNames.length);
    row[column.sentence] = probability;
    row[column.sentenceLead] = lead;
    row[column.sentencePairs] = pairsHere;
    row[column.type] = type;
    row[column.asksWord] = question.gap ? 1 : 0;
    row[column.leftLength] = asked.left.length;
    row[column.rightLength] = asked.right.length;
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
    row[column.fits] = fitOf(asked, look, text);
    row[column.headEnd] = head === '' ? -1 : commonEnd(text, head);
    row[column.headNext] = head === '' ? -1 : nextTo(folded, span.end, head);
    row[column.headBefore] =
      head === '' ? -1 : folded.slice(Math.max(0, span.start - 8), span.start).includes(head) ? 1 : 0;
    row[column.unitEnd] = question.unit === '' ? -1 : text.endsWith(question.unit) ? 1 : 0;
    row[column.unitNext] = question.unit === '' ? -1 : folded.startsWith(question.unit, span.end) ? 1 : 0;
    row[column.repeatsChars] = repeated(alignment, span) / length;
    row[column.repeatsPairs] = Math.max(0, own);
    row[column.inQuestion] = question.folded.includes(text) ? 1 : 0;
    row[column.leftBefore] = leftBefore;
    row[column.rightBefore] = rightBefore;
    row[column.leftAfter] = leftAfter;
    row[column.rightAfter] = rightAfter;
    row[column.straight] = leftBefore + rightAfter;
    row[column.crossed] = rightBefore + leftAfter;
    row[column.farBefore] = farBefore;
    row[column.farAfter] = farAfter;
    row[column.around] = farBefore + farAfter;
    row[column.gapBefore] = close.gapBefore[from] ?? 0;
    row[column.gapAfter] = close.gapAfter[to] ?? 0;
    row[column.joinBefore] = close.joinBefore[from] ?? 0;
    row[column.joinAfter] = close.joinAfter[to] ?? 0;
    row[column.clausePairs] = ((clausesAt[from] ?? 0) - own) / asked.gramWeight;
    row[column.weight] =
      length < 2 ? 0.5 : ((sums.rare[to - 1] ?? 0) - (sums.rare[from] ?? 0)) / (length - 1);
    row[column.rarest] = rarest;
    row[column.again] = countOf(folded, text);
    row[column.earlier] = firstAt >= 0 && firstAt < span.start ? 1 : 0;
    row[column.simplified] = simplified ? 1 : 0;
    row[column.inContext] = passage.context.includes(text) ? 1 : 0;
    fill(look, row, patternsAt);
    return row;
  });
  for (const [name, lead] of leads) compare(rows, name, lead);
  return rows;
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

function commonEnd(text: string, head: string): number {
  let length = 0;
  while (length < head.length && length < text.length && text.at(-1 - length) === head.at(-1 - length))
    length += 1;
  return length / head.length;
}

function nextTo(folded: string, end: number, head: string): number {
  if (folded.startsWith(head, end)) return 1;
  return folded.startsWith(head.slice(-1), end) ? 0.5 : 0;
}

function repeated(alignment: Alignment, { start, end }: Span): number {
  let found = 0;
  for (let at = start; at < end; at += 1) if ((alignment.charAt[at] ?? -1) >= 0) found += 1;
  return found;
}

/** For each offset, the sum of the matched pairs of its clause. */
function clauseSums(folded: string, sentence: Span, sums: Float32Array): Float32Array {
  const out = new Float32Array(sums.length);
  let start = 0;
  for (let at = 0; at < out.length; at += 1) {
    if (at + 1 < out.length && !clauseMarks.has(folded[sentence.start + at] ?? '')) continue;
    const total = (sums[at] ?? 0) - (sums[start] ?? 0);
    out.fill(total, start, at + 1);
    start = at + 1;
  }
  return out;
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
function fitOf({ question }: Asked, look: Look, text: string): number {
  const { tags } = look;
  const number = numerals.has(text.charAt(0)) || /[0-9]/.test(text);
  switch (question.type) {
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
