/** Trees as data: what training writes and the product reads. */
export interface ForestData {
  /** Names of the features in column order; checked against the code, so that a stale file is noticed. */
  readonly features: readonly string[];
  readonly trees: readonly SymmetricTree[];
}

/**
 * A tree that asks the same question everywhere on a level: bit `i` of the leaf's number is set
 * when feature `columns[i]` is greater than `thresholds[i]`.
 */
export interface SymmetricTree {
  readonly columns: readonly number[];
  readonly thresholds: readonly number[];
  /** 2 to the number of levels. */
  readonly leaves: readonly number[];
}

const DEPTH = 6;
const LEAVES = 1 << DEPTH;

/**
 * Boosted symmetric trees (oblivious trees, as in Prokhorenkova et al., CatBoost, 2018) over whole
 * numbers: each tree is six comparisons without a branch.
 */
export class Forest {
  readonly treeCount: number;
  readonly #columns: Uint8Array;
  readonly #thresholds: Int32Array;
  readonly #leaves: Float32Array;
  readonly #width: number;

  /** @throws {Error} when the data was made for other features than the code computes. */
  constructor(data: ForestData, features: readonly string[]) {
    if (data.features.join() !== features.join()) {
      throw new Error('the trained weights do not fit this version of the program');
    }
    this.treeCount = data.trees.length;
    this.#width = features.length;
    this.#columns = new Uint8Array(this.treeCount * DEPTH);
    this.#thresholds = new Int32Array(this.treeCount * DEPTH).fill(MAXIMUM);
    this.#leaves = new Float32Array(this.treeCount * LEAVES);
    data.trees.forEach((tree, index) => {
      this.#columns.set(tree.columns, index * DEPTH);
      this.#thresholds.set(tree.thresholds, index * DEPTH);
      this.#leaves.set(tree.leaves, index * LEAVES);
    });
  }

  /**
   * Adds the values of trees `from` to `to` (exclusive) to the scores of some rows.
   * @param rows features, row after row.
   * @param chosen numbers of the rows to be scored, the first `count` of them.
   * @param scores by row number.
   */
  vote(rows: Int32Array, chosen: Int32Array, count: number, scores: Float64Array, from: number, to: number): void {
    const columns = this.#columns;
    const thresholds = this.#thresholds;
    const leaves = this.#leaves;
    const width = this.#width;
    for (let tree = from; tree < to; tree++) {
      const at = tree * DEPTH;
      const firstLeaf = tree * LEAVES;
      const column0 = columns[at] as number;
      const column1 = columns[at + 1] as number;
      const column2 = columns[at + 2] as number;
      const column3 = columns[at + 3] as number;
      const column4 = columns[at + 4] as number;
      const column5 = columns[at + 5] as number;
      const threshold0 = thresholds[at] as number;
      const threshold1 = thresholds[at + 1] as number;
      const threshold2 = thresholds[at + 2] as number;
      const threshold3 = thresholds[at + 3] as number;
      const threshold4 = thresholds[at + 4] as number;
      const threshold5 = thresholds[at + 5] as number;
      for (let index = 0; index < count; index++) {
        const row = chosen[index] as number;
        const offset = row * width;
        // The sign bit of threshold - value says whether the value is greater.
        const leaf =
          ((threshold0 - (rows[offset + column0] as number)) >>> 31) |
          (((threshold1 - (rows[offset + column1] as number)) >>> 31) << 1) |
          (((threshold2 - (rows[offset + column2] as number)) >>> 31) << 2) |
          (((threshold3 - (rows[offset + column3] as number)) >>> 31) << 3) |
          (((threshold4 - (rows[offset + column4] as number)) >>> 31) << 4) |
          (((threshold5 - (rows[offset + column5] as number)) >>> 31) << 5);
        scores[row] = (scores[row] as number) + (leaves[firstLeaf + leaf] as number);
      }
    }
  }
}

/** No feature comes near; small enough for the difference to stay within 32 bits. */
const MAXIMUM = 1 << 29;
