import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { find } from '../../answer/engine.ts';
import { evidenceFeatureNames } from '../../answer/features/evidence.ts';
import { blankForest, Forest } from '../../answer/forest.ts';
import { type Scored, weightOf } from '../../answer/judge.ts';
import { createKnowledge } from '../../answer/knowledge.ts';
import type { ModelData, Models } from '../../answer/models.ts';
import { understand } from '../../answer/understand.ts';
import { loadCorpus } from '../../corpus/load.ts';
import { parseReport } from '../../corpus/parse.ts';
import type { Report } from '../../corpus/types.ts';
import { buildIndex } from '../../search/index.ts';
import { readQuestions } from '../bench/questions.ts';
import { tableOf } from './bins.ts';
import { boost, logistic, softmax } from './boost.ts';
import { randomOf } from './random.ts';

/** What stands beside a report in `training/` and `test/reports`: NAME.gold.json beside NAME.txt or NAME.md. */
const schema = z.object({
  /** A question, words that stand only in what answers, the words that answer if no whole sentence does. */
  questions: z.array(z.tuple([z.string(), z.string(), z.string().nullable()])),
  unanswerable: z.array(z.string()),
});

/** A question to a report that is a corpus of its own, with the quotations that were weighed. */
export interface Weighed {
  /** Words of which what answers has some; null if nothing does. */
  readonly evidence: readonly string[] | null;
  readonly quotations: readonly (Scored & { readonly evidence: Float32Array })[];
  /** How much it counts. */
  readonly weight: number;
}

interface Asked {
  readonly question: string;
  readonly evidence: readonly string[] | null;
  readonly weight: number;
}

/** A report that is a corpus of its own, with questions to it. */
export interface Exam {
  readonly report: Report;
  readonly asked: readonly Asked[];
}

const unlearned = blankForest(evidenceFeatureNames);

/** Weighs everything alike: the models before there are any. */
export const blank: Models['small'] = { quotation: unlearned, confidence: unlearned };

/**
 * Reads the reports of a folder that have questions; those of the corpus folder are not repeated there.
 * @throws with the file's name when it cannot be read or has another form
 */
export function readExams(folder: string): Exam[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => {
      const id = name.slice(0, -suffix.length);
      const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!parsed.success) throw new Error(`${join(folder, name)}: ${z.prettifyError(parsed.error)}`);
      const file = [`${id}.txt`, `${id}.md`].map((one) => join(folder, one)).find((one) => existsSync(one));
      const report = file ? parseReport(id, readFileSync(file, 'utf8')) : shipped(id);
      if (!report) throw new Error(`${join(folder, name)}: no report ${id} beside it or in ${corpus}`);
      const { questions, unanswerable } = parsed.data;
      return {
        report,
        asked: [
          ...questions.map(([question, evidence]) => ({ question, evidence: [evidence], weight: 1 })),
          ...unanswerable.map((question) => ({ question, evidence: null, weight: 1 })),
        ],
      };
    });
}

/** The shipped report with the questions of a file as `bench -- quality --questions` has them. */
export function shippedExam(file: string): Exam {
  const [report] = loadCorpus(corpus).reports;
  if (!report) throw new Error(`no report in ${corpus}`);
  const asked = readQuestions(file).flatMap(({ question, quote, previous, smalltalk }) =>
    previous || smalltalk ? [] : [{ question, evidence: quote ?? null, weight: 1 }],
  );
  return { report, asked };
}

const suffix = '.gold.json';
const corpus = 'corpus';

function shipped(id: string): Report | undefined {
  return loadCorpus(corpus).reports.find((report) => report.id === id);
}

/** Asks each report its questions and more that follow from all of them, alone and among other reports. */
export function weigh(exams: readonly Exam[], models: Omit<Models, 'small'>): Weighed[] {
  const random = randomOf(23);
  const everything = exams.flatMap(({ report, asked }) =>
    asked.map(({ question }) => ({ report, question })),
  );
  const alone = exams.flatMap(({ report, asked }) => {
    const answered = asked.flatMap(({ question, evidence }) => (evidence ? [question] : []));
    const made = [
      ...foreign(report, everything, random),
      ...exchanged(answered, report, random),
      ...headings(report),
    ];
    return ask([report], [...asked, ...made], models);
  });
  const together = exams.flatMap((_, at) => {
    if (at % shelf !== 0) return [];
    const some = exams.slice(at, at + shelf);
    const asked = some.flatMap((exam) => exam.asked.map((one) => ({ ...one, weight: togetherWeight })));
    return ask(
      some.map(({ report }) => report),
      asked,
      models,
    );
  });
  return [...alone, ...together];
}

