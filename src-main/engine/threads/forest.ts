import { PackedForest } from './packed-forest.ts';

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
  readonly width: number;
  /** The same trees for elections, four rows at a time. */
  readonly packed: PackedForest;
  /** Column in the lower eight bits, threshold above them: one look instead of two. */
  readonly #questions: Int32Array;
  readonly #leaves: Float32Array;

  /** @throws {Error} when the data was made for other features than the code computes. */
  constructor(data: ForestData, features: readonly string[]) {
    if (data.features.join() !== features.join() || features.length > 1 << COLUMN_BITS) {
      throw new Error('the trained weights do not fit this version of the program');
    }
    this.treeCount = data.trees.length;
    this.width = features.length;
    this.packed = new PackedForest(data.trees, this.width);
    this.#questions = new Int32Array(this.treeCount * DEPTH).fill(MAXIMUM << COLUMN_BITS);
    this.#leaves = new Float32Array(this.treeCount * LEAVES);
    data.trees.forEach((tree, index) => {
      tree.columns.forEach((column, level) => {
        this.#questions[index * DEPTH + level] = column | ((tree.thresholds[level] ?? MAXIMUM) << COLUMN_BITS);
      });
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
    const questions = this.#questions;
    const leaves = this.#leaves;
    const { width } = this;
    for (let tree = from; tree < to; tree++) {
      const at = tree * DEPTH;
      const firstLeaf = tree * LEAVES;
      const question0 = questions[at] as number;
      const question1 = questions[at + 1] as number;
      const question2 = questions[at + 2] as number;
      const question3 = questions[at + 3] as number;
      const question4 = questions[at + 4] as number;
      const question5 = questions[at + 5] as number;
      for (let index = 0; index < count; index++) {
        const row = chosen[index] as number;
        const offset = row * width;
        // The sign bit of threshold - value says whether the value is greater.
        const leaf =
          (((question0 >> COLUMN_BITS) - (rows[offset + (question0 & COLUMN)] as number)) >>> 31) |
          ((((question1 >> COLUMN_BITS) - (rows[offset + (question1 & COLUMN)] as number)) >>> 31) << 1) |
          ((((question2 >> COLUMN_BITS) - (rows[offset + (question2 & COLUMN)] as number)) >>> 31) << 2) |
          ((((question3 >> COLUMN_BITS) - (rows[offset + (question3 & COLUMN)] as number)) >>> 31) << 3) |
          ((((question4 >> COLUMN_BITS) - (rows[offset + (question4 & COLUMN)] as number)) >>> 31) << 4) |
          ((((question5 >> COLUMN_BITS) - (rows[offset + (question5 & COLUMN)] as number)) >>> 31) << 5);
        scores[row] = (scores[row] as number) + (leaves[firstLeaf + leaf] as number);
      }
    }
  }
}

const COLUMN_BITS = 8;
const COLUMN = (1 << COLUMN_BITS) - 1;
/** No feature comes near: they are logarithms, shares and small counts in 256ths. */
const MAXIMUM = (1 << 22) - 1;
