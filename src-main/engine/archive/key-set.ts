const EMPTY = 0xffffffff;

/**
 * A set of 64-bit keys in two typed arrays: 16 to 32 bytes a key instead of some hundred for a set
 * of strings. Open addressing with linear probing (Knuth, The Art of Computer Programming, vol. 3,
 * section 6.4, algorithm L), at most half full.
 */
export class KeySet {
  #high: Uint32Array;
  #low: Uint32Array;
  #mask: number;
  #size = 0;

  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(1024, expected * 2)));
    this.#high = new Uint32Array(capacity).fill(EMPTY);
    this.#low = new Uint32Array(capacity).fill(EMPTY);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  has(high: number, low: number): boolean {
    return this.#isTaken(this.#find(high, lowOf(high, low)));
  }

  /** Adds a key; false when it was there already. */
  add(high: number, low: number): boolean {
    const place = this.#find(high, lowOf(high, low));
    if (this.#isTaken(place)) {
      return false;
    }
    this.#high[place] = high;
    this.#low[place] = lowOf(high, low);
    this.#size++;
    if (this.#size * 2 > this.#mask) {
      this.#grow();
    }
    return true;
  }

  #isTaken(place: number): boolean {
    return this.#high[place] !== EMPTY || this.#low[place] !== EMPTY;
  }

  #find(high: number, low: number): number {
    let place = (low ^ (high >>> 7)) & this.#mask;
    for (;;) {
      const foundHigh = this.#high[place];
      const foundLow = this.#low[place];
      if ((foundHigh === high && foundLow === low) || (foundHigh === EMPTY && foundLow === EMPTY)) {
        return place;
      }
      place = (place + 1) & this.#mask;
    }
  }

  #grow(): void {
    const high = this.#high;
    const low = this.#low;
    this.#high = new Uint32Array(high.length * 2).fill(EMPTY);
    this.#low = new Uint32Array(low.length * 2).fill(EMPTY);
    this.#mask = this.#high.length - 1;
    for (let index = 0; index < high.length; index++) {
      const keyHigh = high[index] ?? EMPTY;
      const keyLow = low[index] ?? EMPTY;
      if (keyHigh !== EMPTY || keyLow !== EMPTY) {
        const place = this.#find(keyHigh, keyLow);
        this.#high[place] = keyHigh;
        this.#low[place] = keyLow;
      }
    }
  }
}

/** The one key that looks like an empty place is taken for its neighbour. */
function lowOf(high: number, low: number): number {
  return high === EMPTY && low === EMPTY ? EMPTY - 1 : low;
}
