import { type SpilledBlock, SpillFile } from '../importing/index.ts';

/** Keys of a run between two that are held in memory: a page of the file. */
const STEP = 512;
const KEY_BYTES = 8;
/** For ten bits a key five probes find all but one key in a hundred that are not there (Bloom, CACM 13, 1970). */
const BITS_PER_KEY = 10;
const PROBES = 5;

interface Run {
  readonly block: SpilledBlock;
  readonly count: number;
  /** Every `STEP`th key, in two arrays. */
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
  readonly filter: Uint8Array;
}

/**
 * Sets of 64-bit keys in sorted runs in a temporary file, in under two bytes of memory a key. A filter in memory
 * answers for most keys that are in none; for the others a page of the run is read. There are several shelves of
 * them, as the keys are divided into parts beforehand.
 */
export class KeyRuns {
  readonly #shelves: Run[][];
  readonly #file = new SpillFile();

  constructor(shelves: number) {
    this.#shelves = Array.from({ length: shelves }, () => []);
  }

  /**
   * Adds keys to a shelf; none of them may be there.
   *
   * @param keys pairs of numbers: high, low
   * @throws {QunshuError} `disk-full`, `permission-denied`: of the folder for temporary files.
   */
  add(shelf: number, keys: Uint32Array): void {
    const sorted = new BigUint64Array(keys.length / 2);
    for (let index = 0; index < sorted.length; index++) {
      sorted[index] = (BigInt(keys[index * 2] ?? 0) << 32n) | BigInt(keys[index * 2 + 1] ?? 0);
    }
    sorted.sort();
    const count = sorted.length;
    const run = {
      count,
      highs: new Uint32Array(Math.ceil(count / STEP)),
      lows: new Uint32Array(Math.ceil(count / STEP)),
      filter: new Uint8Array(Math.ceil((count * BITS_PER_KEY) / 8)),
    };
    const bytes = Buffer.allocUnsafe(count * KEY_BYTES);
    for (const [index, key] of sorted.entries()) {
      const [high, low] = [Number(key >> 32n), Number(key & 0xffffffffn)];
      bytes.writeUInt32LE(high, index * KEY_BYTES);
      bytes.writeUInt32LE(low, index * KEY_BYTES + 4);
      if (index % STEP === 0) {
        run.highs[index / STEP] = high;
        run.lows[index / STEP] = low;
      }
      note(run.filter, high, low);
    }
    this.#shelves[shelf]?.push({ ...run, block: this.#file.write(bytes) });
  }

  has(shelf: number, high: number, low: number): boolean {
    for (const run of this.#shelves[shelf] ?? []) {
      if (mayHave(run.filter, high, low) && this.#isIn(run, high, low)) {
        return true;
      }
    }
    return false;
  }

  /** Deletes the file and forgets the keys. */
  close(): void {
    this.#file.close();
    for (const runs of this.#shelves) {
      runs.length = 0;
    }
  }

  #isIn(run: Run, high: number, low: number): boolean {
    // The last page whose first key is not greater.
    let from = 0;
    let to = run.highs.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const first = run.highs[middle] ?? 0;
      if (first < high || (first === high && (run.lows[middle] ?? 0) <= low)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    if (from === 0) {
      return false;
    }
    const page = this.#file.read(run.block, (from - 1) * STEP * KEY_BYTES, STEP * KEY_BYTES);
    for (let position = 0; position < page.length; position += KEY_BYTES) {
      if (page.readUInt32LE(position) === high && page.readUInt32LE(position + 4) === low) {
        return true;
      }
    }
    return false;
  }
}

function note(filter: Uint8Array, high: number, low: number): void {
  for (let probe = 0; probe < PROBES; probe++) {
    const bit = bitOf(filter, high, low, probe);
    filter[bit >>> 3] = (filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }
}

function mayHave(filter: Uint8Array, high: number, low: number): boolean {
  for (let probe = 0; probe < PROBES; probe++) {
    const bit = bitOf(filter, high, low, probe);
    if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) {
      return false;
    }
  }
  return true;
}

/** Two halves of a hash make all probes (Kirsch and Mitzenmacher, Less Hashing, Same Performance, ESA 2006). */
function bitOf(filter: Uint8Array, high: number, low: number, probe: number): number {
  return (low + probe * ((high >>> 6) | 1)) % (filter.length * 8);
}
