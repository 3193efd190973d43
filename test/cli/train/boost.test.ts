import { describe, expect, it } from 'vitest';
import { Forest } from '../../../src/answer/forest.ts';
import { tableOf } from '../../../src/cli/train/bins.ts';
import { boost, logistic, softmax } from '../../../src/cli/train/boost.ts';
import { randomOf } from '../../../src/cli/train/random.ts';

const options = { trees: 60, leaves: 8, rate: 0.2, ridge: 1, least: 0.01, rows: 1, columns: 1, seed: 3 };
const features = ['a', 'b', 'noise'];

/** Rows for which the answer is 1 when a and b differ: nothing that one cut can tell. */
function rowsOf(count: number, seed: number) {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const row = Float32Array.from([random(), random(), random()]);
    return { row, right: (row[0] ?? 0) > 0.5 !== (row[1] ?? 0) > 0.5 };
  });
}

describe('boosted trees', () => {
  it('learn a function that no single feature tells', () => {
    const seen = rowsOf(2000, 1);
    const table = tableOf(
      features,
      seen.map(({ row }) => [row]),
    );
    const target = Float32Array.from(seen, ({ right }) => (right ? 1 : 0));
    const forest = new Forest(boost(table, logistic(target), options), features);
    const fresh = rowsOf(500, 2);
    const right = fresh.filter((one) => forest.score(one.row) > 0 === one.right).length;
    expect(right / fresh.length).toBeGreaterThan(0.97);
  });

  it('rank the right one of a group first', () => {
    const random = randomOf(5);
    const groups = Array.from({ length: 400 }, () =>
      Array.from({ length: 6 }, () => Float32Array.from([random(), random(), random()])),
    );
    const best = (rows: readonly Float32Array[]) =>
      rows.reduce((top, row, at) => ((row[1] ?? 0) > (rows[top]?.[1] ?? 0) ? at : top), 0);
    const table = tableOf(features, groups);
    const target = Float32Array.from(
      groups.flatMap((rows) => rows.map((_, at) => (at === best(rows) ? 1 : 0))),
    );
    const forest = new Forest(boost(table, softmax(table, target), options), features);
    const ranked = groups.filter((rows) => {
      const scores = rows.map((row) => forest.score(row));
      return scores.indexOf(Math.max(...scores)) === best(rows);
    });
    expect(ranked.length / groups.length).toBeGreaterThan(0.9);
  });

  it('are the same for the same seed, and others for another', () => {
    const seen = rowsOf(500, 1);
    const table = tableOf(
      features,
      seen.map(({ row }) => [row]),
    );
    const target = Float32Array.from(seen, ({ right }) => (right ? 1 : 0));
    const grow = (seed: number) =>
      JSON.stringify(boost(table, logistic(target), { ...options, rows: 0.6, seed }));
    expect(grow(3)).toBe(grow(3));
    expect(grow(3)).not.toBe(grow(4));
  });

  it('refuse a model of other features', () => {
    const data = { features, cuts: [[], [], []], step: 1, trees: [[-1, 2, 0, 0]] };
    expect(() => new Forest(data, ['a', 'b'])).toThrow('train it again');
    expect(new Forest(data, features).score(new Float32Array(3))).toBe(2);
  });
});
