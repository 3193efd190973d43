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

/** Trees laid out for speed. */
export class Forest {
  private readonly feature: Int16Array;
  private readonly cut: Float32Array;
  private readonly left: Int32Array;
  private readonly right: Int32Array;
  private readonly value: Float32Array;
  private readonly roots: Int32Array;

  /** @throws when the model was trained on other features than `features` */
  constructor(data: ForestData, features: readonly string[]) {
    if (data.features.join() !== features.join()) {
      throw new Error('The model was trained on other features than this program has: train it again.');
    }
    const size = data.trees.reduce((total, tree) => total + tree.length / 4, 0);
    this.feature = new Int16Array(size);
    this.cut = new Float32Array(size);
    this.left = new Int32Array(size);
    this.right = new Int32Array(size);
    this.value = new Float32Array(size);
    this.roots = new Int32Array(data.trees.length);
    let base = 0;
    for (const [number, tree] of data.trees.entries()) {
      this.roots[number] = base;
      for (let node = 0; node * 4 < tree.length; node += 1) {
        const feature = tree[node * 4] ?? -1;
        const cut = tree[node * 4 + 1] ?? 0;
        const at = base + node;
        this.feature[at] = feature;
        this.left[at] = base + (tree[node * 4 + 2] ?? 0);
        this.right[at] = base + (tree[node * 4 + 3] ?? 0);
        if (feature < 0) this.value[at] = cut * data.step;
        else this.cut[at] = data.cuts[feature]?.[cut] ?? 0;
      }
      base += tree.length / 4;
    }
  }

  get size(): number {
    return this.roots.length;
  }

  /** Sum of the trees [from, to) for a row of features. */
  score(row: Float32Array, from = 0, to = this.roots.length): number {
    const { feature, cut, left, right, value, roots } = this;
    let total = 0;
    for (let tree = from; tree < to; tree += 1) {
      let node = roots[tree] ?? 0;
      for (;;) {
        const at = feature[node] ?? -1;
        if (at < 0) break;
        node = ((row[at] ?? 0) <= (cut[node] ?? 0) ? left[node] : right[node]) ?? 0;
      }
      total += value[node] ?? 0;
    }
    return total;
  }
}
