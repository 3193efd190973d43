import { confidenceFeatureNames } from '../../answer/features/confidence.ts';
import type { Forest, ForestData } from '../../answer/forest.ts';
import { type Read, type ReaderModels, readPassages } from '../../answer/reader.ts';
import { read } from '../../search/passages.ts';
import { tableOf } from './bins.ts';
import { boost, logistic } from './boost.ts';
import { isGold, type Lesson, lessonOf, parts } from './examples.ts';
import { randomOf } from './random.ts';

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
  modelsFor: (lesson: Lesson) => ReaderModels,
  seed: number,
): ForestData {
  const random = randomOf(seed);
  const judged = lessons.flatMap((lesson) => {
    if (random() > looked) return [];
    const models = modelsFor(lesson);
    const rows: Judged[] = [];
    const judge = (one: Lesson | null, answerable: boolean, weight: number) => {
      const row = one && evidence(models, one)?.row;
      if (row) rows.push({ row, answerable, weight });
    };
    judge(lesson, true, 1);
    judge(withoutArticle(lesson), false, 1);
    if (random() < nearMisses) judge(withoutParagraph(lesson), false, nearMissWeight / nearMisses);
    if (random() < nearMisses) judge(withOtherName(lesson, random), false, nearMissWeight / nearMisses);
    return rows;
  });
  const table = tableOf(
    confidenceFeatureNames,
    judged.map(({ row }) => [row]),
  );
  const target = Float32Array.from(judged, ({ answerable }) => (answerable ? 1 : 0));
  const weight = Float32Array.from(judged, (one) => one.weight);
  const options = {
    trees: 160,
    leaves: 12,
    rate: 0.06,
    ridge: 5,
    least: 4,
    rows: 0.7,
    columns: 0.5,
    seed: 11 + seed,
  };
  return boost(table, logistic(target, weight), options);
}

/** What the models read for a lesson. */
export function evidence(models: ReaderModels, lesson: Lesson): Read | null {
  return readPassages(models, lesson.asked, lesson.hits, lesson.index.statistics);
}

/** The lesson with a tenth of the articles left out of the corpus, its own among them. */
export function withoutArticle(lesson: Lesson): Lesson {
  const tenth = lesson.part % 10;
  const left = new Set(
    lesson.index.reports.filter((_, number) => tenthOf(number) !== tenth).map((report) => report.id),
  );
  return lessonOf(lesson.example, lesson.index, undefined, (passage) => left.has(passage.report.id));
}

function tenthOf(number: number): number {
  return Math.floor(((Math.imul(number + 1, 0x9e3779b1) >>> 0) * parts) / 2 ** 32) % 10;
}

/** The lesson without its own paragraph; null when its article has no other. */
function withoutParagraph(lesson: Lesson): Lesson | null {
  const siblings =
    lesson.index.reports.find((report) => report.id === lesson.example.report)?.blocks.length ?? 0;
  if (siblings < 2) return null;
  return lessonOf(lesson.example, lesson.index, undefined, (passage) => !isGold(lesson, passage));
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
  return lessonOf(lesson.example, lesson.index, text);
}

/** The confidence for a row of evidence, 0 to 1. */
export function confidenceOf(forest: Forest, row: Float32Array): number {
  return 1 / (1 + Math.exp(-forest.score(row)));
}
