import { wallClock } from '../../../text/index.ts';
import type { LineTime } from './line.ts';

const DAY = 86_400_000;
const HALF_DAY_SECONDS = 12 * 3600;
const HALF_YEAR = 183 * DAY;

/** Turns the clock times of a log into wall clocks, keeping count of the days. */
export class LogClock {
  /** Midnight of the current day. */
  #day: number;
  /** Seconds into the day of the latest line. */
  #second = 0;

  /** @param day wall clock of midnight of the first day. */
  constructor(day: number) {
    this.#day = day;
  }

  /** Wall clock of the latest line. */
  get now(): number {
    return this.#day + this.#second * 1000;
  }

  /** A line of the log says which day begins. */
  startDay(day: number): void {
    this.#day = day;
    this.#second = 0;
  }

  /** The wall clock of a line. A time more than twelve hours before the latest one belongs to the next day. */
  at(time: LineTime): number {
    const second = time.hour * 3600 + time.minute * 60 + time.second;
    const day = time.day ?? this.#dayOfYear(time);
    if (day !== null) {
      this.#day = day;
    } else if (this.#second - second > HALF_DAY_SECONDS) {
      this.#day += DAY;
    }
    this.#second = second;
    return this.now;
  }

  /** A day without a year is the one nearest to the current day. */
  #dayOfYear({ monthDay }: LineTime): number | null {
    if (monthDay === null) {
      return null;
    }
    const year = new Date(this.#day).getUTCFullYear();
    for (const candidate of [year, year + 1, year - 1]) {
      const day = wallClock(candidate, monthDay.month, monthDay.day);
      if (day !== null && Math.abs(day - this.#day) <= HALF_YEAR) {
        return day;
      }
    }
    return null;
  }
}
