import type { WrittenDate } from '../../date-order.ts';
import { readPlainHeader } from './plain-header.ts';

/** How the program that wrote a line sets off its time: `[…]`, `… - `, `…: `, or nothing but a blank. */
export type HeaderShape = 'bracket' | 'dash' | 'colon' | 'bare';

/** The head of a message line: `[15/01/2025, 22:41:20] `. */
export interface WhatsAppHeader extends WrittenDate {
  readonly shape: HeaderShape;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Index in the line of what follows: the sender, or the sentence of a notice. */
  readonly end: number;
}

/** Longer than any head, with room for its invisible marks. */
const HEAD_LENGTH = 72;

const PERIOD =
  '[ap]\\.?\\s?m\\.?(?![a-z])|上午|下午|凌晨|清晨|早上|中午|傍晚|晚上|午前|午後|오전|오후|[\u0635\u0645](?![\u0600-\u06ff])';
/** A word before the time, such as Finnish “klo”. */
const LEAD = `(?:(?!${PERIOD})[^\\d\\s\\]:]{1,6}\\s)?`;
const DATE = '(\\d{1,4})\\s?[-/.]\\s?(\\d{1,4})\\s?[-/.]\\s?(\\d{1,4})\\.?';
const TIME = `(?:(${PERIOD})\\s?)?(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:\\s?(${PERIOD}))?`;
const STAMP = `${DATE},?\\s${LEAD}${TIME}`;
const BRACKET = new RegExp(`^\\[${STAMP}\\]:?\\s?`, 'i');
const PLAIN = new RegExp(`^${STAMP}(\\s[-–]\\s|\\s-$|:\\s|\\s(?=\\S))`, 'i');

/** Reads the head of a line; null for a line that has none, which continues the message before it. */
export function readHeader(line: string): WhatsAppHeader | null {
  return mayBeHeader(line) ? (readPlainHeader(line) ?? readAnyHeader(line)) : null;
}

function readAnyHeader(line: string): WhatsAppHeader | null {
  const { text, plain } = normaliseHead(line);
  const bracket = text.charCodeAt(0) === 91;
  const match = (bracket ? BRACKET : PLAIN).exec(text);
  if (match === null) {
    return null;
  }
  const [written, first = '', second = '', third = '', before, hour, minute, seconds, after, separator = ''] = match;
  return {
    shape: bracket ? 'bracket' : shapeOf(separator),
    parts: [Number(first), Number(second), Number(third)],
    digits: [first.length, second.length, third.length],
    hour: hourOf(Number(hour), (before ?? after ?? '').toLowerCase()),
    minute: Number(minute),
    second: Number(seconds ?? 0),
    end: plain ? written.length : lengthWithMarks(line, written.length),
  };
}

function shapeOf(separator: string): HeaderShape {
  return /[-–]/.test(separator) ? 'dash' : separator.includes(':') ? 'colon' : 'bare';
}

/** Rules most lines out at their first character. */
function mayBeHeader(line: string): boolean {
  for (let index = 0; index < 4; index++) {
    const unit = line.charCodeAt(index);
    if ((unit >= 48 && unit <= 57) || unit === 91 || isEasternDigit(unit)) {
      return true;
    }
    if (!isMark(unit)) {
      return false;
    }
  }
  return false;
}

/**
 * The head without invisible marks, its blanks and digits in ASCII: WhatsApp follows the phone's
 * language. Only for matching; `plain` tells that nothing had to be taken out.
 */
function normaliseHead(line: string): { readonly text: string; readonly plain: boolean } {
  const head = line.length > HEAD_LENGTH ? line.slice(0, HEAD_LENGTH) : line;
  for (let index = 0; index < head.length; index++) {
    if (isForeign(head.charCodeAt(index))) {
      return rewriteHead(head);
    }
  }
  return { text: head, plain: true };
}

function rewriteHead(head: string): { readonly text: string; readonly plain: boolean } {
  let text = '';
  let plain = true;
  for (let index = 0; index < head.length; index++) {
    const unit = head.charCodeAt(index);
    if (isMark(unit)) {
      plain = false;
    } else if (unit === 0xa0 || unit === 0x2007 || unit === 0x2009 || unit === 0x202f) {
      text += ' ';
    } else if (isEasternDigit(unit)) {
      text += String(unit & 15);
    } else {
      text += unit === 0x060c ? ',' : head[index];
    }
  }
  return { text, plain };
}

/** Length in the line of a head that is `length` long without its marks. */
function lengthWithMarks(line: string, length: number): number {
  let index = 0;
  for (let seen = 0; seen < length; index++) {
    seen += isMark(line.charCodeAt(index)) ? 0 : 1;
  }
  return index;
}

/** Anything `rewriteHead` would change. */
function isForeign(unit: number): boolean {
  return (
    unit === 0xa0 ||
    unit === 0x060c ||
    isEasternDigit(unit) ||
    (unit >= 0x2007 && unit <= 0x202f) ||
    (unit >= 0x2066 && unit <= 0x2069) ||
    unit === 0xfeff
  );
}

/** Marks of writing direction and the byte order mark. */
export function isMark(unit: number): boolean {
  return (
    unit === 0x200e ||
    unit === 0x200f ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069) ||
    unit === 0xfeff
  );
}

/** Arabic-Indic and Persian digits; their low four bits are their value. */
function isEasternDigit(unit: number): boolean {
  return (unit >= 0x660 && unit <= 0x669) || (unit >= 0x6f0 && unit <= 0x6f9);
}

/** Hour of the day, 0 to 23, of an hour written with a part of the day. */
function hourOf(hour: number, period: string): number {
  if (period === '') {
    return hour;
  }
  if (period === '中午') {
    return hour < 11 ? hour + 12 : hour;
  }
  if (period === '晚上') {
    return hour === 12 ? 0 : hour < 12 ? hour + 12 : hour;
  }
  if (/^(?:p|下午|傍晚|午後|오후|م)/.test(period)) {
    return hour < 12 ? hour + 12 : hour;
  }
  return hour === 12 ? 0 : hour;
}
