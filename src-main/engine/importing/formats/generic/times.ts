import type { ColumnMapping, ParsedTime, TimeUnit } from '../../../../contract/index.ts';
import type { DateReading } from '../../date-order.ts';
import { readMoment, timeOfMoment } from '../../written-moment.ts';
import { isoWallClock } from '../../written-time.ts';
import { readPattern, type TimePattern } from './time-pattern.ts';

const NUMBER = /^-?\d{1,20}(?:\.\d{1,12})?$/;
const DAY = 86_400_000;
/** Excel counts days since 1899-12-30: 25569 is 1970-01-01. */
const EXCEL_EPOCH_DAYS = 25_569;
/** The largest time a `Date` holds, in milliseconds. */
const LATEST = 8.64e15;

const MILLISECONDS: Readonly<Record<Exclude<TimeUnit, 'excel-days'>, number>> = {
  seconds: 1000,
  milliseconds: 1,
  microseconds: 0.001,
};

/** Reads the times of a table as its mapping says, and as the dates of the whole file allow. */
export class TimeReader {
  readonly #unit: TimeUnit | undefined;
  readonly #pattern: TimePattern | null;
  readonly #order: DateReading | null;
  /** Many rows share a minute. */
  #latest = '';
  #latestTime: ParsedTime | null = null;

  /** @throws {QunshuError} `invalid-input` for a pattern that cannot be read. */
  constructor({ timeUnit, timePattern }: Partial<ColumnMapping>, order: DateReading | null) {
    this.#unit = timeUnit;
    this.#pattern = timePattern === undefined ? null : readPattern(timePattern);
    this.#order = order;
  }

  /** Null for a text that is no time, or a time that does not exist. */
  read(text: string): ParsedTime | null {
    if (text !== this.#latest) {
      this.#latest = text;
      this.#latestTime = this.#read(text.trim());
    }
    return this.#latestTime;
  }

  #read(text: string): ParsedTime | null {
    if (this.#pattern !== null) {
      return this.#pattern(text);
    }
    if (this.#unit !== undefined) {
      return NUMBER.test(text) ? inUnit(Number(text), this.#unit) : null;
    }
    const local = text.length === 19 ? isoWallClock(text) : null;
    if (local !== null) {
      return { local };
    }
    const counted = NUMBER.test(text) ? bySize(text) : null;
    if (counted !== null) {
      return counted;
    }
    const moment = readMoment(text);
    return moment === null ? null : timeOfMoment(moment, this.#order);
  }
}

/**
 * A number as a time, its unit told by its size: Excel's days lie between 1954 and 2119, seconds between 1973
 * and 5138, milliseconds from 1973 to 5138, microseconds beyond. Eight or fourteen digits that spell a date
 * (20240102030405) are one.
 */
function bySize(text: string): ParsedTime | null {
  const spelt = /^(?:19|20)\d{6}(?:\d{6})?$/.test(text) ? readMoment(text) : null;
  const written = spelt === null ? null : timeOfMoment(spelt, null);
  if (written !== null) {
    return written;
  }
  const value = Number(text);
  if (value >= 20_000 && value < 80_000) {
    return inUnit(value, 'excel-days');
  }
  if (value < 1e8) {
    return null;
  }
  return inUnit(value, value < 1e11 ? 'seconds' : value < 1e14 ? 'milliseconds' : 'microseconds');
}

function inUnit(value: number, unit: TimeUnit): ParsedTime | null {
  if (unit === 'excel-days') {
    // A spreadsheet knows no zone; its fractions of a day are off by microseconds.
    const local = Math.round(((value - EXCEL_EPOCH_DAYS) * DAY) / 1000) * 1000;
    return value >= 0 && local <= LATEST ? { local } : null;
  }
  const instant = Math.round(value * MILLISECONDS[unit]);
  return value >= 0 && instant <= LATEST ? { local: instant, instant } : null;
}