/** Reports that are asked together, and what a question to them counts. */
const shelf = 6;
const togetherWeight = 0.25;

function ask(reports: readonly Report[], asked: readonly Asked[], models: Omit<Models, 'small'>): Weighed[] {
  const index = buildIndex(reports);
  const knowledge = createKnowledge(index);
  const tools = { index, knowledge, models: { ...models, small: blank } };
  return asked.map(({ question, evidence, weight }) => {
    const { ranked } = find(tools, understand(question, knowledge));
    const quotations = ranked.flatMap((one) => (one.evidence ? [{ ...one, evidence: one.evidence }] : []));
    return { evidence, quotations, weight };
  });
}

/** Those that are made count little: what is to be learned is how people ask. */
const madeWeight = 0.05;
const foreignAsked = 8;

/** Questions to other reports, which this one does not answer. */
function foreign(
  { id }: Report,
  everything: readonly { readonly report: Report; readonly question: string }[],
  random: () => number,
): Asked[] {
  const others = everything.filter((one) => one.report.id !== id);
  return Array.from({ length: foreignAsked }, () => others[Math.floor(random() * others.length)]).flatMap(
    (one) => (one ? [{ question: one.question, evidence: null, weight: madeWeight }] : []),
  );
}

/** Questions with a person's name exchanged for another of the report: hardly ever true of both. */
function exchanged(questions: readonly string[], { people }: Report, random: () => number): Asked[] {
  return questions.flatMap((question) => {
    const named = people.find(({ name }) => question.includes(name));
    const others = people.filter(({ name }) => !question.includes(name));
    const other = others[Math.floor(random() * others.length)];
    if (!named || !other) return [];
    return [{ question: question.replaceAll(named.name, other.name), evidence: null, weight: madeWeight }];
  });
}

/** Headings as they stand: who types one wants it. */
function headings({ blocks }: Report): Asked[] {
  return blocks
    .filter(({ kind }) => kind === 'heading')
    .map(({ text }) => ({ question: text, evidence: [text], weight: madeWeight }));
}

/** Two sentences that answer count as much less than one as they are longer than this, in units. */
const brief = 60;
const options = { rate: 0.05, ridge: 5, rows: 0.7, columns: 0.4, leaves: 6 };

/** Learns which quotation of a report answers, and whether it does. */
export function learnSmall(asked: readonly Weighed[], seed: number): ModelData['small'] {
  const groups = asked.flatMap(({ evidence, quotations }) => {
    const worth = quotations.map(({ window }) => {
      const length = window.end - window.start;
      return answers(window, evidence) ? 1 / (1 + Math.max(0, length - brief) / brief) : 0;
    });
    const all = worth.reduce((sum, one) => sum + one, 0);
    return all === 0 ? [] : [{ quotations, marks: worth.map((one) => one / all) }];
  });
  const table = tableOf(
    evidenceFeatureNames,
    groups.map(({ quotations }) => quotations.map(({ evidence }) => evidence)),
  );
  const target = Float32Array.from(groups.flatMap(({ marks }) => marks));
  const quotation = boost(table, softmax(table, target), {
    ...options,
    trees: 200,
    least: 1,
    seed: 17 + seed,
  });
  const ranker = new Forest(quotation, evidenceFeatureNames);
  const judged = asked.flatMap(({ evidence, quotations, weight }) => {
    const scores = quotations.map((one) => weightOf(one, one.evidence, ranker));
    const best = quotations[scores.indexOf(Math.max(...scores))];
    const right = best !== undefined && answers(best.window, evidence);
    // A wrong quotation for a question that has an answer teaches neither.
    return !best || (evidence !== null && !right) ? [] : [{ row: best.evidence, right, weight }];
  });
  const sum = (all: readonly { readonly weight: number }[]) =>
    all.reduce((total, one) => total + one.weight, 0);
  const yes = sum(judged.filter(({ right }) => right)) / sum(judged);
  const confidence = boost(
    tableOf(
      evidenceFeatureNames,
      judged.map(({ row }) => [row]),
    ),
    logistic(
      Float32Array.from(judged, ({ right }) => (right ? 1 : 0)),
      Float32Array.from(judged, ({ right, weight }) => (weight * 0.5) / (right ? yes : 1 - yes)),
    ),
    { ...options, trees: 500, leaves: 8, least: 4, seed: 19 + seed },
  );
  return { quotation, confidence };
}

function answers({ passage, start, end }: Scored['window'], evidence: readonly string[] | null): boolean {
  const text = passage.block.text.slice(start, end);
  return evidence?.some((words) => text.includes(words)) ?? false;
}
