import type { ParsedTime } from '../../../../contract/index.ts';
import { wallClock } from '../../../text/index.ts';

const TIME = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):(\d\d))?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The time in the title of a date, `dd.mm.yyyy hh:mm:ss` with or without ` UTC+03:00`; null for none that exists. */
export function timeIn(title: string): ParsedTime | null {
  const match = TIME.exec(title.trim());
  if (match === null) {
    return null;
  }
  const [, day, month, year, hour, minute, second, sign, hours, minutes] = match;
  const local = wallClock(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
  if (local === null || sign === undefined) {
    return local === null ? null : { local };
  }
  const distance = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { local, instant: sign === '-' ? local + distance : local - distance };
}

/** Wall clock of the midnight that the heading of a day names, `3 October 2025`; null for any other notice. */
export function dayIn(notice: string): number | null {
  const [, day, month = '', year] = /^(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})$/.exec(notice) ?? [];
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return number === 0 ? null : wallClock(Number(year), number, Number(day));
}
