import {
  type BallotFunctions,
  ballotProgram,
  COLUMN_BYTES,
  DEPTH,
  HALF,
  LANES,
  Place,
  Tree,
} from './voting/ballot-program.ts';

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
  /** 2 to the number of levels; counted in ten-thousandths. */
  readonly leaves: readonly number[];
}

/** Scores are counted in whole ten-thousandths, so that sums are exact, whatever their order. */
export const SCORE_UNIT = 10_000;
/** Rows that are voted on together. */
export const MAXIMUM_ROWS = LANES;

/** What 16 bits hold: greater features count as this, and none is greater than this threshold. */
const MOST = 0x7fff;

/**
 * Boosted symmetric trees (oblivious trees, as in Prokhorenkova et al., CatBoost, 2018) over whole
 * numbers: each tree is six comparisons without a branch, made for up to sixteen rows at once by the vector
 * instructions that WebAssembly gives on every processor.
 */
export class Forest {
  readonly treeCount: number;
  readonly width: number;
  /** By place, the score of the row laid out there, in `SCORE_UNIT`. */
  readonly scores: Int32Array;
  readonly #program: BallotFunctions;
  readonly #rowAddresses: Int32Array;
  readonly #rows: Int32Array;
  readonly #firstRow: number;
  readonly #firstTree: number;

  /** @throws {Error} when the data was made for other features than the code computes, or says more than 16 bits hold. */
  constructor(data: ForestData, features: readonly string[]) {
    if (data.features.join() !== features.join()) {
      throw new Error('the trained weights do not fit this version of the program');
    }
    this.treeCount = data.trees.length;
    this.width = features.length;
    this.#firstRow = Place.lanes + this.#columnBlocks * HALF * COLUMN_BYTES;
    this.#firstTree = this.#firstRow + 4 * (LANES * this.width + HALF);
    this.#program = ballotProgram(this.#treeAt(this.treeCount));
    const { buffer } = this.#program.memory;
    this.#rowAddresses = new Int32Array(buffer, Place.rowAddresses, LANES).fill(this.#firstRow);
    this.scores = new Int32Array(buffer, Place.scores, LANES);
    this.#rows = new Int32Array(buffer, this.#firstRow, LANES * this.width);
    data.trees.forEach((tree, number) => {
      this.#keep(tree, new DataView(buffer, this.#treeAt(number), Tree.bytes));
    });
  }

  /** Columns are laid out eight at a time. */
  get #columnBlocks(): number {
    return Math.ceil(this.width / HALF);
  }

  #treeAt(number: number): number {
    return this.#firstTree + number * Tree.bytes;
  }

  #keep({ columns, thresholds, leaves }: SymmetricTree, into: DataView): void {
    for (let level = 0; level < DEPTH; level++) {
      into.setInt32(Tree.columns + 4 * level, Place.lanes + (columns[level] ?? 0) * COLUMN_BYTES, true);
      into.setInt16(Tree.thresholds + 2 * level, Math.max(-MOST, Math.min(MOST, thresholds[level] ?? MOST)), true);
    }
    for (const [place, leaf] of leaves.entries()) {
      const value = Math.round(leaf * SCORE_UNIT);
      if (Math.abs(value) > MOST) {
        throw new Error('the trained weights say more than the program can count');
      }
      into.setUint8(Tree.lowBytes + place, value & 0xff);
      into.setUint8(Tree.highBytes + place, (value >> 8) & 0xff);
    }
  }

  /** Takes the features of rows to vote on, row after row, at most `MAXIMUM_ROWS`. */
  take(rows: Int32Array): void {
    this.#rows.set(rows);
  }

  /** Lays out some of the rows taken, the first `count` of `chosen`, each at its place there. */
  layOut(chosen: Int32Array, count: number): void {
    for (let place = 0; place < count; place++) {
      this.#rowAddresses[place] = this.#firstRow + 4 * this.width * (chosen[place] as number);
    }
    this.#program.layOut(0, this.#firstRow);
    if (count > HALF) {
      this.#program.layOut(2 * HALF, this.#firstRow);
    }
  }

  /** Adds what trees `from` to `to` (exclusive) say to `scores`, of the first `count` rows laid out at least. */
  vote(count: number, from: number, to: number): void {
    if (from < to) {
      const poll = count > HALF ? this.#program.voteOnAll : this.#program.voteOnHalf;
      poll(this.#treeAt(from), this.#treeAt(to));
    }
  }

  /** Scores of rows of features, at most `MAXIMUM_ROWS`, in `SCORE_UNIT`; overwritten by the next election. */
  scoresOf(rows: Int32Array, count: number): Int32Array {
    this.take(rows);
    this.layOut(IN_ORDER, count);
    this.scores.fill(0);
    this.vote(count, 0, this.treeCount);
    return this.scores;
  }
}

const IN_ORDER = Int32Array.from({ length: LANES }, (_, row) => row);
