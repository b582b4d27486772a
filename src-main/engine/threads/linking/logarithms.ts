/**
 * Features are whole numbers, so that trees compare without branching: logarithms, shares and
 * weights are given in 256ths.
 */
export const UNIT = 256;

const TABLE = Int32Array.from({ length: 8192 }, (_, count) => Math.round(Math.log2(count + 1) * UNIT));

/** log2(count + 1) of a whole number that is not negative, in 256ths. */
export function logOf(count: number): number {
  return count < TABLE.length ? (TABLE[count] as number) : Math.round(Math.log2(count + 1) * UNIT);
}

/**
 * log2(seconds + 1) between two times in milliseconds, in 256ths; a clock that runs backwards
 * counts as no pause.
 */
export function pauseBetween(earlier: number, later: number): number {
  const seconds = (later - earlier) / 1000;
  if (seconds <= 0) {
    return 0;
  }
  if (seconds < TABLE.length - 1) {
    return TABLE[(seconds + 0.5) | 0] as number;
  }
  return Math.round(Math.log2(seconds + 1) * UNIT);
}
