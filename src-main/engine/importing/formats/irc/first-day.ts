import { dirname } from 'node:path';
import { type ImportOptions, type ParsedGuess, QunshuError } from '../../../../contract/index.ts';
import { isTimezone, wallClock, ZonedClock } from '../../../text/index.ts';
import { dayIn, stemOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';

const DAY = 86_400_000;

/** The day on which a log begins, and how it was found; no guess where the user said it. */
export interface FirstDay {
  /** Wall clock of midnight. */
  readonly day: number;
  readonly guess: ParsedGuess | null;
}

/**
 * The day on which a log with bare clock times begins: what the user says, else the file's name, else its age.
 * @throws {QunshuError} `invalid-input` for a time zone that does not exist.
 */
export function firstDayOf(source: ExportSource, options: ImportOptions): FirstDay {
  const chosen = options.date === undefined ? null : dayIn(options.date);
  if (chosen !== null) {
    return { day: chosen.day, guess: null };
  }
  const named = dayIn(stemOf(source.name))?.day ?? dayOfFolders(source.path);
  if (named !== null) {
    return { day: named, guess: guess(named, 'the file is named so') };
  }
  const timezone = options.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isTimezone(timezone)) {
    throw new QunshuError('invalid-input', { reason: `there is no time zone “${timezone}”` });
  }
  const clock = new ZonedClock(timezone);
  const written = clock.toLocal(source.modifiedAt);
  const day = written - (((written % DAY) + DAY) % DAY);
  return { day, guess: guess(day, 'the file was last changed on that day') };
}

/** Archives keep logs in folders `2005/04/05`. */
function dayOfFolders(path: string): number | null {
  const [, year, month, day] = /(?:^|[\\/])(\d{4})[\\/](\d{2})[\\/](\d{2})$/.exec(dirname(path)) ?? [];
  return year === undefined ? null : wallClock(Number(year), Number(month), Number(day));
}

function guess(day: number, because: string): ParsedGuess {
  return { type: 'guess', what: 'date', value: new Date(day).toISOString().slice(0, 10), because };
}

/**
 * The name of a channel from the name of its log: a part that begins with `#`, else what stands before the
 * date, else the whole name.
 */
export function channelNameOf(file: string): string {
  const stem = stemOf(file);
  const date = dayIn(stem);
  const before = date === null ? stem : trimSeparators(stem.slice(0, date.start));
  const channel = /[#&+!]\S+/.exec(before)?.[0] ?? (date === null ? undefined : /#\S+/.exec(stem.slice(date.end))?.[0]);
  return trimSeparators(channel ?? '') || before || stem;
}

function trimSeparators(text: string): string {
  return text.replace(/^[\s._-]+|[\s._-]+$/g, '');
}
