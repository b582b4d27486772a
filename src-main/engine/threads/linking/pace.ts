import type { MemoryReader, MemoryWriter } from '../memory.ts';

/**
 * How fast a chat runs at the moment: the typical pause between two messages, and how many came in
 * the last minutes. A pause means nothing by itself; ten minutes are an age in a busy channel and
 * nothing in a sleepy group.
 */
export class Pace {
  /** Running mean of log2(seconds + 1) between messages, over about the last hundred. */
  #logPause = 5;
  #last = Number.NEGATIVE_INFINITY;
  #count = 0;
  readonly #times = new Float64Array(CAPACITY);

  /** Takes note of a message at `time` (epoch milliseconds). A clock that runs backwards counts as no pause. */
  hear(time: number): void {
    if (this.#count > 0) {
      const seconds = Math.max(0, time - this.#last) / 1000;
      const weight = Math.max(1 / (this.#count + 1), SMOOTHING);
      this.#logPause += weight * (Math.log2(seconds + 1) - this.#logPause);
    }
    this.#last = time;
    this.#times[this.#count & MASK] = time;
    this.#count++;
  }

  save(memory: MemoryWriter): void {
    memory.put(this.#times, Float64Array.of(this.#logPause, this.#last, this.#count));
  }

  restore(memory: MemoryReader): void {
    memory.fill(this.#times);
    [this.#logPause = 0, this.#last = 0, this.#count = 0] = memory.float64();
  }

  /** Typical pause as log2(seconds + 1). */
  get logPause(): number {
    return this.#logPause;
  }

  /** Messages heard within `span` milliseconds before `time`; at most the 128 last ones. */
  within(time: number, span: number): number {
    const known = Math.min(this.#count, CAPACITY);
    let low = 0;
    let high = known;
    // The times are nearly sorted; where a clock ran backwards the answer is off by those few.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (time - (this.#times[(this.#count - 1 - middle) & MASK] ?? 0) <= span) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

const SMOOTHING = 0.02;
const CAPACITY = 128;
const MASK = CAPACITY - 1;
