import { midnight, weekdayNamed, weekdayOf } from './calendar.ts';

/** The heading of a day. */
export type DayHeading =
  /** A day that its weekday confirms. */
  | { readonly kind: 'day'; readonly local: number }
  /** A date that its weekday confirms read either way. */
  | {
      readonly kind: 'either';
      readonly dmy: number;
      readonly mdy: number;
      readonly parts: readonly [number, number, number];
    }
  /** A heading with a date that does not exist. */
  | { readonly kind: 'impossible' };

const WORD = '[^\\d\\s()（）,/:\\t]{1,12}';
const YEAR_FIRST = new RegExp(`^(\\d{4})[./年-](\\d{1,2})[./月-](\\d{1,2})日?\\s*[(（]?(${WORD})[)）]?$`);
const WEEKDAY_FIRST = new RegExp(`^(${WORD}),?\\s(\\d{1,2})/(\\d{1,2})/(\\d{4})$`);
const LONGEST = 40;

/** Reads the heading of a day; null for any other line. */
export function readHeading(line: string): DayHeading | null {
  if (line.length > LONGEST) {
    return null;
  }
  const text = line.trimEnd();
  const first = YEAR_FIRST.exec(text);
  if (first !== null) {
    const [, year, month, day, word = ''] = first;
    return confirmed(midnight(Number(year), Number(month), Number(day)), weekdayNamed(word));
  }
  const second = WEEKDAY_FIRST.exec(text);
  return second === null ? null : readEitherOrder(second);
}

function confirmed(local: number | null, weekday: number | undefined): DayHeading | null {
  if (weekday === undefined) {
    return null;
  }
  if (local === null) {
    return { kind: 'impossible' };
  }
  return weekdayOf(local) === weekday ? { kind: 'day', local } : null;
}

function readEitherOrder([, word = '', first, second, written]: RegExpExecArray): DayHeading | null {
  const weekday = weekdayNamed(word);
  const parts = [Number(first), Number(second), Number(written)] as const;
  const dmy = midnight(parts[2], parts[1], parts[0]);
  const mdy = midnight(parts[2], parts[0], parts[1]);
  if (weekday === undefined) {
    return null;
  }
  if (dmy === null && mdy === null) {
    return { kind: 'impossible' };
  }
  const days = [dmy, mdy].map((local) => (local !== null && weekdayOf(local) === weekday ? local : null));
  const [asDmy = null, asMdy = null] = days;
  if (asDmy !== null && asMdy !== null && asDmy !== asMdy) {
    return { kind: 'either', dmy: asDmy, mdy: asMdy, parts };
  }
  const local = asDmy ?? asMdy;
  return local === null ? null : { kind: 'day', local };
}

/** Whether a heading of the second form tells the order of day and month by its weekday. */
export function orderIn(line: string): 'dmy' | 'mdy' | null {
  const match = line.length > LONGEST ? null : WEEKDAY_FIRST.exec(line.trimEnd());
  const heading = match === null ? null : readEitherOrder(match);
  if (match === null || heading?.kind !== 'day' || match[2] === match[3]) {
    return null;
  }
  return heading.local === midnight(Number(match[4]), Number(match[3]), Number(match[2])) ? 'dmy' : 'mdy';
}
