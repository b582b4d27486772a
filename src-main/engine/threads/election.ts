import type { Forest } from './forest.ts';

/** After so many trees, rows so far behind the best are given up. Margins shrink as fewer trees are left. */
const ROUNDS = [
  { trees: 24, hopeless: 2 },
  { trees: 44, hopeless: 1.8 },
  { trees: 64, hopeless: 1.7 },
  { trees: 96, hopeless: 1.5 },
  { trees: 128, hopeless: 1.2 },
  { trees: 192, hopeless: 0.95 },
  { trees: 250, hopeless: 0.7 },
  { trees: 320, hopeless: 0.45 },
];

/**
 * Finds the row that a forest scores highest. After the first rounds of trees, rows far behind the
 * best are given up (early exits, Cambazoglu et al. 2010): one or two decisions in a hundred, all of
 * them close, come out differently, in a seventh of the time.
 */
export class Election {
  readonly #forest: Forest;
  readonly #scores: Float64Array;
  readonly #alive: Int32Array;

  constructor(forest: Forest, maximumRows: number) {
    this.#forest = forest;
    this.#scores = new Float64Array(maximumRows);
    this.#alive = new Int32Array(maximumRows);
  }

  /**
   * Number of the best row.
   * @param rows features, row after row; the first `count` rows stand for election.
   * @param handicap added to the score of row 0.
   */
  bestOf(rows: Int32Array, count: number, handicap = 0): number {
    for (let row = 0; row < count; row++) {
      this.#alive[row] = row;
      this.#scores[row] = 0;
    }
    this.#scores[0] = handicap;
    const trees = this.#forest.treeCount;
    let alive = count;
    let from = 0;
    for (const round of ROUNDS) {
      const to = Math.min(round.trees, trees);
      this.#forest.vote(rows, this.#alive, alive, this.#scores, from, to);
      alive = this.#giveUp(alive, round.hopeless);
      from = to;
      if (alive === 1) {
        return this.#alive[0] ?? 0;
      }
    }
    this.#forest.vote(rows, this.#alive, alive, this.#scores, from, trees);
    return this.#winner(alive);
  }

  #giveUp(alive: number, hopeless: number): number {
    const best = this.#scores[this.#winner(alive)] ?? 0;
    let left = 0;
    for (let index = 0; index < alive; index++) {
      const row = this.#alive[index] ?? 0;
      if ((this.#scores[row] ?? 0) > best - hopeless) {
        this.#alive[left++] = row;
      }
    }
    return left;
  }

  #winner(alive: number): number {
    let best = this.#alive[0] ?? 0;
    for (let index = 1; index < alive; index++) {
      const row = this.#alive[index] ?? 0;
      best = (this.#scores[row] ?? 0) > (this.#scores[best] ?? 0) ? row : best;
    }
    return best;
  }
}
