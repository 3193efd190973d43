import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Answer, Engine } from '../../answer/types.ts';

/*
 * Scores answers to a set of hand-written questions on one report: which sentence must be quoted, which words
 * pinpointed, which figures and people given; what the report does not say must not be answered.
 */

const words = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const questionSchema = z.strictObject({
  kind: z.string(),
  half: z.string().default(''),
  question: z.string(),
  /** Words that stand in the sentence to be quoted, any of them; absent if the report does not answer. */
  quote: words.optional(),
  /** Every one of these must stand in one of the quotes. */
  all: z.array(z.string()).optional(),
  /** Accepted pinpointed words, any of them. */
  answer: z.array(z.string()).optional(),
  figures: z.array(z.string()).optional(),
  people: z.array(z.string()).optional(),
  previous: z.strictObject({ question: z.string().optional(), quote: z.string().optional() }).optional(),
  smalltalk: z.enum(['greeting', 'thanks', 'farewell']).optional(),
});

export type TestQuestion = z.infer<typeof questionSchema>;

/** How one answer fared; null where the question does not test it. */
export interface Mark {
  readonly question: TestQuestion;
  readonly answer: Answer;
  readonly first: boolean | null;
  readonly three: boolean | null;
  readonly all: boolean | null;
  readonly answered: boolean | null;
  readonly pinpoint: boolean | null;
  readonly figures: boolean | null;
  readonly people: boolean | null;
  /** Not answered what is not to be answered. */
  readonly refused: boolean | null;
  readonly smalltalk: boolean | null;
}

/** Reads a question set. @throws if the file is not one, with the place of the fault */
export function readQuestions(file: string): TestQuestion[] {
  return z.array(questionSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

const marks = /[“”"「」『』‘’《》\s]/g;

/** Same words, quotation marks left aside. */
function sameWords(a: string, b: string): boolean {
  return a.replaceAll(marks, '') === b.replaceAll(marks, '');
}

/** Asks one question and marks the answer. */
export function markQuestion(engine: Engine, question: TestQuestion): Mark {
  const { question: text, previous, quote, all, answer: accepted, figures, people, smalltalk } = question;
  const given = previous && {
    ...(previous.question === undefined ? {} : { question: previous.question }),
    ...(previous.quote === undefined ? {} : { quote: previous.quote }),
  };
  const answer = engine.ask(text, given ? { previous: given } : {});
  const has = (count: number) =>
    quote ? answer.quotes.slice(0, count).some((one) => quote.some((part) => one.text.includes(part))) : null;
  const figureTexts = answer.figures.map((figure) => figure.text);
  const names = answer.people.map((person) => person.name);
  return {
    question,
    answer,
    first: has(1),
    three: has(3),
    all: all ? all.every((part) => answer.quotes.some((one) => one.text.includes(part))) : null,
    answered: quote ? answer.status === 'answered' : null,
    pinpoint: accepted ? accepted.some((one) => sameWords(one, answer.answer ?? '')) : null,
    figures: figures
      ? figures.every((one) => figureTexts.includes(one)) && figures.includes(figureTexts[0] ?? '')
      : null,
    people: people ? people.every((one) => names.includes(one)) : null,
    refused: quote || smalltalk ? null : answer.status !== 'answered',
    smalltalk: smalltalk ? answer.status === 'smalltalk' && answer.smalltalk === smalltalk : null,
  };
}

export const measures = [
  'first',
  'three',
  'all',
  'answered',
  'pinpoint',
  'figures',
  'people',
  'refused',
  'smalltalk',
] as const;
export type Measure = (typeof measures)[number];

/** Share of marks that are right in one measure, 0 to 1; NaN if none tests it. */
export function share(all: readonly Mark[], measure: Measure): number {
  const tested = all.filter((mark) => mark[measure] !== null);
  return tested.filter((mark) => mark[measure] === true).length / tested.length;
}

/** A table of right / tested by kind of question, for reading. */
export function questionTable(all: readonly Mark[]): string {
  const kinds = [...new Set(all.map((mark) => mark.question.kind))];
  const line = (name: string, some: readonly Mark[]) => {
    const cells = measures.map((measure) => {
      const tested = some.filter((mark) => mark[measure] !== null);
      if (tested.length === 0) return '';
      return `${tested.filter((mark) => mark[measure] === true).length}/${tested.length}`;
    });
    return [name.padEnd(16), ...cells.map((cell) => cell.padStart(9))].join(' ');
  };
  return [
    [''.padEnd(16), ...measures.map((measure) => measure.padStart(9))].join(' '),
    ...kinds.map((kind) =>
      line(
        kind,
        all.filter((mark) => mark.question.kind === kind),
      ),
    ),
    line('all', all),
  ].join('\n');
}
