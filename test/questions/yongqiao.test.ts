import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/answer/engine.ts';
import {
  type Mark,
  type Measure,
  markQuestion,
  questionTable,
  readQuestions,
  share,
} from '../../src/cli/bench/questions.ts';
import { loadCorpus } from '../../src/corpus/load.ts';

const root = join(import.meta.dirname, '../..');
const questions = readQuestions(join(import.meta.dirname, 'yongqiao.json'));
const engine = createEngine(loadCorpus(join(root, 'corpus')).reports);
const marks = questions.map((question) => markQuestion(engine, question));

const floors: readonly (readonly [string, Measure, number])[] = [
  ['the first quotation is right', 'first', 0.92],
  ['one of the first three is right', 'three', 0.97],
  ['every quotation of a list is there', 'all', 0.9],
  ['what the report says is answered', 'answered', 0.92],
  ['the pinpointed words are right', 'pinpoint', 0.8],
  ['the figures are right', 'figures', 0.95],
  ['the people are right', 'people', 0.95],
  ['what the report does not say is not answered', 'refused', 0.88],
  ['small talk is told from questions', 'smalltalk', 1],
];

describe('questions on the shipped report', () => {
  it('are of every kind', () => {
    console.log(questionTable(marks));
    expect(questions.filter((question) => question.quote).length).toBeGreaterThanOrEqual(110);
    expect(marks.filter((mark) => mark.refused !== null).length).toBeGreaterThanOrEqual(40);
    expect(questions.filter((question) => question.kind === 'near miss').length).toBeGreaterThanOrEqual(20);
  });

  it.each(floors)('%s', (_, measure, floor) => {
    expect(share(marks, measure), failures(marks, measure)).toBeGreaterThanOrEqual(floor);
  });

  it('joins no name with what is said of another', () => {
    const near = marks.filter((mark) => mark.question.kind === 'near miss');
    expect(share(near, 'refused'), failures(near, 'refused')).toBeGreaterThanOrEqual(0.8);
  });
});

function failures(some: readonly Mark[], measure: Measure): string {
  const wrong = some.filter((mark) => mark[measure] === false).map((mark) => mark.question.question);
  return `wrong: ${wrong.join(' | ')}`;
}
