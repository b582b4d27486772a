import type { Locale } from '../../../src-main/contract/index.ts';

/** `Intl` formatters are dear to make and cheap to use: each is made once. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

const dateStyles = {
  /** 14:05 */
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** 3月2日 */
  day: { month: 'short', day: 'numeric' },
  /** 2026年3月 */
  month: { year: 'numeric', month: 'long' },
  /** 2026年3月2日 */
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  /** 2026年3月2日 星期一 */
  weekday: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  /** 2026年3月2日 14:05 */
  moment: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof dateStyles;

/**
 * A time for people. `timezone` is the IANA zone whose clock is shown, by default that of the
 * machine; one that is unknown here falls back to it too.
 */
export function formatDate(instant: number, style: DateStyle, locale: Locale, timezone?: string): string {
  return dateFormat(style, locale, timezone).format(instant);
}

function dateFormat(style: DateStyle, locale: Locale, timezone: string | undefined): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${timezone ?? ''}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone: knownTimezone(timezone) });
    dateFormats.set(key, format);
  }
  return format;
}

function knownTimezone(timezone: string | undefined): string | undefined {
  if (timezone === undefined) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return timezone;
  } catch {
    return undefined;
  }
}

/** The local day of an instant as `YYYY-MM-DD`. */
export function dayOf(instant: number, timezone?: string): string {
  const key = `iso ${timezone ?? ''}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      timeZone: knownTimezone(timezone),
    });
    dateFormats.set(key, format);
  }
  return format.format(instant);
}

/** From the first to the last day, saying what they share once: `2026年3月2日 – 4月5日`. */
export function formatRange(from: number, to: number, locale: Locale, timezone?: string): string {
  return dateFormat('date', locale, timezone).formatRange(from, to);
}

/** A whole number with the language's grouping. */
export function formatCount(count: number, locale: Locale): string {
  return numberFormat('count', locale, { maximumFractionDigits: 0 }).format(count);
}

/** A share between 0 and 1 as a percentage. */
export function formatShare(share: number, locale: Locale): string {
  return numberFormat('share', locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes in the largest unit that leaves at least 1, steps of 1,000. */
export function formatBytes(bytes: number, locale: Locale): string {
  const step = Math.min(byteUnits.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = byteUnits[step] ?? 'byte';
  const value = bytes / 1000 ** step;
  const format = numberFormat(`${unit} ${value < 10}`, locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: step > 0 && value < 10 ? 1 : 0,
  });
  return format.format(value);
}

/** Milliseconds as seconds, or minutes from two of them up. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const seconds = milliseconds / 1000;
  const [unit, value] = seconds < 120 ? (['second', seconds] as const) : (['minute', seconds / 60] as const);
  return numberFormat(unit, locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value);
}

function numberFormat(name: string, locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${name} ${locale}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
  }
  return format;
}

/** Names one after the other. */
export function formatNames(names: readonly string[], locale: Locale): string {
  // The list formats of the platform put nothing at all between names in Chinese, or an "and" before the last,
  // which is wrong where others follow.
  return names.join(locale === 'en' ? ', ' : '、');
}
