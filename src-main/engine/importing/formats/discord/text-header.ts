import { wallClock } from '../../../text/index.ts';
import type { DateReading, WrittenDate } from '../../date-order.ts';
import { readHeader } from '../whatsapp/header.ts';

/** The exporter's date before it followed the computer's language: `[01-Jan-20 01:33 AM]`. */
const MONTH_NAMED = /^\[(\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}) (AM|PM)\] /;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Discord allows 32 characters, and four digits used to follow them. */
const LONGEST_NAME = 50;
/** What other programs put behind a time in brackets. */
const NOT_A_NAME = /^[<*=-]|: |:$/;

/** The head of a message: `[1/15/2024 10:30 AM] ann#1234 (pinned)`. */
export interface TextHeader {
  /** The date, in an order that only the whole file tells; null where the month has its name. */
  readonly date: WrittenDate | null;
  /** The sender as it is written. */
  readonly name: string;
  /** Wall clock in a reading of the date; null for a time that does not exist. */
  local(reading: DateReading): number | null;
}

/** Reads the head of a message; null for any other line. The time is written as WhatsApp writes it. */
export function readTextHeader(line: string): TextHeader | null {
  if (line.charCodeAt(0) !== 91 || line.length > 150) {
    return null;
  }
  const named = readMonthNamed(line);
  if (named !== null) {
    return named;
  }
  const header = readHeader(line);
  const name = header?.shape === 'bracket' ? nameIn(line.slice(header.end)) : null;
  if (header === null || name === null) {
    return null;
  }
  const { parts, digits, hour, minute, second } = header;
  const local = ({ year, month, day }: DateReading) => {
    const fullYear = digits[year] > 2 ? parts[year] : 2000 + parts[year];
    return wallClock(fullYear, parts[month], parts[day], hour, minute, second);
  };
  return { date: header, name, local };
}

function readMonthNamed(line: string): TextHeader | null {
  const match = MONTH_NAMED.exec(line);
  const name = match === null ? null : nameIn(line.slice(match[0].length));
  if (match === null || name === null) {
    return null;
  }
  const [, day, month = '', year, hour, minute, period] = match;
  const clock = (Number(hour) % 12) + (period === 'PM' ? 12 : 0);
  const local = wallClock(2000 + Number(year), MONTHS.indexOf(month) + 1, Number(day), clock, Number(minute));
  return { date: null, name, local: () => local };
}

function nameIn(rest: string): string | null {
  const name = rest.replace(/ \(pinned\)$/, '').trim();
  return name === '' || name.length > LONGEST_NAME || NOT_A_NAME.test(name) ? null : name;
}

/** A name and, in old exports, the digits that told people of one name apart: together they are the account. */
export function readAccount(written: string): { readonly name: string; readonly nativeId?: string } {
  const [, name] = /^(.+)#(?!0000$)\d{4}$/.exec(written) ?? [];
  return name === undefined ? { name: written.replace(/#0000$/, '') } : { name, nativeId: written };
}
