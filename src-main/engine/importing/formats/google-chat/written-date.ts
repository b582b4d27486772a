import { wallClock } from '../../../text/index.ts';
import { isoWallClock } from '../../written-time.ts';

/** Months from January, in the languages that write them out before or behind the day. */
const MONTHS = [
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'januari februari maart april mei juni juli augustus september oktober november december',
];
const months = new Map(MONTHS.flatMap((names) => names.split(' ').map((name, index) => [name, index + 1] as const)));

const OFFSET = /^(?:\.\d+)?(?:Z|([+-])(\d{2}):?(\d{2}))$/;
const CLOCK = /(\d{1,2})(?::|[時时시]\s?)(\d{1,2})(?::|[分분]\s?)(\d{1,2})/;
const NUMBERED_DATE = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/;
const WORD = /\p{L}{3,}/gu;
const AFTERNOON = /[PＰ]\.?\s?M\b|下午|午後|오후|晚上|中午/i;
const PERIOD = /[AP]\.?\s?M\b|[上下]午|午[前後]|오[전후]|凌晨|早上|晚上|中午/i;
const LONGEST = 100;

/** Epoch milliseconds of a time as Takeout writes it, always in UTC; null for anything else. */
export function instantOf(written: string): number | null {
  return written.charCodeAt(10) === 84 ? rfc3339(written) : writtenOut(written);
}

function rfc3339(text: string): number | null {
  const local = isoWallClock(text.slice(0, 19));
  const match = local === null ? null : OFFSET.exec(text.slice(19));
  if (local === null || match === null) {
    return null;
  }
  const [, sign, hours, minutes] = match;
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? local + offset : local - offset;
}

/** `Friday, May 29, 2026 at 3:00:29 AM UTC`, `2026年5月29日星期五 UTC 03:00:29` and their like. */
function writtenOut(text: string): number | null {
  const clock = text.length > LONGEST || !/UTC|GMT/.test(text) ? null : CLOCK.exec(text);
  if (clock === null) {
    return null;
  }
  const [time, hours, minutes, seconds] = clock;
  const date = dateIn(text.replace(time, ' '));
  const hour = hourOf(Number(hours), text);
  return date === null ? null : wallClock(date.year, date.month, date.day, hour, Number(minutes), Number(seconds));
}

function hourOf(hour: number, text: string): number {
  if (hour > 12 || !PERIOD.test(text)) {
    return hour;
  }
  return AFTERNOON.test(text) ? (hour % 12) + 12 : hour % 12;
}

function dateIn(text: string): { year: number; month: number; day: number } | null {
  const numbered = NUMBERED_DATE.exec(text);
  if (numbered !== null) {
    return { year: Number(numbered[1]), month: Number(numbered[2]), day: Number(numbered[3]) };
  }
  const month = (text.match(WORD) ?? []).map((word) => months.get(word.toLowerCase())).find((one) => one !== undefined);
  const year = /\b\d{4}\b/.exec(text)?.[0];
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  return month === undefined || year === undefined || day === undefined
    ? null
    : { year: Number(year), month, day: Number(day) };
}
