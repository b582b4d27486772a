const QUARTER = 900_000;
const DAY = 86_400_000;

/**
 * Wall clocks of one IANA zone. Asking `Intl` costs ten microseconds; offsets are asked once a day and
 * kept, and by the quarter of an hour (no zone moves its clocks in between) only on days that clocks
 * are moved, because a million messages fall into a few hundred days.
 */
export class ZonedClock {
  readonly timezone: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsetByDay = new Map<number, number | null>();
  readonly #offsetByQuarter = new Map<number, number>();

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
    const day = Math.floor(instant / DAY);
    let offset = this.#offsetByDay.get(day);
    if (offset === undefined) {
      const start = this.#offsetOfQuarter((day * DAY) / QUARTER);
      offset = start === this.#offsetOfQuarter(((day + 1) * DAY) / QUARTER) ? start : null;
      this.#offsetByDay.set(day, offset);
    }
    return offset ?? this.#offsetOfQuarter(Math.floor(instant / QUARTER));
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
    const before = this.offsetAt(local - DAY / 2);
    const after = this.offsetAt(local + DAY / 2);
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

  #offsetOfQuarter(quarter: number): number {
    let offset = this.#offsetByQuarter.get(quarter);
    if (offset === undefined) {
      offset = this.#askOffset(quarter * QUARTER);
      this.#offsetByQuarter.set(quarter, offset);
    }
    return offset;
  }

  #askOffset(instant: number): number {
    const fields: Record<string, number> = {};
    for (const part of this.#format.formatToParts(instant)) {
      if (part.type !== 'literal') {
        fields[part.type] = Number(part.value);
      }
    }
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
    return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
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

/** The instants (epoch milliseconds) between which a day `YYYY-MM-DD` lies in a zone, the second one just after it. */
export function instantsOfDay(day: string, timezone: string): { readonly from: number; readonly to: number } {
  const clock = new ZonedClock(timezone);
  const midnight = Date.parse(day);
  return { from: clock.toInstant(midnight), to: clock.toInstant(midnight + DAY) };
}

/** The day so many days after another, both `YYYY-MM-DD`. */
export function shiftedDay(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
