import type { Hit } from '../../search/index.ts';
import type { Statistics } from '../../search/statistics.ts';
import type { RankedSentence, RankedSpan, Window } from '../reader.ts';
import type { Asked } from './asked.ts';
import { typeOrder } from './cues.ts';
import { sentenceFeatureNames } from './sentence.ts';

/** The features of an answer as a whole: does the corpus answer the question at all? */
export const confidenceFeatures = {
  type: 'type of answer expected, by its place in typeOrder',
  asksWord: '1 if the question has a question word',
  questionLength: 'number of pairs of characters in the question',
  corpus: 'logarithm of the number of passages',
  sentence: 'probability of the best sentence',
  window: 'probability of the quotation',
  sentenceScore: "the best sentence's score before it is compared with others",
  spanScore: 'probability of the best words',
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
} as const;

/** Features of the best sentence that tell of the whole. */
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

export const confidenceFeatureNames = [
  ...Object.keys(confidenceFeatures),
  ...ofSentence.map((name) => `best.${name}`),
];

/** What was read for a question. */
export interface Evidence {
  readonly hits: readonly Hit[];
  readonly sentences: readonly RankedSentence[];
  readonly spans: readonly RankedSpan[];
  readonly window: Window;
  readonly expected: number;
}

/** The features of what was read for a question. */
export function confidenceRow(asked: Asked, evidence: Evidence, statistics: Statistics): Float32Array {
  const { hits, sentences, spans, window, expected } = evidence;
  const inWindow = sentences.filter(
    ({ candidate }) =>
      candidate.passage === window.passage && candidate.start < window.end && candidate.end > window.start,
  );
  const best = inWindow.reduce(
    (a, b) => (b.probability > a.probability ? b : a),
    inWindow[0] as RankedSentence,
  );
  const quote = `${window.passage.folded.slice(window.start, window.end)} ${window.passage.context}`;
  const passage = `${window.passage.folded} ${window.passage.context}`;
  const missing = asked.terms.filter((term) => !quote.includes(term.text));
  const rarest = (terms: readonly { weight: number }[]) =>
    terms.reduce((top, term) => Math.max(top, term.weight), 0);
  const first = hits[0]?.score ?? 0;
  const row: Record<keyof typeof confidenceFeatures, number> = {
    type: typeOrder.indexOf(asked.question.type),
    asksWord: asked.question.gap ? 1 : 0,
    questionLength: asked.grams.length,
    corpus: Math.log(1 + statistics.size),
    sentence: best.probability,
    window: window.probability,
    sentenceScore: best.score,
    spanScore: spans.reduce((top, span) => Math.max(top, span.probability), 0),
    expected,
    hit: Math.log(1 + first / Math.max(1, asked.grams.length)),
    hitLead: first === 0 ? 0 : 1 - (hits[1]?.score ?? 0) / first,
    pairsSeen:
      asked.grams.reduce((sum, gram) => sum + (passage.includes(gram.text) ? gram.weight : 0), 0) /
      asked.gramWeight,
    missingRarest: rarest(missing),
    missingShare: missing.reduce((sum, term) => sum + term.weight, 0) / asked.termWeight,
    missingName: rarest(missing.filter((term) => term.name)),
    missingPassage: rarest(missing.filter((term) => !passage.includes(term.text))),
    missingCorpus:
      asked.terms.filter((term) => statistics.frequency(term.text) === 0 && !passage.includes(term.text))
        .length / Math.max(1, asked.terms.length),
    missingChars: asked.terms.reduce((low, { text }) => Math.min(low, charShare(text, quote)), 1),
  };
  return Float32Array.from([...Object.values(row), ...columns.map((column) => best.row[column] ?? 0)]);
}

function charShare(text: string, quote: string): number {
  let found = 0;
  for (const char of text) if (quote.includes(char)) found += char.length;
  return found / (text.length || 1);
}
