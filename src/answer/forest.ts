/**
 * Boosted regression trees as they lie in `models/*.json`. A tree is a flat list of nodes, four integers each:
 * feature, index into that feature's cuts, left child, right child; a leaf is [-1, value / `step`, 0, 0]. A row
 * goes left when its value is at most the cut. The score is the sum of the leaves that a row reaches.
 * (Friedman, Greedy function approximation, 2001; https://doi.org/10.1214/aos/1013203451)
 */
export interface ForestData {
  readonly features: readonly string[];
  /** Ascending, by feature. */
  readonly cuts: readonly (readonly number[])[];
  readonly step: number;
  readonly trees: readonly (readonly number[])[];
}

/** Trees laid out for speed: the three numbers of a node lie side by side, and behind them its left child. */
export class Forest {
  /** Feature (-1 for a leaf) and, as the third of each three, place of the right child. */
  private readonly nodes: Int32Array;
  /** The same memory: at the second of each three the cut, or the value of a leaf. */
  private readonly cuts: Float32Array;
  private readonly roots: Int32Array;

  /** @throws when the model was trained on other features than `features` */
  constructor(data: ForestData, features: readonly string[]) {
    if (data.features.join() !== features.join()) {
      throw new Error('The model was trained on other features than this program has: train it again.');
    }
    const size = data.trees.reduce((total, tree) => total + tree.length / 4, 0);
    this.nodes = new Int32Array(size * 3);
    this.cuts = new Float32Array(this.nodes.buffer);
    this.roots = new Int32Array(data.trees.length);
    let place = 0;
    for (const [number, tree] of data.trees.entries()) {
      this.roots[number] = place;
      place = this.lay(data, tree, 0, place);
    }
  }

  /** Lays a node of a tree and all below it out from a place on; returns the place behind them. */
  private lay(data: ForestData, tree: readonly number[], node: number, place: number): number {
    const feature = tree[4 * node] ?? -1;
    const cut = tree[4 * node + 1] ?? 0;
    this.nodes[place] = feature;
    this.cuts[place + 1] = feature < 0 ? cut * data.step : (data.cuts[feature]?.[cut] ?? 0);
    if (feature < 0) return place + 3;
    const right = this.lay(data, tree, tree[4 * node + 2] ?? 0, place + 3);
    this.nodes[place + 2] = right;
    return this.lay(data, tree, tree[4 * node + 3] ?? 0, right);
  }

  get size(): number {
    return this.roots.length;
  }

  /** Sum of the trees [from, to) for a row of features. */
  score(row: Float32Array, from = 0, to = this.roots.length): number {
    const { nodes, cuts, roots } = this;
    let total = 0;
    for (let tree = from; tree < to; tree += 1) {
      let node = roots[tree] ?? 0;
      for (let feature = nodes[node] ?? -1; feature >= 0; feature = nodes[node] ?? -1) {
        node = (row[feature] ?? 0) <= (cuts[node + 1] ?? 0) ? node + 3 : (nodes[node + 2] ?? 0);
      }
      total += cuts[node + 1] ?? 0;
    }
    return total;
  }
}

/** Scores everything alike: the model before there is one. */
export function blankForest(features: readonly string[]): Forest {
  return new Forest({ features, cuts: [], step: 1, trees: [] }, features);
}
