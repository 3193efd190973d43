import { engineOf } from '../../answer/engine.ts';
import { askedOf } from '../../answer/features/asked.ts';
import { createKnowledge } from '../../answer/knowledge.ts';
import type { Models } from '../../answer/models.ts';
import { rankSentences, rankSpans, singlesOf, spanRowsOf, worthReading } from '../../answer/reader.ts';
import { understand } from '../../answer/understand.ts';
import type { SearchIndex } from '../../search/index.ts';
import { passagesRead } from '../train/examples.ts';
import { times } from './table.ts';

/** What each stage of a question costs, in milliseconds. */
export function stages(index: SearchIndex, models: Models, questions: readonly string[]): string[][] {
  const knowledge = createKnowledge(index);
  const took: Record<string, number[]> = {};
  const stage = <T>(name: string, run: () => T): T => {
    const start = performance.now();
    const made = run();
    const list = took[name] ?? [];
    list.push(performance.now() - start);
    took[name] = list;
    return made;
  };
  // An engine of its own: the other one remembers what it was asked. Before the stages, which warm what it shares.
  const fresh = engineOf(index, models);
  const asking: number[] = [];
  for (const text of questions) {
    const start = performance.now();
    fresh.ask(text);
    asking.push(performance.now() - start);
  }
  for (const text of questions) {
    const { question, query } = stage('understand', () => understand(text, knowledge));
    const hits = stage('search', () =>
      index.search(query, passagesRead, ({ block }) => block.kind === 'paragraph'),
    );
    const asked = askedOf(question, index.statistics);
    const sentences = stage('sentences', () => rankSentences(models, asked, hits));
    const rows = stage('spans: features', () =>
      spanRowsOf(asked, worthReading(sentences, index.statistics.size), models.patterns, index.statistics),
    );
    const spans = stage('spans: scores', () => rankSpans(models, rows));
    stage('quotations', () => singlesOf(sentences, spans));
  }
  return [
    ['stage', 'p50 ms', 'p99 ms'],
    ...Object.entries(took).map(([name, list]) => [name, ...times(list)]),
    ['all told', ...times(asking)],
  ];
}
