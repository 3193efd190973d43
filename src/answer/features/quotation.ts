import type { Passage } from '../../search/passages.ts';
import type { Statistics } from '../../search/statistics.ts';
import { choose, type RankedSentence, type Read, smallCorpus, type Window } from '../reader.ts';
import type { Support } from '../support.ts';
import { bearingOf } from '../verdict.ts';
import type { Asked } from './asked.ts';
import { typeOrder } from './cues.ts';
import { sentenceFeatureNames } from './sentence.ts';

/** The features of a quotation: is it the one that answers, and does the corpus answer at all? */
export const quotationFeatures = {
  type: 'type of answer expected, by its place in typeOrder',
  asksWord: '1 if the question has a question word',
  questionLength: 'number of pairs of characters in the question',
  corpus: 'logarithm of the number of passages',
  sentence: 'probability of the best sentence of the quotation',
  window: 'probability of the quotation',
  windowLead: 'the same less that of the best other quotation',
  two: '1 for two neighbouring sentences',
  length: 'UTF-16 units',
  sentenceScore: "the best sentence's score before it is compared with others",
  spanScore: 'probability of the best words',
  spanHere: 'probability of the best words of the quotation',
  expected: 'expected F1 of the words chosen',
  hit: "logarithm of the best passage's search score for each pair of the question",
  hitLead: "the best passage's lead over the second, as a share",
  pairsSeen: 'share of pairs in the quotation, its passage or its headings',
  missingRarest: 'rarity of the rarest content word that neither quotation nor headings have',
  missingShare: 'weighted share of such words',
  missingName: 'rarity of the rarest name or number among them',
  missingPassage: 'rarity of the rarest content word that the passage does not have either',
  missingCorpus: 'share of content words that no passage has',
  missingChars: 'lowest share of characters that a content word has in the quotation or its headings',
  borne: "the rules' share of the question's words that the quotation bears",
  borneHere: 'the part of it in the quotation itself',
  borneWeight: "weight of the question's words",
  stray: 'names and numbers of the question that the quotation is not about',
  strayWords: 'nouns and verbs of the asking clause that nothing bears',
  typeThere: 'whether a thing of the kind asked for stands there; 0.5 where rules cannot tell',
  unitThere: '1 if a number with the very measure word of the question stands there',
  onlyNames: '1 if only names of the asking clause are borne',
  bearing: "the rules' score beside other quotations",
} as const;

/** Features of the quotation's best sentence. */
const ofSentence = [
  'pairs',
  'pairsNear',
  'chars',
  'terms',
  'names',
  'partial',
  'longest',
  'context',
  'withContext',
  'charsWithContext',
  'withBefore',
  'passage',
  'passageChars',
  'passageTerms',
  'own',
  'lead',
  'leadAll',
  'closeness',
  'expected',
  'head',
  'unit',
  'opposite',
  'hitMargin',
  'rank',
] as const;

const columns = ofSentence.map((name) => sentenceFeatureNames.indexOf(name));

export const quotationFeatureNames = [
  ...Object.keys(quotationFeatures),
  ...ofSentence.map((name) => `best.${name}`),
];

/** A function that gives the features of quotations of what was read for a question. */
export function quotationRows(
  asked: Asked,
  read: Read,
  statistics: Statistics,
): (window: Window, support: Support) => Float32Array {
  const { hits, sentences, singles } = read;
  // In a small corpus words are read only where rules find none, and tell nothing more here.
  const spans = statistics.size < smallCorpus ? [] : read.spans;
  const first = hits[0]?.score ?? 0;
  const hit = Math.log(1 + first / Math.max(1, asked.grams.length));
  const hitLead = first === 0 ? 0 : 1 - (hits[1]?.score ?? 0) / first;
  const spanScore = spans.reduce((top, span) => Math.max(top, span.probability), 0);
  const rarest = (terms: readonly { weight: number }[]) =>
    terms.reduce((top, term) => Math.max(top, term.weight), 0);
  const share = (value: number) => value / Math.max(1, asked.terms.length);
  const withWords = new Set(spans.map(({ sentence }) => sentence));
  /** Passages with their headings, and the share of pairs in them: most have several quotations. */
  const wholes = new Map<Passage, { readonly text: string; readonly pairs: number }>();
  const wholeOf = (passage: Passage) => {
    const known = wholes.get(passage);
    if (known) return known;
    const text = `${passage.folded} ${passage.context}`;
    const pairs = asked.grams.reduce((sum, gram) => sum + (text.includes(gram.text) ? gram.weight : 0), 0);
    const whole = { text, pairs: pairs / asked.gramWeight };
    wholes.set(passage, whole);
    return whole;
  };
  return (window, support) => {
    const { passage: own, start, end } = window;
    const inside = sentences.filter(
      ({ candidate: one }) => one.passage === own && one.start < end && one.end > start,
    );
    const best = inside.reduce<RankedSentence | undefined>(
      (a, b) => (a && a.probability >= b.probability ? a : b),
      undefined,
    );
    const quote = `${own.folded.slice(start, end)} ${own.context}`;
    const whole = wholeOf(own);
    const missing = asked.terms.filter((term) => !quote.includes(term.text));
    const beyond = missing.filter((term) => !whole.text.includes(term.text));
    const others = singles.filter((one) => one.passage !== own || one.end <= start || one.start >= end);
    const words = inside.some((sentence) => withWords.has(sentence)) ? choose(spans, window) : null;
    const row: Record<keyof typeof quotationFeatures, number> = {
      type: typeOrder.indexOf(asked.question.type),
      asksWord: asked.question.gap ? 1 : 0,
      questionLength: asked.grams.length,
      corpus: Math.log(1 + statistics.size),
      sentence: best?.probability ?? 0,
      window: window.probability,
      windowLead: window.probability - others.reduce((top, one) => Math.max(top, one.probability), 0),
      two: inside.length > 1 ? 1 : 0,
      length: end - start,
      sentenceScore: best?.score ?? 0,
      spanScore,
      spanHere: words?.span.probability ?? 0,
      expected: words?.expected ?? 0,
      hit,
      hitLead,
      pairsSeen: whole.pairs,
      missingRarest: rarest(missing),
      missingShare: missing.reduce((sum, term) => sum + term.weight, 0) / asked.termWeight,
      missingName: rarest(missing.filter((term) => term.name)),
      missingPassage: rarest(beyond),
      missingCorpus: share(beyond.filter((term) => statistics.frequency(term.text) === 0).length),
      missingChars: missing.reduce((low, { text }) => Math.min(low, charShare(text, quote)), 1),
      borne: support.share,
      borneHere: support.here,
      borneWeight: support.weight,
      stray: (support.strayName ? 1 : 0) + (support.strayNumber ? 1 : 0),
      strayWords: support.strayNouns + support.strayVerbs,
      typeThere: support.typeThere === null ? 0.5 : support.typeThere ? 1 : 0,
      unitThere: support.unitThere ? 1 : 0,
      onlyNames: support.onlyNames ? 1 : 0,
      bearing: bearingOf(asked.question, support),
    };
    return Float32Array.from([...Object.values(row), ...columns.map((at) => best?.row[at] ?? 0)]);
  };
}

function charShare(text: string, quote: string): number {
  let found = 0;
  for (const char of text) if (quote.includes(char)) found += char.length;
  return found / (text.length || 1);
}
