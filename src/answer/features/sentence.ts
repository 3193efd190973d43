import type { Hit } from '../../search/index.ts';
import type { Passage } from '../../search/passages.ts';
import type { Candidate } from '../candidates.ts';
import { align } from './alignment.ts';
import type { Asked } from './asked.ts';
import { cuesOf, expected, typeOrder } from './cues.ts';
import { bySentence, longestRun, type Share, Shares } from './shares.ts';

/** The features of a sentence, in the order of the model, each with what it sees. */
export const sentenceFeatures = {
  type: 'type of answer expected, by its place in typeOrder',
  asksWord: '1 if the question has a question word',
  questionLength: 'number of pairs of characters in the question',
  hit: "the passage's search score as a share of the best one's",
  hitMargin: "the passage's search score less that of the best other, as a share of the best",
  rank: "the passage's rank in the search",
  position: 'index of the sentence in its passage',
  fromEnd: 'how many sentences follow',
  length: 'UTF-16 units',
  pairs: "weighted share of the question's pairs of characters in the sentence",
  pairsNear: 'the same, pairs weighted by closeness to the question word',
  chars: "weighted share of the question's content characters",
  terms: "weighted share of the question's content words",
  names: 'share of names and numbers, 1 if the question has none',
  partial: 'share of content words, each counted by its best partial match',
  longest: "longest stretch of the question found as it stands, as a share of the question's length",
  longestRun: 'the same in units',
  context: 'share of pairs in title and headings',
  withContext: 'share of pairs in sentence or title or headings',
  charsWithContext: 'share of content characters in sentence or title or headings',
  before: 'share of pairs in the sentence before',
  withBefore: 'share of pairs in the sentence or the one before or the headings',
  after: 'share of pairs in the sentence after',
  passage: 'share of pairs in the whole passage with its headings',
  passageChars: 'share of content characters in the whole passage with its headings',
  passageTerms: 'share of content words in the whole passage with its headings',
  own: "share of pairs, each divided by the number of the found passages' sentences that have it",
  ownPassage: 'the same, counted among the sentences of its own passage',
  lead: 'share of pairs less the best share of a sentence of the same passage that does not overlap',
  leadAll: 'share of pairs less the best share of any sentence that does not overlap',
  density: 'matched pairs to a unit of length',
  closeness: 'matched words to the length of the shortest stretch that holds them all',
  expected: '1 if a thing of the expected kind is there',
  number: 'a number',
  date: 'a date',
  person: 'a name of a person',
  place: 'a place',
  organisation: 'an organisation',
  title: 'something in quotation marks',
  reason: 'a word of cause',
  list: 'an enumeration',
  head: 'share of the noun asked for',
  unit: '1 if the measure word asked for is there',
  pronoun: '1 if it begins with 他, 其, 該, 此',
  opposite: 'the question word left out: how much of what stands next to it stands together here',
  bestOfPassage: 'best share of pairs among the sentences of the passage',
} as const;

export const sentenceFeatureNames = Object.keys(sentenceFeatures);

/** One row of features for each candidate, in their order. */
export function sentenceRows(
  asked: Asked,
  hits: readonly Hit[],
  candidates: readonly Candidate[],
): Float32Array[] {
  const shares = new Shares(asked);
  const top = hits[0]?.score ?? 1;
  const views = hits.map((hit) => viewOf(shares, asked, hit.passage));
  const everywhere = shares.counts(views.flatMap((view) => view.sentences));
  const overall = twoBest(views.map((view) => view.best));
  const { question } = asked;
  const width = sentenceFeatureNames.length;
  const all = new Float32Array(candidates.length * width);
  return candidates.map((candidate, at) => {
    const own = all.subarray(at * width, (at + 1) * width);
    const { passage, rank, place } = candidate;
    const view = views[rank];
    const presence = view?.sentences[place];
    if (!view || !presence) return own;
    const here = view.shares[place] ?? nothing;
    const before = view.sentences[place - 1];
    const context = view.context;
    const union = shares.of(shares.union(presence, context));
    const run = longestRun(view.alignment, asked, candidate);
    const cues = cuesOf(passage, candidate);
    const text = passage.folded.slice(candidate.start, candidate.end);
    const other = hits[rank === 0 ? 1 : 0]?.score ?? 0;
    const rival = here.pairs === view.best ? view.second : view.best;
    const elsewhere = view.best === overall.first ? overall.second : overall.first;
    const row: Record<keyof typeof sentenceFeatures, number> = {
      type: typeOrder.indexOf(question.type),
      asksWord: question.gap ? 1 : 0,
      questionLength: asked.grams.length,
      hit: candidate.hit / top,
      hitMargin: (candidate.hit - other) / top,
      rank,
      position: place,
      fromEnd: view.sentences.length - place - 1,
      length: candidate.end - candidate.start,
      pairs: here.pairs,
      pairsNear: here.near,
      chars: here.chars,
      terms: here.terms,
      names: shares.names(presence, context),
      partial: shares.partial(presence),
      longest: run / (question.folded.length || 1),
      longestRun: run,
      context: view.contextShare.pairs,
      withContext: union.pairs,
      charsWithContext: union.chars,
      before: view.shares[place - 1]?.pairs ?? 0,
      withBefore: before ? shares.of(shares.union(before, presence, context)).pairs : union.pairs,
      after: view.shares[place + 1]?.pairs ?? 0,
      passage: view.whole.pairs,
      passageChars: view.whole.chars,
      passageTerms: view.whole.terms,
      own: shares.own(presence, everywhere),
      ownPassage: shares.own(presence, view.counts),
      lead: here.pairs - rival,
      leadAll: here.pairs - Math.max(rival, elsewhere),
      density: (here.pairs * asked.gramWeight) / (candidate.end - candidate.start),
      closeness: shares.closeness(view.alignment, candidate),
      expected: expected(question.type, cues),
      number: cues.number,
      date: cues.date,
      person: cues.person,
      place: cues.place,
      organisation: cues.organisation,
      title: cues.title,
      reason: cues.reason,
      list: cues.list,
      head: headShare(question.head, text),
      unit: question.unit === '' ? 0.5 : text.includes(question.unit) ? 1 : 0,
      pronoun: /^[他她它其该此这]/.test(text) ? 1 : 0,
      opposite: (here.near * run) / (run + 2),
      bestOfPassage: view.best,
    };
    own.set(Object.values(row));
    return own;
  });
}

const nothing: Share = { pairs: 0, near: 0, chars: 0, terms: 0 };

/** What the sentences of one passage have in common. */
function viewOf(shares: Shares, asked: Asked, passage: Passage) {
  const alignment = align(asked, passage);
  const sentences = bySentence(shares, alignment);
  const own = sentences.map((sentence) => shares.of(sentence));
  const context = shares.inText(passage.context);
  const { first, second } = twoBest(own.map((share) => share.pairs));
  return {
    alignment,
    sentences,
    shares: own,
    context,
    contextShare: shares.of(context),
    whole: shares.of(shares.union(context, ...sentences)),
    counts: shares.counts(sentences),
    best: first,
    second,
  };
}

function twoBest(values: readonly number[]): { first: number; second: number } {
  const [first = 0, second = 0] = [...values].sort((a, b) => b - a);
  return { first, second };
}

function headShare(head: string, text: string): number {
  if (head === '') return 0.5;
  if (text.includes(head)) return 1;
  return head.length > 2 && text.includes(head.slice(-2)) ? 0.7 : 0;
}
