/**
 * Weighs conversations anew in the background, a few at a time, so that the engine answers in
 * between: over a million messages all of them take a second.
 */
export class Weighing {
  readonly #begin: () => Iterator<boolean>;
  readonly #onChange: () => void;
  #steps: Iterator<boolean> | null = null;
  #hasChanged = false;

  /**
   * @param begin gives the steps from the beginning, each of which says whether it changed anything
   * @param onChange called when all is weighed and something has changed
   */
  constructor(begin: () => Iterator<boolean>, onChange: () => void) {
    this.#begin = begin;
    this.#onChange = onChange;
  }

  /** Weighs from the beginning, whatever was under way. */
  start(): void {
    const isUnderWay = this.#steps !== null;
    this.#steps = this.#begin();
    if (!isUnderWay) {
      setImmediate(() => this.#step());
    }
  }

  /** Weighs at once what is still to be weighed: what stays in the library must not be half done. */
  finish(): void {
    while (this.#steps !== null) {
      this.#advance();
    }
  }

  #step(): void {
    this.#advance();
    if (this.#steps !== null) {
      setImmediate(() => this.#step());
    }
  }

  #advance(): void {
    try {
      const next = this.#steps?.next();
      if (next?.done === false) {
        this.#hasChanged ||= next.value;
        return;
      }
    } catch {
      // An index that fails is made anew from the archive, and its conversations are weighed with it.
    }
    const hasChanged = this.#hasChanged;
    this.#steps = null;
    this.#hasChanged = false;
    if (hasChanged) {
      this.#onChange();
    }
  }
}
