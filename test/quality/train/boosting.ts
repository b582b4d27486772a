import type { SymmetricTree } from '../../../src-main/engine/threads/forest.ts';
import { Random } from './random.ts';

/**
 * Gradient boosting of symmetric trees over histograms (Friedman 2001; Prokhorenkova et al.,
 * CatBoost, 2018): every level of a tree asks one question, second-order gains, groups of rows and
 * columns sampled. The loss is given by the caller as first and second derivatives, so that one
 * trainer serves choosing among candidates and yes or no.
 */
export interface BoostingOptions {
  readonly trees: number;
  /** Levels of a tree. */
  readonly depth: number;
  readonly learningRate: number;
  /** Least sum of second derivatives in a leaf. */
  readonly minimumHessian: number;
  readonly l2: number;
  readonly groupShare: number;
  readonly columnShare: number;
  readonly seed: number;
}

/** Feature values cut into at most 64 bins: `columns[f][row]`, and the upper edges of all bins but the last. */
export interface BinnedTable {
  readonly rows: number;
  /** Rows of one group follow each other and are sampled together. */
  readonly groupOf: Int32Array;
  readonly columns: readonly Uint8Array[];
  readonly edges: readonly Int32Array[];
}

/** Derivatives of the loss at `scores`, written for every row. */
export type Derivatives = (scores: Float64Array, gradient: Float32Array, hessian: Float32Array) => void;

const BINS = 64;
/** Gradient, hessian. */
const SUMS = 2;

/** Trains trees; `onTree` is told of each, with the scores all of them lead to. */
export function boost(
  table: BinnedTable,
  derivatives: Derivatives,
  options: BoostingOptions,
  onTree: (trees: readonly SymmetricTree[], scores: Float64Array) => void = () => undefined,
): SymmetricTree[] {
  const random = new Random(options.seed);
  const scores = new Float64Array(table.rows);
  const gradient = new Float32Array(table.rows);
  const hessian = new Float32Array(table.rows);
  const groups = (table.groupOf[table.rows - 1] ?? 0) + 1;
  const isChosen = new Uint8Array(groups);
  const trees: SymmetricTree[] = [];
  while (trees.length < options.trees) {
    derivatives(scores, gradient, hessian);
    for (let group = 0; group < groups; group++) {
      isChosen[group] = random.next() < options.groupShare ? 1 : 0;
    }
    const rows = chosenRows(table, isChosen);
    const columns = table.columns.map((_, column) => column).filter(() => random.next() < options.columnShare);
    const tree = new TreeGrower(table, gradient, hessian, columns, options).grow(rows);
    addTree(table, tree, scores);
    trees.push(tree);
    onTree(trees, scores);
  }
  return trees;
}

function chosenRows(table: BinnedTable, isChosen: Uint8Array): Int32Array {
  const rows = new Int32Array(table.rows);
  let count = 0;
  for (let row = 0; row < table.rows; row++) {
    if (isChosen[table.groupOf[row] as number] === 1) {
      rows[count++] = row;
    }
  }
  return rows.slice(0, count);
}

function addTree(table: BinnedTable, tree: SymmetricTree, scores: Float64Array): void {
  const leafOf = new Uint8Array(table.rows);
  tree.columns.forEach((column, level) => {
    const bins = table.columns[column] as Uint8Array;
    const bin = (table.edges[column] as Int32Array).indexOf(tree.thresholds[level] as number);
    for (let row = 0; row < table.rows; row++) {
      leafOf[row] = (leafOf[row] as number) | (((bin - (bins[row] as number)) >>> 31) << level);
    }
  });
  for (let row = 0; row < table.rows; row++) {
    scores[row] = (scores[row] as number) + (tree.leaves[leafOf[row] as number] as number);
  }
}

interface Leaf {
  readonly rows: Int32Array;
  readonly histogram: Float64Array;
  readonly gradient: number;
  readonly hessian: number;
}

class TreeGrower {
  readonly #table: BinnedTable;
  readonly #gradient: Float32Array;
  readonly #hessian: Float32Array;
  readonly #columns: readonly number[];
  readonly #options: BoostingOptions;

  constructor(
    table: BinnedTable,
    gradient: Float32Array,
    hessian: Float32Array,
    columns: readonly number[],
    options: BoostingOptions,
  ) {
    this.#table = table;
    this.#gradient = gradient;
    this.#hessian = hessian;
    this.#columns = columns;
    this.#options = options;
  }

