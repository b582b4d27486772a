/** Waits for something to come, again and again, and gives up after so many seconds of silence. */
export class Patience {
  readonly #milliseconds: number;
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout;

  /** @param signal ends the waiting too */
  constructor(seconds: number, signal: AbortSignal) {
    this.#milliseconds = seconds * 1000;
    this.signal = AbortSignal.any([signal, this.#controller.signal]);
    this.#timer = this.#wait();
  }

  /** Aborted when it is over, or when it was cancelled. */
  readonly signal: AbortSignal;

  get isOver(): boolean {
    return this.#controller.signal.aborted;
  }

  /** The same pieces; each of them starts the waiting anew. */
  async *watch(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      clearTimeout(this.#timer);
      this.#timer = this.#wait();
      yield piece;
    }
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #wait(): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(), this.#milliseconds);
  }
}
