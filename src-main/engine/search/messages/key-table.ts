/**
 * Numbers above 0 by 32-bit key: an open-addressing hash table. A `Map` would take four times the
 * time and memory, and this is asked for every term of a million messages.
 */
export class KeyTable {
  /** Keys at even places, their numbers behind them, so that a look-up touches memory once. */
  #slots = new Uint32Array(1 << 13);
  #size = 0;

  /** @returns the number of the key, 0 when it has none */
  find(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = firstSlot(key, mask); ; slot = (slot + 2) & mask) {
      const number = slots[slot + 1] ?? 0;
      if (number === 0 || slots[slot] === key) {
        return number;
      }
    }
  }

  /** Adds a key that is not there yet. */
  add(key: number, number: number): void {
    if (this.#size * 4 >= this.#slots.length) {
      const slots = this.#slots;
      this.#slots = new Uint32Array(slots.length * 2);
      for (let slot = 0; slot < slots.length; slot += 2) {
        this.#put(slots[slot] ?? 0, slots[slot + 1] ?? 0);
      }
    }
    this.#put(key, number);
    this.#size++;
  }

  sortedKeys(): Uint32Array {
    const keys = new Uint32Array(this.#size);
    let count = 0;
    for (let slot = 0; slot < this.#slots.length; slot += 2) {
      if ((this.#slots[slot + 1] ?? 0) > 0) {
        keys[count++] = this.#slots[slot] ?? 0;
      }
    }
    return keys.sort();
  }

  clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
  }

  #put(key: number, number: number): void {
    if (number === 0) {
      return;
    }
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = firstSlot(key, mask);
    while ((slots[slot + 1] ?? 0) > 0) {
      slot = (slot + 2) & mask;
    }
    slots[slot] = key;
    slots[slot + 1] = number;
  }
}

/** Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4), with the high half mixed in; an even place. */
function firstSlot(key: number, mask: number): number {
  const mixed = Math.imul(key ^ (key >>> 16), 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) << 1) & mask;
}
