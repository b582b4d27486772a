import type { Records } from '../../records.ts';

const DAY = 86_400_000;

/** Counts times that make the reading of the dates doubtful. */
export class TimeCheck {
  readonly #writtenAt: number;
  #latest = 0;
  #inFuture = 0;
  #backwards = 0;

  /** @param writtenAt epoch milliseconds at which the file was written: no message is younger. */
  constructor(writtenAt: number) {
    this.#writtenAt = writtenAt;
  }

  /** Takes the wall clock of the next message. */
  add(local: number): void {
    if (local < this.#latest - DAY) {
      this.#backwards++;
      this.#latest = local;
    }
    this.#latest = Math.max(this.#latest, local);
    // A day of grace, as the zone of the wall clock is not known.
    this.#inFuture += local > this.#writtenAt + DAY ? 1 : 0;
  }

  report(records: Records): void {
    if (this.#inFuture > 0) {
      records.warn(
        `${this.#inFuture} messages are dated after the file was written: the order of day and month may be wrong.`,
      );
    }
    if (this.#backwards > 0) {
      records.warn(`The dates go back by more than a day ${this.#backwards} times.`);
    }
  }
}
