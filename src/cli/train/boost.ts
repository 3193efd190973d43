import type { ForestData } from '../../answer/forest.ts';
import { type Bins, binsOf, type Table } from './bins.ts';
import { randomOf } from './random.ts';

/** What the trees learn: fills gradient and curvature of the loss at the scores. */
export type Objective = (scores: Float64Array, gradient: Float32Array, curvature: Float32Array) => void;

export interface BoostOptions {
  readonly trees: number;
  readonly leaves: number;
  /** Shrinkage of each tree, 0 to 1. */
  readonly rate: number;
  /** Added to a leaf's curvature: larger is more cautious. */
  readonly ridge: number;
  /** Least curvature in a leaf. */
  readonly least: number;
  /** Share of groups and of features that a tree sees. */
  readonly rows: number;
  readonly columns: number;
  readonly seed: number;
}

const step = 1e-4;
/** Rows with a smaller gradient are thinned out to this share and weighted up (GOSS, LightGBM, Ke et al. 2017). */
const small = 0.003;
const kept = 0.1;

/**
 * Grows boosted trees leaf by leaf over histograms. Deterministic for a seed.
 * @param table rows in groups; a tree sees whole groups or nothing of them
 */
export function boost(table: Table, objective: Objective, options: BoostOptions): ForestData {
  const bins = binsOf(table);
  const random = randomOf(options.seed);
  const scores = new Float64Array(table.rows);
  const gradient = new Float32Array(table.rows);
  const curvature = new Float32Array(table.rows);
  const trees: number[][] = [];
  for (let number = 0; number < options.trees; number += 1) {
    objective(scores, gradient, curvature);
    const rows = sampleRows(table, gradient, curvature, options, random);
    const columns = sampleColumns(table.features.length, options.columns, random);
    const tree = growTree(bins, rows, columns, gradient, curvature, options);
    trees.push(tree);
    addTree(bins, tree, scores);
  }
  return { features: [...table.features], cuts: bins.cuts.map((cuts) => [...cuts]), step, trees };
}

function sampleRows(
  table: Table,
  gradient: Float32Array,
  curvature: Float32Array,
  options: BoostOptions,
  random: () => number,
): Int32Array {
  const rows = new Int32Array(table.rows);
  let count = 0;
  for (let group = 0; group + 1 < table.groups.length; group += 1) {
    if (random() >= options.rows) continue;
    const end = table.groups[group + 1] ?? 0;
    for (let row = table.groups[group] ?? 0; row < end; row += 1) {
      if (Math.abs(gradient[row] ?? 0) < small) {
        if (random() >= kept) continue;
        gradient[row] = (gradient[row] ?? 0) / kept;
        curvature[row] = (curvature[row] ?? 0) / kept;
      }
      rows[count] = row;
      count += 1;
    }
  }
  return rows.slice(0, count);
}

function sampleColumns(size: number, share: number, random: () => number): number[] {
  const columns = Array.from({ length: size }, (_, column) => column).filter(() => random() < share);
  return columns.length > 0 ? columns : [Math.floor(random() * size)];
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

interface Leaf {
  readonly rows: Int32Array;
  readonly histogram: Float64Array;
  readonly node: number;
  readonly split: Split | null;
}

function growTree(
  bins: Bins,
  rows: Int32Array,
  columns: readonly number[],
  gradient: Float32Array,
  curvature: Float32Array,
  options: BoostOptions,
): number[] {
  const nodes: number[] = [];
  const leaf = (own: Int32Array, histogram: Float64Array): Leaf => {
    const node = nodes.length / 4;
    nodes.push(-1, 0, 0, 0);
    return { rows: own, histogram, node, split: bestSplit(bins, histogram, columns, options) };
  };
  const root = histogramOf(bins, rows, columns, gradient, curvature);
  const leaves: Leaf[] = [leaf(rows, root)];
  while (leaves.length < options.leaves) {
    let at = -1;
    for (const [index, { split }] of leaves.entries()) {
      if (split && split.gain > (leaves[at]?.split?.gain ?? 0)) at = index;
    }
    const parent = leaves[at];
    if (!parent?.split) break;
    const { feature, bin } = parent.split;
    const [left, right] = divide(bins, parent.rows, feature, bin);
    const smaller = left.length <= right.length ? left : right;
    const few = histogramOf(bins, smaller, columns, gradient, curvature);
    const many = parent.histogram;
    for (let index = 0; index < many.length; index += 1) many[index] = (many[index] ?? 0) - (few[index] ?? 0);
    const leftLeaf = leaf(left, smaller === left ? few : many);
    const rightLeaf = leaf(right, smaller === left ? many : few);
    nodes.splice(parent.node * 4, 4, feature, bin, leftLeaf.node, rightLeaf.node);
    leaves.splice(at, 1, leftLeaf, rightLeaf);
  }
  for (const { rows: own, node } of leaves) {
    let sumGradient = 0;
    let sumCurvature = 0;
    for (const row of own) {
      sumGradient += gradient[row] ?? 0;
      sumCurvature += curvature[row] ?? 0;
    }
    nodes[node * 4 + 1] = Math.round((-sumGradient / (sumCurvature + options.ridge)) * (options.rate / step));
  }
  return nodes;
}

function histogramOf(
  bins: Bins,
  rows: Int32Array,
  columns: readonly number[],
  gradient: Float32Array,
  curvature: Float32Array,
): Float64Array {
  const { codes, width, size } = bins;
  const histogram = new Float64Array(width * size * 2);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const g = gradient[row] ?? 0;
    const h = curvature[row] ?? 0;
    const base = row * width;
    for (let c = 0; c < columns.length; c += 1) {
      const column = columns[c] ?? 0;
      const at = (column * size + (codes[base + column] ?? 0)) * 2;
      histogram[at] = (histogram[at] ?? 0) + g;
      histogram[at + 1] = (histogram[at + 1] ?? 0) + h;
    }
  }
  return histogram;
}

