import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Patterns } from '../../answer/features/patterns.ts';
import { quotationFeatureNames } from '../../answer/features/quotation.ts';
import { sentenceFeatureNames } from '../../answer/features/sentence.ts';
import { spanFeatureNames } from '../../answer/features/span-features.ts';
import { Forest } from '../../answer/forest.ts';
import type { ModelData } from '../../answer/models.ts';
import { evaluate } from './evaluate.ts';
import { type Lesson, lessonsOf, parts } from './examples.ts';
import { learnPatterns, learnSentences, learnSpans, outOfFold, scored, sentenceLesson } from './learn.ts';
import { type Exam, learnSmall, readExams, shippedExam, weigh } from './small.ts';
import { readSquad } from './squad.ts';
import { learnConfidence, learnQuotations } from './trust.ts';

const usage = `npm run -s train -- --squad FILE [--squad FILE...] --reports DIR [--reports DIR...]
       [--questions FILE] --out DIR [--seed N] [--holdout]

Learns the models of the reader from questions in SQuAD 1.1 format, and from questions to whole reports
(training/, test/reports; FILE to the shipped one) what an answer in a small corpus looks like. Writes
DIR/reader.model.json.
The same files and seed give the same bytes. With --holdout, a fifth of the articles is set aside
and the models are measured on it.`;

const folds = 2;
const started = performance.now();

function log(line: string): void {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
}

/** Learns everything from lessons. */
function learn(lessons: readonly Lesson[], exams: readonly Exam[], source: string, seed: number): ModelData {
  const laid = lessons.map(sentenceLesson);
  log(`${laid.length} questions laid out`);
  const out = outOfFold(laid, folds, seed);
  log('sentences ranked out of fold');
  const sentence = learnSentences(laid, seed);
  log('sentence model learned');
  const forest = new Forest(sentence, sentenceFeatureNames);
  const patterns = learnPatterns(laid.map((one) => scored(forest, one)));
  const spanLessons = out.flatMap((fold) => fold.lessons);
  const span = learnSpans(spanLessons, seed);
  log('span model learned');
  const halves = [0, 1].map((half) => {
    const others = spanLessons.filter(({ lesson }) => lesson.part % 2 !== half);
    return new Forest(learnSpans(others, seed, 100), spanFeatureNames);
  });
  const unseen = ({ part }: Lesson) => ({
    sentence: out[part % folds]?.sentence ?? forest,
    patterns: out[part % folds]?.patterns ?? new Patterns(patterns),
    span: halves[part % 2] ?? new Forest(span, spanFeatureNames),
  });
  const quotation = learnQuotations(lessons, unseen, seed);
  log('quotation model learned');
  const ranker = new Forest(quotation, quotationFeatureNames);
  const confidence = learnConfidence(lessons, (one) => ({ ...unseen(one), quotation: ranker }), seed);
  log('confidence model learned');
  const large = {
    sentence: forest,
    span: new Forest(span, spanFeatureNames),
    patterns: new Patterns(patterns),
    quotation: ranker,
    confidence: new Forest(confidence, quotationFeatureNames),
  };
  const small = learnSmall(weigh(exams, large), seed);
  log('models of small corpora learned');
  return {
    licence: 'CC BY-SA 3.0 and 4.0, as the data',
    source,
    sentence,
    span,
    patterns,
    quotation,
    confidence,
    small,
  };
}

function main(): number {
  const { values } = parseArgs({
    options: {
      squad: { type: 'string', multiple: true },
      reports: { type: 'string', multiple: true },
      questions: { type: 'string' },
      out: { type: 'string' },
      seed: { type: 'string', default: '1' },
      holdout: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const { squad = [], reports = [], questions, out, holdout } = values;
  const seed = Number(values.seed);
  if (squad.length === 0 || reports.length === 0 || (!out && !holdout) || !Number.isInteger(seed)) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const sets = squad.map(readSquad);
  const source = `learned by \`npm run -s train\` from ${[...sets.map((set) => set.name), ...reports, questions].join(', ')}, seed ${seed}`;
  const exams = [...reports.flatMap(readExams), ...(questions ? [shippedExam(questions)] : [])];
  const lessons = sets.map(lessonsOf);
  const aside = (lesson: Lesson) => holdout && lesson.part >= (parts * 4) / 5;
  const model = learn(
    lessons.flat().filter((lesson) => !aside(lesson)),
    exams,
    source,
    seed,
  );
  if (out) {
    mkdirSync(out, { recursive: true });
    const file = join(out, 'reader.model.json');
    writeFileSync(file, `${JSON.stringify(model)}\n`);
    log(`wrote ${file}`);
  }
  for (const [number, own] of holdout ? lessons.entries() : []) {
    process.stdout.write(`${sets[number]?.name ?? ''}: ${evaluate(model, own.filter(aside))}\n`);
  }
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`train: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
