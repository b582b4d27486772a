import type { DayCount } from '../../../src-main/contract/index.ts';

export interface WeekOfDays {
  /** Monday's date, `YYYY-MM-DD`. */
  readonly start: string;
  /** Messages on Monday to Sunday. */
  readonly days: readonly number[];
}

const DAY_MS = 86_400_000;

/** The last `count` weeks of a chat up to the week of its last message, the oldest first. */
export function lastWeeks(days: readonly DayCount[], count: number): readonly WeekOfDays[] {
  const last = days.at(-1);
  if (!last) return [];
  const messages = new Map(days.map((day) => [day.day, day.messages]));
  const lastMonday = mondayOf(last.day);
  return Array.from({ length: count }, (_, index) => {
    const monday = lastMonday - (count - 1 - index) * 7 * DAY_MS;
    return {
      start: dayName(monday),
      days: Array.from({ length: 7 }, (_unused, weekday) => messages.get(dayName(monday + weekday * DAY_MS)) ?? 0),
    };
  });
}

// Days are dates without a clock, so they are counted in UTC whatever the chat's zone.
function mondayOf(day: string): number {
  const instant = Date.parse(`${day}T00:00:00Z`);
  const weekday = (new Date(instant).getUTCDay() + 6) % 7;
  return instant - weekday * DAY_MS;
}

function dayName(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** How strong a day is shown, 0 (nothing) to 4, relative to the busiest day. */
export function strengthOf(messages: number, most: number): number {
  if (messages <= 0 || most <= 0) return 0;
  return Math.max(1, Math.min(4, Math.ceil(Math.sqrt(messages / most) * 4)));
}
