import { CLOCK, DATE, DATE_GROUPS, dayOf, timeOf } from './written-day.ts';

const BRACKET = new RegExp(`^\\[(.{1,100}?)\\] \\[${CLOCK}\\] ?`);
const STAMP = new RegExp(`^${DATE}(?:,? at |, | )${CLOCK}, `);
const LONGEST_NAME = 100;

/** The head of a message from a computer: the time alone, null when there is none such. */
export interface BracketHead {
  readonly name: string;
  readonly sinceMidnight: number | null;
  /** Index of the text. */
  readonly end: number;
}

/** Reads `[name] [오전 9:12] `; null for any other line. */
export function readBracket(line: string): BracketHead | null {
  const match = line.charCodeAt(0) === 91 ? BRACKET.exec(line) : null;
  return match === null ? null : { name: match[1] ?? '', sinceMidnight: timeOf(match.slice(2)), end: match[0].length };
}

/** The head of a message from a phone. */
export interface StampHead {
  /** Wall clock; null for a time that does not exist. */
  readonly local: number | null;
  /** Null for a notice. */
  readonly name: string | null;
  /** Index of the text. */
  readonly end: number;
}

/** Reads `2024년 3월 11일 오전 9:12, name : `; null for any other line. */
export function readStamp(line: string): StampHead | null {
  const first = line.charCodeAt(0);
  // A digit, or the first letter of an English month.
  const match = (first >= 48 && first <= 57) || (first >= 65 && first <= 83) ? STAMP.exec(line) : null;
  if (match === null) {
    return null;
  }
  const groups = match.slice(1);
  const day = dayOf(groups);
  const time = timeOf(groups.slice(DATE_GROUPS));
  const local = day === null || time === null ? null : day + time;
  const start = match[0].length;
  const colon = line.indexOf(' : ', start);
  return colon <= start || colon - start > LONGEST_NAME
    ? { local, name: null, end: start }
    : { local, name: line.slice(start, colon), end: colon + 3 };
}
