import type { DayCount } from '../../../src-main/contract/index.ts';

const DAY_MS = 86_400_000;

/** A stretch of time in the density strip. */
export interface DensityBin {
  readonly messages: number;
}

/** Days are dates without a clock: counted from 1970 whatever the chat's zone. */
function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, -6)), Number(day.slice(-5, -3)) - 1, Number(day.slice(-2))) / DAY_MS;
}

/** The days spread evenly by time over `count` bins, oldest first (READER-9). */
export function binDays(days: readonly DayCount[], count: number): readonly DensityBin[] {
  const bins = Array.from({ length: count }, () => ({ messages: 0 }));
  const share = sharesOf(days);
  for (const day of days) {
    const bin = bins[Math.min(count - 1, Math.floor(share(day.day) * count))];
    if (bin) bin.messages += day.messages;
  }
  return bins;
}

/** Where a day stands in the strip, 0 (first day) to 1 (last day). */
export function shareOfDay(days: readonly DayCount[], day: string): number {
  return sharesOf(days)(day);
}

function sharesOf(days: readonly DayCount[]): (day: string) => number {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last || first.day === last.day) return () => 0;
  const from = dayNumber(first.day);
  const length = dayNumber(last.day) - from;
  return (day) => Math.min(1, Math.max(0, (dayNumber(day) - from) / length));
}

/** The day with messages at a place of the strip: that day, else the next that has some. */
export function dayAtShare(days: readonly DayCount[], share: number): DayCount | null {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  const from = dayNumber(first.day);
  const wanted = from + Math.round(Math.min(1, Math.max(0, share)) * (dayNumber(last.day) - from));
  return days.find((day) => dayNumber(day.day) >= wanted) ?? last;
}

/** The day to show for a date `YYYY-MM-DD` (READER-10). */
export function dayFrom(days: readonly DayCount[], date: string): DayCount | null {
  return days.find((day) => day.day >= date) ?? days.at(-1) ?? null;
}

/** The day a position of the chat belongs to. */
export function dayAtOffset(days: readonly DayCount[], offset: number): DayCount | null {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return days[Math.max(0, low - 1)] ?? null;
}

/** The months to label beside the strip, thinned until at most `most` are left. */
export function monthMarks(days: readonly DayCount[], most: number): readonly { month: string; share: number }[] {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return [];
  const months: string[] = [];
  for (let month = first.day.slice(0, 7); month <= last.day.slice(0, 7); month = nextMonth(month)) months.push(month);
  const step = Math.max(1, Math.ceil(months.length / most));
  return months
    .filter((_, index) => index % step === 0)
    .map((month) => ({ month, share: shareOfDay(days, `${month}-01`) }));
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
