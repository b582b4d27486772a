import { wallClock } from '../../../text/index.ts';
import { halfNamed, monthsNamed, namesWeekday } from './date-words.ts';

/** A date in words, a clock with seconds, perhaps AM or PM, and a dash before what was said. */
const HEAD = /^(.{6,40}?)(\d{1,2})[:.](\d{2})[:.](\d{2})(.{0,10}?) - /;
const AFTERNOON = /下午|午後|오후/;
const MORNING = /上午|午前|오전/;

/** The head of a line: `Fri, Apr 16, 2021, 17:20:00 - `. */
export interface MatrixHeader {
  /** Wall clock; null for a time that does not exist. */
  readonly local: number | null;
  /** Index of what follows. */
  readonly end: number;
}

/** Reads the heads of lines; most are of the same day as the one before. */
export class HeaderReader {
  #dateText = '';
  #date: WrittenDay | null = null;

  /** The head of a line; null for a line that continues the message before it. */
  read(line: string): MatrixHeader | null {
    const match = HEAD.exec(line.length > 100 ? line.slice(0, 100) : line);
    if (match === null) {
      return null;
    }
    const [written, dateText = '', hour, minute, second, after = ''] = match;
    if (dateText !== this.#dateText) {
      this.#dateText = dateText;
      this.#date = dayIn(dateText);
    }
    const date = this.#date;
    if (date === null) {
      return null;
    }
    const clock = hourOf(Number(hour), dateText, after);
    const local = wallClock(date.year, date.month, date.day, clock, Number(minute), Number(second));
    return { local, end: written.length };
  }
}

interface WrittenDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day in a date with a weekday, in the order of any language; null for what is none. */
function dayIn(text: string): WrittenDay | null {
  const [, eastYear, eastMonth, eastDay] = /(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]/.exec(text) ?? [];
  if (eastYear !== undefined) {
    return { year: Number(eastYear), month: Number(eastMonth), day: Number(eastDay) };
  }
  // Czech and Slovak write a short month as its number.
  const [, dayBefore, monthBehind, yearBehind] = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/.exec(text) ?? [];
  if (yearBehind !== undefined) {
    return { year: Number(yearBehind), month: Number(monthBehind), day: Number(dayBefore) };
  }
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  const words = text.match(/\p{L}+\.?/gu) ?? [];
  // A weekday may look like a month (“mar” is Tuesday in Spanish, too) and stands before it.
  const months = words.map(monthsNamed).findLast((numbers) => numbers.length > 0) ?? [];
  const days = months.map((month) => ({ year: Number(year), month, day: Number(day) }));
  const [first] = days;
  if (year === undefined || day === undefined || first === undefined) {
    return null;
  }
  // Where languages disagree about a month, the weekday tells which it is.
  return days.length === 1 ? first : (days.find((one) => words.some((word) => isOn(one, word))) ?? first);
}

function isOn({ year, month, day }: WrittenDay, weekday: string): boolean {
  return namesWeekday(weekday, new Date(Date.UTC(year, month - 1, day)).getUTCDay());
}

/** Hour of the day, 0 to 23, with the words that stand before and behind the clock. */
function hourOf(hour: number, before: string, behind: string): number {
  const named = halfNamed(behind) ?? halfNamed(before.trim().split(/\s/).at(-1) ?? '');
  if (named === 1 || AFTERNOON.test(before)) {
    return hour < 12 ? hour + 12 : hour;
  }
  return (named === 0 || MORNING.test(before)) && hour === 12 ? 0 : hour;
}
