import type { SymmetricTree } from './forest.ts';

/** Levels of a tree; trees with fewer ask what is never so. */
const DEPTH = 6;
const LEAVES = 1 << DEPTH;
/** Rows that one 32-bit number holds a feature of, eight bits each. */
export const LANES = 4;
const LANE_BITS = 8;
/** The highest bit of each of the four. */
const TOPS = 0x80808080;
const ONES = 0x01010101;
const TOP = 128;
const LEAF = LEAVES - 1;

/**
 * The trees of a forest for four rows at a time. What a tree asks of a feature is only whether it is greater
 * than one of a few thresholds, so a feature is told by how many of its thresholds it is greater than: eight
 * bits, of which four rows fit into a number. Adding 127 - n to it sets the highest bit when it is greater
 * than threshold n (counting from 0), for all four rows at once (SIMD within a register, Fisher and Dietz, 1998).
 */
export class PackedForest {
  readonly treeCount: number;
  readonly #width: number;
  /** Column, and what is added to it, by tree and level. */
  readonly #columns: Uint8Array;
  readonly #added: Int32Array;
  readonly #leaves: Float32Array;
  /**
   * Number of thresholds that a feature is greater than, by value from the lowest threshold to one beyond the highest,
   * for one column after the other: where each begins and ends, and its lowest threshold.
   */
  readonly #ranks: Uint8Array;
  readonly #firstRank: Int32Array;
  readonly #lastRank: Int32Array;
  readonly #lowest: Int32Array;

  /** @throws {Error} when a feature has more thresholds than eight bits tell. */
  constructor(trees: readonly SymmetricTree[], width: number) {
    this.treeCount = trees.length;
    this.#width = width;
    this.#columns = new Uint8Array(trees.length * DEPTH);
    this.#added = new Int32Array(trees.length * DEPTH);
    this.#leaves = new Float32Array(trees.length * LEAVES);
    const thresholds = thresholdsOf(trees, width);
    this.#lowest = Int32Array.from(thresholds, (of) => of[0] ?? 0);
    const ranks = thresholds.map(ranksAmong);
    this.#ranks = Uint8Array.from(ranks.flatMap((of) => [...of]));
    this.#firstRank = new Int32Array(width);
    this.#lastRank = Int32Array.from(ranks, (of) => of.length - 1);
    for (let column = 1; column < width; column++) {
      this.#firstRank[column] = (this.#lastRank[column - 1] as number) + 1;
      this.#lastRank[column] = (this.#lastRank[column] as number) + (this.#firstRank[column] as number);
    }
    for (const [number, tree] of trees.entries()) {
      for (const [level, column] of tree.columns.entries()) {
        const threshold = thresholds[column]?.indexOf(tree.thresholds[level] ?? 0) ?? 0;
        this.#columns[number * DEPTH + level] = column;
        this.#added[number * DEPTH + level] = Math.imul(TOP - 1 - threshold, ONES);
      }
      this.#leaves.set(tree.leaves, number * LEAVES);
    }
  }

  /** Columns that trees `from` to `to` (exclusive) look at, each once. */
  columnsOf(from: number, to: number): Uint8Array {
    return Uint8Array.from(new Set(this.#columns.subarray(from * DEPTH, to * DEPTH)));
  }

  /**
   * Lays some features of some rows into their lanes.
   * @param packed by group of four lanes, then column.
   * @param lanes the lanes, the first `count` of them.
   * @param rowOf by lane: number of the row in `rows`, which holds features row after row.
   */
  pack(
    packed: Uint8Array,
    lanes: Int32Array,
    count: number,
    rowOf: Int32Array,
    rows: Int32Array,
    columns: Uint8Array,
  ): void {
    const ranks = this.#ranks;
    const width = this.#width;
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index] as number;
      const first = this.#firstRank[column] as number;
      const last = this.#lastRank[column] as number;
      const lowest = this.#lowest[column] as number;
      for (let each = 0; each < count; each++) {
        const lane = lanes[each] as number;
        const place = first + (rows[(rowOf[lane] as number) * width + column] as number) - lowest;
        packed[(lane >> 2) * width * LANES + (lane & (LANES - 1)) + column * LANES] = ranks[
          place < first ? first : place > last ? last : place
        ] as number;
      }
    }
  }

