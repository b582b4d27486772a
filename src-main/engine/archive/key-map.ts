const EMPTY = 0xffffffff;

/**
 * A map from 64-bit keys to two 32-bit numbers in typed arrays: what a merge must know of a million
 * messages in 32 to 64 MB. Open addressing with linear probing (Knuth, The Art of Computer Programming,
 * vol. 3, section 6.4, algorithm L), at most two thirds full.
 */
export class KeyMap {
  /** Four numbers a place: key high, key low, `seq`, `mark`. */
  #cells: Uint32Array;
  #mask: number;
  #size = 0;

  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(1024, expected * 1.5)));
    this.#cells = emptyCells(capacity);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** Place of the key, for `seqAt` and `markAt`; -1 when it is not there. */
  find(high: number, low: number): number {
    const place = this.#placeOf(high, lowOf(high, low));
    return this.#isTaken(place) ? place : -1;
  }

  seqAt(place: number): number {
    return this.#cells[place * 4 + 2] ?? 0;
  }

  markAt(place: number): number {
    return this.#cells[place * 4 + 3] ?? 0;
  }

  /** Adds a key; one that is there already keeps its numbers. */
  add(high: number, low: number, seq: number, mark: number): boolean {
    const place = this.#placeOf(high, lowOf(high, low));
    if (this.#isTaken(place)) {
      return false;
    }
    const cells = this.#cells;
    cells[place * 4] = high;
    cells[place * 4 + 1] = lowOf(high, low);
    cells[place * 4 + 2] = seq;
    cells[place * 4 + 3] = mark;
    this.#size++;
    if (this.#size * 3 > this.#mask * 2) {
      this.#grow();
    }
    return true;
  }

  /** Gives its memory back at once, not when it is collected: to be called when nothing will be asked any more. */
  release(): void {
    freed(this.#cells);
    this.#cells = emptyCells(1);
    this.#mask = 0;
    this.#size = 0;
  }

  #isTaken(place: number): boolean {
    return this.#cells[place * 4] !== EMPTY || this.#cells[place * 4 + 1] !== EMPTY;
  }

  #placeOf(high: number, low: number): number {
    const cells = this.#cells;
    let place = (low ^ (high >>> 7)) & this.#mask;
    for (;;) {
      const foundHigh = cells[place * 4];
      const foundLow = cells[place * 4 + 1];
      if ((foundHigh === high && foundLow === low) || (foundHigh === EMPTY && foundLow === EMPTY)) {
        return place;
      }
      place = (place + 1) & this.#mask;
    }
  }

  #grow(): void {
    const before = this.#cells;
    this.#cells = emptyCells(before.length / 2);
    this.#mask = before.length / 2 - 1;
    for (let cell = 0; cell < before.length; cell += 4) {
      const high = before[cell] ?? EMPTY;
      const low = before[cell + 1] ?? EMPTY;
      if (high !== EMPTY || low !== EMPTY) {
        const place = this.#placeOf(high, low);
        this.#cells.set(before.subarray(cell, cell + 4), place * 4);
      }
    }
    freed(before);
  }
}

function emptyCells(capacity: number): Uint32Array {
  return new Uint32Array(capacity * 4).fill(EMPTY);
}

/** Takes the memory from an array that is not needed any more. */
function freed(cells: Uint32Array): void {
  (cells.buffer as ArrayBuffer).transfer(0);
}

/** The one key that looks like an empty place is taken for its neighbour. */
function lowOf(high: number, low: number): number {
  return high === EMPTY && low === EMPTY ? EMPTY - 1 : low;
}
