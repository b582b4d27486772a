/**
 * Who asked the asker of a conversation something back, and was told since: what they say then rests on it. Given the
 * messages behind the question one by one, in order.
 */
export class AskedBack {
  readonly #waiting = new Set<number>();
  readonly #told = new Set<number>();

  /** Call once for each conversation: nobody has asked back. Sets that hold nothing are left alone, which is cheaper. */
  start(): void {
    if (this.#waiting.size > 0) {
      this.#waiting.clear();
    }
    if (this.#told.size > 0) {
      this.#told.clear();
    }
  }

  /** Somebody else than the asker asks. */
  add(author: number): void {
    this.#waiting.add(author);
  }

  /** The asker says something, which is what they wait for who asked back. */
  tell(): void {
    if (this.#waiting.size > 0) {
      for (const author of this.#waiting) {
        this.#told.add(author);
      }
      this.#waiting.clear();
    }
  }

  wasTold(author: number): boolean {
    return this.#told.has(author);
  }
}
