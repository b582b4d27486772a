import type { ParsedTime } from '../../contract/index.ts';
import { wallClock } from '../text/index.ts';
import type { DateReading, WrittenDate } from './date-order.ts';
import { isoTime } from './written-time.ts';

/** A date and time as some program wrote it; which of the numbers is the day may be open. */
export interface WrittenMoment {
  readonly date: WrittenDate;
  /** The order, where the text itself tells it: a year in front, a month in letters. */
  readonly reading: DateReading | null;
  /** Milliseconds into the day. */
  readonly clock: number;
  /** Milliseconds ahead of UTC; null where no zone is written. */
  readonly offset: number | null;
}

const LONGEST = 80;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]{0,6}\\.?`;
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,? {1,2})?';
const YEAR_FIRST: DateReading = { year: 0, month: 1, day: 2, because: null };

const NUMBERED = /^(\d{1,4}) ?(?:[-/.]|年) ?(\d{1,2}) ?(?:[-/.]|月) ?(\d{1,4})(?:日|\.(?=\s))?(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|[ T]?\d{4,6}$)/;
const DAY_MONTH = new RegExp(`^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH},?[ -](\\d{4}|\\d{2})(?!\\d)`, 'i');
const MONTH_DAY = new RegExp(`^${WEEKDAY}${MONTH} {1,2}(\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'i');
/** The year after the time, as C's `asctime` writes it. */
const MONTH_DAY_CLOCK = new RegExp(
  `^${WEEKDAY}${MONTH} {1,2}(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d) (?:[A-Z]{3,4} )?(\\d{4})`,
  'i',
);

const FORENOON = 'a\\.? ?m\\.?|上午|午前|오전|凌晨|早上|ص';
const AFTERNOON = 'p\\.? ?m\\.?|下午|午後|오후|晚上|中午|م';
const HALF = `(${FORENOON}|${AFTERNOON})`;
const CLOCK = new RegExp(
  `^[\\s,T]{0,4}(?:(?:at|um|a las|à|(?:星期|周|週)[一二三四五六日天]|[（(].[)）]) {0,2})?${HALF}? ?` +
    `(\\d{1,2})(?:[:.]|時|时|点|點)(\\d{2})(?:(?:[:.]|分)(\\d{2})秒?)?(?:[.,](\\d{1,9}))? ?分? ?${HALF}? ?` +
    `(?:(Z|UTC|GMT)?([+-]\\d{1,2}:?(?:\\d{2})?)?)(?: ?\\([^)]*\\))?$`,
  'i',
);
const COMPACT_CLOCK = /^[ T]?(\d{2})(\d{2})(\d{2})?$/;

/** Reads a date, or a date and a time; null for anything else. */
export function readMoment(written: string): WrittenMoment | null {
  if (written.length > LONGEST) {
    return null;
  }
  // Digits and blanks that other scripts and programs write for the ASCII ones.
  const text = written
    .replace(/[\u00a0\u2007\u2009\u202f\u3000]/g, ' ')
    .replace(/[\u200e\u200f]/g, '')
    .trim();
  const date = readDate(text);
  if (date === null) {
    return null;
  }
  const { rest, ...known } = date;
  const clock = readClock(rest);
  return clock === null ? null : { ...known, ...clock };
}

/** Whether a text is a time of day and nothing else. */
export function isBareClock(text: string): boolean {
  return text.length < LONGEST && text.trim() !== '' && readClock(text.trim()) !== null;
}

/** Whether a text is a date without a time. */
export function isBareDate(text: string): boolean {
  return text.length < LONGEST && readDate(text.trim())?.rest === '';
}

/** The time of a moment whose numbers are read in that order; null when there is no such day or time. */
export function timeOfMoment(
  { date, reading, clock, offset }: WrittenMoment,
  order: DateReading | null,
): ParsedTime | null {
  const { year, month, day } = reading ?? order ?? YEAR_FIRST;
  const { parts, digits } = date;
  const fullYear = digits[year] <= 2 ? 2000 + parts[year] : parts[year];
  const midnight = wallClock(fullYear, parts[month], parts[day]);
  if (midnight === null) {
    return null;
  }
  const local = midnight + clock;
  return offset === null ? { local } : { local, instant: local - offset };
}

