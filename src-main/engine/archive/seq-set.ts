/** A set of message numbers: one bit for each number there is. */
export class SeqSet {
  readonly #bits: Uint8Array;

  /** @param size one more than the highest number it may hold */
  constructor(size: number) {
    this.#bits = new Uint8Array((size >>> 3) + 1);
  }

  add(seq: number): void {
    this.#bits[seq >>> 3] = (this.#bits[seq >>> 3] ?? 0) | (1 << (seq & 7));
  }

  has(seq: number): boolean {
    return ((this.#bits[seq >>> 3] ?? 0) & (1 << (seq & 7))) !== 0;
  }
}
