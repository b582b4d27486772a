import { type ParsedTime, QunshuError } from '../../../../contract/index.ts';
import { wallClock } from '../../../text/index.ts';
import { offsetOf } from '../../written-moment.ts';

/** Reads times that are written in one way. */
export type TimePattern = (text: string) => ParsedTime | null;

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'half' | 'zone';

const TOKENS: Readonly<Record<string, readonly [Field, string]>> = {
  YYYY: ['year', '(\\d{4})'],
  YY: ['year', '(\\d{2})'],
  MM: ['month', '(\\d{2})'],
  M: ['month', '(\\d{1,2})'],
  DD: ['day', '(\\d{2})'],
  D: ['day', '(\\d{1,2})'],
  HH: ['hour', '(\\d{2})'],
  H: ['hour', '(\\d{1,2})'],
  hh: ['hour', '(\\d{2})'],
  h: ['hour', '(\\d{1,2})'],
  mm: ['minute', '(\\d{2})'],
  m: ['minute', '(\\d{1,2})'],
  ss: ['second', '(\\d{2})'],
  s: ['second', '(\\d{1,2})'],
  SSS: ['fraction', '(\\d{3})'],
  A: ['half', '(AM|PM|am|pm|上午|下午|午前|午後|오전|오후)'],
  Z: ['zone', '(Z|[+-]\\d{2}:?\\d{2})'],
};
const TOKEN = /YYYY|YY|MM|M|DD|D|HH|H|hh|h|mm|m|ss|s|SSS|A|Z|[^A-Za-z]+|[A-Za-z]/g;

/**
 * A reader for times written like `D.M.YYYY H:mm`. Letters that are no token stand for themselves.
 * @throws {QunshuError} `invalid-input` for a pattern without year, month and day.
 */
export function readPattern(pattern: string): TimePattern {
  const fields: Field[] = [];
  let expression = '';
  for (const [piece] of pattern.matchAll(TOKEN)) {
    const [field, source] = TOKENS[piece] ?? [];
    if (field === undefined) {
      expression += piece.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    } else {
      fields.push(field);
      expression += source;
    }
  }
  if (!['year', 'month', 'day'].every((field) => fields.includes(field as Field))) {
    throw new QunshuError('invalid-input', { reason: `the time pattern “${pattern}” lacks year, month or day` });
  }
  const shape = new RegExp(`^${expression}$`);
  return (text) => {
    const match = shape.exec(text);
    return match === null ? null : timeOf(new Map(fields.map((field, index) => [field, match[index + 1] ?? ''])));
  };
}

function timeOf(fields: ReadonlyMap<Field, string>): ParsedTime | null {
  const number = (field: Field) => Number(fields.get(field) ?? '0');
  const year = number('year') + (fields.get('year')?.length === 2 ? 2000 : 0);
  const local = wallClock(
    year,
    number('month'),
    number('day'),
    hourOf(number('hour'), fields.get('half')),
    number('minute'),
    number('second'),
    number('fraction'),
  );
  const zone = fields.get('zone');
  if (local === null || zone === undefined) {
    return local === null ? null : { local };
  }
  return { local, instant: local - (zone === 'Z' ? 0 : offsetOf(zone)) };
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) {
    return hour;
  }
  return (hour % 12) + (/^(?:pm|下|午後|오후)/i.test(half) ? 12 : 0);
}
