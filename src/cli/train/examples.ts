import { type Asked, askedOf } from '../../answer/features/asked.ts';
import { createKnowledge, type Knowledge } from '../../answer/knowledge.ts';
import { type Understood, understand } from '../../answer/understand.ts';
import { buildIndex, type Hit, type SearchIndex } from '../../search/index.ts';
import type { Passage } from '../../search/passages.ts';
import { fold } from '../../text/fold.ts';
import type { Dataset, Example } from './squad.ts';

/** Passages read for a question; the engine reads as many. */
export const passagesRead = 5;

/** A question laid out for learning. */
export interface Lesson {
  readonly example: Example;
  readonly index: SearchIndex;
  readonly knowledge: Knowledge;
  readonly understood: Understood;
  /** Passages to consider; all when absent. */
  readonly filter: ((passage: Passage) => boolean) | undefined;
  readonly asked: Asked;
  readonly hits: readonly Hit[];
  /** Gold answers folded, as written and without marks. */
  readonly gold: readonly string[];
  readonly bare: readonly string[];
  /** Part of the data that its article belongs to, 0 to `parts` - 1. */
  readonly part: number;
}

/** Articles are dealt into this many parts. */
export const parts = 20;

/** The part of an article: by its number alone, so that it stays when others come or go. */
export function partOf(report: string): number {
  return (((Math.imul(Number(report.slice(1)) + 1, 0x9e3779b1) >>> 0) * parts) / 2 ** 32) | 0;
}

/** Lays out all questions of a set over its own index. */
export function lessonsOf(set: Dataset): Lesson[] {
  const index = buildIndex(set.reports);
  const knowledge = createKnowledge(index);
  return set.examples.map((example) => lessonOf(example, { index, knowledge }));
}

/** Lays out a question, or the same example with other words or fewer passages. */
export function lessonOf(
  example: Example,
  { index, knowledge }: Pick<Lesson, 'index' | 'knowledge'>,
  question = example.question,
  filter?: (passage: Passage) => boolean,
): Lesson {
  const understood = understand(question, knowledge);
  const gold = example.answers.map(fold);
  return {
    example,
    index,
    knowledge,
    understood,
    filter,
    asked: askedOf(understood.question, index.statistics),
    hits: index.search(
      understood.query,
      passagesRead,
      (passage) => passage.block.kind === 'paragraph' && (filter?.(passage) ?? true),
    ),
    gold,
    bare: gold.map(bare),
    part: partOf(example.report),
  };
}

/** Letters and digits only: how answers are compared. */
export function bare(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** True for the passage that a question was asked about. */
export function isGold({ example }: Lesson, passage: Passage): boolean {
  return passage.report.id === example.report && passage.blockIndex === example.block;
}

/** F1 of two texts by their characters, 0 to 1. */
export function f1(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (const char of a) counts.set(char, (counts.get(char) ?? 0) + 1);
  let common = 0;
  for (const char of b) {
    const left = counts.get(char) ?? 0;
    if (left === 0) continue;
    common += 1;
    counts.set(char, left - 1);
  }
  return common === 0 ? 0 : (2 * common) / ([...a].length + [...b].length);
}
