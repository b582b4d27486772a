import type { ParsedTime } from '../../contract/index.ts';
import { wallClock } from '../text/index.ts';

/** A wall clock written as `YYYY-MM-DD`, a `T` or blank, `HH:MM:SS`; null for anything else and for times that do not exist. */
export function isoWallClock(text: string): number | null {
  const separator = text.charCodeAt(10);
  if (
    text.length < 19 ||
    text.charCodeAt(4) !== 45 ||
    text.charCodeAt(7) !== 45 ||
    (separator !== 84 && separator !== 32) ||
    text.charCodeAt(13) !== 58 ||
    text.charCodeAt(16) !== 58
  ) {
    return null;
  }
  const year = digits(text, 0) * 100 + digits(text, 2);
  const local = wallClock(year, digits(text, 5), digits(text, 8), digits(text, 11), digits(text, 14), digits(text, 17));
  return Number.isNaN(local) ? null : local;
}

const AFTER_SECONDS = /^(?:[.,](\d{1,9}))?(Z|([+-])(\d{2}):?(\d{2}))?$/;

/**
 * A time written as `YYYY-MM-DDTHH:MM:SS`, with or without a fraction and a distance from UTC (`Z`, `+08:00`):
 * the wall clock as it is written, and the instant where the distance is. Null for anything else and for times
 * that do not exist.
 */
export function isoTime(text: string): ParsedTime | null {
  const seconds = isoWallClock(text);
  if (seconds !== null && (text.length === 20 || text.length === 24) && text.endsWith('Z')) {
    // As most programs write it: in UTC, with milliseconds or without.
    const milliseconds = text.length === 20 ? 0 : millisecondsOf(text);
    if (milliseconds !== null) {
      return { local: seconds + milliseconds, instant: seconds + milliseconds };
    }
  }
  const match = seconds === null ? null : AFTER_SECONDS.exec(text.slice(19));
  if (seconds === null || match === null) {
    return null;
  }
  const [, fraction = '', zone, sign, hours, minutes] = match;
  const local = seconds + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (zone === undefined) {
    return { local };
  }
  const distance = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { local, instant: sign === '-' ? local + distance : local - distance };
}

/** The milliseconds of a text that ends `.NNNZ`; null for anything else. */
function millisecondsOf(text: string): number | null {
  const separator = text.charCodeAt(19);
  const hundreds = text.charCodeAt(20) - 48;
  const value = hundreds * 100 + digits(text, 21);
  return (separator === 46 || separator === 44) && hundreds >= 0 && hundreds <= 9 && !Number.isNaN(value)
    ? value
    : null;
}

/** Two digits as a number; NaN where there are none. */
function digits(text: string, index: number): number {
  const tens = text.charCodeAt(index) - 48;
  const ones = text.charCodeAt(index + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Epoch milliseconds of a time in seconds or milliseconds since 1970, told apart by magnitude; null out of any range. */
export function epochMilliseconds(value: number | undefined): number | null {
  if (value === undefined || value < 0) {
    return null;
  }
  // 1e11 seconds is the year 5138, 1e11 milliseconds is March 1973.
  const milliseconds = value > 1e11 ? value : value * 1000;
  return milliseconds <= 8.64e15 ? Math.round(milliseconds) : null;
}
