/** A set of message numbers from 0 to `size` - 1, one bit each. */
export class Bitmap {
  readonly size: number;
  readonly words: Uint32Array;

  constructor(size: number) {
    this.size = size;
    this.words = new Uint32Array((size + 31) >>> 5);
  }

  copy(): Bitmap {
    const copy = new Bitmap(this.size);
    copy.words.set(this.words);
    return copy;
  }

  add(number: number): void {
    const word = number >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return (((this.words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }

  /** Keeps what both have. */
  and(other: Bitmap): void {
    const { words } = this;
    for (let index = 0; index < words.length; index++) {
      words[index] = (words[index] ?? 0) & (other.words[index] ?? 0);
    }
  }

  or(other: Bitmap): void {
    const { words } = this;
    for (let index = 0; index < words.length; index++) {
      words[index] = (words[index] ?? 0) | (other.words[index] ?? 0);
    }
  }

  /** Drops what the other has. */
  andNot(other: Bitmap): void {
    const { words } = this;
    for (let index = 0; index < words.length; index++) {
      words[index] = (words[index] ?? 0) & ~(other.words[index] ?? 0);
    }
  }

  get isEmpty(): boolean {
    return this.words.every((word) => word === 0);
  }

  count(): number {
    let total = 0;
    for (let index = 0; index < this.words.length; index++) {
      const word = this.words[index] ?? 0;
      if (word !== 0) {
        total += bitsOf(word);
      }
    }
    return total;
  }

  /** Adds so much to the score of every member. */
  addScore(scores: Float32Array, score: number): void {
    const { words } = this;
    for (let index = 0; index < words.length; index++) {
      let word = words[index] ?? 0;
      while (word !== 0) {
        const lowest = word & -word;
        word ^= lowest;
        const number = index * 32 + 31 - Math.clz32(lowest);
        scores[number] = (scores[number] ?? 0) + score;
      }
    }
  }

  /** The highest score of a member; 0 without one. */
  highestScore(scores: Float32Array): number {
    const { words } = this;
    let highest = 0;
    for (let index = 0; index < words.length; index++) {
      let word = words[index] ?? 0;
      while (word !== 0) {
        const lowest = word & -word;
        word ^= lowest;
        const score = scores[index * 32 + 31 - Math.clz32(lowest)] ?? 0;
        highest = score > highest ? score : highest;
      }
    }
    return highest;
  }

  /** Visits the members from the lowest to the highest. */
  forEach(visit: (number: number) => void): void {
    const { words } = this;
    for (let index = 0; index < words.length; index++) {
      let word = words[index] ?? 0;
      while (word !== 0) {
        const lowest = word & -word;
        word ^= lowest;
        visit(index * 32 + 31 - Math.clz32(lowest));
      }
    }
  }

  /** Visits the members from the highest to the lowest; `from` and `to` are multiples of 32. */
  forEachDescending(visit: (number: number) => void, from = 0, to = this.words.length * 32): void {
    const { words } = this;
    const first = from >>> 5;
    for (let index = Math.min(words.length, to >>> 5) - 1; index >= first; index--) {
      let word = words[index] ?? 0;
      while (word !== 0) {
        const bit = 31 - Math.clz32(word);
        word &= ~(1 << bit);
        visit(index * 32 + bit);
      }
    }
  }
}

/** How many bits are set (Hacker's Delight, 2nd edition, section 5-1). */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bits, 0x01010101) >>> 24;
}
