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
