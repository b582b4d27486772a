import { KeyRuns } from './key-runs.ts';

const EMPTY = 0xffffffff;
/** Each grows on its own, so that growing never needs all of the memory twice. */
const PARTS = 64;
const SMALLEST = 64;
/** Keys in memory, in 32 MB; more go to a temporary file. */
const MOST_HELD = 3_000_000;

/**
 * A set of 64-bit keys: what a merge must remember of each message it adds. Memory does not grow with the file: the
 * latest keys are in typed arrays, 11 to 21 bytes each, those before in a temporary file (see `KeyRuns`). Open
 * addressing with linear probing (Knuth, The Art of Computer Programming, vol. 3, section 6.4, algorithm L), at most
 * three quarters full.
 */
export class KeySet {
  /** Two numbers a place: key high, key low. */
  #parts = Array.from({ length: PARTS }, () => emptyCells(SMALLEST));
  #sizes = new Uint32Array(PARTS);
  #held = 0;
  #runs: KeyRuns | null = null;
  readonly #mostHeld: number;

  constructor(mostHeld = MOST_HELD) {
    this.#mostHeld = mostHeld;
  }

  has(high: number, low: number): boolean {
    const part = high % PARTS;
    const cells = this.#parts[part] as Uint32Array;
    const own = lowOf(high, low);
    return isTaken(cells, placeOf(cells, high, own)) || this.#runs?.has(part, high, own) === true;
  }

  /**
   * Adds a key that is not there.
   *
   * @throws {QunshuError} `disk-full`, `permission-denied`: of the folder for temporary files.
   */
  add(high: number, low: number): void {
    if (this.#held === this.#mostHeld) {
      this.#spill();
    }
    this.#held++;
    const part = high % PARTS;
    const size = (this.#sizes[part] as number) + 1;
    this.#sizes[part] = size;
    put(this.#parts[part] as Uint32Array, high, lowOf(high, low));
    if (size * 8 > (this.#parts[part] as Uint32Array).length * 3) {
      this.#grow(part);
    }
  }

  /** Gives its memory back at once, not when it is collected: to be called when nothing will be asked any more. */
  release(): void {
    for (const cells of this.#parts) {
      freed(cells);
    }
    this.#parts = Array.from({ length: PARTS }, () => emptyCells(1));
    this.#sizes.fill(0);
    this.#held = 0;
    this.#runs?.close();
    this.#runs = null;
  }

  /** Moves all keys to the temporary file; their places stay, for as many will come. */
  #spill(): void {
    this.#runs ??= new KeyRuns(PARTS);
    for (const [part, cells] of this.#parts.entries()) {
      const keys = new Uint32Array((this.#sizes[part] as number) * 2);
      let length = 0;
      for (let cell = 0; cell < cells.length; cell += 2) {
        if (isTaken(cells, cell)) {
          keys[length++] = cells[cell] as number;
          keys[length++] = cells[cell + 1] as number;
        }
      }
      this.#runs.add(part, keys);
      cells.fill(EMPTY);
    }
    this.#sizes.fill(0);
    this.#held = 0;
  }

  #grow(part: number): void {
    const before = this.#parts[part] as Uint32Array;
    const cells = emptyCells(before.length);
    for (let cell = 0; cell < before.length; cell += 2) {
      if (isTaken(before, cell)) {
        put(cells, before[cell] as number, before[cell + 1] as number);
      }
    }
    freed(before);
    this.#parts[part] = cells;
  }
}

function emptyCells(capacity: number): Uint32Array {
  return new Uint32Array(capacity * 2).fill(EMPTY);
}

/** Takes the memory from an array that is not needed any more. */
function freed(cells: Uint32Array): void {
  (cells.buffer as ArrayBuffer).transfer(0);
}

function isTaken(cells: Uint32Array, place: number): boolean {
  return cells[place] !== EMPTY || cells[place + 1] !== EMPTY;
}

/** Where the key is, or the empty place where it would be. */
function placeOf(cells: Uint32Array, high: number, low: number): number {
  const last = cells.length - 2;
  let place = ((low ^ (high >>> 7)) << 1) & last;
  while (isTaken(cells, place) && !(cells[place] === high && cells[place + 1] === low)) {
    place = (place + 2) & last;
  }
  return place;
}

function put(cells: Uint32Array, high: number, low: number): void {
  const place = placeOf(cells, high, low);
  cells[place] = high;
  cells[place + 1] = low;
}

/** The one key that looks like an empty place is taken for its neighbour. */
function lowOf(high: number, low: number): number {
  return high === EMPTY && low === EMPTY ? EMPTY - 1 : low;
}
