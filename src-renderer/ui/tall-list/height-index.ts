/**
 * Heights of rows and their running sums: a Fenwick tree over the differences between measured and
 * estimated heights (P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994).
 * Heights are pixels and may be fractions. Rules: SPEC.md in this folder (TALL-1).
 */
export class HeightIndex {
  readonly count: number;
  readonly estimate: number;
  readonly #tree: Float64Array;
  /** Measured heights; 0 for rows nobody has seen. */
  readonly #measured: Float32Array;
  readonly #topBit: number;

  constructor(count: number, estimate: number) {
    this.count = count;
    this.estimate = estimate;
    this.#tree = new Float64Array(count + 1);
    this.#measured = new Float32Array(count);
    this.#topBit = count === 0 ? 0 : 2 ** Math.floor(Math.log2(count));
  }

  /** Sum of all heights. */
  get total(): number {
    return this.offsetOf(this.count);
  }

  heightOf(index: number): number {
    return this.#measured[index] || this.estimate;
  }

  /** Distance of the row's upper edge from the top of the list; of the list's end for `count`. */
  offsetOf(index: number): number {
    let sum = index * this.estimate;
    for (let node = index; node > 0; node -= node & -node) sum += this.#tree[node] ?? 0;
    return sum;
  }

  /** Takes note of a height above 0; true when it differs from what was assumed. */
  measure(index: number, height: number): boolean {
    if (index < 0 || index >= this.count || height <= 0) return false;
    const before = this.heightOf(index);
    this.#measured[index] = height;
    const difference = this.heightOf(index) - before;
    if (difference === 0) return false;
    for (let node = index + 1; node <= this.count; node += node & -node) {
      this.#tree[node] = (this.#tree[node] ?? 0) + difference;
    }
    return true;
  }

  /** The row that covers `offset`; the first or last row for offsets outside of the list. */
  indexAt(offset: number): number {
    let index = 0;
    let rest = offset;
    for (let step = this.#topBit; step > 0; step >>>= 1) {
      const next = index + step;
      if (next > this.count) continue;
      const sum = step * this.estimate + (this.#tree[next] ?? 0);
      if (sum <= rest) {
        index = next;
        rest -= sum;
      }
    }
    return Math.max(0, Math.min(this.count - 1, index));
  }
}
