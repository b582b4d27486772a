import {
  type BallotFunctions,
  BYTES_BEHIND_TREES,
  ballotProgram,
  COLUMN_BYTES,
  DEPTH,
  HALF,
  LANES,
  Place,
  SHARED_LEVELS,
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

/** Trees vote in rounds, each up to one of these numbers of trees, and one last with what trees are left. */
export const ROUND_ENDS = [24, 64, 128, 250, 320] as const;

/** What 16 bits hold: greater features count as this, and none is greater than this threshold. */
const MOST = 0x7fff;

type Bounds = readonly [first: number, number, number, number, end: number];

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
  /** By round, the address of its first tree, and of the one behind the last of each kind of trees. */
  readonly #bounds: readonly Bounds[];

  /**
   * @param shared names of features that are the same in all rows of an election: questions about them are asked once.
   * @throws {Error} when the data was made for other features than the code computes, or says more than 16 bits hold.
   */
  constructor(data: ForestData, features: readonly string[], shared: ReadonlySet<string> = new Set()) {
    if (data.features.join() !== features.join()) {
      throw new Error('the trained weights do not fit this version of the program');
    }
    this.treeCount = data.trees.length;
    this.width = features.length;
    this.#firstRow = Place.lanes + this.#columnBlocks * HALF * COLUMN_BYTES;
    this.#firstTree = this.#firstRow + 4 * (LANES * this.width + HALF);
    this.#program = ballotProgram(this.#treeAt(this.treeCount) + BYTES_BEHIND_TREES);
    const { buffer } = this.#program.memory;
    this.#rowAddresses = new Int32Array(buffer, Place.rowAddresses, LANES).fill(this.#firstRow);
    this.scores = new Int32Array(buffer, Place.scores, LANES);
    this.#rows = new Int32Array(buffer, this.#firstRow, LANES * this.width);
    let kept = 0;
    this.#bounds = [0, ...ROUND_ENDS].map((from, round) => {
      const trees = data.trees.slice(from, ROUND_ENDS[round]).map((tree) => sharedFirst(tree, features, shared));
      const ends = SHARED_LEVELS.map((_, kind) => {
        for (const tree of trees.filter((each) => each.kind === kind)) {
          this.#keep(tree, new DataView(buffer, this.#treeAt(kept++), Tree.bytes));
        }
        return this.#treeAt(kept);
      });
      return [this.#treeAt(kept - trees.length), ...ends] as unknown as Bounds;
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
      into.setInt32(Tree.columns + 4 * level, Place.lanes + (columns[level] as number) * COLUMN_BYTES, true);
      into.setInt16(Tree.thresholds + 2 * level, Math.max(-MOST, Math.min(MOST, thresholds[level] as number)), true);
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

  /** Adds what the trees of a round say to `scores`, of the first `count` rows laid out at least. */
  vote(count: number, round: number): void {
    const [first, one, two, three, end] = this.#bounds[round] as Bounds;
    if (first < end) {
      const poll = count > HALF ? this.#program.voteOnAll : this.#program.voteOnHalf;
      poll(first, one, two, three, end);
    }
  }

  /** Scores of rows of features, at most `MAXIMUM_ROWS`, in `SCORE_UNIT`; overwritten by the next election. */
  scoresOf(rows: Int32Array, count: number): Int32Array {
    this.take(rows);
    this.layOut(IN_ORDER, count);
    this.scores.fill(0);
    for (let round = 0; round <= ROUND_ENDS.length; round++) {
      this.vote(count, round);
    }
    return this.scores;
  }
}

const IN_ORDER = Int32Array.from({ length: LANES }, (_, row) => row);

/** A tree of six levels, those about shared features first; bit 5 of a leaf's number answers the first, bit 0 the last. */
function sharedFirst(
  { columns, thresholds, leaves }: SymmetricTree,
  features: readonly string[],
  shared: ReadonlySet<string>,
): SymmetricTree & { readonly kind: number } {
  // What a tree of fewer levels does not ask is answered with no.
  const all = Array.from({ length: DEPTH }, (_, level) => ({
    column: columns[level] ?? 0,
    threshold: thresholds[level] ?? MOST,
    isShared: columns[level] === undefined || shared.has(features[columns[level]] as string),
    bit: 1 << level,
  }));
  const levels = [...all.filter(({ isShared }) => isShared), ...all.filter(({ isShared }) => !isShared)];
  const sharedCount = levels.filter(({ isShared }) => isShared).length;
  const oldNumber = (number: number): number =>
    levels.reduce((sum, { bit }, level) => sum | ((number >> (DEPTH - 1 - level)) & 1 ? bit : 0), 0);
  return {
    kind: SHARED_LEVELS.findIndex((count) => count <= sharedCount),
    columns: levels.map(({ column }) => column),
    thresholds: levels.map(({ threshold }) => threshold),
    leaves: Array.from({ length: 1 << DEPTH }, (_, number) => leaves[oldNumber(number)] ?? 0),
  };
}
