import { wallClock } from '../../../text/index.ts';
import { offsetOf } from '../../written-moment.ts';

/** The time a line begins with, as far as the line tells it. */
export interface LineTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Wall clock of the day's midnight; null for a bare clock time. */
  readonly day: number | null;
  /** A day without a year: `Jan 02`. */
  readonly monthDay: { readonly month: number; readonly day: number } | null;
  /** Milliseconds ahead of UTC; null where no zone is written. */
  readonly offset: number | null;
  /** Index of what follows. */
  readonly end: number;
}

/** What a line says once its time is taken off. */
export type LineContent =
  | { readonly what: 'message'; readonly nick: string; readonly text: string }
  | { readonly what: 'notice'; readonly text: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:${MONTHS.join('|')})[a-z]*`;
const CLOCK = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?';
const TIME = new RegExp(
  `^\\[?(?:(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2}) (${MONTH})|(${MONTH}) {1,2}(\\d{1,2}))[ T])?${CLOCK}(?: ?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?\\]?(?=\\s)`,
  'i',
);

/** Reads the time at the start of a line; null where there is none, or none that exists. */
export function readTime(line: string): LineTime | null {
  return readBracketedClock(line) ?? readAnyTime(line);
}

/** `[HH:MM] `, the commonest form, without a regular expression. */
function readBracketedClock(line: string): LineTime | null {
  if (line.charCodeAt(0) !== 91 || line.charCodeAt(3) !== 58 || line.charCodeAt(6) !== 93) {
    return null;
  }
  const hour = twoDigits(line, 1);
  const minute = twoDigits(line, 4);
  const isTime = hour < 24 && minute < 60 && line.charCodeAt(7) === 32;
  return isTime ? { hour, minute, second: 0, day: null, monthDay: null, offset: null, end: 7 } : null;
}

function twoDigits(text: string, index: number): number {
  const tens = text.charCodeAt(index) - 48;
  const ones = text.charCodeAt(index + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function readAnyTime(line: string): LineTime | null {
  const match = TIME.exec(line);
  if (match === null) {
    return null;
  }
  const [written, year, month, day, dayBefore, monthAfter, monthBefore, dayAfter, hour, minute, second = '0', zone] =
    match;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || m > 59 || s > 60) {
    return null;
  }
  const fullDay = year === undefined ? null : wallClock(Number(year), Number(month), Number(day));
  if (year !== undefined && fullDay === null) {
    return null;
  }
  const monthName = monthAfter ?? monthBefore;
  const monthDay =
    monthName === undefined ? null : { month: monthNumber(monthName), day: Number(dayBefore ?? dayAfter) };
  return { hour: h, minute: m, second: s, day: fullDay, monthDay, offset: offsetOfZone(zone), end: written.length };
}

function offsetOfZone(zone: string | undefined): number | null {
  return zone === undefined ? null : /^[+-]/.test(zone) ? offsetOf(zone) : 0;
}

/** 1 to 12. */
function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const MESSAGE = /^(?:<\s*[@+%&~ ]?([^>\s!]+)(?:![^>]*)?>|\(([^\s()/]+)\/[#&][^\s()]*\)) ?\t?(.*)$/s;
const ACTION = /^(?:\*\t| ?\* |Action: )\s*(\S+)(?:\s(.*))?$/s;
const CHANNEL_NOTICE = /^-([^\s!:]+)(?:![^\s:]*)?(?::[^\s-]+)?-\s(.*)$/s;
const NOTICE = /^(?:-!-|\*{3}|===|-->|<--|--|=!=)(?=\s|$)\s?(.*)$/s;
/** Joins and parts as eggdrop and HexChat write them, with the address of whom they are about; HexChat's greetings. */
const TRAFFIC =
  /^(?:\*\t)?(\S{1,64} \([^\s@]{0,64}@\S{0,255}\) (?:has )?(?:joined|left|quit|got|was)\b.*|[^\s!]{1,64}![^\s@]{1,64}@\S{1,255} (?:has )?(?:joined|left|quit)\b.*|Nick change: \S{1,64} -> \S{1,64}|(?:Now talking on|Topic for|You are now) .*)$/s;

/** Reads what stands behind the time, from its first character that is not the blank after the time. */
export function readContent(rest: string): LineContent | null {
  const first = rest.charCodeAt(0);
  // `<nick>` and `(nick/#channel)`
  if (first === 60 || first === 40) {
    const [, nick, nickInChannel, text = ''] = MESSAGE.exec(rest) ?? [];
    const name = nick ?? nickInChannel;
    if (name !== undefined) {
      return { what: 'message', nick: name, text };
    }
  }
  const notice = (NOTICE.exec(rest) ?? TRAFFIC.exec(rest))?.[1];
  if (notice !== undefined) {
    return { what: 'notice', text: notice.trim() };
  }
  const [, nick, text = ''] = ACTION.exec(rest) ?? CHANNEL_NOTICE.exec(rest) ?? [];
  return nick === undefined ? null : { what: 'message', nick, text };
}

