import { dayOf } from '../../app/i18n/format.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days as `YYYY-MM-DD`, both of them in it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The last days up to today, as the calendar of the zone has them. */
export function recentDays(now: number, count: number, timezone: string): Period {
  const to = dayOf(now, timezone);
  return { from: shifted(to, 1 - count), to };
}

/** Whether both are days, in their order. */
export function isPeriod({ from, to }: Period): boolean {
  return isDay(from) && isDay(to) && from <= to;
}

function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
