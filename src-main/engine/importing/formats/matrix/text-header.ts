import { wallClock } from '../../../text/index.ts';
import { monthNamed } from './month-names.ts';

/** A date in words, a clock with seconds, perhaps AM or PM, and a dash before what was said. */
const HEAD = /^(.{6,40}?)(\d{1,2})[:.](\d{2})[:.](\d{2})(.{0,10}?) - /;
const AFTERNOON = /p\.?\s?m\b|下午|午後|오후/i;
const MORNING = /a\.?\s?m\b|上午|午前|오전/i;

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
    const clock = hourOf(Number(hour), `${dateText.slice(-4)} ${after}`);
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
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  // A weekday may look like a month (“mar” is Tuesday in Spanish, too) and stands before it.
  const month = (text.match(/\p{L}+\.?/gu) ?? []).map(monthNamed).findLast((number) => number !== undefined);
  return year === undefined || day === undefined || month === undefined
    ? null
    : { year: Number(year), month, day: Number(day) };
}

/** Hour of the day, 0 to 23, with what stands before and behind the clock. */
function hourOf(hour: number, around: string): number {
  if (AFTERNOON.test(around)) {
    return hour < 12 ? hour + 12 : hour;
  }
  return MORNING.test(around) && hour === 12 ? 0 : hour;
}