/** A time that needs no decision: a year in front, perhaps with a zone. Null for anything else. */
export function readIsoTime(text: string): ParsedTime | null {
  // As most programs write it, without taking the parts of every spelling there is.
  const plain = isoTime(text);
  if (plain !== null) {
    return plain;
  }
  const moment = readMoment(text);
  return moment?.reading == null ? null : timeOfMoment(moment, null);
}

type KnownDate = Pick<WrittenMoment, 'date' | 'reading'> & { readonly rest: string };

function readDate(text: string): KnownDate | null {
  const numbered = NUMBERED.exec(text) ?? COMPACT.exec(text);
  if (numbered !== null) {
    const [all, first = '', second = '', third = ''] = numbered;
    const reading = first.length > 2 ? YEAR_FIRST : null;
    return { date: dateOf(first, second, third), reading, rest: text.slice(all.length) };
  }
  return readNamedMonth(text);
}

function readNamedMonth(text: string): KnownDate | null {
  const asctime = MONTH_DAY_CLOCK.exec(text);
  if (asctime !== null) {
    const [, month = '', day = '', clock = '', year = ''] = asctime;
    return named(year, month, day, clock);
  }
  const monthFirst = MONTH_DAY.exec(text);
  if (monthFirst !== null) {
    const [all, month = '', day = '', year = ''] = monthFirst;
    return named(year, month, day, text.slice(all.length));
  }
  const dayFirst = DAY_MONTH.exec(text);
  if (dayFirst !== null) {
    const [all, day = '', month = '', year = ''] = dayFirst;
    return named(year, month, day, text.slice(all.length));
  }
  return null;
}

function named(year: string, month: string, day: string, rest: string): KnownDate {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return { date: dateOf(year, String(number), day), reading: YEAR_FIRST, rest };
}

function dateOf(first: string, second: string, third: string): WrittenDate {
  return {
    parts: [Number(first), Number(second), Number(third)],
    digits: [first.length, second.length, third.length],
  };
}

function readClock(text: string): Pick<WrittenMoment, 'clock' | 'offset'> | null {
  if (text === '') {
    return { clock: 0, offset: null };
  }
  const compact = COMPACT_CLOCK.exec(text);
  const [, before, hour, minute, second = '0', fraction = '', after, zone, shift] =
    compact === null ? (CLOCK.exec(text) ?? []) : [compact[0], undefined, compact[1], compact[2], compact[3]];
  if (hour === undefined || minute === undefined) {
    return null;
  }
  const hours = hourOf(Number(hour), (before ?? after ?? '').toLowerCase());
  if (hours === null || Number(minute) > 59 || Number(second) > 60) {
    return null;
  }
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const clock = hours * HOUR + Number(minute) * MINUTE + Math.min(Number(second), 59) * 1000 + milliseconds;
  return { clock, offset: shift === undefined ? (zone === undefined ? null : 0) : offsetOf(shift) };
}

/** 0 to 23 from an hour and the half of the day written beside it; null for an hour that does not exist. */
function hourOf(hour: number, half: string): number | null {
  if (hour > 23) {
    return null;
  }
  if (half === '') {
    return hour;
  }
  if (half === '中午') {
    return hour < 11 ? hour + 12 : hour;
  }
  if (half === '晚上' && hour === 12) {
    return 0;
  }
  return /^(?:p|下|午後|오후|晚|م)/.test(half) ? (hour < 12 ? hour + 12 : hour) : hour === 12 ? 0 : hour;
}

/** Milliseconds ahead of UTC of `+08:00`, `+0800` or `+8`. */
export function offsetOf(shift: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(shift) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}