/** Reads a line of WeeChat, whose columns stand between tabs; null for any other line. */
export function readColumns(rest: string): LineContent | null {
  const tab = rest.indexOf('\t', 1);
  if (rest.charCodeAt(0) !== 9 || tab === -1) {
    return null;
  }
  const prefix = rest.slice(1, tab).trim();
  const text = rest.slice(tab + 1);
  if (prefix === '*') {
    const [, nick, action = ''] = /^(\S+)(?:\s(.*))?$/s.exec(text) ?? [];
    return nick === undefined ? null : { what: 'message', nick, text: action };
  }
  return prefix === '' || /^(?:-->|<--|--|=!=)$/.test(prefix)
    ? { what: 'notice', text: text.trim() }
    : { what: 'message', nick: prefix.replace(/^[@+%&~]/, ''), text };
}

const BANNER =
  /^(?:--- (?:Log opened|Log closed|Day changed)|\s*\*{4} {2}(?:Beginning|End) of log {2}\*{4}|\*{4} (?:BEGIN|ENDING?|END) LOGGING AT|Session (?:Start|Close|Time|Ident|Topic):?)/i;
const YEAR = /(?<!\d)(\d{4})(?!\d)/;
/** Programs name the months of a banner in the language of the user: the beginnings of their names, in eight of them. */
const BANNER_MONTHS = [
  'jan|gen|ene|янв',
  'feb|fév|fev|фев',
  'mar|mär|mrt|мар',
  'apr|avr|abr|апр',
  'may|mai|mei|mag|мая|май',
  'jun|juin|giu|июн',
  'jul|juil|lug|июл',
  'aug|aoû|ago|авг',
  'sep|set|сен',
  'oct|okt|ott|out|окт',
  'nov|ноя',
  'dec|déc|dez|dic|дек',
].map((names) => new RegExp(`^(?:${names})`, 'i'));
const MONTH_THEN_DAY = /(?<!\p{L})(\p{L}{3,10})\.? +(\d{1,2})(?!\d|:)/gu;
const DAY_THEN_MONTH = /(?<!\d|:)(\d{1,2})\.? +(\p{L}{3,10})(?!\p{L})/gu;
const NUMBERED_MONTH = /(\d{1,2})月 ?(\d{1,2})(?!\d|:)/;

/**
 * Reads a line with which a program begins or ends its log, or changes the day. Null for any other line;
 * `day` is the wall clock of midnight, null where the line names none that we can read.
 */
export function readBanner(line: string): { readonly day: number | null } | null {
  if (!BANNER.test(line)) {
    return null;
  }
  const year = YEAR.exec(line)?.[1];
  const found = namedDay(line);
  return { day: year === undefined || found === null ? null : wallClock(Number(year), found.month, found.day) };
}

/** The month and day that a banner names, in either order; null where it names none. */
function namedDay(line: string): { month: number; day: number } | null {
  const [, numbered, dayOfIt] = NUMBERED_MONTH.exec(line) ?? [];
  if (numbered !== undefined) {
    return { month: Number(numbered), day: Number(dayOfIt) };
  }
  const pairs = [
    ...Array.from(line.matchAll(MONTH_THEN_DAY), ([, name = '', day]) => ({ name, day })),
    ...Array.from(line.matchAll(DAY_THEN_MONTH), ([, day, name = '']) => ({ name, day })),
  ];
  // In French, Spanish and Italian “mar” is a Tuesday as well.
  const isTuesday = ({ name }: { name: string }) => Number(/^mar$/i.test(name));
  for (const { name, day } of pairs.sort((one, other) => isTuesday(one) - isTuesday(other))) {
    const month = BANNER_MONTHS.findIndex((pattern) => pattern.test(name)) + 1;
    if (month > 0) {
      return { month, day: Number(day) };
    }
  }
  return null;
}