  grow(rows: Int32Array): SymmetricTree {
    let leaves = [this.#leafOf(rows, this.#histogramOf(rows))];
    const columns: number[] = [];
    const thresholds: number[] = [];
    while (columns.length < this.#options.depth) {
      const split = this.#bestSplit(leaves);
      if (split === null) {
        break;
      }
      columns.push(split.column);
      thresholds.push(this.#table.edges[split.column]?.[split.bin] as number);
      const divided = leaves.map((leaf) => this.#divide(leaf, split.column, split.bin));
      // Rows above the threshold get the level's bit, so they go to the upper half of the leaves.
      leaves = [...divided.map(([low]) => low), ...divided.map(([, high]) => high)];
    }
    const { l2, learningRate } = this.#options;
    return {
      columns,
      thresholds,
      leaves: leaves.map((leaf) => (-leaf.gradient / (leaf.hessian + l2)) * learningRate),
    };
  }

  #divide(leaf: Leaf, column: number, bin: number): [Leaf, Leaf] {
    const bins = this.#table.columns[column] as Uint8Array;
    const low = leaf.rows.filter((row) => (bins[row] as number) <= bin);
    const high = leaf.rows.filter((row) => (bins[row] as number) > bin);
    const isLowSmaller = low.length <= high.length;
    const small = this.#histogramOf(isLowSmaller ? low : high);
    const large = leaf.histogram;
    for (let index = 0; index < large.length; index++) {
      large[index] = (large[index] as number) - (small[index] as number);
    }
    return [this.#leafOf(low, isLowSmaller ? small : large), this.#leafOf(high, isLowSmaller ? large : small)];
  }

  #leafOf(rows: Int32Array, histogram: Float64Array): Leaf {
    let gradient = 0;
    let hessian = 0;
    for (const row of rows) {
      gradient += this.#gradient[row] as number;
      hessian += this.#hessian[row] as number;
    }
    return { rows, histogram, gradient, hessian };
  }

  /** Sums of gradient and hessian for each bin of each sampled column. */
  #histogramOf(rows: Int32Array): Float64Array {
    const histogram = new Float64Array(this.#columns.length * BINS * SUMS);
    const gradient = new Float64Array(rows.length);
    const hessian = new Float64Array(rows.length);
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] as number;
      gradient[index] = this.#gradient[row] as number;
      hessian[index] = this.#hessian[row] as number;
    }
    this.#columns.forEach((column, at) => {
      const bins = this.#table.columns[column] as Uint8Array;
      const base = at * BINS * SUMS;
      for (let index = 0; index < rows.length; index++) {
        const cell = base + (bins[rows[index] as number] as number) * SUMS;
        histogram[cell] = (histogram[cell] as number) + (gradient[index] as number);
        histogram[cell + 1] = (histogram[cell + 1] as number) + (hessian[index] as number);
      }
    });
    return histogram;
  }

  /** The question that, asked of all leaves at once, gains most. */
  #bestSplit(leaves: readonly Leaf[]): { column: number; bin: number } | null {
    const gains = new Float64Array(this.#columns.length * BINS);
    for (const leaf of leaves) {
      this.#columns.forEach((column, at) => {
        this.#addGains(gains, leaf, column, at);
      });
    }
    let best = 0;
    for (let index = 1; index < gains.length; index++) {
      best = (gains[index] as number) > (gains[best] as number) ? index : best;
    }
    return (gains[best] as number) <= 1e-6
      ? null
      : { column: this.#columns[Math.floor(best / BINS)] as number, bin: best % BINS };
  }

  #addGains(gains: Float64Array, leaf: Leaf, column: number, at: number): void {
    const { l2, minimumHessian } = this.#options;
    const whole = (leaf.gradient * leaf.gradient) / (leaf.hessian + l2);
    const cuts = this.#table.edges[column]?.length ?? 0;
    let gradient = 0;
    let hessian = 0;
    for (let bin = 0; bin < cuts; bin++) {
      const cell = (at * BINS + bin) * SUMS;
      gradient += leaf.histogram[cell] as number;
      hessian += leaf.histogram[cell + 1] as number;
      const restHessian = leaf.hessian - hessian;
      if (hessian >= minimumHessian && restHessian >= minimumHessian) {
        const rest = leaf.gradient - gradient;
        const gain = (gradient * gradient) / (hessian + l2) + (rest * rest) / (restHessian + l2) - whole;
        gains[at * BINS + bin] = (gains[at * BINS + bin] as number) + gain;
      }
    }
  }
}
