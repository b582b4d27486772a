import type { WhatsAppHeader } from './header.ts';

const BLANK = 32;
const NARROW_BLANK = 0x202f;
const COLON = 58;
const SMALL_A = 97;
const SMALL_M = 109;
const SMALL_P = 112;

/**
 * Reads the commonest heads, `12/9/20, 23:55 - `, `12/9/20, 11:55 PM - ` and `[15/01/2025, 22:41:20] `: digits
 * and ASCII marks but for the narrow blank that may stand before AM and PM. Null for every other line; the general way tries those. A million lines pass here.
 */
export function readPlainHeader(line: string): WhatsAppHeader | null {
  const isBracket = line.charCodeAt(0) === 91;
  const firstAt = isBracket ? 1 : 0;
  const first = digitsAt(line, firstAt, 4);
  const secondAt = firstAt + first + 1;
  const second = isDateSeparator(line.charCodeAt(secondAt - 1)) ? digitsAt(line, secondAt, 4) : 0;
  const thirdAt = secondAt + second + 1;
  const third = isDateSeparator(line.charCodeAt(thirdAt - 1)) ? digitsAt(line, thirdAt, 4) : 0;
  const comma = line.charCodeAt(thirdAt + third) === 44 ? 1 : 0;
  const hourAt = thirdAt + third + comma + 1;
  const hour = line.charCodeAt(hourAt - 1) === BLANK ? digitsAt(line, hourAt, 2) : 0;
  const minuteAt = hourAt + hour + 1;
  if (
    first * second * third * hour === 0 ||
    line.charCodeAt(minuteAt - 1) !== COLON ||
    digitsAt(line, minuteAt, 2) < 2
  ) {
    return null;
  }
  const hasSecond = line.charCodeAt(minuteAt + 2) === COLON && digitsAt(line, minuteAt + 3, 2) === 2;
  const clockEnd = minuteAt + (hasSecond ? 5 : 2);
  const half = halfOfDay(line, clockEnd);
  const end = separatorEnd(line, clockEnd + (half === null ? 0 : 3), isBracket);
  if (end === -1) {
    return null;
  }
  return {
    shape: isBracket ? 'bracket' : 'dash',
    parts: [numberAt(line, firstAt, first), numberAt(line, secondAt, second), numberAt(line, thirdAt, third)],
    digits: [first, second, third],
    hour: half === null ? numberAt(line, hourAt, hour) : hourInHalf(numberAt(line, hourAt, hour), half),
    minute: numberAt(line, minuteAt, 2),
    second: hasSecond ? numberAt(line, minuteAt + 3, 2) : 0,
    end,
  };
}

/** Which half of the day ` AM` or ` PM` names; null where neither stands. */
function halfOfDay(line: string, index: number): 'a' | 'p' | null {
  const blank = line.charCodeAt(index);
  // The bit in which small letters and capitals differ.
  const letter = line.charCodeAt(index + 1) | 32;
  const isHalf = (blank === BLANK || blank === NARROW_BLANK) && (line.charCodeAt(index + 2) | 32) === SMALL_M;
  return !isHalf || (letter !== SMALL_A && letter !== SMALL_P) ? null : letter === SMALL_A ? 'a' : 'p';
}

function hourInHalf(hour: number, half: 'a' | 'p'): number {
  if (half === 'p') {
    return hour < 12 ? hour + 12 : hour;
  }
  return hour === 12 ? 0 : hour;
}

/** Behind `] ` or ` - `; -1 where neither stands. */
function separatorEnd(line: string, index: number, isBracket: boolean): number {
  if (isBracket) {
    return line.charCodeAt(index) === 93 && line.charCodeAt(index + 1) === BLANK ? index + 2 : -1;
  }
  const isDash =
    line.charCodeAt(index) === BLANK && line.charCodeAt(index + 1) === 45 && line.charCodeAt(index + 2) === BLANK;
  return isDash ? index + 3 : -1;
}

function isDateSeparator(unit: number): boolean {
  return unit === 47 || unit === 46 || unit === 45;
}

/** How many digits stand at the index, at most `limit`. */
function digitsAt(line: string, index: number, limit: number): number {
  let count = 0;
  while (count < limit && isDigit(line.charCodeAt(index + count))) {
    count++;
  }
  return count;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function numberAt(line: string, index: number, length: number): number {
  let number = 0;
  for (let offset = 0; offset < length; offset++) {
    number = number * 10 + line.charCodeAt(index + offset) - 48;
  }
  return number;
}
