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

/** Trees laid out for speed: the four numbers of a node lie side by side. */
export class Forest {
  /** Feature (-1 for a leaf), place of the left child, of the right one; the second of each four is in `cuts`. */
  private readonly nodes: Int32Array;
  /** The same memory: at the second of each four the cut, or the value of a leaf. */
  private readonly cuts: Float32Array;
  private readonly roots: Int32Array;

  /** @throws when the model was trained on other features than `features` */
  constructor(data: ForestData, features: readonly string[]) {
    if (data.features.join() !== features.join()) {
      throw new Error('The model was trained on other features than this program has: train it again.');
    }
    const size = data.trees.reduce((total, tree) => total + tree.length, 0);
    this.nodes = new Int32Array(size);
    this.cuts = new Float32Array(this.nodes.buffer);
    this.roots = new Int32Array(data.trees.length);
    let base = 0;
    for (const [number, tree] of data.trees.entries()) {
      this.roots[number] = base;
      for (let at = 0; at < tree.length; at += 4) {
        const feature = tree[at] ?? -1;
        const cut = tree[at + 1] ?? 0;
        this.nodes[base + at] = feature;
        this.cuts[base + at + 1] = feature < 0 ? cut * data.step : (data.cuts[feature]?.[cut] ?? 0);
        this.nodes[base + at + 2] = base + 4 * (tree[at + 2] ?? 0);
        this.nodes[base + at + 3] = base + 4 * (tree[at + 3] ?? 0);
      }
      base += tree.length;
    }
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
        const left = (row[feature] ?? 0) <= (cuts[node + 1] ?? 0);
        node = nodes[left ? node + 2 : node + 3] ?? 0;
      }
      total += cuts[node + 1] ?? 0;
    }
    return total;
  }
}
