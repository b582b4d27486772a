import { foldText, type ZonedClock } from '../../text/index.ts';

/** A half-open stretch of time in epoch milliseconds. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** A day of the calendar; months count from 1. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY = 86_400_000;
const WRITTEN = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

type Unit = 'day' | 'week' | 'month' | 'year';

/** Names of periods, folded, as unit and how many of them ago. */
const NAMED = new Map<string, readonly [Unit, number]>([
  ['today', ['day', 0]],
  ['今天', ['day', 0]],
  ['yesterday', ['day', 1]],
  ['昨天', ['day', 1]],
  ['前天', ['day', 2]],
  ['this week', ['week', 0]],
  ['本周', ['week', 0]],
  ['这周', ['week', 0]],
  ['last week', ['week', 1]],
  ['上周', ['week', 1]],
  ['上星期', ['week', 1]],
  ['this month', ['month', 0]],
  ['本月', ['month', 0]],
  ['这个月', ['month', 0]],
  ['last month', ['month', 1]],
  ['上月', ['month', 1]],
  ['上个月', ['month', 1]],
  ['this year', ['year', 0]],
  ['今年', ['year', 0]],
  ['last year', ['year', 1]],
  ['去年', ['year', 1]],
  ['前年', ['year', 2]],
]);

/** Spellings `NAMED` is completed from, in both languages. */
export const namedPeriods: readonly string[] = [...NAMED.keys()];

/**
 * The stretch of time a value means: a year, month or day as it is written, or one like `last month`
 * and 上周. Weeks begin on Monday.
 *
 * @param now epoch milliseconds
 * @returns null when it is no date
 */
export function periodOf(value: string, now: number, clock: ZonedClock): Period | null {
  const folded = foldText(value)
    .trim()
    .replace(/[\s_-]+(?=week|month|year)/, ' ');
  const named = NAMED.get(folded);
  if (named !== undefined) {
    return namedPeriod(named, now, clock);
  }
  const [, year, month, day] = COMPACT.exec(folded) ?? WRITTEN.exec(folded) ?? [];
  if (year === undefined) {
    return null;
  }
  const start = { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) };
  if (!isDay(start)) {
    return null;
  }
  const unit = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return between(start, unit, clock);
}

/** First instant of each month from one instant to another, and its name `YYYY-MM`. */
export function monthsBetween(first: number, last: number, clock: ZonedClock): { month: string; from: number }[] {
  const months: { month: string; from: number }[] = [];
  const local = new Date(clock.toLocal(first));
  for (let { year, month } = { year: local.getUTCFullYear(), month: local.getUTCMonth() }; ; month++) {
    const start = clock.toInstant(Date.UTC(year, month, 1));
    if (start > last) {
      return months;
    }
    months.push({ month: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7), from: start });
  }
}

function namedPeriod([unit, ago]: readonly [Unit, number], now: number, clock: ZonedClock): Period {
  const today = Math.floor(clock.toLocal(now) / DAY) * DAY;
  const date = new Date(today);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit) {
    case 'day':
      return fromLocal(today - ago * DAY, today + (1 - ago) * DAY, clock);
    case 'week': {
      const monday = today - ((date.getUTCDay() + 6) % 7) * DAY;
      return fromLocal(monday - ago * 7 * DAY, monday + (1 - ago) * 7 * DAY, clock);
    }
    case 'month':
      return fromLocal(Date.UTC(year, month - ago, 1), Date.UTC(year, month - ago + 1, 1), clock);
    case 'year':
      return fromLocal(Date.UTC(year - ago, 0, 1), Date.UTC(year - ago + 1, 0, 1), clock);
  }
}

function between({ year, month, day }: Day, unit: Unit, clock: ZonedClock): Period {
  const end = {
    day: Date.UTC(year, month - 1, day + 1),
    week: Date.UTC(year, month - 1, day + 7),
    month: Date.UTC(year, month, 1),
    year: Date.UTC(year + 1, 0, 1),
  }[unit];
  return fromLocal(Date.UTC(year, month - 1, day), end, clock);
}

function fromLocal(from: number, to: number, clock: ZonedClock): Period {
  return { from: clock.toInstant(from), to: clock.toInstant(to) };
}

function isDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1970 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
