const HOUR = 3_600_000;

/**
 * Wall clocks of one IANA zone. Offsets are asked of `Intl` once per hour and kept, because a
 * million messages fall into a few thousand hours.
 */
export class ZonedClock {
  readonly timezone: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsetByHour = new Map<number, number>();

  /** @throws {RangeError} for a zone that `Intl` does not know; check with `isTimezone`. */
  constructor(timezone: string) {
    this.timezone = timezone;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** Milliseconds to add to the instant (epoch milliseconds) to get the wall clock. */
  offsetAt(instant: number): number {
    // Zones change their offset on the quarter hour at the earliest; hours are fine grained enough
    // for all but a handful of historical changes, quarters for those too.
    const quarter = Math.floor(instant / (HOUR / 4));
    let offset = this.#offsetByHour.get(quarter);
    if (offset === undefined) {
      const start = quarter * (HOUR / 4);
      offset = this.#wallClock(start) - start;
      this.#offsetByHour.set(quarter, offset);
    }
    return offset;
  }

  /** Wall clock (milliseconds as if the clock were UTC) at an instant. */
  toLocal(instant: number): number {
    return instant + this.offsetAt(instant);
  }

  /**
   * The instant at which the clock shows `local`. A time that occurs twice (clocks set back) is
   * taken as the first; one that does not exist (clocks set forward) is moved forward by the gap.
   */
  toInstant(local: number): number {
    const before = this.offsetAt(local - 12 * HOUR);
    const after = this.offsetAt(local + 12 * HOUR);
    const early = local - before;
    if (before === after && this.offsetAt(early) === before) {
      return early;
    }
    if (this.toLocal(early) === local) {
      return early;
    }
    const late = local - after;
    return this.toLocal(late) === local ? late : early;
  }

  #wallClock(instant: number): number {
    const fields: Record<string, number> = {};
    for (const part of this.#format.formatToParts(instant)) {
      if (part.type !== 'literal') {
        fields[part.type] = Number(part.value);
      }
    }
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  }
}

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The day `YYYY-MM-DD` of a wall clock. */
export function dayOf(local: number): string {
  return new Date(local).toISOString().slice(0, 10);
}

/**
 * Wall clock of the given fields, or null when there is no such date (31 February is refused,
 * never rolled over). Months and days count from 1.
 */
export function wallClock(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number | null {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60 || hour < 0 || minute < 0) {
    return null;
  }
  if (day > daysInMonth(year, month)) {
    return null;
  }
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), millisecond);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