function bestSplit(
  bins: Bins,
  histogram: Float64Array,
  columns: readonly number[],
  options: BoostOptions,
): Split | null {
  const { size, cuts } = bins;
  const { ridge, least } = options;
  let best: Split | null = null;
  for (const feature of columns) {
    let allG = 0;
    let allH = 0;
    for (let bin = 0; bin < size; bin += 1) {
      allG += histogram[(feature * size + bin) * 2] ?? 0;
      allH += histogram[(feature * size + bin) * 2 + 1] ?? 0;
    }
    const before = (allG * allG) / (allH + ridge);
    let leftG = 0;
    let leftH = 0;
    const last = cuts[feature]?.length ?? 0;
    for (let bin = 0; bin < last; bin += 1) {
      leftG += histogram[(feature * size + bin) * 2] ?? 0;
      leftH += histogram[(feature * size + bin) * 2 + 1] ?? 0;
      if (leftH < least) continue;
      const rightG = allG - leftG;
      const rightH = allH - leftH;
      if (rightH < least) break;
      const gain = (leftG * leftG) / (leftH + ridge) + (rightG * rightG) / (rightH + ridge) - before;
      if (gain > (best?.gain ?? 1e-6)) best = { gain, feature, bin };
    }
  }
  return best;
}

function divide(bins: Bins, rows: Int32Array, feature: number, bin: number): [Int32Array, Int32Array] {
  const { codes, width } = bins;
  const left = new Int32Array(rows.length);
  const right = new Int32Array(rows.length);
  let lefts = 0;
  let rights = 0;
  for (const row of rows) {
    if ((codes[row * width + feature] ?? 0) <= bin) left[lefts++] = row;
    else right[rights++] = row;
  }
  return [left.slice(0, lefts), right.slice(0, rights)];
}

function addTree(bins: Bins, tree: readonly number[], scores: Float64Array): void {
  const { codes, width } = bins;
  const nodes = Int32Array.from(tree);
  for (let row = 0; row < scores.length; row += 1) {
    let node = 0;
    for (;;) {
      const feature = nodes[node * 4] ?? -1;
      if (feature < 0) break;
      const left = (codes[row * width + feature] ?? 0) <= (nodes[node * 4 + 1] ?? 0);
      node = nodes[node * 4 + (left ? 2 : 3)] ?? 0;
    }
    scores[row] = (scores[row] ?? 0) + (nodes[node * 4 + 1] ?? 0) * step;
  }
}

/**
 * Listwise: within a group, the scores' softmax should be the target.
 * @param target sums to 1 within a group that has an answer, to 0 in one without (which is left alone)
 */
export function softmax(table: Table, target: Float32Array): Objective {
  return (scores, gradient, curvature) => {
    for (let group = 0; group + 1 < table.groups.length; group += 1) {
      const start = table.groups[group] ?? 0;
      const end = table.groups[group + 1] ?? 0;
      let top = -Infinity;
      let wanted = 0;
      for (let row = start; row < end; row += 1) {
        top = Math.max(top, scores[row] ?? 0);
        wanted += target[row] ?? 0;
      }
      let total = 0;
      for (let row = start; row < end; row += 1) total += Math.exp((scores[row] ?? 0) - top);
      for (let row = start; row < end; row += 1) {
        const p = Math.exp((scores[row] ?? 0) - top) / total;
        gradient[row] = wanted > 0 ? p - (target[row] ?? 0) : 0;
        curvature[row] = wanted > 0 ? Math.max(1e-6, p * (1 - p)) : 0;
      }
    }
  };
}

/** Logistic regression of a target from 0 to 1, with a weight for each row. */
export function logistic(target: Float32Array, weight?: Float32Array): Objective {
  return (scores, gradient, curvature) => {
    for (let row = 0; row < scores.length; row += 1) {
      const p = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      const by = weight?.[row] ?? 1;
      gradient[row] = (p - (target[row] ?? 0)) * by;
      curvature[row] = Math.max(1e-6, p * (1 - p)) * by;
    }
  };
}
