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

/** The instants of a period, the second one just after it; null for days that are none or the wrong way round. */
export function instantsOf({ from, to }: Period, timezone: string): { from: number; to: number } | null {
  if (!isDay(from) || !isDay(to) || from > to) return null;
  return { from: startOfDay(from, timezone), to: startOfDay(shifted(to, 1), timezone) };
}

function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** When a day begins in a zone. */
function startOfDay(day: string, timezone: string): number {
  const midnight = Date.parse(day);
  // The zone's distance from UTC is asked twice: the first guess may lie on the other side of a change of clocks.
  const guess = midnight - distance(midnight, timezone);
  return midnight - distance(guess, timezone);
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds; an unknown zone has the machine's. */
function distance(instant: number, timezone: string): number {
  const parts = clock(timezone).formatToParts(instant);
  const value = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return shown - Math.floor(instant / 1000) * 1000;
}

function clock(timezone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const),
  };
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: timezone });
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}
