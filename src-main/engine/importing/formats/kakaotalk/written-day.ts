import { wallClock } from '../../../text/index.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY = '(?:[월화수목금토일]요일|[月火水木金土日]曜日|星期[一二三四五六日]|[A-Z][a-z]{2,8}day)';
/** Year, month and day; or the name of a month, a day and a year. */
export const DATE =
  '(?:(\\d{4})(?:년 ?|\\. ?|年)(\\d{1,2})(?:월 ?|\\. ?|月)(\\d{1,2})(?:일|\\.|日)?|([A-Z][a-z]{2,8})\\.? (\\d{1,2}), (\\d{4}))';
export const CLOCK = '(?:(오전|오후|午前|午後|上午|下午) ?)?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?: ?(AM|PM))?';
/** Groups of `DATE` and of `CLOCK` in a match. */
export const DATE_GROUPS = 6;

const BAR = new RegExp(`^-{5,}\\s*(?:${WEEKDAY}, )?${DATE}(?: ${WEEKDAY})?\\s*-{5,}$`);
const DATE_LINE = new RegExp(`^(?:${WEEKDAY}, ${DATE}|${DATE}(?: ${WEEKDAY}|,? (?:at )?${CLOCK}))$`);
const LONGEST = 120;
const AFTERNOON = /^(?:오후|午後|下午|PM)$/;

/** Wall clock of midnight from the groups of `DATE`; null for a day that does not exist. */
export function dayOf(groups: readonly (string | undefined)[]): number | null {
  const [year, month, day, monthName, dayBehind, yearBehind] = groups;
  return monthName === undefined
    ? wallClock(Number(year), Number(month), Number(day))
    : wallClock(Number(yearBehind), MONTHS.indexOf(monthName.slice(0, 3).toLowerCase()) + 1, Number(dayBehind));
}

/** Milliseconds since midnight from the groups of `CLOCK`; null for a time that does not exist. */
export function timeOf(groups: readonly (string | undefined)[]): number | null {
  const [before, hours, minutes, seconds, after] = groups;
  const period = before ?? after;
  const written = Number(hours);
  const hour =
    period === undefined || written > 12 ? written : AFTERNOON.test(period) ? (written % 12) + 12 : written % 12;
  const [minute, second] = [Number(minutes), Number(seconds ?? 0)];
  return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1000 : null;
}

/** The day that a bar of dashes begins, null in it for one that does not exist; null for any other line. */
export function readBar(line: string): { readonly day: number | null } | null {
  const match = line.charCodeAt(0) === 45 && line.length < LONGEST ? BAR.exec(line.trimEnd()) : null;
  return match === null ? null : { day: dayOf(match.slice(1)) };
}

/** Whether a line is nothing but a date, as phones write it between the days. */
export function isDateLine(line: string): boolean {
  return line.length < LONGEST && DATE_LINE.test(line.trimEnd());
}
