import type { Locale } from '../../../src-main/contract/index.ts';
import {
  type DateStyle,
  formatBytes,
  formatCount,
  formatDate,
  formatDuration,
  formatNames,
  formatRange,
  formatShare,
} from './format.ts';
import { useWords } from './use-words.tsx';

export interface Format {
  readonly locale: Locale;
  readonly date: (instant: number, style: DateStyle, timezone?: string) => string;
  readonly range: (from: number, to: number, timezone?: string) => string;
  readonly count: (count: number) => string;
  readonly share: (share: number) => string;
  readonly bytes: (bytes: number) => string;
  readonly duration: (milliseconds: number) => string;
  readonly names: (names: readonly string[]) => string;
}

/** Dates and numbers in the language of the interface. */
export function useFormat(): Format {
  const { locale } = useWords();
  return formatOf(locale);
}

const formats = new Map<Locale, Format>();

function formatOf(locale: Locale): Format {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const format: Format = {
    locale,
    date: (instant, style, timezone) => formatDate(instant, style, locale, timezone),
    range: (from, to, timezone) => formatRange(from, to, locale, timezone),
    count: (count) => formatCount(count, locale),
    share: (share) => formatShare(share, locale),
    bytes: (bytes) => formatBytes(bytes, locale),
    duration: (milliseconds) => formatDuration(milliseconds, locale),
    names: (names) => formatNames(names, locale),
  };
  formats.set(locale, format);
  return format;
}
