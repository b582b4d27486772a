import { type ImportOptions, type ParsedGuess, QunshuError } from '../../../../contract/index.ts';
import { wallClock } from '../../../text/index.ts';
import { dayIn, stemOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import { isoWallClock } from '../../written-time.ts';

/** From a month to one that is this much earlier, a year has begun. */
const MONTHS_BACK = 6;

/** Puts the date or the year to times that lack it. */
export class ChatlogClock {
  readonly #file: string;
  readonly #day: number | null;
  #year = 0;
  #month = 0;
  /** The day that the name of the file told, once a time needed it. */
  guess: ParsedGuess | null = null;
  readonly #isNamed: boolean;

  constructor(source: ExportSource, options: ImportOptions) {
    const chosen = options.date === undefined ? null : (dayIn(options.date)?.day ?? null);
    this.#file = source.archive ?? source.name;
    this.#isNamed = chosen === null;
    this.#day = chosen ?? dayIn(stemOf(source.name))?.day ?? null;
  }

  /**
   * Wall clock of `HH:MM:SS`, `MM-DD HH:MM:SS` or `YYYY-MM-DD HH:MM:SS`; null for a time that does not exist.
   * @throws {QunshuError} `format-option-missing` when nobody says the day that it needs.
   */
  read(written: string): number | null {
    if (written.length > 14) {
      return isoWallClock(written);
    }
    const day = this.#knownDay();
    const date = new Date(day);
    const time = written.slice(-8);
    if (written.length < 14) {
      return isoWallClock(`${date.toISOString().slice(0, 10)} ${time}`);
    }
    const month = Number(written.slice(0, 2));
    this.#year ||= date.getUTCFullYear();
    this.#year += month <= this.#month - MONTHS_BACK ? 1 : 0;
    this.#month = month;
    const midnight = wallClock(this.#year, month, Number(written.slice(3, 5)));
    return midnight === null ? null : isoWallClock(`${new Date(midnight).toISOString().slice(0, 10)} ${time}`);
  }

  #knownDay(): number {
    const day = this.#day;
    if (day === null) {
      const question = 'its times lack the year or the day; on which day does it begin?';
      throw new QunshuError('format-option-missing', { file: this.#file, question, option: '--date' });
    }
    if (this.#isNamed) {
      const value = new Date(day).toISOString().slice(0, 10);
      this.guess ??= { type: 'guess', what: 'date', value, because: 'the file is named so' };
    }
    return day;
  }
}
