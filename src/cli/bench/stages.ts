import { askedOf } from '../../answer/features/asked.ts';
import { createKnowledge } from '../../answer/knowledge.ts';
import type { Models } from '../../answer/models.ts';
import {
  rankSentences,
  rankSpans,
  singlesOf,
  spanRowsOf,
  windowsOf,
  worthReading,
} from '../../answer/reader.ts';
import type { Engine } from '../../answer/types.ts';
import { understand } from '../../answer/understand.ts';
import type { SearchIndex } from '../../search/index.ts';
import { passagesRead } from '../train/examples.ts';
import { times } from './table.ts';

/** What each stage of a question costs, in milliseconds. */
export function stages(
  engine: Engine,
  index: SearchIndex,
  models: Models,
  questions: readonly string[],
): string[][] {
  const knowledge = createKnowledge(engine.reports);
  const took: Record<string, number[]> = {};
  const stage = <T>(name: string, run: () => T): T => {
    const start = performance.now();
    const made = run();
    const list = took[name] ?? [];
    list.push(performance.now() - start);
    took[name] = list;
    return made;
  };
  for (const text of questions) {
    const { question, search } = stage('understand', () => understand(text, knowledge));
    const hits = stage('search', () =>
      index.search(search, passagesRead, ({ block }) => block.kind === 'paragraph'),
    );
    const asked = askedOf(question, index.statistics);
    const sentences = stage('sentences', () => rankSentences(models, asked, hits));
    const rows = stage('spans: features', () =>
      spanRowsOf(asked, worthReading(sentences), models.patterns, index.statistics),
    );
    const spans = stage('spans: scores', () => rankSpans(models, rows));
    stage('quotations', () => windowsOf(singlesOf(sentences, spans)));
    stage('all told', () => engine.ask(text));
  }
  return [
    ['stage', 'p50 ms', 'p99 ms'],
    ...Object.entries(took).map(([name, list]) => [name, ...times(list)]),
  ];
}
