import type { BinnedTable } from './boosting.ts';

const BINS = 64;
const INITIAL = 1 << 16;

/** Rows of features with what is right about them, cut into bins of about equally many values. */
export class TrainingRows {
  readonly #width: number;
  readonly #edges: readonly Int32Array[];
  #columns: Uint8Array[];
  #groupOf = new Int32Array(INITIAL);
  #right = new Uint8Array(INITIAL);
  #rows = 0;
  #groups = 0;

  /** @param sample rows from which the edges of the bins are taken. */
  constructor(width: number, sample: readonly Int32Array[]) {
    this.#width = width;
    this.#edges = Array.from({ length: width }, (_, column) => edgesOf(sample.map((row) => row[column] as number)));
    this.#columns = Array.from({ length: width }, () => new Uint8Array(INITIAL));
  }

  /** Adds the rows of one group, which lie one after the other in `values`; `right` has one entry a row. */
  add(values: Int32Array, right: Uint8Array): void {
    while (this.#rows + right.length > this.#groupOf.length) {
      this.#grow();
    }
    right.forEach((isRight, row) => {
      for (let column = 0; column < this.#width; column++) {
        const edges = this.#edges[column] as Int32Array;
        const bins = this.#columns[column] as Uint8Array;
        bins[this.#rows] = binOf(edges, values[row * this.#width + column] as number);
      }
      this.#groupOf[this.#rows] = this.#groups;
      this.#right[this.#rows] = isRight;
      this.#rows++;
    });
    this.#groups++;
  }

  get table(): BinnedTable {
    return { rows: this.#rows, groupOf: this.#groupOf, columns: this.#columns, edges: this.#edges };
  }

  get right(): Uint8Array {
    return this.#right;
  }

  #grow(): void {
    const size = this.#groupOf.length * 2;
    const groupOf = new Int32Array(size);
    groupOf.set(this.#groupOf);
    this.#groupOf = groupOf;
    this.#right = longer(this.#right, size);
    this.#columns = this.#columns.map((bins) => longer(bins, size));
  }
}

function longer(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(size);
  copy.set(bytes);
  return copy;
}

function edgesOf(values: number[]): Int32Array {
  const sorted = values.sort((one, other) => one - other);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= BINS) {
    return Int32Array.from(distinct.slice(0, -1));
  }
  const edges = new Set<number>();
  for (let bin = 1; bin < BINS; bin++) {
    edges.add(sorted[Math.floor((bin * sorted.length) / BINS)] as number);
  }
  edges.delete(distinct.at(-1) as number);
  return Int32Array.from(edges);
}

/** Number of edges below the value: a value equal to an edge stays below it. */
function binOf(edges: Int32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value > (edges[middle] as number)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
