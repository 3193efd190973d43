import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { engineOf } from '../../answer/engine.ts';
import { type Models, readModels, shippedModels } from '../../answer/models.ts';
import type { Answer } from '../../answer/types.ts';
import { loadCorpus } from '../../corpus/load.ts';
import { buildIndex } from '../../search/index.ts';
import type { Passage } from '../../search/passages.ts';
import { analyse } from '../../search/question.ts';
import { fold } from '../../text/fold.ts';
import { bare, f1, partOf, parts } from '../train/examples.ts';
import { type Dataset, type Example, readSquad } from '../train/squad.ts';
import { ownPeer, type Peer, type PeerMaker, paragraphsOf, peers } from './peers.ts';
import { markQuestion, questionTable, readQuestions } from './questions.ts';
import { stages } from './stages.ts';
import { type Bar, chart } from './svg.ts';
import { percent, table, times } from './table.ts';

export const usage = `npm run -s bench -- quality [--squad FILE...] [--peers] [--questions FILE] [--svg FILE]

  --squad FILE      questions in SQuAD 1.1 format; may be repeated
  --peers           other search engines in the same run, on the same folded text
  --questions FILE  a question set on the corpus folder (test/questions/yongqiao.json)
  --corpus DIR      that folder (default: corpus)
  --model FILE      learned model (default: models/reader.model.json)
  --holdout         only the fifth of the articles that \`train --holdout\` sets aside
  --svg FILE        writes the search table as a chart`;

/** Measures how good and how fast answers are, and prints tables. @returns the exit code */
export async function quality(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      squad: { type: 'string', multiple: true, default: [] },
      peers: { type: 'boolean', default: false },
      questions: { type: 'string' },
      corpus: { type: 'string', default: 'corpus' },
      model: { type: 'string' },
      holdout: { type: 'boolean', default: false },
      svg: { type: 'string' },
    },
  });
  if (values.squad.length === 0 && !values.questions) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const models = values.model ? readModels(values.model) : shippedModels();
  const bars: Bar[] = [];
  for (const file of values.squad) {
    const set = readSquad(file);
    const asked = values.holdout
      ? set.examples.filter(({ report }) => partOf(report) >= (parts * 4) / 5)
      : set.examples;
    bars.push(...(await measure(set, asked, models, values.peers)));
  }
  if (values.questions) {
    const engine = engineOf(buildIndex(loadCorpus(values.corpus).reports), models);
    const marks = readQuestions(values.questions).map((question) => markQuestion(engine, question));
    process.stdout.write(`${values.questions}, right of tested\n${questionTable(marks)}\n\n`);
    const all = marks.map(({ question }) => question.question);
    process.stdout.write(`${table(stages(buildIndex(engine.reports), models, all))}\n\n`);
  }
  if (values.svg) writeFileSync(values.svg, chart(bars));
  return 0;
}

async function measure(
  set: Dataset,
  asked: readonly Example[],
  models: Models,
  withPeers: boolean,
): Promise<Bar[]> {
  const before = heap();
  const [index, indexTime] = timed(() => buildIndex(set.reports));
  const memory = heap() - before;
  const [engine, engineTime] = timed(() => engineOf(index, models));
  print(`${set.name}: ${paragraphsOf(index).length} paragraphs, ${asked.length} questions`);
  const rows: string[][] = [['search', 'R@1', 'R@5', 'MRR@10', 'p50 ms', 'p99 ms', 'build s', 'heap MB']];
  const paragraphs = paragraphsOf(index);
  const own = searchRow(ownPeer(index), asked, paragraphs);
  const bars = [{ set: set.name, name: own.name, recall: own.recall }];
  rows.push([...own.cells, (indexTime / 1000).toFixed(1), memory.toFixed(0)]);
  for (const maker of withPeers ? peers : []) {
    const row = await peerRow(maker, asked, paragraphs);
    bars.push({ set: set.name, name: row.name, recall: row.recall });
    rows.push(row.cells);
  }
  print(table(rows));
  print('');
  const ask = (text: string) => engine.ask(text);
  print(table(answerRows(`${set.reports.length} reports`, asked, ask)));
  const short = asked.filter(({ answers }) => answers.some((one) => one.length <= shortAnswer));
  if (short.length < asked.length) {
    print(table(answerRows(`${short.length} with answers of up to ${shortAnswer}`, short, ask)));
  }
  print('');
  const questions = asked.slice(0, 500).map(({ question }) => question);
  print(table(stages(index, models, questions)));
  print(`engine over the index ready in ${engineTime.toFixed(0)} ms`);
  print('');
  print(table(abstention(set, asked, models)));
  print('');
  return bars;
}

