import { type Found, find } from '../../answer/engine.ts';
import { quotationFeatureNames } from '../../answer/features/quotation.ts';
import { blankForest, type ForestData } from '../../answer/forest.ts';
import type { Models } from '../../answer/models.ts';
import type { ReaderModels } from '../../answer/reader.ts';
import { read } from '../../search/passages.ts';
import { tableOf } from './bins.ts';
import { boost, logistic, softmax } from './boost.ts';
import { isGold, type Lesson, lessonOf, parts } from './examples.ts';
import { randomOf } from './random.ts';
import { blank as blankSmall } from './small.ts';

const blank = blankForest(quotationFeatureNames);

/** What the engine finds for a lesson. */
export function foundFor(models: Models, { index, knowledge, understood, filter }: Lesson): Found {
  return find({ index, knowledge, models }, understood, filter);
}

const options = { rate: 0.06, ridge: 5, least: 4, rows: 0.7, columns: 0.5 };

/**
 * Learns which quotation answers, given that one does.
 * @param modelsFor models that did not see the lesson's article
 */
export function learnQuotations(
  lessons: readonly Lesson[],
  modelsFor: (lesson: Lesson) => ReaderModels,
  seed: number,
): ForestData {
  const groups = lessons.flatMap((lesson) => {
    const { read, ranked } = foundFor(
      { ...modelsFor(lesson), quotation: blank, confidence: blank, small: blankSmall },
      lesson,
    );
    const all = ranked.flatMap(({ row, window }) =>
      row && read?.singles.includes(window) ? [{ row, window }] : [],
    );
    const right = all.filter(({ window: { passage, start, end } }) => {
      const text = passage.folded.slice(start, end);
      return isGold(lesson, passage) && lesson.gold.some((gold) => text.includes(gold));
    });
    if (right.length === 0) return [];
    const marks = all.map((one) => (right.includes(one) ? 1 / right.length : 0));
    return [{ rows: all.map(({ row }) => row), marks }];
  });
  const table = tableOf(
    quotationFeatureNames,
    groups.map(({ rows }) => rows),
  );
  const target = Float32Array.from(groups.flatMap(({ marks }) => marks));
  return boost(table, softmax(table, target), {
    ...options,
    trees: 120,
    leaves: 12,
    least: 1,
    seed: 13 + seed,
  });
}

/** Evidence with whether the corpus answered, and how much it counts. */
interface Judged {
  readonly row: Float32Array;
  readonly answerable: boolean;
  readonly weight: number;
}

/** Near misses are sometimes answers all the same, so they count less. */
const nearMissWeight = 0.5;
/** Share of the questions that are learned from, which is plenty for few features. */
const looked = 0.65;
/** Share of the questions that near misses are made of. */
const nearMisses = 0.5;

/**
 * Learns when a question is answered: against its own corpus it is; with its article left out, with only its own
 * paragraph left out, or with one of its names exchanged for another of the same passage, it is not.
 * @param modelsFor models that did not see the lesson's article
 */
export function learnConfidence(
  lessons: readonly Lesson[],
  modelsFor: (lesson: Lesson) => ReaderModels & Pick<Models, 'quotation'>,
  seed: number,
): ForestData {
  const random = randomOf(seed);
  const judged = lessons.flatMap((lesson) => {
    if (random() > looked) return [];
    const models = { ...modelsFor(lesson), confidence: blank, small: blankSmall };
    const rows: Judged[] = [];
    const judge = (one: Lesson | null, answerable: boolean, weight: number) => {
      const row = one && foundFor(models, one).ranked[0]?.row;
      if (row) rows.push({ row, answerable, weight });
    };
    judge(lesson, true, 1);
    judge(withoutArticle(lesson), false, 1);
    if (random() < nearMisses) judge(withoutParagraph(lesson), false, nearMissWeight / nearMisses);
    if (random() < nearMisses) judge(withOtherName(lesson, random), false, nearMissWeight / nearMisses);
    return rows;
  });
  const table = tableOf(
    quotationFeatureNames,
    judged.map(({ row }) => [row]),
  );
  const target = Float32Array.from(judged, ({ answerable }) => (answerable ? 1 : 0));
  const weight = Float32Array.from(judged, (one) => one.weight);
  return boost(table, logistic(target, weight), { ...options, trees: 160, leaves: 12, seed: 11 + seed });
}

/** The lesson with a tenth of the articles left out of the corpus, its own among them. */
export function withoutArticle(lesson: Lesson): Lesson {
  const tenth = lesson.part % 10;
  const left = new Set(
    lesson.index.reports.filter((_, number) => tenthOf(number) !== tenth).map((report) => report.id),
  );
  return lessonOf(lesson.example, lesson, undefined, (passage) => left.has(passage.report.id));
}

function tenthOf(number: number): number {
  return Math.floor(((Math.imul(number + 1, 0x9e3779b1) >>> 0) * parts) / 2 ** 32) % 10;
}

/** The lesson without its own paragraph; null when its article has no other. */
function withoutParagraph(lesson: Lesson): Lesson | null {
  const siblings =
    lesson.index.reports.find((report) => report.id === lesson.example.report)?.blocks.length ?? 0;
  if (siblings < 2) return null;
  return lessonOf(lesson.example, lesson, undefined, (passage) => !isGold(lesson, passage));
}

const nameTag = /^(?:nr|ns|nt|nz)/;

/** The question with one of its names exchanged for another of the same kind from the same passage. */
export function withOtherName(lesson: Lesson, random: () => number): Lesson | null {
  const passage = lesson.hits.find((hit) => isGold(lesson, hit.passage))?.passage;
  const { question } = lesson.asked;
  const name = question.terms.find((term) => nameTag.test(term.tag) && passage?.folded.includes(term.text));
  if (!passage || !name) return null;
  const others = read(passage).words.filter(
    (word) =>
      word.tag.slice(0, 2) === name.tag.slice(0, 2) &&
      word.text.length > 1 &&
      !question.folded.includes(word.text) &&
      !name.text.includes(word.text) &&
      !lesson.gold.some((gold) => gold.includes(word.text)),
  );
  const other = others[Math.floor(random() * others.length)];
  if (!other) return null;
  const text = question.text.slice(0, name.start) + other.text + question.text.slice(name.end);
  return lessonOf(lesson.example, lesson, text);
}
