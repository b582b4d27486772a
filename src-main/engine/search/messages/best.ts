/** Keeps the highest scored numbers of many: a binary heap with the lowest of them on top. */
export class Best {
  readonly #most: number;
  readonly #numbers: number[] = [];
  readonly #scores: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** What a score must be above to be kept; nothing while there is room. */
  get lowest(): number {
    return this.#scores.length < this.#most ? Number.NEGATIVE_INFINITY : (this.#scores[0] ?? Number.POSITIVE_INFINITY);
  }

  /** Of equal scores the one offered first stays. */
  offer(number: number, score: number): void {
    const scores = this.#scores;
    if (scores.length < this.#most) {
      this.#rise(number, score);
    } else if (score > (scores[0] ?? Number.POSITIVE_INFINITY)) {
      this.#sink(number, score);
    }
  }

  /** The numbers kept, best first; of equal scores the higher number. */
  sorted(): { number: number; score: number }[] {
    return this.#numbers
      .map((number, place) => ({ number, score: this.#scores[place] ?? 0 }))
      .sort((left, right) => right.score - left.score || right.number - left.number);
  }

  #rise(number: number, score: number): void {
    let place = this.#scores.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((this.#scores[parent] ?? 0) <= score) {
        break;
      }
      this.#move(parent, place);
      place = parent;
    }
    this.#scores[place] = score;
    this.#numbers[place] = number;
  }

  #sink(number: number, score: number): void {
    const size = this.#scores.length;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child + 1 < size && (this.#scores[child + 1] ?? 0) < (this.#scores[child] ?? 0)) {
        child++;
      }
      if (child >= size || (this.#scores[child] ?? 0) >= score) {
        break;
      }
      this.#move(child, place);
      place = child;
    }
    this.#scores[place] = score;
    this.#numbers[place] = number;
  }

  #move(from: number, to: number): void {
    this.#scores[to] = this.#scores[from] ?? 0;
    this.#numbers[to] = this.#numbers[from] ?? 0;
  }
}
