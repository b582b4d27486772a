const TABLE_BITS = 14;
/** Places of a table of flags. */
export const TABLE_SIZE = 1 << TABLE_BITS;

/**
 * Which patterns can begin with something, one bit each. A flag by hash passes over most of a text with one look;
 * what is flagged is looked up by its key, so that a pattern is hardly ever tried in vain.
 */
export class OpeningTable {
  readonly #isThere: Uint8Array;
  readonly #flag: number;
  /** Numbers of 32 bits that tell of the patterns of a key. */
  readonly #words: number;
  /** A hash table of keys, and the patterns of each; 0 stands for no key, since no opening has it. */
  #keys = new Int32Array(64);
  #patterns: Int32Array;
  #count = 0;

  /** @param isThere gets the bit `flag` where there are any. */
  constructor(words: number, isThere: Uint8Array, flag: number) {
    this.#words = words;
    this.#isThere = isThere;
    this.#flag = flag;
    this.#patterns = new Int32Array(this.#keys.length * words);
  }

  note(key: number, pattern: number): void {
    const flags = placeOfKey(key);
    this.#isThere[flags] = (this.#isThere[flags] as number) | this.#flag;
    if (this.#count * 2 >= this.#keys.length) {
      this.#grow();
    }
    const place = this.#placeOf(key);
    this.#count += this.#keys[place] === 0 ? 1 : 0;
    this.#keys[place] = key;
    const at = place * this.#words + (pattern >>> 5);
    this.#patterns[at] = (this.#patterns[at] as number) | (1 << (pattern & 31));
  }

  /** Adds the patterns of a key to those that are possible. */
  addTo(possible: Int32Array, key: number): void {
    const first = this.#placeOf(key) * this.#words;
    for (let word = 0; word < this.#words; word++) {
      possible[word] = (possible[word] as number) | (this.#patterns[first + word] as number);
    }
  }

  /** Where a key stands, or the free place where it would, whose patterns are none. */
  #placeOf(key: number): number {
    const mask = this.#keys.length - 1;
    let place = mixed(key) & mask;
    while (this.#keys[place] !== 0 && this.#keys[place] !== key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  #grow(): void {
    const [keys, patterns] = [this.#keys, this.#patterns];
    this.#keys = new Int32Array(keys.length * 2);
    this.#patterns = new Int32Array(patterns.length * 2);
    keys.forEach((key, from) => {
      if (key !== 0) {
        const to = this.#placeOf(key);
        this.#keys[to] = key;
        this.#patterns.set(patterns.subarray(from * this.#words, (from + 1) * this.#words), to * this.#words);
      }
    });
  }
}

/** Key of two characters, exactly. */
export function pairKey(first: number, second: number): number {
  return (first << 16) | second;
}

/** Key of three characters: 48 bits in 32, so that at worst a pattern is tried in vain. */
export function tripleKey(first: number, second: number, third: number): number {
  return Math.imul(first, 0x9e3779b1) ^ ((second << 16) | third);
}

/** Where the flags of a key stand. */
export function placeOfKey(key: number): number {
  return Math.imul(key, 0x85ebca6b) >>> (32 - TABLE_BITS);
}

function mixed(key: number): number {
  const product = Math.imul(key, 0x9e3779b1);
  return product ^ (product >>> 15);
}