/** Builds and measures a peer; in a function of its own, so that its memory is free before the next. */
async function peerRow(maker: PeerMaker, asked: readonly Example[], paragraphs: readonly Passage[]) {
  const before = heap();
  const from = performance.now();
  const peer = await maker.make(paragraphs.map(({ context, folded }) => `${context}\n${folded}`));
  const took = (performance.now() - from) / 1000;
  const used = heap() - before;
  const { name, recall, cells } = searchRow(peer, asked, paragraphs);
  return { name, recall, cells: [...cells, took.toFixed(1), used.toFixed(0)] };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function timed<T>(make: () => T): [T, number] {
  const start = performance.now();
  const made = make();
  return [made, performance.now() - start];
}

/** Megabytes on the heap, after a collection when node runs with --expose-gc. */
function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function searchRow(peer: Peer, asked: readonly Example[], paragraphs: readonly Passage[]) {
  let [one, five, reciprocal] = [0, 0, 0];
  const took: number[] = [];
  for (const example of asked) {
    const query = analyse(example.question).core;
    const [ids, time] = timed(() => peer.search(query));
    took.push(time);
    const at = ids.findIndex((id) => {
      const passage = paragraphs[id];
      return passage?.report.id === example.report && passage.blockIndex === example.block;
    });
    if (at === 0) one += 1;
    if (at >= 0 && at < 5) five += 1;
    if (at >= 0) reciprocal += 1 / (at + 1);
  }
  const cells = [peer.name, percent(one, asked.length), percent(five, asked.length)];
  cells.push(percent(reciprocal, asked.length), ...times(took));
  return { name: peer.name, recall: one / asked.length, cells };
}

/** Answers of up to this length are shown apart: few sets have as long ones as CMRC trial. */
const shortAnswer = 24;

function answerRows(name: string, asked: readonly Example[], ask: (text: string) => Answer): string[][] {
  const sums = { passage: 0, five: 0, quote: 0, exact: 0, f1: 0, answered: 0 };
  const took: number[] = [];
  for (const example of asked) {
    const [answer, time] = timed(() => ask(example.question));
    took.push(time);
    const gold = example.answers.map(fold);
    const right = (at: number) => {
      const quote = answer.quotes[at];
      return quote?.report === example.report && quote.block === example.block;
    };
    if (right(0)) sums.passage += 1;
    if (answer.quotes.some((_, at) => right(at))) sums.five += 1;
    const text = fold(answer.quotes[0]?.text ?? '');
    if (right(0) && text.length <= 120 && gold.some((one) => text.includes(one))) sums.quote += 1;
    const words = bare(fold(answer.answer ?? ''));
    if (gold.some((one) => bare(one) === words)) sums.exact += 1;
    sums.f1 += Math.max(...gold.map((one) => f1(bare(one), words)));
    if (answer.status === 'answered') sums.answered += 1;
  }
  const shares = Object.values(sums).map((sum) => percent(sum, asked.length));
  return [
    ['answers', 'passage@1', 'passage@5', 'quote right', 'exact', 'F1', 'answered', 'p50 ms', 'p99 ms'],
    [name, ...shares, ...times(took)],
  ];
}

/** A tenth of the articles left out of the index: which questions are answered? */
function abstention(set: Dataset, asked: readonly Example[], models: Models): string[][] {
  const out = (report: string) => partOf(report) % 10 === 9;
  const engine = engineOf(buildIndex(set.reports.filter((report) => !out(report.id))), models);
  const marks = asked.map((example) => ({
    out: out(example.report),
    answered: engine.ask(example.question).status === 'answered',
  }));
  const inside = marks.filter((mark) => !mark.out);
  const outside = marks.filter((mark) => mark.out);
  return [
    ['a tenth of the articles left out', 'questions', 'right %'],
    [
      'answerable, answered',
      String(inside.length),
      percent(inside.filter((one) => one.answered).length, inside.length),
    ],
    [
      'not answerable, not answered',
      String(outside.length),
      percent(outside.filter((one) => !one.answered).length, outside.length),
    ],
  ];
}