  /** Lays what all rows have in common into all lanes of the first groups. @param rows of which the first is read. */
  packShared(packed: Int32Array, groups: number, rows: Int32Array, columns: Uint8Array): void {
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index] as number;
      const first = this.#firstRank[column] as number;
      const last = this.#lastRank[column] as number;
      const place = first + (rows[column] as number) - (this.#lowest[column] as number);
      const rank = this.#ranks[place < first ? first : place > last ? last : place] as number;
      const four = Math.imul(rank, ONES);
      for (let group = 0; group < groups; group++) {
        packed[group * this.#width + column] = four;
      }
    }
  }

  /** Adds the values of trees `from` to `to` (exclusive) to the scores of a group's four lanes. */
  vote(packed: Int32Array, group: number, scores: Float64Array, from: number, to: number): void {
    const columns = this.#columns;
    const added = this.#added;
    const leaves = this.#leaves;
    const base = group * this.#width;
    const lane = group * LANES;
    let first = scores[lane] as number;
    let second = scores[lane + 1] as number;
    let third = scores[lane + 2] as number;
    let fourth = scores[lane + 3] as number;
    for (let tree = from; tree < to; tree++) {
      const at = tree * DEPTH;
      const leaf =
        ((((packed[base + (columns[at] as number)] as number) + (added[at] as number)) & TOPS) >>> 7) |
        ((((packed[base + (columns[at + 1] as number)] as number) + (added[at + 1] as number)) & TOPS) >>> 6) |
        ((((packed[base + (columns[at + 2] as number)] as number) + (added[at + 2] as number)) & TOPS) >>> 5) |
        ((((packed[base + (columns[at + 3] as number)] as number) + (added[at + 3] as number)) & TOPS) >>> 4) |
        ((((packed[base + (columns[at + 4] as number)] as number) + (added[at + 4] as number)) & TOPS) >>> 3) |
        ((((packed[base + (columns[at + 5] as number)] as number) + (added[at + 5] as number)) & TOPS) >>> 2);
      const firstLeaf = tree * LEAVES;
      first += leaves[firstLeaf + (leaf & LEAF)] as number;
      second += leaves[firstLeaf + ((leaf >>> LANE_BITS) & LEAF)] as number;
      third += leaves[firstLeaf + ((leaf >>> (2 * LANE_BITS)) & LEAF)] as number;
      fourth += leaves[firstLeaf + ((leaf >>> (3 * LANE_BITS)) & LEAF)] as number;
    }
    scores[lane] = first;
    scores[lane + 1] = second;
    scores[lane + 2] = third;
    scores[lane + 3] = fourth;
  }
}

/** Where the first byte of a lane lies; its other features follow every four bytes. */
export function placeOfLane(lane: number, width: number): number {
  return (lane >> 2) * width * LANES + (lane & (LANES - 1));
}

/** All thresholds of each column, lowest first. */
function thresholdsOf(trees: readonly SymmetricTree[], width: number): number[][] {
  const found = Array.from({ length: width }, () => new Set<number>());
  for (const { columns, thresholds } of trees) {
    for (const [level, column] of columns.entries()) {
      found[column]?.add(thresholds[level] ?? 0);
    }
  }
  return found.map((thresholds) => {
    if (thresholds.size >= TOP) {
      throw new Error('the trained weights ask more of a feature than the program can tell');
    }
    return [...thresholds].sort((one, other) => one - other);
  });
}

/** For each value from the lowest threshold to one beyond the highest, how many of them it is greater than. */
function ranksAmong(thresholds: readonly number[]): Uint8Array {
  const lowest = thresholds[0] ?? 0;
  const ranks = new Uint8Array((thresholds.at(-1) ?? lowest) - lowest + 2);
  for (const threshold of thresholds) {
    for (let value = threshold - lowest + 1; value < ranks.length; value++) {
      ranks[value] = (ranks[value] as number) + 1;
    }
  }
  return ranks;
}
