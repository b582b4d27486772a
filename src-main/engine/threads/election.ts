import { type Forest, MAXIMUM_ROWS, SCORE_UNIT } from './forest.ts';

/** After each round of trees, rows so far behind the best are given up. Margins shrink as fewer trees are left. */
const HOPELESS: readonly number[] = [4.4, 3.7, 2.6, 1.5, 1];

/**
 * Odds of a group's rows are summed up raised to this power: by themselves (1) the many messages of a large
 * conversation would outweigh a likelier one, so that in a busy chat one conversation swallows the others.
 */
const SHARPNESS = 2.5;

/**
 * Finds the row that a forest scores highest. After the first rounds of trees, rows far behind the
 * best are given up (early exits, Cambazoglu et al. 2010): one or two decisions in a hundred, all of
 * them close, come out differently. Those that are left move together as soon as half of the places hold them.
 */
export class Election {
  readonly #forest: Forest;
  /** By place: the row that stands there. */
  readonly #rows = new Int32Array(MAXIMUM_ROWS);
  /** Places whose rows are not given up, the first `#aliveCount`, in the order of their rows. */
  readonly #alive = new Int32Array(MAXIMUM_ROWS);
  #aliveCount = 0;
  readonly #odds = new Float64Array(MAXIMUM_ROWS);

  constructor(forest: Forest) {
    this.#forest = forest;
  }

  /**
   * Number of the best row.
   * @param rows features, row after row; the first `count` rows stand for election, at most `MAXIMUM_ROWS`.
   * @param handicap added to the score of row 0.
   */
  bestOf(rows: Int32Array, count: number, handicap = 0): number {
    return count === 1 ? 0 : this.#rowAt(this.#elect(rows, count, handicap));
  }

  /**
   * The same where rows of one group say nearly the same: the group whose rows together are likeliest is
   * elected, and of it the best row. Rows that were given up count for nothing.
   * @param groupOf group of each row.
   */
  bestInGroups(rows: Int32Array, count: number, handicap: number, groupOf: Int32Array): number {
    if (count === 1) {
      return 0;
    }
    let winner = this.#elect(rows, count, handicap);
    const { scores } = this.#forest;
    this.#countOdds(scores[winner] as number);
    let most = 0;
    for (let index = 0; index < this.#aliveCount; index++) {
      const place = this.#alive[index] as number;
      const group = groupOf[this.#rowAt(place)];
      let first = place;
      let odds = 0;
      for (let other = 0; other < this.#aliveCount; other++) {
        const mate = this.#alive[other] as number;
        if (groupOf[this.#rowAt(mate)] === group) {
          odds += this.#odds[mate] as number;
          first = (scores[mate] as number) > (scores[first] as number) ? mate : first;
        }
      }
      if (odds > most) {
        most = odds;
        winner = first;
      }
    }
    return this.#rowAt(winner);
  }

  /** Of each row that is left, against one of the highest score. */
  #countOdds(highest: number): void {
    const { scores } = this.#forest;
    for (let index = 0; index < this.#aliveCount; index++) {
      const place = this.#alive[index] as number;
      this.#odds[place] = Math.exp((SHARPNESS * ((scores[place] as number) - highest)) / SCORE_UNIT);
    }
  }

  #rowAt(place: number): number {
    return this.#rows[place] as number;
  }

  /** Place of the best row. */
  #elect(rows: Int32Array, count: number, handicap: number): number {
    const forest = this.#forest;
    this.#begin(rows, count, handicap);
    let places = count;
    for (let round = 0; round < HOPELESS.length; round++) {
      forest.vote(places, round);
      this.#giveUp((HOPELESS[round] as number) * SCORE_UNIT);
      if (this.#aliveCount === 1) {
        return this.#alive[0] as number;
      }
      if (places > MAXIMUM_ROWS / 2 && this.#aliveCount <= MAXIMUM_ROWS / 2) {
        places = this.#aliveCount;
        this.#moveTogether();
      }
    }
    forest.vote(places, HOPELESS.length);
    return this.#winner();
  }

  #begin(rows: Int32Array, count: number, handicap: number): void {
    for (let row = 0; row < count; row++) {
      this.#alive[row] = row;
      this.#rows[row] = row;
      this.#forest.scores[row] = 0;
    }
    this.#forest.scores[0] = handicap * SCORE_UNIT;
    this.#aliveCount = count;
    this.#forest.take(rows);
    this.#forest.layOut(this.#rows, count);
  }

  #giveUp(hopeless: number): void {
    const { scores } = this.#forest;
    const least = (scores[this.#winner()] as number) - hopeless;
    let left = 0;
    for (let index = 0; index < this.#aliveCount; index++) {
      const place = this.#alive[index] as number;
      if ((scores[place] as number) > least) {
        this.#alive[left++] = place;
      }
    }
    this.#aliveCount = left;
  }

  /** Moves the rows that are left into the first places. */
  #moveTogether(): void {
    const { scores } = this.#forest;
    for (let to = 0; to < this.#aliveCount; to++) {
      const from = this.#alive[to] as number;
      this.#rows[to] = this.#rows[from] as number;
      scores[to] = scores[from] as number;
      this.#alive[to] = to;
    }
    this.#forest.layOut(this.#rows, this.#aliveCount);
  }

  /** Place of the best row that is left; of equals the first. */
  #winner(): number {
    const { scores } = this.#forest;
    let best = this.#alive[0] as number;
    for (let index = 1; index < this.#aliveCount; index++) {
      const place = this.#alive[index] as number;
      best = (scores[place] as number) > (scores[best] as number) ? place : best;
    }
    return best;
  }
}
