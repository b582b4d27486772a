import type { Forest } from './forest.ts';
import { LANES, type PackedForest, placeOfLane } from './packed-forest.ts';

/** After so many trees, rows so far behind the best are given up. Margins shrink as fewer trees are left. */
const ROUNDS = [
  { trees: 8, hopeless: 2.2 },
  { trees: 24, hopeless: 2 },
  { trees: 44, hopeless: 1.8 },
  { trees: 64, hopeless: 1.7 },
  { trees: 96, hopeless: 1.5 },
  { trees: 128, hopeless: 1.2 },
  { trees: 192, hopeless: 0.95 },
  { trees: 250, hopeless: 0.7 },
  { trees: 320, hopeless: 0.45 },
] as const;

/**
 * Finds the row that a forest scores highest. After the first rounds of trees, rows far behind the
 * best are given up (early exits, Cambazoglu et al. 2010): one or two decisions in a hundred, all of
 * them close, come out differently, in a seventh of the time. Those that are left move together, so that
 * the trees see them four at a time.
 */
export class Election {
  readonly #forest: PackedForest;
  readonly #bytes: Uint8Array;
  readonly #packed: Int32Array;
  /** By lane: the row that stands there, and its score. */
  readonly #rows: Int32Array;
  readonly #scores: Float64Array;
  /** Lanes whose rows are not given up, the first `#aliveCount`, in the order of their rows. */
  readonly #alive: Int32Array;
  #aliveCount = 0;
  /** Columns that the first round looks at, and the others. */
  readonly #firstColumns: Columns;
  readonly #laterColumns: Columns;
  readonly #width: number;

  /** @param isShared whether all rows of an election have the same in a column. */
  constructor(forest: Forest, maximumRows: number, isShared: (column: number) => boolean = () => false) {
    const groups = Math.ceil(maximumRows / LANES);
    this.#forest = forest.packed;
    this.#width = forest.width;
    this.#packed = new Int32Array(groups * forest.width);
    this.#bytes = new Uint8Array(this.#packed.buffer);
    this.#rows = new Int32Array(groups * LANES);
    this.#scores = new Float64Array(groups * LANES);
    this.#alive = new Int32Array(groups * LANES);
    const first = Math.min(ROUNDS[0].trees, forest.treeCount);
    const columns = this.#forest.columnsOf(0, first);
    const later = this.#forest.columnsOf(first, forest.treeCount).filter((column) => !columns.includes(column));
    this.#firstColumns = partedBy(columns, isShared);
    this.#laterColumns = partedBy(later, isShared);
  }

  /**
   * Number of the best row.
   * @param rows features, row after row; the first `count` rows stand for election.
   * @param handicap added to the score of row 0.
   */
  bestOf(rows: Int32Array, count: number, handicap = 0): number {
    if (count === 1) {
      return 0;
    }
    this.#begin(rows, count, handicap);
    const trees = this.#forest.treeCount;
    let groups = groupsOf(count);
    let from = 0;
    for (const round of ROUNDS) {
      const to = Math.min(round.trees, trees);
      this.#vote(groups, from, to);
      this.#giveUp(round.hopeless);
      if (this.#aliveCount === 1) {
        return this.#rows[this.#alive[0] as number] as number;
      }
      if (groupsOf(this.#aliveCount) < groups) {
        groups = groupsOf(this.#aliveCount);
        this.#moveTogether();
      }
      if (from === 0) {
        this.#packLater(rows, groups);
      }
      from = to;
    }
    this.#vote(groups, from, trees);
    return this.#rows[this.#winner()] as number;
  }

  #begin(rows: Int32Array, count: number, handicap: number): void {
    for (let row = 0; row < count; row++) {
      this.#alive[row] = row;
      this.#rows[row] = row;
      this.#scores[row] = 0;
    }
    this.#forest.pack(this.#bytes, this.#alive, count, this.#rows, rows, this.#firstColumns.own);
    this.#forest.packShared(this.#packed, groupsOf(count), rows, this.#firstColumns.shared);
    this.#scores[0] = handicap;
    this.#aliveCount = count;
  }

  /** Lays out of the rows that are left what the first round did not need. */
  #packLater(rows: Int32Array, groups: number): void {
    this.#forest.packShared(this.#packed, groups, rows, this.#laterColumns.shared);
    this.#forest.pack(this.#bytes, this.#alive, this.#aliveCount, this.#rows, rows, this.#laterColumns.own);
  }

  #vote(groups: number, from: number, to: number): void {
    for (let group = 0; group < groups; group++) {
      this.#forest.vote(this.#packed, group, this.#scores, from, to);
    }
  }

  #giveUp(hopeless: number): void {
    const least = (this.#scores[this.#winner()] as number) - hopeless;
    let left = 0;
    for (let index = 0; index < this.#aliveCount; index++) {
      const lane = this.#alive[index] as number;
      if ((this.#scores[lane] as number) > least) {
        this.#alive[left++] = lane;
      }
    }
    this.#aliveCount = left;
  }

  /** Moves the rows that are left into the first lanes. */
  #moveTogether(): void {
    for (let to = 0; to < this.#aliveCount; to++) {
      const from = this.#alive[to] as number;
      if (from !== to) {
        this.#rows[to] = this.#rows[from] as number;
        this.#scores[to] = this.#scores[from] as number;
        this.#copyLane(from, to);
      }
      this.#alive[to] = to;
    }
  }

  #copyLane(from: number, to: number): void {
    const bytes = this.#bytes;
    let source = placeOfLane(from, this.#width);
    let target = placeOfLane(to, this.#width);
    for (let column = 0; column < this.#width; column++) {
      bytes[target] = bytes[source] as number;
      source += LANES;
      target += LANES;
    }
  }

  /** Lane of the best row that is left; of equals the first. */
  #winner(): number {
    let best = this.#alive[0] as number;
    for (let index = 1; index < this.#aliveCount; index++) {
      const lane = this.#alive[index] as number;
      best = (this.#scores[lane] as number) > (this.#scores[best] as number) ? lane : best;
    }
    return best;
  }
}

/** Columns in which rows of an election differ, and those that all have in common. */
interface Columns {
  readonly own: Uint8Array;
  readonly shared: Uint8Array;
}

function partedBy(columns: Uint8Array, isShared: (column: number) => boolean): Columns {
  return { own: columns.filter((column) => !isShared(column)), shared: columns.filter(isShared) };
}

function groupsOf(rows: number): number {
  return Math.ceil(rows / LANES);
}
